/** What the modules call things. The names of the statuses come with the page, from publisher/pages/parts/labels.py. */

import { sentence } from "../lib/dom.js";

/** @import { HolderStatus, StrandStatus, WayStatus } from "./types.js" */

/**
 * @typedef {object} Labels
 * @property {Readonly<Record<StrandStatus, string>>} strand
 * @property {Readonly<Record<WayStatus, string>>} way
 * @property {Readonly<Record<HolderStatus, string>>} holder
 * @property {Readonly<Record<string, string>>} decider - who decides a matter that no answer settles
 * @property {{ strand: StrandStatus[], way: WayStatus[], holder: HolderStatus[] }} not_offered - told apart, each with
 *   why
 * @property {StrandStatus[]} not_from_here - a strand's statuses in which this council's page promises no budget
 */

/** @param {HTMLElement} root - the reckoner @returns {Labels} */
export function readLabels(root) {
  return JSON.parse(root.querySelector("[data-labels]")?.textContent ?? "");
}

/**
 * How far a family is, as a sentence.
 * @param {number} number - how many questions were asked, this one included
 * @param {number | null} left - how many more can matter; null before the engine has said anything
 */
export function progress(number, left) {
  if (left === null) {
    return sentence("progress", { number });
  }
  return left === 0 ? sentence("progress-last", { number }) : sentence("progress-more", { number, left });
}
