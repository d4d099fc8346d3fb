/** The results: the engine's estimate, put into copies of the templates that the server wrote. */

import { copy, find, findAll, onClick, say, sentence, show } from "../site/dom.js";
import { inWords } from "./dates.js";
import { letter } from "./letters.js";
import { notOffered } from "./not-offered.js";
import { choice, citedLine, fillDecided, listOrRemove, tag } from "./outcome.js";
import { showWays } from "./ways.js";

/** @import { Ask, Conflict, Estimate, Holder, Strand } from "./types.js" */
/** @import { Words } from "./outcome.js" */

/**
 * @typedef {object} StillMatter
 * @property {string | null} next - the question to ask next
 * @property {string[]} unsure - questions answered with "I'm not sure" that can still change something
 * @property {(id: string) => void} onQuestion - goes to a question
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
  const strands = Object.entries(estimate.strands);
  const cards = strands.map(([id, strand]) => strandCard(id, strand, words));
  fill(section, "strands", cards);
  fill(
    section,
    "overview",
    strands.map(([, strand], index) => overviewLine(strand, cards[index], words)),
  );
  showWays(find(section, '[data-part="ways"]'), estimate, words);
  fillPart(
    section,
    "holders",
    Object.values(estimate.holders).map((holder) => holderChoice(holder, estimate, words)),
  );
  fillPart(section, "not-offered", notOffered(estimate, words));
  fillPart(
    section,
    "notes",
    estimate.notes.map((note) => citedLine(note, words)),
  );
  fillPart(
    section,
    "conflicts",
    estimate.conflicts.map((conflict) => conflictCard(conflict, words)),
  );
  const ids = matter.next === null ? matter.unsure : [matter.next, ...matter.unsure];
  fill(
    section,
    "still-matter",
    ids.map((id) => questionLink(id, matter, words)),
  );
  show(find(section, "[data-more-answers]"), ids.length > 0);
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
  const lines = Object.values(estimate.strands).map(({ name, status }) =>
    sentence("in-short", { name, status: words.labels.strand[status] }),
  );
  return lines.map((line) => line.textContent).join(" ");
}

/**
 * A question that is worth an answer: a press leads to it, and where to find the answer stands beside it.
 * @param {string} id
 * @param {StillMatter} matter
 * @param {Words} words
 */
export function questionLink(id, { unsure, onQuestion }, words) {
  const line = copy("question-link");
  const where = words.find(id);
  say(line, "text", words.short(id));
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
 * @param {string} id
 * @param {Strand} strand
 * @param {Words} words
 */
function strandCard(id, strand, words) {
  const part = copy("strand");
  fillDecided(part, strand, words.labels.strand, words);
  listOrRemove(
    part,
    "[data-asking]",
    "ul",
    strand.ask.map((ask) => askLine(ask, words)),
  );
  find(part, "[data-letter-place]").replaceWith(letter(id, strand, words.tell));
  listOrRemove(
    part,
    "[data-ways]",
    null,
    Object.values(strand.ways).map((way) => choice(way, words.labels.way, words)),
  );
  return find(part, "article");
}

/**
 * @param {Ask} ask
 * @param {Words} words
 */
function askLine(ask, words) {
  const line = copy("ask");
  say(line, "who", ask.who);
  reach(line, "phone", ask.phone, `tel:${ask.phone?.replace(/[^\d+]/g, "")}`);
  reach(line, "email", ask.email, `mailto:${ask.email}`);
  find(line, "[data-how]").append(ask.how, ...words.cite(ask.cites));
  return line;
}

/**
 * A phone number or an email address to press; taken out where the pages give none.
 * @param {DocumentFragment} line
 * @param {"phone" | "email"} name
 * @param {string | null} text
 * @param {string} href
 */
function reach(line, name, text, href) {
  const place = find(line, `[data-${name}]`);
  if (text === null) {
    place.remove();
    return;
  }
  const link = find(place, "a");
  link.textContent = text;
  link.setAttribute("href", href);
}

/**
 * @param {Holder} holder
 * @param {Estimate} estimate
 * @param {Words} words
 */
function holderChoice(holder, estimate, words) {
  const byStrand = Object.entries(holder.strands ?? {}).map(([id, told]) => ({
    ...told,
    name: estimate.strands[id]?.name ?? id,
  }));
  return choice(holder, words.labels.holder, words, byStrand);
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
    if (card) {
      find(card, "h3").focus({ preventScroll: true });
    }
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
