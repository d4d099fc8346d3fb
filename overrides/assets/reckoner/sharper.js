/** The offer, on the results, to answer more: to get to them, or for what adds detail once they are there. */

import { find, sentence, show } from "../lib/dom.js";

/** @import { Estimate } from "./types.js" */

/**
 * @param {HTMLElement} section - the results
 * @param {Estimate} estimate
 */
export function offerMore(section, estimate) {
  const button = find(section, "[data-carry-on]");
  show(button, estimate.next_question !== null);
  find(button, "[data-offer-more]").replaceChildren(words(estimate));
}

/** @param {Estimate} estimate */
function words({ enough, about_left: number }) {
  const kind = enough ? "detail" : "first";
  return number === 1 ? sentence(`sharper-${kind}-one`) : sentence(`sharper-${kind}`, { number });
}
