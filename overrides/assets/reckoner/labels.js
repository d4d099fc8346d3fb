/** What the modules call things. The names of the statuses come with the page, from publisher/pages/parts/labels.py. */

import { sentence } from "../lib/dom.js";

/** @import { HolderStatus, NeedAnswers, StrandResult, StrandStatus, WayStatus } from "./types.js" */

/**
 * @typedef {object} Labels
 * @property {Readonly<Record<StrandStatus | NeedAnswers, string>>} strand
 * @property {Readonly<Record<WayStatus | NeedAnswers, string>>} way
 * @property {Readonly<Record<HolderStatus | NeedAnswers, string>>} holder
 * @property {Readonly<Record<string, string>>} with_when - what a status is called whose moment is known, with a gap
 * @property {string} by_budget - what a holder's status is called where kinds of budget differ
 * @property {Readonly<Record<string, string>>} decider - who decides a matter that no answer settles
 * @property {Readonly<Record<string, string[]>>} lists - the statuses of the budgets that stand in each list of lines,
 *   and have no card
 * @property {string} bare_headline - a pattern for what an opening headline may say without saying more than its label
 * @property {(StrandStatus | NeedAnswers)[]} not_from_here - a strand's statuses in which this council's page promises
 *   no budget
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
 * Whether the headline of a budget says more than its label does, and the step beside it.
 * @param {Pick<StrandResult, "headline" | "status" | "steps_of">} strand
 * @param {Pick<Labels, "bare_headline">} labels
 */
export function saysMore({ headline, status, steps_of }, { bare_headline }) {
  const isBare = status === "ask_now" && new RegExp(bare_headline).test(headline ?? "");
  return headline !== null && !isBare && steps_of !== "find_out";
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
