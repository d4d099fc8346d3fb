/** Words that a family can send about a strand. They are in the page, from policies/england/letters.yaml. */

import { copyText } from "../lib/clipboard.js";
import { find, findAll, onClick, say, show } from "../lib/dom.js";

/** @import { StrandResult } from "./types.js" */

/**
 * The words that fit a strand's result for a family, ready to be copied.
 * @param {string} id - the strand's id
 * @param {StrandResult} strand
 * @param {(message: string) => void} tell - says something to people who listen to the page
 * @returns {DocumentFragment}
 */
export function letter(id, strand, tell) {
  const all = findAll(document, `template[data-letter="${id}"]`);
  const template = all.find((one) => one.dataset.for?.split(" ").includes(strand.status));
  if (!(template instanceof HTMLTemplateElement)) {
    throw new Error(`The page has no letter for ${id} ${strand.status}`);
  }
  const part = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const names = new Intl.ListFormat(document.documentElement.lang, { type: "disjunction" });
  say(part, "to", names.format(strand.ask.map(({ who }) => who)));
  const details = find(part, "details");
  onClick(part, "[data-copy]", () => void copyWords(details, tell));
  return part;
}

/**
 * @param {HTMLElement} details
 * @param {(message: string) => void} tell
 */
async function copyWords(details, tell) {
  const words = find(details, "[data-words]");
  // biome-ignore lint/performance/useDomNodeTextContent: innerText has a line for each paragraph.
  const copied = await copyText(words.innerText.trim(), words);
  const done = find(details, copied ? "[data-copied]" : "[data-not-copied]");
  show(find(details, "[data-copied]"), copied);
  show(find(details, "[data-not-copied]"), !copied);
  tell(done.textContent ?? "");
}
