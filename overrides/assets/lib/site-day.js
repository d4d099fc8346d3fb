/** The day for which this site is read: today, or the day of which it is a preview. */

import { after, today } from "./dates.js";

/** As year-month-day. */
export function siteDay() {
  return document.querySelector("meta[name=preview-day]")?.getAttribute("content") ?? today();
}

/**
 * The day nearest to another on which some rules hold.
 * @param {string} day
 * @param {string | undefined} from - the first day of the rules
 * @param {string | undefined} until - the day on which others take their place
 */
export function dayWithin(day, from, until) {
  if (from && day < from) {
    return from;
  }
  return until && day >= until ? after(-1, new Date(`${until}T12:00:00`)) : day;
}
