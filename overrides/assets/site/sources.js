/**
 * Where a sentence comes from: the popover of "Source" has a link for each fact (publisher/wording/quiet_sources.py).
 * When it is opened for the first time, each gets its words, the page and the heading that it is from, and the day of
 * our copy.
 */

import { copy, find, findAll, say, show } from "../lib/dom.js";
import { factAt } from "../lib/facts.js";

// Such an event does not bubble.
document.addEventListener(
  "toggle",
  (event) => {
    const { target } = event;
    if (event instanceof ToggleEvent && event.newState === "open" && target instanceof HTMLElement) {
      const sources = target.matches("[data-sources]") ? findAll(target, "a.cite:not([data-told])") : [];
      for (const link of sources) {
        void tell(/** @type {HTMLAnchorElement} */ (link));
      }
    }
  },
  { capture: true },
);

/** @param {HTMLAnchorElement} link */
async function tell(link) {
  link.dataset.told = "";
  const fact = await factAt(link.href);
  if (fact === null) {
    // The link still leads to the list.
    delete link.dataset.told;
    return;
  }
  const part = copy("source-fact");
  say(part, "words", fact.words);
  const page = find(part, "[data-page]");
  page.textContent = fact.page || fact.heading;
  show(find(part, "[data-no-link]"), fact.original === null && fact.page !== "");
  if (fact.original === null) {
    page.replaceWith(page.textContent);
  } else {
    page.setAttribute("href", fact.original);
  }
  show(find(part, "[data-under]"), fact.page !== "" && fact.heading !== "");
  say(part, "heading", fact.heading);
  show(find(part, "[data-day]"), fact.copied !== "");
  say(part, "copied", fact.copied);
  const place = find(part, "[data-number]");
  link.replaceWith(part);
  place.append(link);
}
