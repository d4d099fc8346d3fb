import assert from "node:assert/strict";
import { test } from "node:test";
import { roundedUp } from "../../../overrides/assets/lib/framed.js";

test("a height is told in steps, one for all questions and two for all results", () => {
  const heights = [0, 599, 1600, 1601, 2960, 3201];
  assert.deepEqual(
    heights.map((height) => roundedUp(height, false)),
    [1600, 1600, 1600, 3200, 3200, 4800],
  );
  assert.deepEqual(
    heights.map((height) => roundedUp(height, true)),
    [3200, 3200, 3200, 3200, 3200, 4800],
  );
});
