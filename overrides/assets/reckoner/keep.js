/**
 * "Keep my answers": on this device for a time that the family chooses, or as a file. Off until the family asks for it.
 */

import { inWords, today } from "../lib/dates.js";
import { find, findAll, onClick, sentence, show } from "../lib/dom.js";
import { download } from "../lib/download.js";
import { keep, onChange, read, remove } from "../lib/storage.js";
import { summary } from "./differences.js";
import { asRecord, fileName, makeRecord } from "./record.js";
import { freeName, setName } from "./sets.js";

/** @import { Announcer } from "../lib/announce.js" */
/** @import { Entry } from "../lib/storage.js" */
/** @import { Summary } from "./differences.js" */
/** @import { Questions } from "./question.js" */
/** @import { Council } from "./record.js" */
/** @import { Journey } from "./journey.js" */
/** @import { Estimate } from "./types.js" */

/** The steps at which a family can keep its answers. */
const STEPS = ["question", "check", "results"];

/** The question from which on we offer to save: by then there is something to lose. */
const OFFERED_AT = 3;

/** @type {Pick<Journey, "answers" | "days">} */
const NOTHING = { answers: {}, days: {} };

export class Keep {
  #panel;
  #council;
  #questions;
  #announcer;
  /** Whether the answers on this page are the ones that are kept, so that each new one is kept as well. */
  #on = false;
  /** The answers that this page kept last, as text; null where it has kept none. @type {string | null} */
  #ours = null;
  /** For whom the kept answers are; empty where the family gave no name. */
  #person = "";
  /** Whether the family has said what it thinks of saving. */
  #offered = false;
  /** The answers that are in a file. @type {Journey["answers"] | null} */
  #inFile = null;
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
    onClick(this.#panel, "[data-offer-save]", () => this.#takeOffer());
    onClick(this.#panel, "[data-offer-no]", () => this.#endOffer());
    this.#nameField.addEventListener("input", () => this.#showState());
    for (const time of this.#times()) {
      time.addEventListener("change", () => this.#on && this.#keepNow());
    }
    onChange(() => {
      this.#showState();
      this.#guard();
    });
  }

  /**
   * Show the panel where there is something to keep.
   * @param {string} step
   * @param {number} [question] - which one it is, counted from one; none where the step is no question
   */
  show(step, question) {
    show(this.#panel, STEPS.includes(step) && Object.keys(this.#given.answers).length > 0);
    const offer = (question ?? 0) >= OFFERED_AT && !this.#offered && !this.#stillOn();
    show(find(this.#panel, "[data-keep-offer]"), offer);
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
    if (this.#stillOn() && this.#store() === null) {
      this.#tellFull();
    }
    this.#guard();
  }

  /** The browser kept the answers so far, and does not keep this one. What it kept is still there. */
  #tellFull() {
    this.#on = false;
    show(find(this.#panel, "[data-keep-failed]"), true);
    find(this.#panel, "details").toggleAttribute("open", true);
    this.#announcer.say(sentence("answers-not-kept"));
    this.#showState();
  }

  /** For whom the answers are that came back. @param {string} person */
  name(person) {
    this.#person = person;
    this.#nameField.value = person;
  }

  /** The family goes on with its kept answers: new ones are kept as well. @param {number} days */
  goOn(days) {
    this.#on = true;
    this.#ours = answersIn(this.#kept(this.#person));
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
    this.#ours = null;
    this.#given = NOTHING;
    this.#results = null;
    this.name("");
    this.#guard();
  }

  /** The page is about to be loaded again, and the answers come along. */
  letGo() {
    window.removeEventListener("beforeunload", warn);
  }

  /** Have the browser ask before answers are lost with the page; only then, as it costs a quick way back. */
  #guard() {
    const { answers } = this.#given;
    const atRisk = Object.keys(answers).length > 0 && !this.#stillOn() && this.#inFile !== answers;
    if (atRisk) {
      window.addEventListener("beforeunload", warn);
    } else {
      this.letGo();
    }
  }

  #takeOffer() {
    this.#endOffer();
    this.#keepNow();
    if (!this.#on) {
      this.#open();
    }
  }

  #endOffer() {
    this.#offered = true;
    show(find(this.#panel, "[data-keep-offer]"), false);
    find(this.#panel, "summary").focus();
  }

  /**
   * Whether what this page kept is still there. It may have been deleted in another tab, and has to stay so; or other
   * answers were kept there in its place, and then these ones are not kept.
   */
  #stillOn() {
    const there = answersIn(this.#kept(this.#person));
    this.#on &&= there !== null && there === this.#ours;
    return this.#on;
  }

  /** @param {string} person */
  #kept(person) {
    return read("answers", this.#set(person));
  }

  /** @param {string} person */
  #set(person) {
    return setName(this.#council.council, person);
  }

  /**
   * A name under which no other answers are kept: somebody's answers never take the place of somebody else's.
   * @param {string} wanted
   */
  #free(wanted) {
    const mine = [this.#ours, textOf(Object.entries(this.#given.answers))];
    return freeName(wanted, sentence("kept-for-another").textContent ?? "", (name) => {
      const there = answersIn(this.#kept(name));
      return there !== null && !mine.includes(there);
    });
  }

  /** The name that is in the field now. */
  get #named() {
    return this.#nameField.value.trim();
  }

  get #nameField() {
    return /** @type {HTMLInputElement} */ (find(this.#panel, "[data-keep-person]"));
  }

  #keepNow() {
    const before = this.#stillOn() ? this.#set(this.#person) : null;
    this.name(this.#free(this.#named));
    const until = this.#store();
    if (until !== null && before !== null && before !== this.#set(this.#person)) {
      remove("answers", before);
    }
    this.#on = until !== null;
    this.#guard();
    if (this.#on) {
      show(find(this.#panel, "[data-keep-offer]"), false);
    }
    show(find(this.#panel, "[data-keep-failed]"), until === null);
    this.#announcer.say(until ? sentence("answers-kept", { day: inWords(until) }) : sentence("answers-not-kept"));
    this.#showState();
  }

  /** @returns {string | null} the last day on which they are kept; null where the browser refuses */
  #store() {
    const days = Number(this.#times().find((time) => time.checked)?.value);
    const before = this.#ours;
    // Keeping tells this page, too, that something has changed.
    this.#ours = textOf(Object.entries(this.#given.answers));
    const until = keep("answers", this.#set(this.#person), { ...this.record(), keep_days: days }, days);
    if (until === null) {
      this.#ours = before;
    }
    return until;
  }

  #delete() {
    const gone = remove("answers", this.#set(this.#named));
    this.#guard();
    this.#announcer.say(sentence(gone ? "answers-deleted" : "answers-not-deleted"));
    if (gone) {
      find(this.#panel, "summary").focus();
    }
  }

  #download() {
    const record = this.record(this.#named);
    download(fileName(record), `${JSON.stringify(record, null, 2)}\n`, "application/json");
    this.#inFile = this.#given.answers;
    this.#guard();
    this.#announcer.say(sentence("answers-downloaded", { name: fileName(record) }));
  }

  /** For how many days these answers are kept on this device; null where they are not. */
  get days() {
    return this.#stillOn() ? Number(this.#times().find((time) => time.checked)?.value) : null;
  }

  /** The answers as they are now. @param {string} [person] - for whom they are */
  record(person = this.#person) {
    return makeRecord(this.#council, today(), this.#given, this.#questions, this.#results, person);
  }

  #open() {
    find(this.#panel, "details").toggleAttribute("open", true);
    const summary = find(this.#panel, "summary");
    summary.scrollIntoView();
    summary.focus({ preventScroll: true });
  }

  #showState() {
    const named = this.#named;
    const kept = this.#kept(named);
    const on = this.#stillOn() && this.#set(named) === this.#set(this.#person);
    for (const place of findAll(this.#panel, "[data-for]")) {
      place.replaceChildren(named === "" ? "" : sentence("kept-for", { whose: named }));
    }
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

/**
 * The answers of a kept record, to be compared; null where there is none.
 * @param {Entry | null} kept
 */
function answersIn(kept) {
  const reading = asRecord(kept?.value);
  return "record" in reading ? textOf(reading.record.answers.map(({ question, answer }) => [question, answer])) : null;
}

/** @param {(string | number)[][]} answers - each with its question */
function textOf(answers) {
  return JSON.stringify(answers);
}

/** Browsers ask in their own words. @param {BeforeUnloadEvent} event */
function warn(event) {
  event.preventDefault();
}
