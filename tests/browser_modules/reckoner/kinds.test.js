import assert from "node:assert/strict";
import { test } from "node:test";
import { kindsWithin } from "../../../overrides/assets/reckoner/kinds.js";

test("the kinds of budget that a council's pages may give are all but those that are not from here", () => {
  const strands = {
    education: { status: "ask_now" },
    social_care: { status: "unlikely" },
    health: { status: "other_rules" },
  };
  const kinds = kindsWithin({ strands }, { not_from_here: ["other_rules", "not_stated"] });
  assert.deepEqual([...kinds], ["education", "social_care"]);
});
