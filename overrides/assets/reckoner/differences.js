/** The results in short, to be kept with the answers, and how they differ from those of another day. */

/** @import { Estimate, HolderResult, NamedResult } from "./types.js" */

/**
 * @typedef {object} Summary - one thing that the engine decided
 * @property {string} id - a strand, one of its ways, or a holder
 * @property {string | null} within - the name of the strand that a way belongs to
 * @property {string} name
 * @property {string} status
 * @property {string | null} headline
 */

/**
 * @typedef {{ before: Summary | null, now: Summary | null }} Difference - null where it was not there, or is no longer
 */

/**
 * What kind of thing a summary is about.
 * @param {Summary} summary
 * @returns {"strand" | "way" | "holder"}
 */
export function kindOf({ id }) {
  if (id.startsWith("holder/")) {
    return "holder";
  }
  return id.split("/").length > 2 ? "way" : "strand";
}

/** @param {Estimate} estimate @returns {Summary[]} */
export function summary(estimate) {
  const strands = Object.entries(estimate.strands).flatMap(([id, strand]) => [
    short(`strand/${id}`, null, strand),
    ...Object.entries(strand.ways).map(([way, decided]) => short(`strand/${id}/${way}`, strand.name, decided)),
  ]);
  // A holder's own result stands for no kind of budget where it is not that of all.
  const holders = Object.entries(estimate.holders).map(([id, holder]) => short(`holder/${id}`, null, inAll(holder)));
  return [...strands, ...holders];
}

/**
 * @param {Summary[]} before
 * @param {Summary[]} now
 * @returns {Difference[]} in the order of the results
 */
export function differences(before, now) {
  const old = new Map(before.map((one) => [one.id, one]));
  const still = new Set(now.map((one) => one.id));
  const changed = now.flatMap((one) => {
    const was = old.get(one.id) ?? null;
    return was && was.status === one.status && was.headline === one.headline ? [] : [{ before: was, now: one }];
  });
  return [...changed, ...before.filter((one) => !still.has(one.id)).map((one) => ({ before: one, now: null }))];
}

/** @param {HolderResult} holder */
function inAll(holder) {
  const { status, in_all } = holder;
  return status === in_all ? holder : { ...holder, status: in_all ?? "depends", headline: null };
}

/**
 * @param {string} id
 * @param {string | null} within
 * @param {NamedResult<string>} decided
 * @returns {Summary}
 */
function short(id, within, { name, status, headline }) {
  return { id, within, name, status, headline };
}
