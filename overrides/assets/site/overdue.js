/** Says on a council's pages that they may be out of date, once somebody should have read the council's own again. */

import { today } from "../lib/dates.js";
import { findAll } from "../lib/dom.js";

for (const notice of findAll(document, "[data-overdue-after]")) {
  if (today() > (notice.dataset.overdueAfter ?? "")) {
    notice.hidden = false;
  }
}
