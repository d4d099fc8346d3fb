/** The results: the engine's estimate, put into copies of the templates that the server wrote. */

import { inWords } from "../lib/dates.js";
import { copy, find, findAll, onClick, say, sentence, show, textOf } from "../lib/dom.js";
import { goToTopOf } from "../lib/framed.js";
import { budgetPart } from "./budget.js";
import { showHelps } from "./helps.js";
import { labelOf } from "./labels.js";
import { choice, citedLine, tag } from "./outcome.js";
import { showWays } from "./ways.js";

/** @import { Conflict, Estimate, HolderResult, StrandResult } from "./types.js" */
/** @import { Context } from "./outcome.js" */

/**
 * @typedef {object} StillMatter
 * @property {string[]} unsure - questions answered with "I'm not sure" that can still change something
 * @property {(id: string) => void} onQuestion - goes to a question
 */

/**
 * @param {HTMLElement} section
 * @param {Estimate} estimate
 * @param {StillMatter} matter
 * @param {Context} context
 */
export function showResults(section, estimate, matter, context) {
  show(find(section, "[data-settled]"), estimate.enough);
  show(find(section, "[data-unsettled]"), !estimate.enough);
  /** @type {Map<string, string>} */
  const named = new Map();
  const shown = Object.values(estimate.strands).map((strand) => ({
    strand,
    ...budgetPart(strand, context, named, matter.onQuestion),
  }));
  fill(
    section,
    "[data-strands]",
    shown.filter(({ list }) => list === null).map(({ element }) => element),
  );
  for (const others of findAll(section, "[data-others]")) {
    const lines = shown.filter(({ list }) => list === others.dataset.others);
    find(others, "ul").replaceChildren(...lines.map(({ element }) => element));
    show(others, lines.length > 0);
  }
  fill(
    section,
    "[data-overview]",
    shown.map(({ strand, element }) => overviewLine(strand, element, context)),
  );
  showWays(find(section, '[data-part="ways"]'), estimate, context);
  fillPart(
    section,
    "[data-holders]",
    Object.values(estimate.holders)
      .filter((holder) => !holder.not_yet)
      .map((holder) => holderChoice(holder, estimate, context)),
  );
  for (const [selector, first] of /** @type {[string, boolean][]} */ ([
    ["[data-first-notes]", true],
    ["[data-notes]", false],
  ])) {
    const notes = estimate.notes.filter((note) => note.first === first);
    fillPart(
      section,
      selector,
      notes.map((note) => citedLine(note, context)),
    );
  }
  fillPart(
    section,
    "[data-conflicts]",
    estimate.conflicts.map((conflict) => conflictCard(conflict, context)),
  );
  showHelps(find(section, "[data-helps]"), estimate);
  fill(
    section,
    "[data-still-matter]",
    matter.unsure.map((id) => questionLink(id, matter, context)),
  );
  show(find(section, "[data-more-answers]"), matter.unsure.length > 0);
  // Both are on the screen in a part that opens, and on paper in plain sight.
  for (const place of findAll(section, "[data-as-of]")) {
    place.textContent = inWords(estimate.as_of);
  }
  for (const place of findAll(section, "[data-version]")) {
    place.textContent = inWords(estimate.version);
  }
  say(section, "law-last-looked-at", inWords(estimate.law_last_looked_at));
}

/**
 * The results in short, to be read out.
 * @param {Estimate} estimate
 * @param {Context} context
 */
export function inShort(estimate, context) {
  const lines = Object.values(estimate.strands).map(({ name, status, when }) =>
    sentence("in-short", { name, status: labelOf(status, when, context.labels.strand, context.labels) }),
  );
  return lines.map((line) => line.textContent).join(" ");
}

/**
 * A question that is worth an answer: a press leads to it, and where to find the answer is beside it.
 * @param {string} id
 * @param {StillMatter} matter
 * @param {Context} context
 */
export function questionLink(id, { unsure, onQuestion }, context) {
  const line = copy("question-link");
  const where = context.whereToFind(id);
  say(line, "text", context.short(id));
  say(line, "find", where);
  show(find(line, "[data-find]"), where !== "");
  show(find(line, "[data-unsure]"), unsure.includes(id));
  onClick(line, "[data-text]", () => onQuestion(id));
  return line;
}

/**
 * What belongs on paper and is closed: what is behind each budget that has a card.
 * @param {HTMLElement} section
 */
export function closedOnScreen(section) {
  return findAll(section, "[data-strands] details:not([open], [data-closed-on-paper])");
}

/**
 * Name the parts that stay on the screen, since nobody opened them.
 * @param {HTMLElement} section
 */
export function nameLeftOnScreen(section) {
  const left = findAll(section, ".folds > .fold:not([open], [hidden]) > summary");
  const names = new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" });
  say(section, "left-on-screen", names.format(left.map(textOf)));
  show(find(section, "[data-more-on-screen]"), left.length > 0);
}

/**
 * A holder. What is not so for all kinds of budget is said of none: each is there by itself.
 * @param {HolderResult} holder
 * @param {Estimate} estimate
 * @param {Context} context
 */
function holderChoice(holder, estimate, context) {
  const { strands = {}, in_all, ...general } = holder;
  const fits = general.status === in_all;
  const told = Object.entries(estimate.strands).filter(([id]) => !fits || id in strands);
  const byStrand = told.map(([id, { name }]) => ({ ...(strands[id] ?? general), name }));
  if (fits) {
    return choice(general, context.labels.holder, context, byStrand);
  }
  const nothing = {
    headline: null,
    when: null,
    possible: [],
    reasons: [],
    council_decides: [],
    change: null,
    steps: [],
  };
  const part = choice(
    { ...general, ...nothing, status: in_all ?? "depends" },
    context.labels.holder,
    context,
    byStrand,
  );
  if (in_all === null) {
    tag(part, "depends", context.labels.by_budget);
  }
  return part;
}

/**
 * A line of the overview, which leads to the budget's card or line without touching the address.
 * @param {StrandResult} strand
 * @param {HTMLElement} element - the card or line
 * @param {Context} context
 */
function overviewLine(strand, element, context) {
  const line = copy("overview");
  say(line, "name", strand.name);
  const { status, when } = strand;
  tag(line, status, labelOf(status, when, context.labels.strand, context.labels));
  onClick(line, "[data-name]", () => {
    goToTopOf(element);
    find(element, "h3, summary").focus({ preventScroll: true });
  });
  return line;
}

/**
 * @param {Conflict} conflict
 * @param {Context} context
 */
function conflictCard(conflict, context) {
  const part = copy("conflict");
  say(part, "subject", conflict.subject);
  say(part, "we-use", conflict.we_use);
  for (const saying of conflict.says) {
    const line = copy("saying");
    say(line, "lead", saying.lead);
    find(line, "[data-text]").append(saying.text, ...context.cite(saying.cites));
    find(part, "dl").append(line);
  }
  return part;
}

/**
 * @param {HTMLElement} section
 * @param {string} selector
 * @param {Node[]} nodes
 */
function fill(section, selector, nodes) {
  find(section, selector).replaceChildren(...nodes);
}

/**
 * Fill a list in a part of the results that is not there when it has nothing to say.
 * @param {HTMLElement} section
 * @param {string} selector - the list
 * @param {Node[]} nodes
 */
function fillPart(section, selector, nodes) {
  const list = find(section, selector);
  list.replaceChildren(...nodes);
  show(/** @type {Element} */ (list.closest("[data-part]")), nodes.length > 0);
}
