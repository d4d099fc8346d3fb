import assert from "node:assert/strict";
import { test } from "node:test";
import { asRecord, byOtherRules, fileName, makeRecord, readFile } from "../../../overrides/assets/reckoner/record.js";

const COUNCIL = { council: "exampleshire", area: "Exampleshire", version: "2026-11-22", rulesSince: "2026-11-01" };
const TEXTS = { short: (id) => `short ${id}`, answerText: (_id, answer) => `text ${answer}` };
const RESULT = { id: "strand/education", within: null, name: "Education", status: "ask_now", headline: "You can." };
const GIVEN = { answers: { age: 9, ehc_plan: "final" }, days: { age: "2026-11-01" } };
const RECORD = makeRecord(COUNCIL, "2026-11-25", GIVEN, TEXTS, [RESULT]);

/** The record with something changed in it. */
const changed = (change) => {
  const copy = structuredClone(RECORD);
  change(copy);
  return copy;
};

test("a record holds the answers with their words, so that each can be named later", () => {
  assert.deepEqual(RECORD.answers, [
    { question: "age", asked: "short age", answer: 9, said: "text 9", day: "2026-11-01" },
    { question: "ehc_plan", asked: "short ehc_plan", answer: "final", said: "text final", day: "2026-11-25" },
  ]);
  assert.equal(fileName(RECORD), "my-answers-exampleshire-2026-11-25.json");
});

test("a record is read back as it was made, with results and without", () => {
  const without = changed((record) => {
    record.results = null;
  });
  for (const record of [RECORD, without]) {
    assert.deepEqual(asRecord(JSON.parse(JSON.stringify(record))), { record });
  }
});

test("the second version of a day is one", () => {
  const record = changed((one) => {
    one.policy_version = "2026-11-22.2";
  });
  assert.deepEqual(asRecord(record), { record });
});

for (const value of [null, undefined, 1, "x", [], {}, { format: "another" }]) {
  test(`${JSON.stringify(value)} is another file`, () => {
    assert.deepEqual(asRecord(value), { problem: "other_file" });
  });
}

test("a record of a later version is not guessed at", () => {
  const later = changed((record) => {
    record.format_version += 1;
  });
  assert.deepEqual(asRecord(later), { problem: "newer" });
});

for (const [why, change] of [
  ["a version that is none", (r) => (r.format_version = "1")],
  ["no council", (r) => delete r.council],
  ["a council that is a path", (r) => (r.council = "../x")],
  ["an area that is no text", (r) => (r.area = 1)],
  ["a day that does not exist", (r) => (r.day = "2026-13-45")],
  ["a version of the rules that is no day", (r) => (r.policy_version = "new")],
  ["a version of the rules that is no number of a day", (r) => (r.policy_version = "2026-11-22.x")],
  ["a first day of the rules that is no day", (r) => (r.rules_since = "soon")],
  ["no answers", (r) => (r.answers = null)],
  ["too many answers", (r) => (r.answers = Array(501).fill(r.answers[0]))],
  ["an answer that is null", (r) => (r.answers[0] = null)],
  ["an answer without its question", (r) => delete r.answers[0].question],
  ["a question that is no id", (r) => (r.answers[0].question = "<b>")],
  ["an answer that is no number", (r) => (r.answers[0].answer = Number.POSITIVE_INFINITY)],
  ["an answer of a day that does not exist", (r) => (r.answers[0].day = "2026-13-45")],
  ["an answer that is a list", (r) => (r.answers[0].answer = [])],
  ["an answer as long as a book", (r) => (r.answers[0].said = "x".repeat(501))],
  ["results that are text", (r) => (r.results = "good")],
  ["a result without its status", (r) => delete r.results[0].status],
]) {
  test(`a record with ${why} is damaged`, () => assert.deepEqual(asRecord(changed(change)), { problem: "damaged" }));
}

test("taking any one part of a record away, or any for another kind, is noticed", () => {
  for (const key of Object.keys(RECORD)) {
    // Records from before this part was written do not have it.
    for (const value of key === "rules_since" ? [{}, true] : [undefined, {}, true]) {
      assert.ok("problem" in asRecord({ ...RECORD, [key]: value }), `${key}: ${value}`);
    }
  }
});

test("a file is read from end to end before any of it is used", async () => {
  const file = (text) => new File([text], "answers.json");
  assert.deepEqual(await readFile(file(JSON.stringify(RECORD))), { record: RECORD });
  assert.deepEqual(await readFile(file('{"format":')), { problem: "unreadable" });
  assert.deepEqual(await readFile(file(" ".repeat(200_001))), { problem: "too_big" });
});

test("a record is by other rules where its own began on another day", () => {
  assert.equal(byOtherRules(RECORD, "2026-11-01"), false);
  assert.equal(byOtherRules(RECORD, "2027-04-01"), true);
  const looked_ahead = changed((record) => (record.rules_since = "2027-04-01"));
  assert.equal(byOtherRules(looked_ahead, "2027-04-01"), false);
  assert.equal(byOtherRules(looked_ahead, "2026-11-01"), true);
});

test("a record that does not say it is by the rules of its day", () => {
  const old = changed((record) => delete record.rules_since);
  assert.deepEqual(asRecord(old), { record: old });
  assert.equal(byOtherRules(old, "2026-11-25"), false);
  assert.equal(byOtherRules(old, "2026-11-26"), true);
});

test("a record can be somebody's, by a name that the family chose, and so can its file", () => {
  const named = makeRecord(COUNCIL, "2026-11-25", GIVEN, TEXTS, null, "Sam");
  assert.equal(named.person, "Sam");
  assert.equal(fileName(named), "my-answers-sam-exampleshire-2026-11-25.json");
  assert.deepEqual(asRecord(named), { record: named });
  assert.equal("person" in RECORD, false);
});

for (const [person, name] of [
  ["../Zoë & Noé/", "zoë-noé"],
  ["  A  B ", "a-b"],
  ["山田", "山田"],
]) {
  test(`a file for "${person}" has a name that every system takes`, () => {
    assert.equal(fileName({ ...RECORD, person }), `my-answers-${name}-exampleshire-2026-11-25.json`);
  });
}

for (const person of ["", 7, "x".repeat(41)]) {
  test(`${JSON.stringify(person)} is nobody's name`, () => {
    assert.deepEqual(asRecord({ ...RECORD, person }), { problem: "damaged" });
  });
}
