import assert from "node:assert/strict";
import { test } from "node:test";
import { helpsFor, nothingSettled } from "../../../overrides/assets/reckoner/helps.js";

/** @param {string[]} statuses */
const estimate = (...statuses) => ({ strands: Object.fromEntries(statuses.map((status, at) => [at, { status }])) });

test("nothing is settled while every budget needs answers, or the council's page is silent on it", () => {
  assert.equal(nothingSettled(estimate("need_answers", "not_stated")), true);
  assert.equal(nothingSettled(estimate("need_answers", "ask_later")), false);
  assert.equal(nothingSettled(estimate("not_stated")), false);
});

test("the first two helps whose question can still matter are shown, and with them the one for everybody", () => {
  const questions = ["ehc_plan", "ehc_review", "continuing_care", "free_travel", null];
  assert.deepEqual(helpsFor(questions, ["free_travel", "continuing_care", "ehc_plan"]), [0, 2, 4]);
  assert.deepEqual(helpsFor(questions, ["health_shared"]), []);
});
