/** Marks the cards of a page whose content the family has opened, if it has asked us to remember that. */

import { copy, findAll } from "../lib/dom.js";
import { pathOf } from "../lib/place.js";
import { all, keep, onChange, read } from "../lib/storage.js";

const CARDS = ".md-content .card";
const MARK = "[data-opened-mark]";

/** The links of a card that lead to pages of this site, by path. @param {HTMLElement} card */
function paths(card) {
  return findAll(card, "a").flatMap((link) => (link instanceof HTMLAnchorElement ? (pathOf(link) ?? []) : []));
}

function showMarks() {
  const opened = new Set(all("opened").map((entry) => entry.name));
  for (const card of findAll(document, CARDS)) {
    const there = card.querySelector(MARK);
    const wanted = paths(card).some((path) => opened.has(path));
    if (wanted && !there) {
      card.append(copy("opened"));
    }
    if (!wanted) {
      there?.remove();
    }
  }
}

/** @param {Event} event */
function note(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const card = link?.closest(CARDS);
  const path = link ? pathOf(link) : null;
  if (!link || !card || path === null || read("choice", "") === null) {
    return;
  }
  const title = card.querySelector("h2, h3")?.textContent?.trim() ?? link.textContent?.trim() ?? path;
  keep("opened", path, { path, title, area: "" });
}

for (const name of ["click", "auxclick"]) {
  document.addEventListener(name, note);
}
onChange(showMarks);
showMarks();
