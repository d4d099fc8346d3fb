/** The offer, on the results, to answer more. */

import { find, sentence, show } from "../lib/dom.js";

/** @import { Estimate } from "./types.js" */

/**
 * @param {HTMLElement} section - the results
 * @param {Estimate} estimate
 */
export function offerMore(section, estimate) {
  const button = find(section, "[data-carry-on]");
  show(button, estimate.next_question !== null);
  find(button, "[data-offer]").replaceChildren(words(estimate));
}

/** @param {Estimate} estimate */
function words({ enough, about_left: number }) {
  if (number === 1) {
    return sentence("sharper-one");
  }
  return sentence(enough ? "sharper-more" : "sharper-first", { number });
}
