/** The results: the engine's estimate, put into copies of the templates that the server wrote. */

import { inWords } from "../lib/dates.js";
import { copy, find, findAll, onClick, say, sentence, show } from "../lib/dom.js";
import { mailto } from "../lib/mail.js";
import { tel } from "../lib/reach.js";
import { showHelps } from "./helps.js";
import { labelOf } from "./labels.js";
import { letterPart } from "./letters.js";
import { notOffered } from "./not-offered.js";
import { choice, citedLine, fillDecided, listOrRemove, tag } from "./outcome.js";
import { showWays } from "./ways.js";

/** @import { Ask, Conflict, Estimate, HolderResult, StrandResult } from "./types.js" */
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
  const strands = Object.entries(estimate.strands);
  const cards = strands.map(([, strand]) => strandCard(strand, context));
  fill(section, "[data-strands]", cards);
  fill(
    section,
    "[data-overview]",
    strands.map(([, strand], index) => overviewLine(strand, cards[index], context)),
  );
  showWays(find(section, '[data-part="ways"]'), estimate, context);
  fillPart(
    section,
    "[data-holders]",
    Object.values(estimate.holders).map((holder) => holderChoice(holder, estimate, context)),
  );
  fillPart(section, "[data-not-offered]", notOffered(estimate, context));
  fillPart(
    section,
    "[data-notes]",
    estimate.notes.map((note) => citedLine(note, context)),
  );
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
  say(section, "as-of", inWords(estimate.as_of));
  say(section, "version", inWords(estimate.version));
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
  show(find(line, "[data-no-find]"), where === "" && unsure.includes(id));
  onClick(line, "[data-text]", () => onQuestion(id));
  return line;
}

/**
 * Open what belongs on paper: everything about the budgets themselves. The rest a family opens where it wants it.
 * @param {HTMLElement} section
 * @returns {() => void} closes again what this opened
 */
export function openForPrint(section) {
  const closed = findAll(section, "[data-strands] details:not([open], [data-closed-on-paper])");
  for (const details of closed) {
    details.toggleAttribute("open", true);
  }
  return () => {
    for (const details of closed) {
      details.toggleAttribute("open", false);
    }
  };
}

/**
 * @param {StrandResult} strand
 * @param {Context} context
 */
function strandCard(strand, context) {
  const part = copy("strand");
  fillDecided(part, strand, context.labels.strand, context);
  listOrRemove(
    part,
    "[data-asking]",
    "ul",
    strand.ask.map((ask) => askLine(ask, context)),
  );
  find(part, "[data-letter-place]").replaceWith(letterPart(strand.letter, context));
  listOrRemove(
    part,
    "[data-ways]",
    null,
    Object.values(strand.ways).map((way) => choice(way, context.labels.way, context)),
  );
  return find(part, "article");
}

/**
 * @param {Ask} ask
 * @param {Context} context
 */
function askLine(ask, context) {
  const line = copy("ask");
  say(line, "who", ask.who);
  reach(line, "[data-phone]", ask.phone, tel(ask.phone ?? ""));
  reach(line, "[data-email]", ask.email, mailto(ask.email));
  find(line, "[data-how]").append(ask.how, ...context.cite(ask.cites));
  return line;
}

/**
 * A phone number or an email address to press; removed where the pages give none.
 * @param {DocumentFragment} line
 * @param {string} selector
 * @param {string | null} text
 * @param {string} href
 */
function reach(line, selector, text, href) {
  const place = find(line, selector);
  if (text === null) {
    place.remove();
    return;
  }
  const link = find(place, "a");
  link.textContent = text;
  link.setAttribute("href", href);
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
 * A line of the overview, which leads to the strand's card without touching the address.
 * @param {StrandResult} strand
 * @param {HTMLElement | undefined} card
 * @param {Context} context
 */
function overviewLine(strand, card, context) {
  const line = copy("overview");
  say(line, "name", strand.name);
  const { status, when } = strand;
  tag(line, status, labelOf(status, when, context.labels.strand, context.labels));
  onClick(line, "[data-name]", () => {
    card?.scrollIntoView();
    if (card) {
      find(card, "h3").focus({ preventScroll: true });
    }
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
