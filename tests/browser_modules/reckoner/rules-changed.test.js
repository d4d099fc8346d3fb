import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { fetchVersions, toldSince } from "../../../overrides/assets/reckoner/rules-changed.js";

const sixteen = { question: "age", options: [], ranges: [[16, 16]], unasked: false };
const draft = { question: "ehc_plan", options: ["draft", "final"], ranges: [], unasked: true };
const stretch = (from, until, any, moves, everybody = []) => ({ from, until, situations: [{ any, moves }], everybody });
const VERSIONS = [
  {
    version: "2026-12-01",
    says: "From 17, not 16.",
    stretches: [
      stretch(null, "2027-04-01", [[sixteen, draft]], ["Education: from A to B"], ["Games: from no to ask"]),
      stretch("2027-04-01", null, [[sixteen]], ["Health: from A to B"]),
    ],
  },
  { version: "2026-11-30", says: "Earlier.", stretches: [stretch(null, null, [[]], ["All: from A to B"])] },
];
const told = (answers, today = "2026-12-05", known = "2026-11-30") =>
  toldSince(VERSIONS, known, "2026-12-01", { answers, notAsked: [] }, today);
const texts = (lines) => lines.map(({ from, text }) => (from ? `${from} ${text}` : text));

test("a family is told what is different for it, and what will be", () => {
  const [version, ...older] = told({ age: 16, ehc_plan: "final" });
  assert.deepEqual(older, []);
  assert.deepEqual([version.day, version.says], ["2026-12-01", "From 17, not 16."]);
  assert.deepEqual(texts(version.sure), [
    "Education: from A to B",
    "Games: from no to ask",
    "2027-04-01 Health: from A to B",
  ]);
  assert.deepEqual(version.perhaps, []);
});

test("a family that is not meant is told what all are, and nothing else", () => {
  const [version] = told({ age: 17, ehc_plan: "final" });
  assert.deepEqual(texts(version.sure), ["Games: from no to ask"]);
  assert.deepEqual(version.perhaps, []);
});

test("where an answer is not there, it may be different", () => {
  for (const answers of [{ age: 16 }, { age: 16, ehc_plan: "dont_know" }]) {
    const [version] = told(answers);
    assert.deepEqual(texts(version.perhaps), ["Education: from A to B"]);
  }
  assert.deepEqual(texts(told({ ehc_plan: "none" })[0].perhaps), ["2027-04-01 Health: from A to B"]);
});

test("a question that is not asked of a family is met where those are meant, too, and else is not", () => {
  const of = (answers, notAsked) =>
    toldSince(VERSIONS, "2026-11-30", "2026-12-01", { answers, notAsked }, "2026-12-05")[0];
  assert.deepEqual(texts(of({ age: 16 }, ["ehc_plan"]).sure)[0], "Education: from A to B");
  assert.deepEqual(texts(of({ ehc_plan: "final" }, ["age"]).sure), ["Games: from no to ask"]);
  assert.deepEqual(of({ ehc_plan: "final" }, ["age"]).perhaps, []);
});

test("what is over is not told, and what was ahead holds", () => {
  const [version] = told({ age: 16, ehc_plan: "final" }, "2027-04-01");
  assert.deepEqual(texts(version.sure), ["Health: from A to B"]);
});

test("each version since is told, the newest first, and none that the page does not have", () => {
  assert.deepEqual(
    told({}, "2026-12-05", "2026-11-22").map(({ says }) => says),
    ["From 17, not 16.", "Earlier."],
  );
  assert.deepEqual(told({}, "2026-12-05", "2026-12-01"), []);
  assert.deepEqual(toldSince(VERSIONS, "2026-11-22", "2026-11-29", { answers: {}, notAsked: [] }, "2026-12-05"), []);
});

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
});

test("where the list cannot be had, nothing is told of versions", async () => {
  const answer = (ok, body) => async () => ({ ok, json: async () => body });
  globalThis.fetch = answer(true, { format: 1, versions: VERSIONS });
  assert.deepEqual(await fetchVersions("changes.json"), VERSIONS);
  assert.deepEqual(await fetchVersions(undefined), []);
  globalThis.fetch = answer(false, { format: 1, versions: VERSIONS });
  assert.deepEqual(await fetchVersions("changes.json"), []);
  globalThis.fetch = answer(true, { format: 2, versions: VERSIONS });
  assert.deepEqual(await fetchVersions("changes.json"), []);
  globalThis.fetch = async () => {
    throw new TypeError("Failed to fetch");
  };
  assert.deepEqual(await fetchVersions("changes.json"), []);
});

test("each version of a day is told with its own sentence, to those who had the one before it", () => {
  const of = (version, says) => ({ version, says, stretches: [stretch(null, null, [[]], ["All: from A to B"])] });
  const versions = [of("2026-12-01.10", "Tenth."), of("2026-12-01.2", "Second."), of("2026-12-01", "First.")];
  const since = (known, now) =>
    toldSince(versions, known, now, { answers: {}, notAsked: [] }, "2026-12-05").map(({ day, says }) => [day, says]);
  assert.deepEqual(since("2026-12-01", "2026-12-01.10"), [
    ["2026-12-01", "Tenth."],
    ["2026-12-01", "Second."],
  ]);
  assert.deepEqual(since("2026-12-01.2", "2026-12-01.10"), [["2026-12-01", "Tenth."]]);
  assert.deepEqual(since("2026-11-30", "2026-12-01.2").length, 2);
  assert.deepEqual(since("2026-12-01.10", "2026-12-01.10"), []);
});
