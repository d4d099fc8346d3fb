import assert from "node:assert/strict";
import { test } from "node:test";
import { roundedUp } from "../../../overrides/assets/lib/framed.js";

test("a height is told in steps, so that results of nearly the same height are told as one", () => {
  assert.deepEqual([0, 599, 601, 800, 801, 1999].map(roundedUp), [600, 600, 800, 800, 1000, 2000]);
});
