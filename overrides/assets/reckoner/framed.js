/**
 * Whether the reckoner is in a frame, and whether the page round it may show it. It comes in the head of the page, so
 * that the page is laid out rightly from the start; this is not a module. lib/framed.js has the rest.
 *
 * Hosts refuse other pages by a header (`frame-ancestors`). This is for hosts that do not send it.
 */
(() => {
  if (window.top === window) {
    return;
  }
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { embedFrom = "" } = script.dataset;
  const allowed = [location.origin, ...embedFrom.split(" ").filter((origin) => origin !== "")];
  // Firefox does not say who is round it; every page sends its origin, unless it is told not to.
  const round = location.ancestorOrigins
    ? [...location.ancestorOrigins]
    : [document.referrer === "" ? "" : new URL(document.referrer).origin];
  if (round.every((origin) => allowed.includes(origin))) {
    document.documentElement.classList.add("framed");
    // The one next to this page, which is told how high it is.
    script.dataset.around = round[0];
  } else {
    document.documentElement.classList.add("framed-wrongly");
  }
})();
