/** One sheet for the meeting: the answers, what the pages suggest, and what to ask. */

import { inWords } from "../lib/dates.js";
import { copy, find, say, show } from "../lib/dom.js";
import { addressOf } from "../lib/place.js";
import { answered, unsure } from "./journey.js";
import { labelOf, oneOf, saysWhen, whomToAsk } from "./labels.js";

/** @import { Journey } from "./journey.js" */
/** @import { Context } from "./outcome.js" */
/** @import { Questions } from "./question.js" */
/** @import { Estimate, StrandResult } from "./types.js" */

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
  const wanted = Object.entries(estimate.strands).map(([id, { status }]) => context.labels.wanted[id]?.[status] ?? "");
  find(section, "[data-wanted]").replaceChildren(...wanted.map(line));
  const matters = toDecide(strands);
  list(
    section,
    "to-ask",
    matters.map(({ text }) => text),
  );
  list(
    section,
    "to-find-out",
    unsure(journey, estimate).map((id) => questions.short(id)),
  );
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
    // "Not clear yet" and a moment would pull apart without a word: the moment is what it comes to otherwise.
    show(find(part, "[data-open]"), strand.status === "need_answers");
    show(find(part, "[data-sure]"), strand.status !== "need_answers");
  }
  say(part, "whom", oneOf(whomToAsk(strand, context.labels)));
  return part;
}

/**
 * A part with a list, which is there where the list has something.
 * @param {HTMLElement} section
 * @param {string} name
 * @param {string[]} texts
 */
function list(section, name, texts) {
  const part = find(section, `[data-part="${name}"]`);
  find(part, "ul").replaceChildren(...texts.map(line));
  show(part, texts.length > 0);
}

/** @param {string} text */
function line(text) {
  const part = copy("line");
  say(part, "text", text);
  return part;
}

/**
 * What only somebody else can decide: each once, however many budgets rest on it.
 * @param {StrandResult[]} strands
 */
function toDecide(strands) {
  const decisions = strands.flatMap((strand) => strand.council_decides);
  return [...new Map(decisions.map((one) => [one.text, one])).values()];
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
