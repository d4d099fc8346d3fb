/** The picture of a plan's life in the results: marks the moment at which a family is. */

import { findAll, show } from "../lib/dom.js";

/** @import { Answers } from "./types.js" */

/**
 * Mark where a family is; remove the picture where its answers do not say.
 * @param {HTMLElement} results
 * @param {Answers} answers
 * @returns {boolean} whether a review is what comes next
 */
export function showWhere(results, answers) {
  const moments = findAll(results, "[data-life] [data-moment]");
  const here = moments.filter((moment) => fits(moment, answers)).at(-1);
  for (const moment of moments) {
    const marked = moment === here;
    moment.classList.toggle("life__moment--here", marked);
    if (marked) {
      moment.setAttribute("aria-current", "step");
    } else {
      moment.removeAttribute("aria-current");
    }
    for (const mark of findAll(moment, "[data-here]")) {
      show(mark, marked);
    }
  }
  for (const picture of findAll(results, "[data-life]")) {
    show(picture, here !== undefined);
  }
  return here?.dataset.reviewNext !== undefined;
}

/**
 * Whether a family's answers are those of a moment. The moment's own come from the policy, in `data-moment-answers`.
 * @param {HTMLElement} moment
 * @param {Answers} answers
 */
function fits(moment, answers) {
  /** @type {Record<string, string[]>} */
  const wanted = JSON.parse(moment.dataset.momentAnswers ?? "{}");
  return Object.entries(wanted).every(([question, options]) => options.includes(String(answers[question])));
}
