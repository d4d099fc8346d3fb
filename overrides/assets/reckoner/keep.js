/**
 * "Keep my answers": on this device for a time that the family chooses, or as a file. Off until the family asks for it.
 */

import { inWords, today } from "../lib/dates.js";
import { find, findAll, onClick, sentence, show } from "../lib/dom.js";
import { keep, onChange, read, remove } from "../lib/storage.js";
import { summary } from "./differences.js";
import { fileName, makeRecord } from "./record.js";

/** @import { Announcer } from "../lib/announce.js" */
/** @import { Summary } from "./differences.js" */
/** @import { Questions } from "./question.js" */
/** @import { Council } from "./record.js" */
/** @import { Journey } from "./journey.js" */
/** @import { Estimate } from "./types.js" */

/** The steps at which a family can keep its answers. */
const STEPS = ["question", "check", "results"];

/** @type {Pick<Journey, "answers" | "days">} */
const NOTHING = { answers: {}, days: {} };

export class Keep {
  #panel;
  #council;
  #questions;
  #announcer;
  /** Whether the answers on this page are the ones that are kept, so that each new one is kept as well. */
  #on = false;
  /** The answers, with the days on which they were given. @type {Pick<Journey, "answers" | "days">} */
  #given = NOTHING;
  /** What the reckoner said about these answers. @type {Summary[] | null} */
  #results = null;

  /**
   * @param {HTMLElement} root - the reckoner
   * @param {Council} council
   * @param {Questions} questions
   * @param {Announcer} announcer
   */
  constructor(root, council, questions, announcer) {
    this.#panel = find(root, "[data-keep]");
    this.#council = council;
    this.#questions = questions;
    this.#announcer = announcer;
    onClick(this.#panel, "[data-keep-on]", () => this.#keepNow());
    onClick(this.#panel, "[data-keep-delete]", () => this.#delete());
    onClick(this.#panel, "[data-download]", () => this.#download());
    onClick(root, "[data-to-keep]", () => this.#open());
    for (const time of this.#times()) {
      time.addEventListener("change", () => this.#on && this.#keepNow());
    }
    onChange(() => this.#showState());
  }

  /**
   * Show the panel where there is something to keep.
   * @param {string} step
   */
  show(step) {
    show(this.#panel, STEPS.includes(step) && Object.keys(this.#given.answers).length > 0);
    this.#showState();
  }

  /**
   * Take note of the answers, and keep them where the family has asked for that.
   * @param {Pick<Journey, "answers" | "days">} given - the answers, with the days on which they were given
   * @param {Estimate | null} estimate - what the engine says about them; null where it has not said anything yet
   */
  update(given, estimate) {
    this.#given = given;
    this.#results = estimate && summary(estimate);
    if (this.#stillOn()) {
      this.#store();
    }
  }

  /** The family goes on with its kept answers: new ones are kept as well. @param {number} days */
  goOn(days) {
    this.#on = true;
    for (const time of this.#times()) {
      time.checked = Number(time.value) === days;
    }
    // The council may have made its longest time shorter since.
    const [longest] = this.#times().slice(-1);
    if (longest && !this.#times().some((time) => time.checked)) {
      longest.checked = true;
    }
  }

  /** The family begins again. What is kept stays as it is. */
  leave() {
    this.#on = false;
    this.#given = NOTHING;
    this.#results = null;
  }

  /** Whether what is kept is still there: it may have been deleted in another tab, and has to stay so. */
  #stillOn() {
    this.#on &&= this.#kept() !== null;
    return this.#on;
  }

  #kept() {
    return read("answers", this.#council.council);
  }

  #keepNow() {
    const until = this.#store();
    this.#on = until !== null;
    show(find(this.#panel, "[data-keep-failed]"), until === null);
    this.#announcer.say(until ? sentence("answers-kept", { day: inWords(until) }) : sentence("answers-not-kept"));
    this.#showState();
  }

  /** @returns {string | null} the last day on which they are kept; null where the browser refuses */
  #store() {
    const days = Number(this.#times().find((time) => time.checked)?.value);
    return keep("answers", this.#council.council, { ...this.record(), keep_days: days }, days);
  }

  #delete() {
    const gone = remove("answers", this.#council.council);
    if (gone) {
      this.#on = false;
    }
    this.#announcer.say(sentence(gone ? "answers-deleted" : "answers-not-deleted"));
    if (gone) {
      find(this.#panel, "summary").focus();
    }
  }

  #download() {
    const record = this.record();
    const address = URL.createObjectURL(
      new Blob([`${JSON.stringify(record, null, 2)}\n`], { type: "application/json" }),
    );
    const link = document.createElement("a");
    link.href = address;
    link.download = fileName(record);
    link.click();
    // Browsers read the file after the click; a minute is enough for that.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    this.#announcer.say(sentence("answers-downloaded", { name: fileName(record) }));
  }

  /** For how many days these answers are kept on this device; null where they are not. */
  get days() {
    return this.#stillOn() ? Number(this.#times().find((time) => time.checked)?.value) : null;
  }

  /** The answers as they are now. */
  record() {
    return makeRecord(this.#council, today(), this.#given, this.#questions, this.#results);
  }

  #open() {
    find(this.#panel, "details").toggleAttribute("open", true);
    const summary = find(this.#panel, "summary");
    summary.scrollIntoView();
    summary.focus({ preventScroll: true });
  }

  #showState() {
    const kept = this.#kept();
    const on = this.#stillOn();
    show(find(this.#panel, "[data-kept]"), kept !== null && on);
    show(find(this.#panel, "[data-others-kept]"), kept !== null && !on);
    if (kept) {
      for (const place of findAll(this.#panel, "[data-until]")) {
        place.textContent = inWords(kept.until);
      }
    }
    show(find(this.#panel, "[data-keep-on]"), !on);
    show(find(this.#panel, "[data-keep-delete]"), kept !== null);
  }

  /** The times that can be chosen, the longest last. */
  #times() {
    return findAll(this.#panel, "input[type=radio]").filter((input) => input instanceof HTMLInputElement);
  }
}
