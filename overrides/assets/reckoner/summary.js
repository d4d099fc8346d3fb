/** One sheet for the meeting: the answers, what the pages suggest, and what to ask. */

import { inWords } from "../lib/dates.js";
import { copy, find, say, show } from "../lib/dom.js";
import { addressOf } from "../lib/place.js";
import { answered } from "./journey.js";
import { labelOf, saysWhen } from "./labels.js";

/** @import { Journey } from "./journey.js" */
/** @import { Context } from "./outcome.js" */
/** @import { Questions } from "./question.js" */
/** @import { Ask, Discretion, Estimate, Reason, StrandResult } from "./types.js" */

/**
 * @param {HTMLElement} section
 * @param {Journey} journey
 * @param {Estimate} estimate
 * @param {Questions} questions
 * @param {Context} context
 */
export function showSummary(section, journey, estimate, questions, context) {
  const strands = Object.values(estimate.strands);
  say(section, "as-of", inWords(estimate.as_of));
  say(section, "version", inWords(estimate.version));
  say(section, "site-address", addressOf(""));
  find(section, "[data-results]").replaceChildren(...strands.map((strand) => result(strand, context)));
  const matters = toAsk(strands);
  find(section, "[data-to-ask]").replaceChildren(...matters.map(line));
  show(find(section, '[data-part="to-ask"]'), matters.length > 0);
  const met = strands.flatMap((strand) => strand.reasons.filter(({ state }) => state === "met"));
  const cites = [...new Set([...met, ...matters].flatMap((one) => one.cites))];
  find(section, "[data-sheet-cites]").replaceChildren(...context.cite(cites));
  show(find(section, '[data-part="sheet-cites"]'), cites.length > 0);
  const ids = questions.ids.filter((id) => answered(journey, estimate).includes(id));
  const answers = ids.map((id) => answer(questions, id, journey.answers[id] ?? ""));
  find(section, "[data-sheet-answers]").replaceChildren(...answers);
}

/**
 * @param {StrandResult} strand
 * @param {Context} context
 */
function result(strand, context) {
  const part = copy("sheet-result");
  say(part, "name", strand.name);
  say(part, "status", labelOf(strand.status, strand.when, context.labels.strand, context.labels));
  say(part, "headline", strand.headline ?? "");
  if (strand.when === null || saysWhen(strand.status, context.labels)) {
    find(part, "[data-when]").remove();
  } else {
    say(part, "text", strand.when);
  }
  const names = new Intl.ListFormat(document.documentElement.lang, { type: "disjunction" });
  say(part, "whom", names.format(strand.ask.map(withReach)));
  return part;
}

/** @param {{ text: string }} sentence */
function line({ text }) {
  const part = copy("line");
  say(part, "text", text);
  return part;
}

/** @param {Ask} ask */
function withReach({ who, phone, email }) {
  return [who, phone, email].filter((one) => one !== null).join(", ");
}

/**
 * What only somebody else can decide, and what is not known yet: each once, however many budgets rest on it.
 * @param {StrandResult[]} strands
 * @returns {(Discretion | Reason)[]}
 */
function toAsk(strands) {
  const decisions = strands.flatMap((strand) => strand.council_decides);
  const unknown = strands.flatMap((strand) => strand.reasons.filter(({ state }) => state === "unknown"));
  return [...new Map([...decisions, ...unknown].map((one) => [one.text, one])).values()];
}

/**
 * @param {Questions} questions
 * @param {string} id
 * @param {string | number} given
 */
function answer(questions, id, given) {
  const part = copy("sheet-answer");
  say(part, "short", questions.short(id));
  say(part, "answer", questions.answerText(id, given));
  return part;
}
