import assert from "node:assert/strict";
import { test } from "node:test";
import { labelOf, saysMore, saysWhen } from "../../../overrides/assets/reckoner/labels.js";

const NAMES = { ask_now: "Ask now", ask_later: "Best asked later", unlikely: "Less likely here, but you can ask" };
const LABELS = {
  with_when: { ask_later: "Best asked {when}", unlikely: "Less likely here, but you can ask {when}" },
};

test("what has a moment of its own is called by it, where that is known", () => {
  assert.equal(labelOf("ask_later", "at the next review", NAMES, LABELS), "Best asked at the next review");
  assert.equal(labelOf("ask_later", null, NAMES, LABELS), "Best asked later");
  const once = "once a draft plan is being written";
  assert.equal(labelOf("unlikely", once, NAMES, LABELS), `Less likely here, but you can ask ${once}`);
  assert.equal(labelOf("unlikely", null, NAMES, LABELS), "Less likely here, but you can ask");
});

test("no other label says when, so that the moment stands beside it", () => {
  assert.equal(labelOf("ask_now", "at the next review", NAMES, LABELS), "Ask now");
  const saying = Object.keys(NAMES).filter((status) => saysWhen(status, LABELS));
  assert.deepEqual(saying, ["ask_later", "unlikely"]);
});

test("a headline is worth its place where it says more than its label and the step beside it", () => {
  const labels = { bare_headline: "^You can ask for an? (\\w+ ){1,3}budget$" };
  const now = { status: "ask_now", headline: "You can ask for a health budget", steps_of: "all" };
  assert.equal(saysMore(now, labels), false);
  assert.equal(saysMore({ ...now, headline: "You have a right to have a health budget" }, labels), true);
  assert.equal(saysMore({ ...now, status: "ask_later" }, labels), true);
  assert.equal(saysMore({ ...now, status: "ask_later", steps_of: "find_out" }, labels), false);
  assert.equal(saysMore({ ...now, status: "need_answers", headline: null }, labels), false);
});
