/** A whole day for a calendar, as a file that every calendar reads (iCalendar, RFC 5545). */

/**
 * @typedef {object} Day
 * @property {string} day - as year-month-day
 * @property {string} title
 * @property {string} text
 * @property {string} address - of a page about it
 */

/** A line has at most so many bytes; what is longer goes on in the next one, after a space. */
const MOST_BYTES = 75;

/** At nine in the morning, two weeks before the day begins. */
const TWO_WEEKS_BEFORE = "-P13DT15H";

/**
 * @param {Day} event
 * @param {Date} now
 * @returns {string} what is in the file
 */
export function calendarFile({ day, title, text, address }, now = new Date()) {
  const stamp = `${now.toISOString().replace(/[-:]|\.\d+/g, "")}`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Local Offer Reckoner//EN",
    "BEGIN:VEVENT",
    `UID:${crypto.getRandomValues(new Uint32Array(4)).join("-")}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(`${text}\n${address}`)}`,
    `URL:${address}`,
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:${TWO_WEEKS_BEFORE}`,
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/** @param {string} line */
function folded(line) {
  const bytes = new TextEncoder();
  let [folds, room] = ["", MOST_BYTES];
  // By whole letters: one of several bytes stays in one piece.
  for (const letter of line) {
    const size = bytes.encode(letter).length;
    if (size > room) {
      folds += "\r\n ";
      room = MOST_BYTES - 1;
    }
    folds += letter;
    room -= size;
  }
  return folds;
}
