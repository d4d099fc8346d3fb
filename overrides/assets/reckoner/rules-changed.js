/**
 * What has changed in the council's rules since a family's answers were kept, and what of it is for this family: by the
 * same difference that was published with each version (publisher/publishing/told.py). It looks at answers on the
 * device, and sends none.
 */

import { DONT_KNOW } from "./journey.js";

/** @import { Answers } from "./types.js" */

/**
 * @typedef {object} Condition - a question, and the answers that are meant
 * @property {string} question
 * @property {string[]} options - the ids of options, where the question has any
 * @property {[number, number][]} ranges - the first and the last number of each stretch, where it takes a number
 * @property {boolean} unasked - whether those are meant, too, who are not asked
 */

/** @typedef {{ any: Condition[][], moves: string[] }} Situation - families of one of some kinds, and what they meet */

/**
 * @typedef {object} Stretch
 * @property {string | null} from - the first day; null from the day of the version on
 * @property {string | null} until - the first day on which it is no longer so
 * @property {Situation[]} situations
 * @property {string[]} everybody - what all families meet
 */

/**
 * @typedef {object} Version
 * @property {string} version - what it is called: a day, and which one of that day from the second on (2026-11-26.2)
 * @property {string} says
 * @property {Stretch[]} stretches
 */

/**
 * @typedef {object} Family
 * @property {Answers} answers
 * @property {string[]} notAsked - the questions that this family is not asked
 */

/** @typedef {{ from: string | null, text: string }} Line - what is different, and from which day on if it is to come */

/**
 * @typedef {object} Told - what a family is told of a version
 * @property {string} day
 * @property {string} says
 * @property {Line[]} sure
 * @property {Line[]} perhaps - what may be, depending on answers that are not there
 */

/** How long to wait for the list: the family waits for its results anyway. */
const PATIENCE_MS = 5000;

/**
 * @param {string | undefined} address - of the council's list of versions; it has none before the first
 * @returns {Promise<Version[]>} the newest first; none where they cannot be had
 */
export async function fetchVersions(address) {
  if (!address) {
    return [];
  }
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { format, versions } = await response.json();
    return response.ok && format === 1 ? versions : [];
  } catch {
    return [];
  }
}

/**
 * @param {string} version - what it is called
 * @returns {string} its day
 */
export function dayOf(version) {
  return version.split(".")[0];
}

/**
 * @param {string} one - what a version is called
 * @param {string} other
 * @returns {boolean} whether the one was published after the other
 */
export function isLater(one, other) {
  const days = [dayOf(one), dayOf(other)];
  const numbers = [one, other].map((version) => Number(version.split(".")[1] ?? 1));
  return days[0] === days[1] ? numbers[0] > numbers[1] : days[0] > days[1];
}

/**
 * @param {Version[]} versions - the newest first
 * @param {string} known - the version that the answers were kept by
 * @param {string} now - the version that the page goes by
 * @param {Family} family
 * @param {string} today
 * @returns {Told[]} of each version since, the newest first
 */
export function toldSince(versions, known, now, family, today) {
  return versions
    .filter(({ version }) => isLater(version, known) && !isLater(version, now))
    .map(({ version, says, stretches }) => {
      const still = stretches.filter(({ until }) => until === null || until > today);
      const found = still.flatMap((stretch) => linesOf(stretch, family, today));
      return {
        day: dayOf(version),
        says,
        sure: found.filter(({ met }) => met === "yes").map(({ line }) => line),
        perhaps: found.filter(({ met }) => met === "perhaps").map(({ line }) => line),
      };
    });
}

/**
 * @param {Stretch} stretch
 * @param {Family} family
 * @param {string} today
 */
function linesOf({ from, situations, everybody }, family, today) {
  const ahead = from !== null && from > today ? from : null;
  const of = (/** @type {string} */ text, /** @type {Met} */ met) => ({ met, line: { from: ahead, text } });
  return [
    ...situations.flatMap(({ any, moves }) => {
      const met = anyOf(any.map((all) => allOf(all.map((condition) => meets(condition, family)))));
      return moves.map((text) => of(text, met));
    }),
    ...everybody.map((text) => of(text, "yes")),
  ];
}

/** @typedef {"yes" | "no" | "perhaps"} Met */

/**
 * @param {Condition} condition
 * @param {Family} family
 * @returns {Met}
 */
function meets({ question, options, ranges, unasked }, { answers, notAsked }) {
  if (notAsked.includes(question)) {
    return unasked ? "yes" : "no";
  }
  const answer = answers[question];
  if (answer === undefined || answer === DONT_KNOW) {
    return "perhaps";
  }
  const meant =
    typeof answer === "number"
      ? ranges.some(([least, most]) => answer >= least && answer <= most)
      : options.includes(answer);
  return meant ? "yes" : "no";
}

/** @param {Met[]} met @returns {Met} */
function allOf(met) {
  return met.includes("no") ? "no" : met.includes("perhaps") ? "perhaps" : "yes";
}

/** @param {Met[]} met @returns {Met} */
function anyOf(met) {
  return met.includes("yes") ? "yes" : met.includes("perhaps") ? "perhaps" : "no";
}
