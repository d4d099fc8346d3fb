/** What the modules call things. The names of the statuses come with the page, from publisher/pages/labels.py. */

/** @import { ClauseState, HolderStatus, StrandStatus, WayStatus } from "./types.js" */

/**
 * @typedef {object} Labels
 * @property {Readonly<Record<StrandStatus, string>>} strand
 * @property {Readonly<Record<WayStatus, string>>} way
 * @property {Readonly<Record<HolderStatus, string>>} holder
 * @property {Readonly<Record<string, string>>} decider  who decides a matter that no answer settles
 */

/** @param {HTMLElement} root  the reckoner @returns {Labels} */
export function readLabels(root) {
  return JSON.parse(root.querySelector("[data-labels]")?.textContent ?? "");
}

/**
 * The states of a clause, in the order in which they are told. The words take no side: a rule that does not apply may be
 * one that would help, or one that would stand in the way.
 * @type {ReadonlyArray<readonly [ClauseState, string]>}
 */
export const STATE_TITLES = [
  ["met", "Rules that apply here"],
  ["unmet", "Rules that do not apply here"],
  ["unknown", "Not known yet"],
];

/**
 * @param {number} number  how many questions were asked, this one included
 * @param {number | null} left  how many more can matter; null before the engine has said anything
 */
export function progress(number, left) {
  if (left === null) return `Question ${number}`;
  if (left === 0) return `Question ${number}. This may be the last one.`;
  return `Question ${number}. Up to ${left} more can change your result.`;
}
