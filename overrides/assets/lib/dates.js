/** Today where the family is, as year-month-day: rules change on a day, not at an hour. */
export function today(now = new Date()) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The day that comes so many days after today, as year-month-day. @param {number} days */
export function after(days, now = new Date()) {
  return today(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
}

/**
 * How many days have passed since a day; none where it is still to come.
 * @param {string} day - as year-month-day
 */
export function daysSince(day, now = new Date()) {
  const passed = (Date.parse(today(now)) - Date.parse(day)) / 86_400_000;
  return Math.max(0, Math.round(passed));
}

/** "22 November 2026", out of year-month-day. @param {string} day */
export function inWords(day) {
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(`${day}T00:00:00Z`));
}
