/** What helps most while nothing is settled. The page has all of it, from policies/england/questions.yaml. */

import { findAll, show } from "../lib/dom.js";

/** @import { Estimate } from "./types.js" */

const AT_MOST = 2;

/**
 * @param {HTMLElement} part
 * @param {Estimate} estimate
 */
export function showHelps(part, estimate) {
  const helps = findAll(part, "[data-help]");
  const questions = helps.map((help) => help.dataset.while ?? null);
  const shown = nothingSettled(estimate) ? helpsFor(questions, estimate.still_matter) : [];
  helps.forEach((help, index) => {
    show(help, shown.includes(index));
  });
  show(part, shown.length > 0);
}

/**
 * Whether no budget's result is sure yet, but for one of which the council's page is silent.
 * @param {Pick<Estimate, "strands">} estimate
 */
export function nothingSettled({ strands }) {
  const statuses = Object.values(strands).map(({ status }) => status);
  return statuses.includes("need_answers") && statuses.every((one) => one === "need_answers" || one === "not_stated");
}

/**
 * The places of the helps to show: the first two whose question can still matter, and with them those for everybody.
 * These go on from the others ("before you know any of this"), so they are never alone.
 * @param {(string | null)[]} questions - the question of each help
 * @param {string[]} stillMatter
 */
export function helpsFor(questions, stillMatter) {
  const places = questions.map((_, index) => index);
  const fitting = places.filter((index) => stillMatter.includes(questions[index] ?? ""));
  return fitting.length === 0
    ? []
    : [...fitting.slice(0, AT_MOST), ...places.filter((index) => questions[index] === null)];
}
