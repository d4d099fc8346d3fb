import assert from "node:assert/strict";
import { test } from "node:test";
import { dayWithin } from "../../../overrides/assets/lib/site-day.js";

for (const [day, from, until, nearest] of [
  ["2027-02-01", undefined, undefined, "2027-02-01"],
  ["2027-02-01", undefined, "2027-04-01", "2027-02-01"],
  ["2027-03-31", undefined, "2027-04-01", "2027-03-31"],
  ["2027-04-01", undefined, "2027-04-01", "2027-03-31"],
  ["2027-02-01", "2027-04-01", undefined, "2027-04-01"],
  ["2027-05-01", "2027-04-01", undefined, "2027-05-01"],
  ["2027-09-01", "2027-04-01", "2027-09-01", "2027-08-31"],
  // The night on which clocks go forward has 23 hours.
  ["2027-04-01", undefined, "2027-03-29", "2027-03-28"],
]) {
  test(`for rules from ${from} until ${until}, the day nearest to ${day} is ${nearest}`, () => {
    assert.equal(dayWithin(day, from, until), nearest);
  });
}
