import assert from "node:assert/strict";
import { test } from "node:test";
import { differences, kindOf, summary } from "../../../overrides/assets/reckoner/differences.js";

const ESTIMATE = {
  strands: {
    education: {
      name: "Education",
      status: "ask_now",
      headline: "You can ask.",
      ways: { notional: { name: "The council arranges it", status: "open", headline: null } },
    },
    health: { name: "Health", status: "unlikely", headline: "Other help.", ways: {} },
  },
  holders: { parent: { name: "A parent", status: "yes", headline: "You can.", in_all: "yes" } },
};
const SUMMARY = summary(ESTIMATE);

/** The same summary with one part of one of its lines changed. */
const changed = (id, change) => SUMMARY.map((one) => (one.id === id ? { ...one, ...change } : one));

test("a summary has each budget with its ways after it, then who could hold the money", () => {
  assert.deepEqual(
    SUMMARY.map(({ id, within }) => [id, within]),
    [
      ["strand/education", null],
      ["strand/education/notional", "Education"],
      ["strand/health", null],
      ["holder/parent", null],
    ],
  );
  assert.deepEqual(SUMMARY.map(kindOf), ["strand", "way", "strand", "holder"]);
});

test("a holder for whom kinds of budget differ has no summary of the one rule that is left", () => {
  for (const [in_all, status] of [
    [null, "depends"],
    ["no", "no"],
  ]) {
    const parent = { ...ESTIMATE.holders.parent, in_all };
    const told = summary({ ...ESTIMATE, holders: { parent } }).at(-1);
    assert.deepEqual([told.status, told.headline], [status, null]);
  }
});

test("nothing differs from itself", () => {
  assert.deepEqual(differences(SUMMARY, SUMMARY), []);
});

test("another status or other words are a difference, each told once", () => {
  for (const { id } of SUMMARY) {
    for (const change of [{ status: "other" }, { headline: "Other words." }]) {
      const now = changed(id, change);
      assert.deepEqual(differences(SUMMARY, now), [
        { before: SUMMARY.find((one) => one.id === id), now: now.find((one) => one.id === id) },
      ]);
    }
  }
});

test("another name alone is no difference", () => {
  assert.deepEqual(differences(SUMMARY, changed("strand/health", { name: "Care" })), []);
});

test("what was not there before is told in its place, and what is gone comes last", () => {
  const [education, ...others] = SUMMARY;
  assert.deepEqual(differences(others, SUMMARY), [{ before: null, now: education }]);
  assert.deepEqual(differences(SUMMARY, others), [{ before: education, now: null }]);
});

test("differences come in the order of the results", () => {
  const now = SUMMARY.map((one) => ({ ...one, status: "other" }));
  assert.deepEqual(
    differences([...SUMMARY].reverse(), now).map((one) => one.now.id),
    SUMMARY.map(({ id }) => id),
  );
});
