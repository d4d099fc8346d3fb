import assert from "node:assert/strict";
import { test } from "node:test";
import { after, daysSince, inWords, today } from "../../../overrides/assets/lib/dates.js";

test("today is the day where the device is, not the one in Greenwich", () => {
  assert.equal(today(new Date(2026, 10, 2, 0, 0, 1)), "2026-11-02");
  assert.equal(today(new Date(2026, 10, 2, 23, 59, 59)), "2026-11-02");
});

test("a year of few digits and a one-digit month have their full length", () => {
  assert.equal(today(new Date(2026, 0, 5)), "2026-01-05");
});

for (const [days, from, day] of [
  [0, [2026, 10, 25], "2026-11-25"],
  [1, [2026, 11, 31], "2027-01-01"],
  [30, [2028, 0, 31], "2028-03-01"],
  [365, [2026, 10, 25], "2027-11-25"],
  // The night on which clocks go back has 25 hours.
  [1, [2026, 9, 24], "2026-10-25"],
  [2, [2026, 9, 24], "2026-10-26"],
]) {
  test(`${days} days after ${from.join("-")} is ${day}`, () => {
    assert.equal(after(days, new Date(...from, 23, 30)), day);
  });
}

test("each day after another is one day on", () => {
  const from = new Date(2026, 0, 1);
  const days = Array.from({ length: 800 }, (_, index) => after(index, from));
  for (const [index, day] of days.entries()) {
    assert.equal(Date.parse(day), Date.parse("2026-01-01") + index * 24 * 60 * 60 * 1000);
  }
});

test("a day in words is the same day in every time zone", () => {
  assert.equal(inWords("2026-11-22"), "22 November 2026");
  assert.equal(inWords("2026-03-01"), "1 March 2026");
});

test("days are counted by the calendar, and a day to come has not passed", () => {
  assert.equal(daysSince("2026-10-24", new Date(2026, 9, 26, 0, 5)), 2);
  assert.equal(daysSince("2026-11-22", new Date(2027, 10, 22, 23, 59)), 365);
  assert.equal(daysSince("2026-11-22", new Date(2026, 10, 20)), 0);
});
