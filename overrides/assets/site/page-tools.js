/**
 * What only works with a script, on every page: printing it, and copying what it is called. Shown by the script itself.
 */

import { find, findAll, onClick, show } from "./dom.js";

for (const tool of findAll(document, "[data-print-page]")) {
  show(tool, true);
}
onClick(document, "[data-print-page]", () => window.print());

/**
 * Copy what a page is called. Where the browser does not allow that, the text is selected, to be copied by hand.
 * @param {HTMLElement} place
 */
async function copyName(place) {
  const name = find(place, "[data-page-name]");
  try {
    await navigator.clipboard.writeText((name.textContent ?? "").trim().replace(/\s+/g, " "));
    tell(place, "copied");
  } catch {
    getSelection()?.selectAllChildren(name);
    tell(place, "selected");
  }
}

/**
 * Say one of the sentences that stand in the page.
 * @param {HTMLElement} place
 * @param {string} which
 */
function tell(place, which) {
  for (const sentence of findAll(place, "[data-said]")) {
    show(sentence, sentence.dataset.said === which);
  }
}

for (const place of findAll(document, "[data-copy-place]")) {
  const button = find(place, "[data-copy]");
  show(button, true);
  button.addEventListener("click", () => void copyName(place));
}
