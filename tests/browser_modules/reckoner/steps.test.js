import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHash, toHash } from "../../../overrides/assets/reckoner/steps.js";

const STEPS = [
  { name: "start" },
  { name: "question", id: "ehc_plan" },
  { name: "check" },
  { name: "results" },
  { name: "summary" },
];

test("each step is read back from its address", () => {
  for (const step of STEPS) {
    assert.deepEqual(fromHash(toHash(step)), step);
  }
});

test("no two steps share an address", () => {
  assert.equal(new Set(STEPS.map(toHash)).size, STEPS.length);
});

for (const hash of ["#content", "#question", "#Results", "#results-2", "#check=1"]) {
  test(`${hash} names no step`, () => assert.equal(fromHash(hash), null));
}
