/** What the modules call things. The names of the statuses come with the page, from publisher/pages/parts/labels.py. */

import { sentence } from "../lib/dom.js";

/** @import { Ask, HolderStatus, NeedAnswers, StrandResult, StrandStatus, WayStatus } from "./types.js" */

/** @typedef {Pick<Ask, "who" | "how" | "phone" | "email" | "cites"> & { web?: string | null }} Contact - whom to ask */

/**
 * @typedef {object} Labels
 * @property {Readonly<Record<StrandStatus | NeedAnswers, string>>} strand
 * @property {Readonly<Record<WayStatus | NeedAnswers, string>>} way
 * @property {Readonly<Record<HolderStatus | NeedAnswers, string>>} holder
 * @property {Readonly<Record<string, string>>} with_when - what a status is called whose moment is known, with a gap
 * @property {Readonly<Record<string, Readonly<Record<string, string>>>>} wanted - what a family can ask about a kind of
 *   budget, by its id and its status
 * @property {string} by_budget - what a holder's status is called where kinds of budget differ
 * @property {Readonly<Record<string, string[]>>} lists - the statuses of the budgets that stand in each list of lines,
 *   and have no card
 * @property {string} bare_headline - a pattern for what an opening headline may say without saying more than its label
 * @property {(StrandStatus | NeedAnswers)[]} not_from_here - a strand's statuses in which this council's page promises
 *   no budget
 * @property {(StrandStatus | NeedAnswers)[]} advice_first - a strand's statuses that follow from a no
 * @property {Contact[]} advisers - who gives free advice here, the one to ask first before the others
 */

/** @param {HTMLElement} root - the reckoner @returns {Labels} */
export function readLabels(root) {
  return JSON.parse(root.querySelector("[data-labels]")?.textContent ?? "");
}

/**
 * What a status is called, with its moment where that is part of it and is known.
 * @template {string} Status
 * @param {Status} status
 * @param {string | null} when - what reads on after "Best asked"
 * @param {Readonly<Record<Status, string>>} names - what the statuses of its kind are called
 * @param {Pick<Labels, "with_when">} labels
 */
export function labelOf(status, when, names, { with_when }) {
  return (when !== null && with_when[status]?.replace("{when}", when)) || names[status];
}

/**
 * Whether the label of a status says when to ask, so that nothing beside it has to.
 * @param {string} status
 * @param {Pick<Labels, "with_when">} labels
 */
export function saysWhen(status, { with_when }) {
  return status in with_when;
}

/**
 * Whom to ask, in order. After a no the council that said it comes after those who advise.
 * @param {Pick<StrandResult, "status" | "ask">} strand
 * @param {Pick<Labels, "advice_first" | "advisers">} labels
 * @returns {Contact[]}
 */
export function whomToAsk({ status, ask }, { advice_first, advisers }) {
  return advice_first.includes(status) ? [...advisers, ...ask] : ask;
}

/**
 * Several whom a family can ask, in one line, with their numbers: who they are may have an "or" and a comma of its own.
 * @param {Pick<Contact, "who" | "phone" | "email">[]} contacts
 */
export function oneOf(contacts) {
  const reached = contacts.map(({ who, phone, email }, number) => {
    const name = number === 0 ? who : who.replace(/^(?:An?|The|Your)\b/, (word) => word.toLowerCase());
    return [name, phone, email].filter((one) => one !== null).join(", ");
  });
  return reached.join("; or ");
}

/**
 * Whether nothing is sure of a budget but whom to ask.
 * @param {Pick<StrandResult, "status" | "steps_of">} strand
 */
export function isUnclear({ status, steps_of }) {
  return status === "need_answers" && steps_of === "find_out";
}

/**
 * Whether the headline of a budget says more than its label does, and the step beside it.
 * @param {Pick<StrandResult, "headline" | "status">} strand
 * @param {Pick<Labels, "bare_headline">} labels
 */
export function saysMore({ headline, status }, { bare_headline }) {
  const isBare = status === "ask_now" && new RegExp(bare_headline).test(headline ?? "");
  return headline !== null && !isBare;
}

/**
 * How far a family is, as a sentence.
 * @param {number} number - how many questions were asked, this one included
 * @param {number | null} total - about how many there are; null where nothing has said so yet
 */
export function progress(number, total) {
  if (total === null) {
    return sentence("progress", { number });
  }
  return number < total ? sentence("progress-of", { number, total }) : sentence("progress-last", { number });
}

/**
 * How far a family is with what adds detail to its results, as a sentence.
 * @param {number} number - how many questions were asked since the results, this one included
 * @param {number} total - about how many there are
 */
export function furtherProgress(number, total) {
  return number < total
    ? sentence("progress-further", { number, total })
    : sentence("progress-further-last", { number });
}
