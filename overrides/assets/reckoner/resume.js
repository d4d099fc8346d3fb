/** Going on with answers given before: those kept on this device, those in a file, or those of before a renewal. */

import { inWords } from "../lib/dates.js";
import { copy, find, findAll, onClick, say, sentence, show } from "../lib/dom.js";
import { onChange, remove } from "../lib/storage.js";
import { fit, knownQuestions } from "./known.js";
import { readFile } from "./record.js";
import { keptSets } from "./sets.js";

/** @import { Announcer } from "../lib/announce.js" */
/** @import { Fit } from "./known.js" */
/** @import { AnswerRecord, Council } from "./record.js" */
/** @import { Carried } from "./renewed.js" */
/** @import { KeptSet } from "./sets.js" */

/**
 * @typedef {object} Return - answers that came back
 * @property {AnswerRecord} record
 * @property {Fit} fit - what of it can be used here
 * @property {"device" | "file" | "renewal"} from - where they come from
 * @property {number | null} days - for how long they are kept on this device; null where they are not
 * @property {Pick<Carried, "step" | "returnTo"> | null} at - where the family was; null where it starts again
 */

export class Resume {
  #start;
  #root;
  #council;
  #announcer;
  #onReturn;

  /**
   * @param {HTMLElement} root - the reckoner
   * @param {Council} council
   * @param {Announcer} announcer
   * @param {(back: Return) => void} onReturn - called with answers, of which at least one can be used
   */
  constructor(root, council, announcer, onReturn) {
    this.#root = root;
    this.#start = find(root, '[data-step="start"]');
    this.#council = council;
    this.#announcer = announcer;
    this.#onReturn = onReturn;
    onClick(this.#start, "[data-start]", () => this.#tellReloaded(false));
    const input = /** @type {HTMLInputElement} */ (find(this.#start, "[data-file]"));
    input.addEventListener("change", () => void this.#upload(input));
    onChange(() => this.#showCard());
    this.#showCard();
  }

  /** The page was loaded again while there were answers: say what became of them. */
  afterReload() {
    this.#tellReloaded(true);
  }

  /** @param {boolean} shown */
  #tellReloaded(shown) {
    const place = find(this.#start, "[data-reloaded]");
    const kept = keptSets(this.#council.council).length > 0;
    show(find(place, "[data-all-gone]"), !kept);
    show(find(place, "[data-some-kept]"), kept);
    show(place, shown);
  }

  #showCard() {
    const sets = keptSets(this.#council.council);
    const card = find(this.#start, "[data-kept-card]");
    find(card, "[data-kept-sets]").replaceChildren(...sets.map((set) => this.#setOf(set)));
    show(card, sets.length > 0);
  }

  /** @param {KeptSet} set */
  #setOf({ entry, record }) {
    const part = copy("kept-set");
    const { person = "" } = record;
    say(part, "person", person);
    show(find(part, "[data-person]"), person !== "");
    say(part, "day", inWords(record.day));
    say(part, "until", inWords(entry.until));
    for (const place of findAll(part, "[data-whose]")) {
      place.textContent = person;
      show(/** @type {HTMLElement} */ (place.parentElement), person !== "");
    }
    onClick(part, "[data-go-on]", () => this.#goOn({ entry, record }));
    onClick(part, "[data-delete-kept]", () => this.#delete(entry.name));
    return part;
  }

  /** @param {KeptSet} set */
  #goOn({ entry, record }) {
    const { keep_days } = /** @type {{ keep_days?: unknown }} */ (entry.value);
    this.#return(record, "device", typeof keep_days === "number" ? keep_days : 1);
  }

  /** @param {string} name */
  #delete(name) {
    const gone = remove("answers", name);
    this.#announcer.say(sentence(gone ? "answers-deleted" : "answers-not-deleted"));
    if (gone) {
      const more = keptSets(this.#council.council).length > 0;
      find(this.#start, more ? "[data-kept-heading]" : "[data-start]").focus();
    }
  }

  /** @param {HTMLInputElement} input */
  async #upload(input) {
    const [file] = input.files ?? [];
    if (!file) {
      return;
    }
    const reading = await readFile(file);
    // The same file can be chosen again, once it is mended.
    input.value = "";
    if ("record" in reading) {
      this.#return(reading.record, "file", null);
    } else {
      this.#explain(reading.problem);
    }
  }

  /**
   * Go on where the family was when the site was renewed.
   * @param {Carried} carried
   */
  afterRenewal(carried) {
    this.#return(carried.record, "renewal", carried.days, carried);
  }

  /**
   * @param {AnswerRecord} record
   * @param {Return["from"]} from
   * @param {number | null} days
   * @param {Return["at"]} at
   */
  #return(record, from, days, at = null) {
    const fitting = fit(record.answers, knownQuestions(this.#root), record.day);
    const usable = Object.keys(fitting.answers).length > 0;
    this.#explain(usable ? null : "nothing_fits");
    if (usable) {
      this.#tellReloaded(false);
      this.#onReturn({ record, fit: fitting, from, days, at });
    }
  }

  /** Say what is wrong with what came back. @param {string | null} problem - null where nothing is */
  #explain(problem) {
    const place = find(this.#start, "[data-file-problems]");
    for (const words of findAll(place, "[data-problem]")) {
      show(words, words.dataset.problem === problem);
    }
    show(place, problem !== null);
  }
}
