/**
 * The questions that the page asks, and how answers from another day fit to them. It reads the page and knows no rule.
 */

import { findAll } from "../lib/dom.js";
import { DONT_KNOW } from "./journey.js";

/** @import { Answers } from "./types.js" */
/** @import { Given } from "./record.js" */

/**
 * @typedef {object} Known - a question of the page
 * @property {string} id
 * @property {string[]} was - ids that it had before
 * @property {Map<string, string>} options - the option's id, by every id that it has or had; empty for a number
 * @property {{ least: number, most: number, grows: boolean } | null} number
 * @property {boolean} fades - whether it is about this moment
 */

/**
 * @typedef {object} Fit
 * @property {Answers} answers - those that the page can take, by today's ids
 * @property {Record<string, string>} days - on which they were given
 * @property {Given[]} unasked - given to questions that are not asked here
 * @property {Given[]} unusable - given to questions that are asked, but do not take this answer
 */

/** @param {HTMLElement} root - the reckoner @returns {Known[]} */
export function knownQuestions(root) {
  return findAll(root, "[data-question]").map((section) => {
    const inputs = findAll(section, "input").filter((input) => input instanceof HTMLInputElement);
    const number = inputs.find((input) => input.type === "text");
    return {
      id: section.dataset.question ?? "",
      was: former(section),
      options: new Map(inputs.filter((input) => input.type === "radio").flatMap(names)),
      number: number ? rangeOf(number.dataset) : null,
      fades: section.dataset.fades !== undefined,
    };
  });
}

/** @param {DOMStringMap} dataset - of a field for a number */
function rangeOf(dataset) {
  return { least: Number(dataset.least), most: Number(dataset.most), grows: dataset.grows !== undefined };
}

/**
 * @param {Given[]} given - in the order in which they were given
 * @param {Known[]} known
 * @param {string} day - on which those were given that do not say it
 * @returns {Fit}
 */
export function fit(given, known, day) {
  /** @type {Fit} */
  const result = { answers: {}, days: {}, unasked: [], unusable: [] };
  for (const one of given) {
    const question = known.find(({ id }) => id === one.question) ?? known.find(({ was }) => was.includes(one.question));
    const answer = question && usable(one.answer, question);
    if (!question) {
      result.unasked.push(one);
    } else if (answer === undefined) {
      result.unusable.push(one);
    } else if (!(question.id in result.answers)) {
      result.answers[question.id] = answer;
      result.days[question.id] = one.day ?? day;
    }
  }
  return result;
}

/**
 * @param {string | number} answer
 * @param {Known} question
 * @returns {string | number | undefined} the answer by today's id; undefined where the question does not take it
 */
function usable(answer, { options, number }) {
  if (answer === DONT_KNOW) {
    return answer;
  }
  if (typeof answer === "string") {
    return options.get(answer);
  }
  const fits = number !== null && Number.isInteger(answer) && answer >= number.least && answer <= number.most;
  return fits ? answer : undefined;
}

/** @param {HTMLInputElement} input @returns {[string, string][]} */
function names(input) {
  return [input.value, ...former(input)].map((name) => [name, input.value]);
}

/** @param {HTMLElement} element */
function former(element) {
  return (element.dataset.was ?? "").split(" ").filter((name) => name !== "");
}
