/** The offer, on the results, to answer more: to get to them, or for what adds detail once they are there. */

import { find, sentence, show } from "../lib/dom.js";

/** @import { Estimate } from "./types.js" */

/**
 * @param {HTMLElement} section - the results
 * @param {Estimate} estimate
 * @param {(question: string) => string} detail - what a question's group is about, in a word or two
 */
export function offerMore(section, estimate, detail) {
  const button = find(section, "[data-carry-on]");
  show(button, estimate.next_question !== null);
  find(button, "[data-offer-more]").replaceChildren(words(estimate, detail));
}

/**
 * @param {Estimate} estimate
 * @param {(question: string) => string} detail
 */
function words({ enough, about_left: number, can_be_asked: questions }, detail) {
  const names = new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" });
  const about = names.format(new Set(questions.map(detail)));
  if (enough) {
    return number === 1 ? sentence("sharper-detail-one", { about }) : sentence("sharper-detail", { about, number });
  }
  return number === 1 ? sentence("sharper-first-one") : sentence("sharper-first", { number });
}
