/**
 * On a page whose rules change on a day: from that day on, the reader is taken to the page of the new rules. Without
 * this script the line above the page leads there.
 */

import { find, show } from "../lib/dom.js";
import { siteDay } from "../lib/site-day.js";

/** @param {HTMLElement} line */
function showInForce(line) {
  const { from = "", until = "", later = "" } = line.dataset;
  const day = siteDay();
  if (until && day >= until) {
    location.replace(later + location.hash);
  } else if (from) {
    // Since they hold, they are no news.
    show(find(line, "[data-dated-from]"), day < from);
    show(line, day < from || until !== "");
  }
}

const line = find(document, "[data-dated]");
showInForce(line);
// A phone keeps a page open for weeks. The reckoner goes on by the rules that it began with: answers would be lost.
if (!document.querySelector("[data-reckoner]")) {
  document.addEventListener("visibilitychange", () => showInForce(line));
}
