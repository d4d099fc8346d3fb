/**
 * A kind of budget in the results: a card where it is worth asking about, and else a line in a list. Either opens
 * into all that is behind it.
 */

import { copy, find, findAll, onClick, say, show } from "../lib/dom.js";
import { mailto } from "../lib/mail.js";
import { tel } from "../lib/reach.js";
import { isUnclear, saysMore, whomToAsk } from "./labels.js";
import { letterPart } from "./letters.js";
import { choice, fillDecided, listOrRemove, sayOrRemove } from "./outcome.js";

/** @import { Contact } from "./labels.js" */
/** @import { Context } from "./outcome.js" */
/** @import { Offer, StrandResult } from "./types.js" */

const SILENT = "silent";

/**
 * @param {StrandResult} strand
 * @param {Context} context
 * @param {Map<string, string>} named - whom the cards above name in full, and for which kind; this one is added
 * @param {(id: string) => void} onQuestion - goes to a question
 * @returns {{ element: HTMLElement, list: string | null }} the list that it is a line of; null for a card
 */
export function budgetPart(strand, context, named, onQuestion) {
  const lists = Object.entries(context.labels.lists);
  const [list] = lists.find(([, statuses]) => statuses.includes(strand.status)) ?? [null];
  const part = copy(list === null ? "strand" : "other");
  find(part, "[data-behind-place]").replaceWith(copy("behind"));
  find(part, "[data-letter-place]").replaceWith(letterPart(strand.letter, context));
  listOrRemove(
    part,
    "[data-asking]",
    "ul",
    whomToAsk(strand, context.labels).map((ask) => askLine(ask, context)),
  );
  // While several outcomes are possible, each person is one whom some of them name.
  for (const title of findAll(part, "[data-asking] [data-sure], [data-asking] [data-open]")) {
    show(title, "open" in title.dataset === strand.possible.length > 0);
  }
  listOrRemove(
    part,
    "[data-ways]",
    null,
    Object.values(strand.ways).map((way) => choice(way, context.labels.way, context)),
  );
  fillDecided(part, strand, context.labels.strand, context);
  // Where a page is silent, the headline is what to do. Where nothing is sure but whom to ask, it is to ask.
  const isSaid = list === SILENT || isUnclear(strand);
  sayOrRemove(part, "[data-first-step]", "[data-text]", isSaid ? null : (strand.steps[0]?.text ?? null));
  if (list === null) {
    fillCard(part, strand, context, named);
    fillOffer(part, strand.offers, context, onQuestion);
  }
  return { element: find(part, "article, li"), list };
}

/**
 * What a card says before it is opened, beside what to do: what it comes to, one reason, and one person to ask. After a
 * no it is who advises, and the council after that.
 * @param {DocumentFragment} part
 * @param {StrandResult} strand
 * @param {Context} context
 * @param {Map<string, string>} named
 */
function fillCard(part, strand, { labels }, named) {
  // While nothing is clear, what to do is the answer: a headline would only be one of several. Why it is not clear is
  // what it still turns on.
  const isOpen = strand.status === "need_answers";
  if (isOpen || !saysMore(strand, labels)) {
    find(part, "[data-headline]").remove();
  }
  const reason = strand.reasons.find(({ clause }) => clause === strand.deciding);
  sayOrRemove(part, "[data-deciding]", "[data-text]", (isOpen ? strand.waits_for : reason?.text) ?? null);
  const [contact] = whomToAsk(strand, labels);
  const isAdvice = labels.advice_first.includes(strand.status);
  sayOrRemove(part, "[data-then-contact]", "[data-text]", isAdvice ? (strand.ask[0]?.who ?? null) : null);
  const place = find(part, "[data-first-contact]");
  if (contact) {
    fillContact(place, contact);
    const before = named.get(contact.who);
    sayOrRemove(place, "[data-as-before]", "[data-name-before]", before ?? null);
    show(find(place, "[data-who]"), before === undefined);
    named.set(contact.who, before ?? strand.name);
    show(find(place, "[data-find-out]"), isUnclear(strand));
    show(find(place, "[data-sure]"), !isUnclear(strand));
  } else {
    place.remove();
  }
}

/**
 * Where there is a question that the family was not asked yet, the first thing to do is to answer that. All else waits
 * for it, behind the card.
 * @param {DocumentFragment} part
 * @param {Offer | null} offer
 * @param {Context} context
 * @param {(id: string) => void} onQuestion
 */
function fillOffer(part, offer, { ask }, onQuestion) {
  const place = find(part, "[data-offer]");
  if (offer === null) {
    place.remove();
    return;
  }
  for (const other of ["[data-deciding]", "[data-first-step]", "[data-first-contact]"]) {
    part.querySelector(other)?.remove();
  }
  show(find(place, "[data-clears]"), offer.clears);
  show(find(place, "[data-opens]"), !offer.clears);
  say(place, "asks", ask(offer.question));
  say(place, "answer", ask(offer.question));
  onClick(place, "[data-answer]", () => onQuestion(offer.question));
}

/**
 * @param {Contact} ask
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
 * @param {Contact} ask
 */
function fillContact(place, ask) {
  say(place, "who", ask.who);
  reach(place, "[data-phone]", ask.phone, tel(ask.phone ?? ""));
  reach(place, "[data-email]", ask.email, mailto(ask.email));
  const web = find(place, "[data-web]");
  if (ask.web) {
    find(web, "a").setAttribute("href", ask.web);
  } else {
    web.remove();
  }
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
