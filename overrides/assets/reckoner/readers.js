/**
 * Speaks to whoever answers: a parent of "your child", a young person of themself. The server wrote the words for one
 * reader, and marked those that depend on who it is.
 */

import { find, findAll } from "../lib/dom.js";

/** @import { Answers } from "./types.js" */

/**
 * @typedef {object} Variant - words for those who gave an answer to one more question
 * @property {string} question
 * @property {string[]} options - the answers, where they are not numbers
 * @property {number | null} least
 * @property {number | null} below
 * @property {Record<string, string>} words - by token
 */

/**
 * @typedef {object} Words
 * @property {string | null} question - the one that says who answers
 * @property {Record<string, Record<string, string>>} words - by the answer to it, and by token
 * @property {Record<string, Variant[]>} [variants] - other words, by the answer to it
 */

export class Readers {
  #root;
  #words;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#words = /** @type {Words} */ (JSON.parse(find(root, "[data-readers]").textContent ?? ""));
  }

  /**
   * Put the words for whoever gave these answers into the whole page; those of the first reader where nobody has said.
   * @param {Answers} answers
   */
  speakTo(answers) {
    const words = wordsFor(this.#words, answers);
    if (words !== null) {
      for (const place of findAll(this.#root, "[data-told]")) {
        place.textContent = words[place.dataset.told ?? ""] ?? place.textContent;
      }
    }
  }
}

/**
 * The words by token for whoever gave some answers; those of the first reader where nobody has said.
 * @param {Words} given
 * @param {Answers} answers
 */
export function wordsFor({ question, words, variants = {} }, answers) {
  const all = Object.values(words);
  const who = String(answers[question ?? ""]);
  const variant = (variants[who] ?? []).find((one) => isMet(one, answers[one.question]));
  return variant?.words ?? words[who] ?? all[0] ?? null;
}

/**
 * Whether an answer is one that a variant is for.
 * @param {Variant} variant
 * @param {unknown} answer
 */
function isMet({ options, least, below }, answer) {
  if (typeof answer !== "number") {
    return options.includes(String(answer));
  }
  return answer >= (least ?? -Infinity) && answer < (below ?? Infinity);
}
