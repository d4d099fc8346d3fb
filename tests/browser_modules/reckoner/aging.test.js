import assert from "node:assert/strict";
import { test } from "node:test";
import { aged, anyAged, FRESH_DAYS } from "../../../overrides/assets/reckoner/aging.js";

const KNOWN = [
  { id: "age", was: [], options: new Map(), number: { least: 0, most: 25, grows: true }, fades: false },
  { id: "hours", was: [], options: new Map(), number: { least: 0, most: 40, grows: false }, fades: false },
  { id: "review", was: [], options: new Map(), number: null, fades: true },
  { id: "who", was: [], options: new Map(), number: null, fades: false },
];
const GIVEN = "2026-11-22";
const ANSWERS = { age: 15, hours: 3, review: "yes", who: "parent" };

/** What has aged so many days after all was answered. */
function after(days, answers = ANSWERS) {
  const now = new Date(2026, 10, 22 + days, 9);
  const given = Object.fromEntries(Object.keys(answers).map((id) => [id, GIVEN]));
  return aged({ answers, days: given }, KNOWN, now);
}

test("for four weeks answers are taken as they are", () => {
  for (const days of [0, 1, FRESH_DAYS]) {
    assert.deepEqual(after(days), { doubtful: [], over: [] });
    assert.equal(anyAged(after(days)), false);
  }
});

test("after that, an age and what is about the moment are looked at again, and nothing else is", () => {
  assert.deepEqual(after(FRESH_DAYS + 1), { doubtful: ["age", "review"], over: [] });
  assert.equal(anyAged(after(FRESH_DAYS + 1)), true);
});

test("an age that must have grown is over, and what is about the moment stays doubtful however old", () => {
  for (const days of [366, 3 * 365 + 1]) {
    assert.deepEqual(after(days), { doubtful: ["review"], over: ["age"] });
  }
  assert.deepEqual(after(364).over, []);
});

test("not knowing an age does not grow", () => {
  assert.deepEqual(after(800, { age: "dont_know" }), { doubtful: ["age"], over: [] });
});

test("each answer has an age of its own, and what is not answered has none", () => {
  const days = { review: "2027-01-31", age: GIVEN };
  const given = aged({ answers: { age: 15, review: "yes" }, days }, KNOWN, new Date(2027, 1, 1, 9));
  assert.deepEqual(given, { doubtful: ["age"], over: [] });
});

test("a day that is still to come, by a clock that went wrong, is no age", () => {
  assert.deepEqual(after(-400), { doubtful: [], over: [] });
});
