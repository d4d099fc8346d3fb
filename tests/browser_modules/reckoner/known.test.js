import assert from "node:assert/strict";
import { test } from "node:test";
import { fit } from "../../../overrides/assets/reckoner/known.js";

const DAY = "2026-11-22";

const PLAN = {
  id: "ehc_plan",
  was: ["plan"],
  options: new Map([
    ["final", "final"],
    ["finished", "final"],
    ["none", "none"],
  ]),
  number: null,
  fades: true,
};
const AGE = { id: "age", was: [], options: new Map(), number: { least: 0, most: 25, grows: true }, fades: false };
const KNOWN = [PLAN, AGE];

const given = (question, answer) => ({ question, asked: "Asked", answer, said: "Said" });

test("answers that the page can take are taken, in their order", () => {
  const { answers, unasked, unusable } = fit([given("age", 9), given("ehc_plan", "none")], KNOWN, DAY);
  assert.deepEqual(Object.entries(answers), [
    ["age", 9],
    ["ehc_plan", "none"],
  ]);
  assert.deepEqual([unasked, unusable], [[], []]);
});

test("questions and options that have other ids now are known by their former ones", () => {
  assert.deepEqual(fit([given("plan", "finished")], KNOWN, DAY).answers, { ehc_plan: "final" });
});

test("of two answers to one question the first counts", () => {
  assert.deepEqual(fit([given("ehc_plan", "none"), given("plan", "final")], KNOWN, DAY).answers, { ehc_plan: "none" });
});

test("'not sure' fits every question", () => {
  const unsure = [given("age", "dont_know"), given("ehc_plan", "dont_know")];
  assert.deepEqual(fit(unsure, KNOWN, DAY).answers, { age: "dont_know", ehc_plan: "dont_know" });
});

test("a question that is not asked here is named", () => {
  const one = given("ward", "north");
  assert.deepEqual(fit([one], KNOWN, DAY), { answers: {}, days: {}, unasked: [one], unusable: [] });
});

for (const [question, answer] of [
  ["age", -1],
  ["age", 26],
  ["age", 9.5],
  ["age", "9"],
  ["age", Number.NaN],
  ["ehc_plan", "draft"],
  ["ehc_plan", 1],
  ["ehc_plan", "constructor"],
]) {
  test(`${answer} is no answer to ${question}`, () => {
    const one = given(question, answer);
    assert.deepEqual(fit([one], KNOWN, DAY), { answers: {}, days: {}, unasked: [], unusable: [one] });
  });
}

test("both ends of a number's range are inside it", () => {
  assert.deepEqual(fit([given("age", 0)], KNOWN, DAY).answers, { age: 0 });
  assert.deepEqual(fit([given("age", 25)], KNOWN, DAY).answers, { age: 25 });
});

test("each answer has the day on which it was given, or that of its record", () => {
  const { days } = fit([{ ...given("age", 9), day: "2026-06-01" }, given("plan", "none")], KNOWN, DAY);
  assert.deepEqual(days, { age: "2026-06-01", ehc_plan: DAY });
});
