/**
 * "Remind me": the day of the next review, for the family's own calendar. It is offered where a budget is best asked
 * for later and a review comes next: whoever waits for a draft has none. The day that the family types is neither kept
 * nor sent, and the entry says nothing of the answers.
 */

import { calendarFile } from "../lib/calendar.js";
import { after } from "../lib/dates.js";
import { find, onClick, sentence, show, textOf } from "../lib/dom.js";
import { download } from "../lib/download.js";

/** @import { Announcer } from "../lib/announce.js" */
/** @import { Estimate } from "./types.js" */

export class Reminder {
  #part;
  #announcer;

  /**
   * @param {HTMLElement} part
   * @param {Announcer} announcer
   */
  constructor(part, announcer) {
    this.#part = part;
    this.#announcer = announcer;
    onClick(part, "[data-make-reminder]", () => this.#make());
  }

  /**
   * @param {Estimate} estimate
   * @param {boolean} reviewNext - whether a review is what comes next
   */
  offer(estimate, reviewNext) {
    show(this.#part, reviewNext && Object.values(estimate.strands).some(({ status }) => status === "ask_later"));
    this.#field.min = after(1);
  }

  get #field() {
    return /** @type {HTMLInputElement} */ (find(this.#part, "[data-reminder-day]"));
  }

  #make() {
    // The browser says what is missing, in the family's language.
    if (!this.#field.reportValidity()) {
      return;
    }
    const event = {
      day: this.#field.value,
      title: textOf(sentence("reminder-title")),
      text: textOf(sentence("reminder-text")),
      address: location.origin + location.pathname,
    };
    download("reminder.ics", calendarFile(event), "text/calendar");
    this.#announcer.say(sentence("reminder-made"));
  }
}
