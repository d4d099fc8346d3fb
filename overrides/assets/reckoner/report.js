/** What the reckoner tells a family once it knows something: the answers to check, and the results. */

import { find, show } from "../site/dom.js";
import { showAnswers } from "./check.js";
import { Citations } from "./citations.js";
import { answered, unsure } from "./journey.js";
import { readLabels } from "./labels.js";
import { showWhere } from "./picture.js";
import { inShort, openForPrint, showResults } from "./results.js";

/** @import { Estimate } from "./types.js" */
/** @import { Journey } from "./journey.js" */
/** @import { Questions } from "./question.js" */
/** @import { Words } from "./outcome.js" */

export class Report {
  #check;
  #results;
  #questions;
  #onQuestion;
  /** @type {Words} */
  #words;

  /**
   * @param {HTMLElement} root  the reckoner
   * @param {Questions} questions
   * @param {(id: string) => void} onQuestion  called where the family wants to answer one question, or change its answer
   */
  constructor(root, questions, onQuestion) {
    this.#check = find(root, '[data-step="check"]');
    this.#results = find(root, '[data-step="results"]');
    this.#questions = questions;
    this.#onQuestion = onQuestion;
    const dialog = /** @type {HTMLDialogElement} */ (find(root, "[data-citation]"));
    const citations = new Citations(dialog, root.dataset["sourcesUrl"] ?? "");
    this.#words = {
      labels: readLabels(root),
      short: (id) => questions.short(id),
      cite: (ids) => citations.links(ids),
    };
    this.#openForPrint();
  }

  /**
   * @param {Journey} journey
   * @param {Estimate} estimate
   */
  showCheck(journey, estimate) {
    this.#listAnswers(this.#check, journey, estimate, this.#onQuestion);
    show(find(this.#check, "[data-carry-on]"), estimate.next_question !== null);
  }

  /**
   * @param {Journey} journey
   * @param {Estimate} estimate
   * @returns {string} the results in short, to be read out
   */
  showResults(journey, estimate) {
    const matter = { next: estimate.next_question, unsure: unsure(journey, estimate), onQuestion: this.#onQuestion };
    showResults(this.#results, estimate, matter, this.#words);
    showWhere(this.#results, journey.answers);
    this.#listAnswers(this.#results, journey, estimate, null);
    return inShort(estimate, this.#words);
  }

  /**
   * @param {HTMLElement} section
   * @param {Journey} journey
   * @param {Estimate} estimate
   * @param {((id: string) => void) | null} onChange
   */
  #listAnswers(section, journey, estimate, onChange) {
    const ids = answered(journey, estimate);
    showAnswers(find(section, "[data-answers]"), this.#questions, journey.answers, ids, onChange);
  }

  #openForPrint() {
    /** @type {() => void} */
    let close = () => {};
    window.addEventListener("beforeprint", () => {
      close();
      close = openForPrint(this.#results);
    });
    window.addEventListener("afterprint", () => close());
  }
}
