/**
 * What only works with a script, on every page: printing it with what is closed, sharing its address, and copying what
 * it is called. Its buttons are shown by the script itself.
 */

import { copyText } from "../lib/clipboard.js";
import { find, findAll, onClick, show, textOf } from "../lib/dom.js";
import { openOnPaper } from "../lib/on-paper.js";

for (const tool of findAll(document, "[data-print-page]")) {
  show(tool, true);
}
onClick(document, "[data-print-page]", () => window.print());

// Where a style sheet cannot print what is closed (closed-on-paper.css). The reckoner opens its own parts.
if (!CSS.supports("selector(::details-content)") && document.querySelector("[data-step]") === null) {
  openOnPaper(() => findAll(document, ".md-content__inner details:not([open])"));
}

// Firefox on computers has no sheet to share by.
for (const tool of "share" in navigator ? findAll(document, "[data-share-page]") : []) {
  show(tool, true);
  tool.addEventListener("click", () => void share());
}

/** The page's title and address alone go to whatever the reader chooses. */
async function share() {
  try {
    await navigator.share({ title: document.title, url: location.origin + location.pathname });
  } catch {
    // The reader closed the sheet, or nothing on this device takes a link.
  }
}

/** @param {HTMLElement} place - what a page is called, with a button to copy that */
async function copyName(place) {
  const name = find(place, "[data-page-name]");
  const done = (await copyText(textOf(name), name)) ? "copied" : "selected";
  for (const said of findAll(place, "[data-said]")) {
    show(said, said.dataset.said === done);
  }
}

for (const place of findAll(document, "[data-copy-place]")) {
  const button = find(place, "[data-copy]");
  show(button, true);
  button.addEventListener("click", () => void copyName(place));
}

/** Opens whatever is closed around the part of the page that the address leads to. Not every browser does. */
function openTarget() {
  const target = document.getElementById(location.hash.slice(1));
  const closed = target?.closest("details:not([open])");
  for (let part = closed; part; part = part.parentElement?.closest("details:not([open])")) {
    part.toggleAttribute("open", true);
  }
  if (closed) {
    target?.scrollIntoView();
  }
}

addEventListener("hashchange", openTarget);
openTarget();
