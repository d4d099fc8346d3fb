/** Everything that a family is not offered, in one place and with why: never a bare no. */

import { copy, find, say, show } from "../lib/dom.js";
import { labelOf } from "./labels.js";
import { reasons, tag } from "./outcome.js";

/** @import { Context } from "./outcome.js" */
/** @import { Estimate, NamedResult } from "./types.js" */

/**
 * @param {Estimate} estimate
 * @param {Context} context
 * @returns {Node[]} a line for each; none where everything may be possible
 */
export function notOffered(estimate, context) {
  const { labels } = context;
  const strands = Object.values(estimate.strands);
  const closed = strands.filter(({ status }) => labels.not_offered.strand.includes(status));
  // What is said of a whole budget is not said again of each way of managing it.
  const ways = strands
    .filter((strand) => !closed.includes(strand))
    .flatMap((strand) => {
      const missing = Object.values(strand.ways).filter(({ status }) => labels.not_offered.way.includes(status));
      return missing.map((way) => line(way, wayInStrand(way.name, strand.name), labels.way, context));
    });
  // A holder who is not the one for some kinds of budget is no holder who is left out.
  const holders = Object.values(estimate.holders).filter(
    ({ status, in_all }) => status === in_all && labels.not_offered.holder.includes(status),
  );
  return [
    ...closed.map((strand) => line(strand, strand.name, labels.strand, context)),
    ...ways,
    ...holders.map((holder) => line(holder, holder.name, labels.holder, context)),
  ];
}

/**
 * A way of managing one budget, by name.
 * @param {string} way
 * @param {string} strand
 */
export function wayInStrand(way, strand) {
  const part = copy("way-in-strand");
  say(part, "way", way);
  say(part, "strand", strand);
  return part.textContent?.trim() ?? "";
}

/**
 * @template {string} Status
 * @param {NamedResult<Status>} decided
 * @param {string} name
 * @param {Readonly<Record<Status, string>>} labels
 * @param {Context} context
 */
function line(decided, name, labels, context) {
  const part = copy("not-offered");
  say(part, "name", name);
  tag(part, decided.status, labelOf(decided.status, decided.when, labels, context.labels));
  say(part, "headline", decided.headline ?? "");
  show(find(part, "[data-headline]"), decided.headline !== null);
  find(part, "[data-why]").append(...reasons(decided.reasons, decided.council_decides, context));
  return part;
}
