import assert from "node:assert/strict";
import { test } from "node:test";
import { labelOf, saysWhen } from "../../../overrides/assets/reckoner/labels.js";

const NAMES = { ask_now: "Ask now", ask_later: "Best asked later", unlikely: "Less likely here, but you can ask" };
const PATTERN = { best_asked: "Best asked {when}" };

test("what is best asked later is called by its moment, where that is known", () => {
  assert.equal(labelOf("ask_later", "at the next review", NAMES, PATTERN), "Best asked at the next review");
  assert.equal(labelOf("ask_later", null, NAMES, PATTERN), "Best asked later");
});

test("no other label says when, so that the moment stands beside it", () => {
  assert.equal(labelOf("unlikely", "at the next review", NAMES, PATTERN), "Less likely here, but you can ask");
  assert.deepEqual(["ask_now", "ask_later", "unlikely"].filter(saysWhen), ["ask_later"]);
});
