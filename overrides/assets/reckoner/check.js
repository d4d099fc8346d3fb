/** The family's answers as a list: to check and change on the page, and to take along on paper. */

import { copy, find, say, show } from "../lib/dom.js";

/** @import { Answers } from "./types.js" */
/** @import { Questions } from "./question.js" */

/**
 * @param {HTMLElement} place - where the list goes
 * @param {Questions} questions
 * @param {Answers} answers
 * @param {string[]} ids - the questions to list
 * @param {((id: string) => void) | null} onChange - called for a change; null where nothing can be changed, as on paper
 */
export function showAnswers(place, questions, answers, ids, onChange) {
  place.replaceChildren();
  const inPageOrder = questions.ids.filter((id) => ids.includes(id));
  for (const group of new Set(inPageOrder.map((id) => questions.group(id)))) {
    const part = copy("answers");
    say(part, "name", group);
    const members = inPageOrder.filter((id) => questions.group(id) === group);
    find(part, "dl").append(...members.map((id) => row(questions, id, answers[id] ?? "", onChange)));
    place.append(part);
  }
}

/**
 * @param {Questions} questions
 * @param {string} id
 * @param {string | number} answer
 * @param {((id: string) => void) | null} onChange
 */
function row(questions, id, answer, onChange) {
  const part = copy("answer");
  say(part, "short", questions.short(id));
  say(part, "answer", questions.answerText(id, answer));
  say(part, "which", questions.short(id));
  const button = find(part, "[data-change]");
  button.addEventListener("click", () => onChange?.(id));
  show(find(part, ".answers__change"), onChange !== null);
  return part;
}
