/**
 * Puts the reckoner into a page of another site, where its one script tag is. It makes a frame and does two things for
 * it: gives it the height that it asks for, and takes the reader to where a step begins. Nothing else crosses.
 *
 * The build writes where the reckoners are (publisher/site/hosting/embedded.py). Styles are set by the object model
 * alone: a page with a strict security policy ignores a style attribute.
 */
((/** @type {Record<string, string>} */ pages = {}) => {
  /** Until the frame has said how high it is. */
  const FIRST_HEIGHT = "800px";

  /** No page is as high; a message that says so is a mistake. */
  const HIGHEST = 100_000;

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { council = Object.keys(pages)[0] ?? "", title = "What you can ask the council for" } = script.dataset;
  const page = pages[council];
  if (page === undefined) {
    console.error(`There is no council "${council}". Use one of: ${Object.keys(pages).join(", ")}.`);
    return;
  }
  const address = new URL(page, script.src);
  const frame = document.createElement("iframe");
  frame.title = title;
  // Our page looks at who shows it, and at nothing more.
  frame.referrerPolicy = "origin";
  frame.setAttribute(
    "sandbox",
    "allow-scripts allow-same-origin allow-forms allow-modals allow-downloads allow-popups " +
      "allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation",
  );
  frame.allow = "clipboard-write";
  Object.assign(frame.style, { display: "block", width: "100%", height: FIRST_HEIGHT, border: "0" });
  frame.src = address.href;

  /** @param {unknown} value @returns {value is number} */
  const isLength = (value) => typeof value === "number" && value >= 0 && value <= HIGHEST;

  window.addEventListener("message", ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== address.origin) {
      return;
    }
    if (isLength(data?.height)) {
      frame.style.height = `${data.height}px`;
    }
    if (isLength(data?.top)) {
      window.scrollTo({ top: window.scrollY + frame.getBoundingClientRect().top + data.top });
    }
  });

  script.after(frame);
})(/* pages */);
