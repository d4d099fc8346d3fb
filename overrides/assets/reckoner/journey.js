/**
 * A family's way through the questions, as plain data and pure functions. It knows no rule and no page: the engine says
 * which question comes next, and main.js shows it.
 */

/** @import { Answers, DontKnow, Estimate } from "./types.js" */
/** @import { Step } from "./steps.js" */

/**
 * The answer of a family that was asked and is not sure.
 * @type {DontKnow}
 */
export const DONT_KNOW = "dont_know";

/**
 * @typedef {object} Journey
 * @property {Answers} answers - there until the page is closed, also where they do not apply any more
 * @property {Record<string, string>} days - for each answer, the day on which it was given, or said to be still so
 * @property {string[]} again - questions whose answers were true once, and have to be given again
 * @property {string[]} asked - the questions in the order in which they were first shown
 * @property {Step} step - where the family is
 * @property {"check" | "results" | null} returnTo - where to go once a single answer has been changed
 * @property {number | null} further - how many questions it had been asked when it saw its results, and went on to what
 *   adds detail; null before that
 */

/** @returns {Journey} */
export function begin() {
  return { answers: {}, days: {}, again: [], asked: [], step: { name: "start" }, returnTo: null, further: null };
}

/**
 * Go on with answers from another day, given in this order.
 * @param {Answers} answers
 * @param {Record<string, string>} days - on which they were given
 * @returns {Journey}
 */
export function resume(answers, days) {
  return { ...begin(), answers, days, asked: Object.keys(answers) };
}

/**
 * Go to a step. At the answers or the results, a family is no longer on the way back to them.
 * @param {Journey} journey
 * @param {Step} step
 * @returns {Journey}
 */
export function goTo(journey, step) {
  if (step.name !== "question") {
    return { ...journey, step, returnTo: null };
  }
  const asked = journey.asked.includes(step.id) ? journey.asked : [...journey.asked, step.id];
  return { ...journey, step, asked };
}

/**
 * Go to one question from the answers or the results, and come straight back.
 * @param {Journey} journey
 * @param {string} id
 * @returns {Journey}
 */
export function change(journey, id) {
  const from = journey.step.name;
  const returnTo = from === "check" || from === "results" ? from : null;
  return { ...goTo(journey, { name: "question", id }), returnTo };
}

/**
 * Go on with the questions, from the answers or the results: where there was enough for results, to the very end.
 * @param {Journey} journey
 * @param {Estimate} estimate
 * @param {string} id - the next question
 * @returns {Journey}
 */
export function carryOn(journey, estimate, id) {
  const further = estimate.enough ? (journey.further ?? journey.asked.length) : null;
  return { ...goTo(journey, { name: "question", id }), further };
}

/**
 * @param {Journey} journey
 * @param {string} id
 * @param {string | number} value
 * @param {string} day - today
 * @returns {Journey}
 */
export function answer(journey, id, value, day) {
  return {
    ...journey,
    answers: { ...journey.answers, [id]: value },
    days: { ...journey.days, [id]: day },
    again: journey.again.filter((other) => other !== id),
  };
}

/**
 * Leave answers out that cannot be true any more: they have to be given again.
 * @param {Journey} journey
 * @param {string[]} ids
 * @returns {Journey}
 */
export function askAgain(journey, ids) {
  const left = (/** @type {string} */ id) => !ids.includes(id);
  const answers = Object.fromEntries(Object.entries(journey.answers).filter(([id]) => left(id)));
  return { ...journey, answers, asked: journey.asked.filter(left), again: ids };
}

/**
 * The family has looked at its answers to some questions: they are still so.
 * @param {Journey} journey
 * @param {string[]} ids
 * @param {string} day - today
 * @returns {Journey}
 */
export function confirm(journey, ids, day) {
  return { ...journey, days: { ...journey.days, ...Object.fromEntries(ids.map((id) => [id, day])) } };
}

/**
 * The step after the question just answered: back to where one answer was changed, on through questions that were
 * already asked, then to whatever the engine asks next, or to the results as soon as there is enough for them.
 * @param {Journey} journey
 * @param {Estimate} estimate
 * @returns {Step}
 */
export function nextStep(journey, estimate) {
  const { step, returnTo, asked, answers, further } = journey;
  if (returnTo !== null) {
    return { name: returnTo };
  }
  const here = step.name === "question" ? asked.indexOf(step.id) : -1;
  const again = asked.slice(here + 1).find((id) => id in answers && !estimate.not_applicable.includes(id));
  const next = estimate.enough && further === null ? null : estimate.next_question;
  const id = again ?? next;
  return id === null ? { name: "results" } : { name: "question", id };
}

/**
 * Whether a step can be shown: the browser's history may hold some from before the page was loaded again.
 * @param {Journey} journey
 * @param {Step} step
 */
export function canShow(journey, step) {
  if (step.name === "start") {
    return true;
  }
  return step.name === "question" ? journey.asked.includes(step.id) : Object.keys(journey.answers).length > 0;
}

/**
 * The questions answered that still apply, in the order in which they were answered.
 * @param {Journey} journey
 * @param {Estimate} estimate
 * @returns {string[]}
 */
export function answered(journey, estimate) {
  return Object.keys(journey.answers).filter((id) => !estimate.not_applicable.includes(id));
}

/**
 * The questions not answered yet that can still change something.
 * @param {Journey} journey
 * @param {Estimate} estimate
 * @returns {string[]}
 */
export function unanswered(journey, estimate) {
  return estimate.still_matter.filter((id) => !(id in journey.answers));
}

/**
 * The questions answered with "I'm not sure" that can still change something: worth finding out.
 * @param {Journey} journey
 * @param {Estimate} estimate
 * @returns {string[]}
 */
export function unsure(journey, estimate) {
  return answered(journey, estimate).filter(
    (id) => journey.answers[id] === DONT_KNOW && estimate.still_matter.includes(id),
  );
}
