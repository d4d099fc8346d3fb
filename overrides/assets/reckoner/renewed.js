/**
 * A site that is published again while a family uses it: files that the page names may then be gone. This finds that
 * out, and loads the new page, where there is one, with the family's answers.
 */

import { collect, leave } from "../lib/storage.js";
import { asRecord } from "./record.js";
import { fromHash, toHash } from "./steps.js";

/** @import { Journey } from "./journey.js" */
/** @import { AnswerRecord } from "./record.js" */

/**
 * @typedef {object} Carried - what comes over from the page before
 * @property {AnswerRecord} record
 * @property {number | null} days - for how long the answers are kept on this device; null where they are not
 * @property {Journey["step"]} step
 * @property {Journey["returnTo"]} returnTo
 */

/** How long to wait for the page: the family has waited already. */
const PATIENCE_MS = 5000;

/** What a host says of a page that it has no more. */
const GONE = new Set([404, 410]);

/**
 * @param {HTMLElement} root - the reckoner
 * @returns {Promise<"renewed" | "gone" | null>} another page is in its place, or none; null where the same one is still
 *   there, and where there is no telling
 */
export async function fateOf(root) {
  try {
    const response = await fetch(location.pathname + location.search, {
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (GONE.has(response.status)) {
      return "gone";
    }
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const there = page.querySelector("[data-reckoner]");
    return there instanceof HTMLElement && madeOf(there) !== madeOf(root) ? "renewed" : null;
  } catch {
    return null;
  }
}

/**
 * The addresses of what a page is made of. They are named by their content, so others are of another release.
 * @param {HTMLElement} root - the reckoner
 */
function madeOf({ dataset }) {
  const names = Object.keys(dataset).filter((name) => name.endsWith("Url"));
  return names.map((name) => `${name} ${dataset[name]}`).join("\n");
}

/**
 * Load the page again, and let the answers come over. They are not in its address.
 * @param {Carried} carried
 */
export function loadAgain({ record, days, step, returnTo }) {
  leave("carried", { ...record, keep_days: days, step: toHash(step), return_to: returnTo });
  location.reload();
}

/**
 * What has come over, once: after that it is gone.
 * @returns {Carried | null}
 */
export function collectCarried() {
  const value = collect("carried");
  const reading = asRecord(value);
  if (!("record" in reading)) {
    return null;
  }
  const { keep_days, step, return_to } = /** @type {Record<string, unknown>} */ (value);
  return {
    record: reading.record,
    days: typeof keep_days === "number" ? keep_days : null,
    step: fromHash(String(step)) ?? { name: "start" },
    returnTo: return_to === "check" || return_to === "results" ? return_to : null,
  };
}
