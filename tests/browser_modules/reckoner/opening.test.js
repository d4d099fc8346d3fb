import assert from "node:assert/strict";
import { test } from "node:test";
import { questionAfter, turnAt } from "../../../overrides/assets/reckoner/opening.js";

/** Who answers, then an age; from 18 the engine has to say what comes, and a plan has a question of its own. */
const TURNS = [
  { question: "who", left: 6, cuts: [], next: { parent: 1, other: 1 } },
  { question: "age", left: 5, cuts: [16, 18], next: { 0: 2, 1: 2, dont_know: 2 } },
  { question: "plan", left: 4, cuts: [], next: { final: 3, none: 4, dont_know: 4 } },
  { question: "review", left: 3, cuts: [], next: { yes: 4, no: 4 } },
  { question: "care", left: 2, cuts: [], next: {} },
];

test("a question follows by the answer before it", () => {
  assert.equal(questionAfter(TURNS, { who: "parent" }, "who"), "age");
  assert.equal(questionAfter(TURNS, { who: "parent", age: 9, plan: "final" }, "plan"), "review");
  assert.equal(questionAfter(TURNS, { who: "parent", age: 9, plan: "none" }, "plan"), "care");
});

test("a number is looked up by its stretch", () => {
  for (const age of [0, 15, 16, 17, "dont_know"]) {
    assert.equal(questionAfter(TURNS, { who: "parent", age }, "age"), "plan", `${age}`);
  }
  for (const age of [18, 90]) {
    assert.equal(questionAfter(TURNS, { who: "parent", age }, "age"), null, `${age}`);
  }
});

test("only the engine knows what follows the opening, or an answer that is not here", () => {
  assert.equal(questionAfter(TURNS, { who: "parent", age: 9, plan: "none", care: "yes" }, "care"), null);
  assert.equal(questionAfter(TURNS, { who: "young_person" }, "who"), null);
});

test("only the engine knows what follows for a family that began elsewhere or has answered more", () => {
  assert.equal(questionAfter(TURNS, { plan: "final" }, "plan"), null);
  assert.equal(questionAfter(TURNS, { who: "parent", age: 9, plan: "none", care: "yes" }, "age"), null);
});

test("whoever goes back is at the same turn as before", () => {
  const answers = { who: "parent", age: 9, plan: "final" };
  assert.equal(turnAt(TURNS, answers, "age")?.left, 5);
  assert.equal(turnAt(TURNS, answers, "review")?.left, 3);
  assert.equal(turnAt(TURNS, answers, "care"), undefined);
  assert.equal(questionAfter(TURNS, answers, "age"), "plan");
});

test("without an opening, nothing is known ahead", () => {
  assert.equal(turnAt([], {}, "who"), undefined);
  assert.equal(questionAfter([], { who: "parent" }, "who"), null);
});
