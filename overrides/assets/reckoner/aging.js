/**
 * Which answers of another day can no longer be taken as they are: some are about a moment that may have passed, and an
 * age has grown. It knows no question by name: the page says of each what becomes of its answer (questions.yaml).
 */

import { daysSince } from "../lib/dates.js";
import { DONT_KNOW } from "./journey.js";

/** @import { Journey } from "./journey.js" */
/** @import { Known } from "./known.js" */

/** For so many days answers are taken as they are: a draft plan, an assessment and a review go on for some weeks. */
export const FRESH_DAYS = 28;

/** After so many days everybody has had a birthday. */
const A_YEAR = 366;

/**
 * @typedef {object} Aged
 * @property {string[]} doubtful - questions whose answers may be others by now
 * @property {string[]} over - questions whose answers cannot be true any more
 */

/**
 * @param {Pick<Journey, "answers" | "days">} given
 * @param {Known[]} known
 * @returns {Aged}
 */
export function aged({ answers, days }, known, now = new Date()) {
  /** @type {Aged} */
  const result = { doubtful: [], over: [] };
  for (const { id, number, fades } of known) {
    const day = days[id];
    if (answers[id] === undefined || day === undefined) {
      continue;
    }
    const grows = number?.grows === true;
    const old = daysSince(day, now);
    if (grows && answers[id] !== DONT_KNOW && old >= A_YEAR) {
      result.over.push(id);
    } else if ((grows || fades) && old > FRESH_DAYS) {
      result.doubtful.push(id);
    }
  }
  return result;
}

/** Whether there is anything to look at again. @param {Aged} aged */
export function anyAged({ doubtful, over }) {
  return doubtful.length > 0 || over.length > 0;
}
