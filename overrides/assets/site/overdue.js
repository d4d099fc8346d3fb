/** On a council's pages: says that they may be out of date, once the day is past by which somebody had to read them again. */

import { today } from "../lib/dates.js";
import { findAll } from "../lib/dom.js";

for (const notice of findAll(document, "[data-overdue-after]")) {
  if (today() > (notice.dataset.overdueAfter ?? "")) {
    notice.hidden = false;
  }
}
