/** What differs between councils comes first, and what all of them say stands once. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { sideBySide } from "../../../overrides/assets/site/side-by-side.js";

const line = (text, cites = [], status = null) => ({ text, cites, national: false, status });
const row = (id, ...lines) => ({ id, name: `The ${id}`, lines });
const texts = (lines) => lines.map(({ text }) => text);

test("a matter of which councils say the same is not among what differs, whatever facts they have for it", () => {
  const found = sideBySide([[row("taxi", line("Yes", ["A-1"]))], [row("taxi", line("Yes", ["B-1"]))]]);
  assert.deepEqual(found.differ, []);
  assert.deepEqual(texts(found.same[0].everywhere), ["Yes"]);
  assert.deepEqual(found.same[0].own, [[], []]);
});

test("what all say of a matter stands once, and beside it what each says alone", () => {
  const found = sideBySide([
    [row("review", line("Each year"), line("By law"))],
    [row("review", line("By law"), line("After six weeks"))],
  ]);
  assert.deepEqual(found.same, []);
  assert.deepEqual(texts(found.differ[0].everywhere), ["By law"]);
  assert.deepEqual(found.differ[0].own.map(texts), [["Each year"], ["After six weeks"]]);
});

test("a label stays with what a council adds to it", () => {
  const found = sideBySide([
    [row("care", line("Ask now", [], "ask_now"), line("Less likely: shared support."))],
    [row("care", line("Ask now", [], "ask_now"))],
  ]);
  assert.deepEqual(found.differ[0].own.map(texts), [["Ask now", "Less likely: shared support."], ["Ask now"]]);
  assert.deepEqual(found.differ[0].everywhere, []);
});

test("one of three that says something else is a difference", () => {
  const yes = [row("taxi", line("Yes"))];
  const found = sideBySide([yes, yes, [row("taxi", line("No"))]]);
  assert.deepEqual(found.differ[0].own.map(texts), [["Yes"], ["Yes"], ["No"]]);
});

test("the same words under another label differ", () => {
  const found = sideBySide([[row("taxi", line("Ask", [], "ask_now"))], [row("taxi", line("Ask", [], "unlikely"))]]);
  assert.equal(found.differ.length, 1);
});

test("a matter that one council has alone is between those that it is between there", () => {
  const found = sideBySide([
    [row("first", line("a")), row("last", line("a"))],
    [row("first", line("b")), row("between", line("b")), row("last", line("b"))],
  ]);
  assert.deepEqual(
    found.differ.map(({ id }) => id),
    ["first", "between", "last"],
  );
  assert.deepEqual(found.differ[1].own.map(texts), [[], ["b"]]);
});

test("a row without lines says nothing more, and is left out where no council says any", () => {
  const found = sideBySide([[row("a"), row("b")], [row("a", line("Yearly")), row("b")], []]);
  assert.deepEqual(found.same, []);
  assert.deepEqual(
    found.differ.map(({ id, noMore }) => ({ id, noMore })),
    [{ id: "a", noMore: [true, false, false] }],
  );
});
