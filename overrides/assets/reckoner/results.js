/** The results: the engine's estimate, put into copies of the templates that the server wrote. */

import { inWords } from "./dates.js";
import { copy, find, findAll, onClick, say, sentence, show } from "../site/dom.js";
import { citedLine, fillDecided, listOrRemove, tag } from "./outcome.js";

/** @import { Ask, Conflict, Decided, Estimate, Strand } from "./types.js" */
/** @import { Words } from "./outcome.js" */

/**
 * @typedef {object} StillMatter
 * @property {string | null} next  the question to ask next
 * @property {string[]} unsure  questions answered with "I'm not sure" that can still change something
 * @property {(id: string) => void} onQuestion  goes to a question
 */

/**
 * @param {HTMLElement} section
 * @param {Estimate} estimate
 * @param {StillMatter} matter
 * @param {Words} words
 */
export function showResults(section, estimate, matter, words) {
  show(find(section, "[data-settled]"), estimate.settled);
  show(find(section, "[data-unsettled]"), !estimate.settled);
  const strands = Object.values(estimate.strands);
  const cards = strands.map((strand) => strandCard(strand, words));
  fill(section, "strands", cards);
  fill(section, "overview", strands.map((strand, index) => overviewLine(strand, cards[index], words)));
  fillPart(section, "holders", Object.values(estimate.holders).map((holder) => choice(holder, words.labels.holder, words)));
  fillPart(section, "notes", estimate.notes.map((note) => citedLine(note, words)));
  fillPart(section, "conflicts", estimate.conflicts.map((conflict) => conflictCard(conflict, words)));
  showStillMatter(section, matter, words);
  say(section, "as-of", inWords(estimate.as_of));
  say(section, "version", inWords(estimate.version));
  say(section, "law-as-at", inWords(estimate.law_as_at));
}

/**
 * The results in short, to be read out.
 * @param {Estimate} estimate
 * @param {Words} words
 */
export function inShort(estimate, words) {
  const lines = Object.values(estimate.strands).map(({ name, status }) => sentence("in-short", { name, status: words.labels.strand[status] }));
  return lines.map((line) => line.textContent).join(" ");
}

/**
 * Open what belongs on paper: everything but the ways and the holders, which a family opens itself where it wants them.
 * @param {HTMLElement} section
 * @returns {() => void} closes again what this opened
 */
export function openForPrint(section) {
  const closed = findAll(section, "details:not([open], [data-closed-on-paper])");
  for (const details of closed) details.toggleAttribute("open", true);
  return () => {
    for (const details of closed) details.toggleAttribute("open", false);
  };
}

/**
 * @param {Strand} strand
 * @param {Words} words
 */
function strandCard(strand, words) {
  const part = copy("strand");
  fillDecided(part, strand, words.labels.strand, words);
  listOrRemove(part, "[data-asking]", "ul", strand.ask.map((ask) => askLine(ask, words)));
  listOrRemove(part, "[data-ways]", null, Object.values(strand.ways).map((way) => choice(way, words.labels.way, words)));
  return find(part, "article");
}

/**
 * @param {Ask} ask
 * @param {Words} words
 */
function askLine(ask, words) {
  const line = copy("ask");
  say(line, "who", ask.who);
  find(line, "[data-how]").append(ask.how, ...words.cite(ask.cites));
  return line;
}

/**
 * @template {string} Status
 * @param {Decided<Status>} decided
 * @param {Readonly<Record<Status, string>>} labels
 * @param {Words} words
 */
function choice(decided, labels, words) {
  const part = copy("choice");
  fillDecided(part, decided, labels, words);
  return part;
}

/**
 * A line of the overview, which leads to the strand's card without touching the address.
 * @param {Strand} strand
 * @param {HTMLElement | undefined} card
 * @param {Words} words
 */
function overviewLine(strand, card, words) {
  const line = copy("overview");
  say(line, "name", strand.name);
  tag(line, strand.status, words.labels.strand);
  onClick(line, "[data-name]", () => {
    card?.scrollIntoView();
    if (card) find(card, "h3").focus({ preventScroll: true });
  });
  return line;
}

/**
 * @param {Conflict} conflict
 * @param {Words} words
 */
function conflictCard(conflict, words) {
  const part = copy("conflict");
  say(part, "subject", conflict.subject);
  say(part, "we-use", conflict.we_use);
  for (const saying of conflict.says) {
    const line = copy("saying");
    say(line, "lead", saying.lead);
    find(line, "[data-text]").append(saying.text, ...words.cite(saying.cites));
    find(part, "dl").append(line);
  }
  return part;
}

/**
 * @param {HTMLElement} section
 * @param {StillMatter} matter
 * @param {Words} words
 */
function showStillMatter(section, { next, unsure, onQuestion }, words) {
  const ids = next === null ? unsure : [next, ...unsure];
  const lines = ids.map((id) => {
    const line = copy("question-link");
    say(line, "text", words.short(id));
    show(find(line, "[data-unsure]"), unsure.includes(id));
    onClick(line, "[data-text]", () => onQuestion(id));
    return line;
  });
  fill(section, "still-matter", lines);
  show(find(section, "[data-more-answers]"), lines.length > 0);
}

/**
 * @param {HTMLElement} section
 * @param {string} name
 * @param {Node[]} nodes
 */
function fill(section, name, nodes) {
  find(section, `[data-${name}]`).replaceChildren(...nodes);
}

/**
 * Fill a part of the results that is not there when it has nothing to say.
 * @param {HTMLElement} section
 * @param {string} name
 * @param {Node[]} nodes
 */
function fillPart(section, name, nodes) {
  fill(section, name, nodes);
  show(find(section, `[data-part="${name}"]`), nodes.length > 0);
}
