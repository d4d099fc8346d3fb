import assert from "node:assert/strict";
import { test } from "node:test";
import { isUnclear, labelOf, saysMore, saysWhen, whomToAsk } from "../../../overrides/assets/reckoner/labels.js";

const NAMES = { ask_now: "Ask now", ask_later: "Best asked later", unlikely: "Less likely here, but do ask" };
const LABELS = {
  with_when: { ask_later: "Best asked {when}", unlikely: "Less likely here, but do ask {when}" },
};

test("what has a moment of its own is called by it, where that is known", () => {
  assert.equal(labelOf("ask_later", "at the next review", NAMES, LABELS), "Best asked at the next review");
  assert.equal(labelOf("ask_later", null, NAMES, LABELS), "Best asked later");
  const once = "once a draft plan is being written";
  assert.equal(labelOf("unlikely", once, NAMES, LABELS), `Less likely here, but do ask ${once}`);
  assert.equal(labelOf("unlikely", null, NAMES, LABELS), "Less likely here, but do ask");
});

test("no other label says when, so that the moment stands beside it", () => {
  assert.equal(labelOf("ask_now", "at the next review", NAMES, LABELS), "Ask now");
  const saying = Object.keys(NAMES).filter((status) => saysWhen(status, LABELS));
  assert.deepEqual(saying, ["ask_later", "unlikely"]);
});

test("a headline is worth its place where it says more than its label and the step beside it", () => {
  const labels = { bare_headline: "^You can ask for an? (\\w+ ){1,3}budget$" };
  const now = { status: "ask_now", headline: "You can ask for a health budget" };
  assert.equal(saysMore(now, labels), false);
  assert.equal(saysMore({ ...now, headline: "You have a right to have a health budget" }, labels), true);
  assert.equal(saysMore({ ...now, status: "ask_later" }, labels), true);
  assert.equal(saysMore({ ...now, status: "need_answers", headline: null }, labels), false);
});

test("a budget is unclear where nothing is sure but whom to ask, and not where its status is sure", () => {
  assert.equal(isUnclear({ status: "need_answers", steps_of: "find_out" }), true);
  assert.equal(isUnclear({ status: "need_answers", steps_of: "ask_today" }), false);
  assert.equal(isUnclear({ status: "other_rules", steps_of: "find_out" }), false);
});

test("after a no whoever advises is asked before the council that said it, and else the council's people alone", () => {
  const contact = { how: "Ring.", phone: null, email: null, cites: [] };
  const advice = { ...contact, who: "SENDIASS" };
  const team = { ...contact, who: "The SEN team", dear: "SEN team" };
  const labels = { advice_first: ["appeal"], advisers: [advice] };
  assert.deepEqual(whomToAsk({ status: "appeal", ask: [team] }, labels), [advice, team]);
  assert.deepEqual(whomToAsk({ status: "ask_now", ask: [team] }, labels), [team]);
});
