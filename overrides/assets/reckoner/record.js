/**
 * A family's answers as one record: stored on the device, or downloaded as a file. What comes back may have been
 * changed by anybody, so all of it is checked before any of it is used.
 */

/** @import { Journey } from "./journey.js" */
/** @import { Summary } from "./differences.js" */

const FORMAT = "local-offer-reckoner answers";
const FORMAT_VERSION = 1;

/** All questions with their words fill a few kilobytes; what is much bigger is not ours. */
const MOST_BYTES = 200_000;
const MOST_ANSWERS = 500;
const MOST_LETTERS = 500;
/** As many letters as the field for a name takes. */
export const MOST_LETTERS_OF_A_NAME = 40;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LATER_ON_A_DAY = /\.[1-9]\d*$/;
const ID = /^[a-z][a-z0-9_]*$/;

/**
 * @typedef {object} Given - one answer, with its words, so that it can still be named when the question is gone
 * @property {string} question
 * @property {string} asked - the question in a few words
 * @property {string | number} answer
 * @property {string} said - the answer in words
 * @property {string} [day] - the day on which it was given, or said to be still so; in older records it is the record's
 */

/**
 * @typedef {object} AnswerRecord
 * @property {string} format
 * @property {number} format_version
 * @property {string} council
 * @property {string} area
 * @property {string} [person] - for whom they are, by a name that the family chose
 * @property {string} policy_version - the version of the rules that the results are by: a day, or 2026-11-26.2
 * @property {string} [rules_since] - the day from which on those rules hold; older records do not have it
 * @property {string} day
 * @property {Given[]} answers - in the order in which they were given
 * @property {Summary[] | null} results - what the reckoner said; null where it had not said anything yet
 */

/** @typedef {{ council: string, area: string, version: string, rulesSince: string }} Council */
/**
 * @typedef {{ short: (id: string) => string, answerText: (id: string, answer: string | number) => string }}
 *   QuestionTexts
 */

/**
 * Why a record cannot be used.
 * - too_big, unreadable: it is no file that this site made.
 * - other_file: it is JSON, but not a record of answers.
 * - newer: it comes from a later version of this site.
 * - damaged: it says that it is a record, but something in it is wrong.
 * @typedef {"too_big" | "unreadable" | "other_file" | "newer" | "damaged"} Problem
 */

/**
 * @param {Council} council
 * @param {string} day
 * @param {Pick<Journey, "answers" | "days">} given
 * @param {QuestionTexts} texts
 * @param {Summary[] | null} results
 * @param {string} [person] - for whom they are; empty where the family gave no name
 * @returns {AnswerRecord}
 */
export function makeRecord(council, day, { answers, days }, texts, results, person = "") {
  return {
    format: FORMAT,
    format_version: FORMAT_VERSION,
    council: council.council,
    area: council.area,
    ...(person !== "" && { person }),
    policy_version: council.version,
    rules_since: council.rulesSince,
    day,
    answers: Object.entries(answers).map(([question, answer]) => ({
      question,
      asked: texts.short(question),
      answer,
      said: texts.answerText(question, answer),
      day: days[question] ?? day,
    })),
    results,
  };
}

/**
 * Whether a record is by other rules than those that hold since a day.
 * @param {AnswerRecord} record
 * @param {string} rulesSince
 */
export function byOtherRules({ rules_since, day }, rulesSince) {
  return rules_since === undefined ? day < rulesSince : rules_since !== rulesSince;
}

/** @param {AnswerRecord} record */
export function fileName({ council, day, person = "" }) {
  // Whatever letters a name has, but nothing that a system takes for a part of a path.
  const name = person
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return ["my-answers", name, council, day]
    .filter((part) => part !== "")
    .join("-")
    .concat(".json");
}

/**
 * @param {File} file
 * @returns {Promise<{ record: AnswerRecord } | { problem: Problem }>}
 */
export async function readFile(file) {
  if (file.size > MOST_BYTES) {
    return { problem: "too_big" };
  }
  try {
    return asRecord(JSON.parse(await file.text()));
  } catch {
    return { problem: "unreadable" };
  }
}

/**
 * What was stored or uploaded, if it is a record through and through.
 * @param {unknown} value
 * @returns {{ record: AnswerRecord } | { problem: Problem }}
 */
export function asRecord(value) {
  if (!isObject(value) || value.format !== FORMAT) {
    return { problem: "other_file" };
  }
  const version = value.format_version;
  if (!Number.isInteger(version)) {
    return { problem: "damaged" };
  }
  if (/** @type {number} */ (version) > FORMAT_VERSION) {
    return { problem: "newer" };
  }
  const { council, area, person, policy_version, rules_since, day, answers, results } = value;
  const sound =
    isText(council) &&
    ID.test(council) &&
    isText(area) &&
    (person === undefined || (isText(person) && person.length <= MOST_LETTERS_OF_A_NAME)) &&
    isVersion(policy_version) &&
    (rules_since === undefined || isDay(rules_since)) &&
    isDay(day) &&
    isList(answers, isGiven) &&
    (results === null || isList(results, isSummary));
  return sound ? { record: /** @type {AnswerRecord} */ (/** @type {unknown} */ (value)) } : { problem: "damaged" };
}

/** @param {unknown} value @returns {value is { [key: string]: unknown }} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value @returns {value is string} */
function isText(value) {
  return typeof value === "string" && value !== "" && value.length <= MOST_LETTERS;
}

/** @param {unknown} value */
function isDay(value) {
  return isText(value) && DAY.test(value) && !Number.isNaN(Date.parse(value));
}

/** A day, and which one of that day from the second on. @param {unknown} value */
function isVersion(value) {
  return isText(value) && isDay(value.replace(LATER_ON_A_DAY, ""));
}

/**
 * @param {unknown} value
 * @param {(item: { [key: string]: unknown }) => boolean} isItem
 */
function isList(value, isItem) {
  return Array.isArray(value) && value.length <= MOST_ANSWERS && value.every((item) => isObject(item) && isItem(item));
}

/** @param {{ [key: string]: unknown }} item */
function isGiven({ question, asked, answer, said, day }) {
  const sayable = typeof answer === "number" ? Number.isFinite(answer) : isText(answer);
  const dated = day === undefined || isDay(day);
  return isText(question) && ID.test(question) && isText(asked) && isText(said) && sayable && dated;
}

/** @param {{ [key: string]: unknown }} item */
function isSummary({ id, within, name, status, headline }) {
  const optional = (/** @type {unknown} */ text) => text === null || text === "" || isText(text);
  return isText(id) && optional(within) && isText(name) && isText(status) && optional(headline);
}
