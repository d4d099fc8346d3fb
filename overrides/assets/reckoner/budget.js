/**
 * A kind of budget in the results: a card where it is worth asking about, and else a line in a list. Either opens
 * into all that is behind it.
 */

import { copy, find, say, show } from "../lib/dom.js";
import { mailto } from "../lib/mail.js";
import { tel } from "../lib/reach.js";
import { saysMore } from "./labels.js";
import { letterPart } from "./letters.js";
import { choice, fillDecided, listOrRemove, sayOrRemove } from "./outcome.js";

/** @import { Context } from "./outcome.js" */
/** @import { Ask, StrandResult } from "./types.js" */

const SILENT = "silent";

/**
 * @param {StrandResult} strand
 * @param {Context} context
 * @returns {{ element: HTMLElement, list: string | null }} the list that it is a line of; null for a card
 */
export function budgetPart(strand, context) {
  const lists = Object.entries(context.labels.lists);
  const [list] = lists.find(([, statuses]) => statuses.includes(strand.status)) ?? [null];
  const part = copy(list === null ? "strand" : "other");
  find(part, "[data-behind-place]").replaceWith(copy("behind"));
  find(part, "[data-letter-place]").replaceWith(letterPart(strand.letter, context));
  listOrRemove(
    part,
    "[data-asking]",
    "ul",
    strand.ask.map((ask) => askLine(ask, context)),
  );
  listOrRemove(
    part,
    "[data-ways]",
    null,
    Object.values(strand.ways).map((way) => choice(way, context.labels.way, context)),
  );
  fillDecided(part, strand, context.labels.strand, context);
  // Where a page is silent, the headline is what to do. Where nothing is sure but whom to ask, it is to ask.
  const isSaid = list === SILENT || strand.steps_of === "find_out";
  sayOrRemove(part, "[data-first-step]", "[data-text]", isSaid ? null : (strand.steps[0]?.text ?? null));
  if (list === null) {
    fillCard(part, strand, context);
  }
  return { element: find(part, "article, li"), list };
}

/**
 * What a card says before it is opened, beside what to do: what it comes to, one reason, and one person to ask.
 * @param {DocumentFragment} part
 * @param {StrandResult} strand
 * @param {Context} context
 */
function fillCard(part, strand, { labels }) {
  // While nothing is clear, what to do is the answer: a headline and a reason would only be one of several.
  const isOpen = strand.status === "need_answers";
  if (isOpen || !saysMore(strand, labels)) {
    find(part, "[data-headline]").remove();
  }
  const reason = isOpen ? null : strand.reasons.find(({ clause }) => clause === strand.deciding);
  sayOrRemove(part, "[data-deciding]", "[data-text]", reason?.text ?? null);
  const [contact] = strand.ask;
  const place = find(part, "[data-first-contact]");
  if (contact) {
    fillContact(place, contact);
    show(find(place, "[data-find-out]"), strand.steps_of === "find_out");
    show(find(place, "[data-sure]"), strand.steps_of !== "find_out");
  } else {
    place.remove();
  }
}

/**
 * @param {Ask} ask
 * @param {Context} context
 */
function askLine(ask, context) {
  const line = copy("ask");
  fillContact(line, ask);
  find(line, "[data-how]").append(ask.how, ...context.cite(ask.cites));
  return line;
}

/**
 * @param {ParentNode} place
 * @param {Ask} ask
 */
function fillContact(place, ask) {
  say(place, "who", ask.who);
  reach(place, "[data-phone]", ask.phone, tel(ask.phone ?? ""));
  reach(place, "[data-email]", ask.email, mailto(ask.email));
}

/**
 * A phone number or an email address to press; removed where the pages give none.
 * @param {ParentNode} line
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
