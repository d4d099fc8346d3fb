/** On a page whose rules change on a day: that day, for the reader's own calendar. */

import { calendarFile } from "../lib/calendar.js";
import { find, onClick, sentence, show, textOf } from "../lib/dom.js";
import { download } from "../lib/download.js";
import { siteDay } from "../lib/site-day.js";

const place = find(document, "[data-remind]");
const { day = "" } = place.dataset;
show(place, siteDay() < day);
onClick(place, "button", () => {
  const event = {
    day,
    title: textOf(sentence("change-title")),
    text: textOf(sentence("change-text")),
    address: location.origin + location.pathname,
  };
  download("new-rules.ics", calendarFile(event), "text/calendar");
});
