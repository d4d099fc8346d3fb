/** The family's answers as a list: to check and change on the page, and to take along on paper. */

import { inWords } from "../lib/dates.js";
import { copy, find, say, show } from "../lib/dom.js";

/** @import { Answers } from "./types.js" */
/** @import { Questions } from "./question.js" */

/**
 * @typedef {object} Old - what became of answers of another day
 * @property {string[]} doubtful - questions whose answers may be others by now
 * @property {string[]} again - questions that have to be answered again
 * @property {Readonly<Record<string, string>>} days - on which answers were given
 */

/** @type {Old} */
const NOTHING_OLD = { doubtful: [], again: [], days: {} };

/**
 * @param {HTMLElement} place - where the list goes
 * @param {Questions} questions
 * @param {Answers} answers
 * @param {string[]} ids - the questions to list
 * @param {((id: string) => void) | null} onChange - called for a change; null where nothing can be changed, as on paper
 * @param {Old} [old] - what is marked as being of another day
 */
export function showAnswers(place, questions, answers, ids, onChange, old = NOTHING_OLD) {
  place.replaceChildren();
  const inPageOrder = questions.ids.filter((id) => ids.includes(id));
  for (const group of new Set(inPageOrder.map((id) => questions.group(id)))) {
    const part = copy("answers");
    say(part, "name", group);
    const members = inPageOrder.filter((id) => questions.group(id) === group);
    find(part, "dl").append(...members.map((id) => row(questions, id, answers[id] ?? "", onChange, old)));
    place.append(part);
  }
}

/**
 * @param {Questions} questions
 * @param {string} id
 * @param {string | number} answer
 * @param {((id: string) => void) | null} onChange
 * @param {Old} old
 */
function row(questions, id, answer, onChange, { doubtful, again, days }) {
  const part = copy("answer");
  say(part, "short", questions.short(id));
  say(part, "answer", again.includes(id) ? "" : questions.answerText(id, answer));
  say(part, "which", questions.short(id));
  const button = find(part, "[data-change]");
  button.addEventListener("click", () => onChange?.(id));
  show(find(part, ".answers__change"), onChange !== null);
  show(find(part, "[data-still-so]"), doubtful.includes(id));
  show(find(part, "[data-again]"), again.includes(id));
  const day = days[id];
  say(part, "said-on", day === undefined ? "" : inWords(day));
  return part;
}
