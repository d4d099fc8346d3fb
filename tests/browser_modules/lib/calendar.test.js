import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarFile } from "../../../overrides/assets/lib/calendar.js";

const NOW = new Date(Date.UTC(2026, 10, 26, 9, 5, 7, 123));
const EVENT = {
  day: "2027-03-09",
  title: "Review: ask Exampleshire, Council; soon",
  text: "Look again.",
  address: "https://example.org/exampleshire/reckoner/",
};

/** The lines of a file, those that were folded put together again. */
const lines = (file) => file.replaceAll("\r\n ", "").split("\r\n");

test("a day is in the calendar as a whole day, with a reminder two weeks before", () => {
  const file = lines(calendarFile(EVENT, NOW));
  assert.equal(file[0], "BEGIN:VCALENDAR");
  assert.equal(file.at(-2), "END:VCALENDAR");
  assert.ok(file.includes("DTSTART;VALUE=DATE:20270309"));
  assert.ok(file.includes("DTSTAMP:20261126T090507Z"));
  assert.ok(file.includes("TRIGGER:-P13DT15H"));
});

test("what means something to a calendar is written so that it does not", () => {
  const file = lines(calendarFile({ ...EVENT, title: "a\\b\nEND:VEVENT" }, NOW));
  assert.ok(file.includes("SUMMARY:a\\\\b\\nEND:VEVENT"));
  assert.ok(lines(calendarFile(EVENT, NOW)).includes("SUMMARY:Review: ask Exampleshire\\, Council\\; soon"));
});

test("no line is longer than calendars take, and none is cut inside a letter", () => {
  const title = "Zoë's review é".repeat(20);
  const file = calendarFile({ ...EVENT, title }, NOW);
  for (const line of file.split("\r\n")) {
    assert.ok(new TextEncoder().encode(line).length <= 75, line);
  }
  assert.ok(lines(file).includes(`SUMMARY:${title}`));
});

test("two entries of one day are two", () => {
  const uid = () => lines(calendarFile(EVENT, NOW)).find((line) => line.startsWith("UID:"));
  assert.notEqual(uid(), uid());
});
