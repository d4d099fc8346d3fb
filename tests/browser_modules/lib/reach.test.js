import assert from "node:assert/strict";
import { test } from "node:test";
import { pieces, tel } from "../../../overrides/assets/lib/reach.js";

/** @param {string} text */
function numbers(text) {
  return pieces(text)
    .filter((piece) => piece.number)
    .map((piece) => piece.text);
}

test("a number is found whole, however it is spaced", () => {
  assert.deepEqual(numbers("Ring 01632 960001, or 023 9268 8842."), ["01632 960001", "023 9268 8842"]);
  assert.deepEqual(numbers("+44 1632 960001"), ["+44 1632 960001"]);
  assert.deepEqual(numbers("(01632960001)"), ["01632960001"]);
});

test("years, money, facts and laws are no numbers to ring", () => {
  assert.deepEqual(numbers("In 2014 2015, £0.40 a mile, HERTS-019, SI 2014/1652, 19 012 848, 25 years"), []);
});

test("nothing of a text is lost", () => {
  const text = "For travel call 02392 437905. For breaks call 023 9268 8842.";
  assert.equal(
    pieces(text)
      .map((piece) => piece.text)
      .join(""),
    text,
  );
  assert.deepEqual(pieces("Ask at the school."), [{ text: "Ask at the school.", number: false }]);
});

test("a number is rung without its spaces", () => {
  assert.equal(tel("+44 1632 960001"), "tel:+441632960001");
});
