/** Fills a copy of a template with one thing that the engine decided: a strand, a way or a holder. */

import { copy, find, findAll, say, show } from "../lib/dom.js";
import { labelOf, saysWhen } from "./labels.js";

/** @import { Labels } from "./labels.js" */
/** @import { Change, DecisionResult, Discretion, NamedResult, Reason } from "./types.js" */

/**
 * @typedef {object} Context - what the results need to know of the page
 * @property {(question: string) => string} ask - what a question asks
 * @property {(question: string) => string} short - the short name of a question
 * @property {(question: string) => string} whereToFind - where a family can find out; empty where the page does not
 *   know
 * @property {(message: string) => void} tell - says something to people who listen to the page
 * @property {Labels} labels - what statuses are called
 * @property {(cites: string[]) => Node[]} cite - links to what the council's pages say
 */

/**
 * @template {string} Status
 * @param {DocumentFragment} part
 * @param {NamedResult<Status>} decided
 * @param {Readonly<Record<Status, string>>} labels
 * @param {Context} context
 */
export function fillDecided(part, decided, labels, context) {
  say(part, "name", decided.name);
  tag(part, decided.status, labelOf(decided.status, decided.when, labels, context.labels));
  sayOrRemove(part, "[data-headline]", null, decided.headline);
  sayOrRemove(part, "[data-when]", "[data-text]", saysWhen(decided.status, context.labels) ? null : decided.when);
  const possible = decided.possible.map((one) => {
    const line = copy("possible");
    tag(line, one.status, labels[one.status]);
    // Where the status is sure, each line would only say it again.
    show(find(line, "[data-tag]"), decided.status !== one.status);
    say(line, "text", one.headline);
    return line;
  });
  show(find(part, "[data-first]"), decided.steps_of === "first");
  show(find(part, "[data-all]"), decided.steps_of !== "first");
  listOrRemove(part, "[data-possible]", "ul", possible);
  listOrRemove(
    part,
    "[data-steps]",
    "ol",
    decided.steps.map((step) => citedLine(step, context)),
  );
  listOrRemove(part, "[data-why]", null, reasons(decided.reasons, decided.council_decides, context));
  listOrRemove(part, "[data-change]", null, decided.change?.length ? [changes(decided.change)] : []);
}

/**
 * A way or a holder, folded.
 * @template {string} Status
 * @param {NamedResult<Status>} decided
 * @param {Readonly<Record<Status, string>>} labels
 * @param {Context} context
 * @param {(DecisionResult<Status> & { name: string })[]} byStrand - what differs for a kind of budget, under the
 *   budget's name
 * @returns {DocumentFragment}
 */
export function choice(decided, labels, context, byStrand = []) {
  const part = copy("choice");
  fillDecided(part, decided, labels, context);
  listOrRemove(
    part,
    "[data-by-strand]",
    null,
    byStrand.map((one) => choice(one, labels, context)),
  );
  return part;
}

/**
 * A sentence with its citations, as an item of a list.
 * @param {{ text: string, cites: string[] }} sentence
 * @param {Context} context
 */
export function citedLine(sentence, context) {
  const line = copy("line");
  find(line, "[data-text]").append(sentence.text, ...context.cite(sentence.cites));
  return line;
}

/**
 * @param {ParentNode} part
 * @param {string} status
 * @param {string} label - what it is called
 */
export function tag(part, status, label) {
  const element = find(part, "[data-tag]");
  element.textContent = label;
  element.classList.add(`tag--${status}`);
}

/**
 * Fill a part with a list, or remove it where the list is empty.
 * @param {ParentNode} root
 * @param {string} selector - the part
 * @param {string | null} list - the element of the part that takes the items; the part itself where null
 * @param {Node[]} items
 */
export function listOrRemove(root, selector, list, items) {
  const part = find(root, selector);
  if (items.length === 0) {
    part.remove();
  } else {
    (list ? find(part, list) : part).append(...items);
  }
}

/**
 * Fill a part with words, or remove it where there are none.
 * @param {ParentNode} root
 * @param {string} selector - the part
 * @param {string | null} place - the element of the part that takes the words; the part itself where null
 * @param {string | null} text
 */
export function sayOrRemove(root, selector, place, text) {
  const part = find(root, selector);
  if (text === null) {
    part.remove();
  } else {
    (place ? find(part, place) : part).textContent = text;
  }
}

/**
 * The clauses behind a result: what is so by the family's answers, what is not known yet, and what only somebody else
 * can decide. Each is a whole sentence, and takes no side: what is not so may be what would help, or be in the way.
 * @param {Reason[]} given
 * @param {Discretion[]} decisions
 * @param {Context} context
 */
function reasons(given, decisions, context) {
  const left = new Set(decisions.map((decision) => decision.clause));
  const stated = given.filter((reason) => !left.has(reason.clause) && !reason.aside);
  const [met, unmet, unknown] = ["met", "unmet", "unknown"].map((state) =>
    stated.filter((reason) => reason.state === state),
  );
  return [
    group("answers", [...(met ?? []), ...(unmet ?? [])], context),
    group("unknown", unknown ?? [], context),
    group("decides", decisions, context),
  ].filter((part) => part !== null);
}

/**
 * @param {"answers" | "unknown" | "decides"} kind
 * @param {{ text: string, cites: string[] }[]} sentences
 * @param {Context} context
 */
function group(kind, sentences, context) {
  if (sentences.length === 0) {
    return null;
  }
  const part = copy("reasons");
  for (const title of findAll(part, "[data-reasons]")) {
    show(title, title.dataset.reasons === kind);
  }
  find(part, ".reasons").classList.add(`reasons--${kind}`);
  find(part, "ul").append(...sentences.map((sentence) => citedLine(sentence, context)));
  return part;
}

/** @param {Change[]} given */
function changes(given) {
  const part = copy("change");
  for (const change of given) {
    const line = copy("line");
    say(line, "text", change.text);
    find(part, "ul").append(line);
  }
  return part;
}
