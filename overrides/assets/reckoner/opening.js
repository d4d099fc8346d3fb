/**
 * The opening of the conversation, which needs no engine: the page brings along which question follows which answer. It
 * was worked out by the engine, when the site was built (publisher/rules/opening.py).
 */

/** @import { Answers } from "./types.js" */

/**
 * @typedef {object} Turn - a question of the opening, or the first one after it
 * @property {string} question
 * @property {number} left - how many questions there are about, this one included
 * @property {number[]} cuts - for a number, where its stretches begin, but for the first one
 * @property {Record<string, number>} next - the turn that follows, by the answer: an option, the number of the stretch,
 *   or "I'm not sure". Where an answer is not here, only the engine knows what follows.
 */

/** @param {HTMLElement} root - the reckoner @returns {Turn[]} each before those that follow it */
export function readOpening(root) {
  return JSON.parse(root.querySelector("[data-opening]")?.textContent ?? "[]");
}

/**
 * The turn at which a family is that has given some answers and is at a question; undefined where this is not the
 * opening, or not a way through it.
 * @param {Turn[]} turns
 * @param {Answers} answers
 * @param {string} question
 * @returns {Turn | undefined}
 */
export function turnAt(turns, answers, question) {
  let turn = /** @type {Turn | undefined} */ (turns[0]);
  while (turn !== undefined && turn.question !== question) {
    turn = following(turns, turn, answers);
  }
  return turn;
}

/**
 * The question that follows one of the opening. Null where only the engine knows: after the opening, and for a family
 * that has answered more than the opening, which may have settled what would be asked.
 * @param {Turn[]} turns
 * @param {Answers} answers
 * @param {string} question
 * @returns {string | null}
 */
export function questionAfter(turns, answers, question) {
  const opening = new Set(turns.filter(({ next }) => Object.keys(next).length > 0).map((turn) => turn.question));
  const turn = turnAt(turns, answers, question);
  if (turn === undefined || Object.keys(answers).some((id) => !opening.has(id))) {
    return null;
  }
  return following(turns, turn, answers)?.question ?? null;
}

/**
 * @param {Turn[]} turns
 * @param {Turn} turn
 * @param {Answers} answers
 */
function following(turns, { question, cuts, next }, answers) {
  const answer = answers[question];
  const key = typeof answer === "number" ? cuts.filter((cut) => cut <= answer).length : answer;
  const place = key === undefined ? undefined : next[key];
  return place === undefined ? undefined : turns[place];
}
