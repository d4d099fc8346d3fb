/** What is about some kinds of budget only: shown to a family that may get one of them. */

import { findAll, show } from "../lib/dom.js";

/** @import { Labels } from "./labels.js" */
/** @import { Estimate } from "./types.js" */

/**
 * The kinds of budget that this council's pages may give the family, whatever has to come first.
 * @param {Estimate} estimate
 * @param {Labels} labels
 */
export function kindsWithin(estimate, labels) {
  const within = Object.entries(estimate.strands).filter(([, { status }]) => !labels.not_from_here.includes(status));
  return new Set(within.map(([id]) => id));
}

/**
 * Show the parts that are about one of some kinds of budget, or about all of them. Where that leaves nothing, all parts
 * are shown: silence would look like an answer.
 * @param {HTMLElement} root
 * @param {ReadonlySet<string> | null} kinds - null for every kind
 */
export function showKinds(root, kinds) {
  const parts = findAll(root, "[data-about]");
  const fitting = parts.filter((part) => {
    const about = part.dataset.about?.split(" ").filter(Boolean) ?? [];
    return kinds === null || about.length === 0 || about.some((id) => kinds.has(id));
  });
  const shown = fitting.length === 0 ? parts : fitting;
  for (const part of parts) {
    show(part, shown.includes(part));
  }
  for (const name of findAll(root, "[data-strand]")) {
    show(name, kinds === null || fitting.length === 0 || kinds.has(name.dataset.strand ?? ""));
  }
}
