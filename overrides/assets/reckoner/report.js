/**
 * What the reckoner tells a family once it knows something: the answers to check, the results, and a sheet to take
 * along.
 */

import { find, show } from "../lib/dom.js";
import { openOnPaper } from "../lib/on-paper.js";
import { linkNumbers } from "../lib/reach.js";
import { showAnswers } from "./check.js";
import { Citations } from "./citations.js";
import { Explanations } from "./explain.js";
import { answered, unsure } from "./journey.js";
import { kindsWithin, showKinds } from "./kinds.js";
import { readLabels } from "./labels.js";
import { showWhere } from "./picture.js";
import { Reminder } from "./reminder.js";
import { closedOnScreen, inShort, nameLeftOnScreen, questionLink, showResults } from "./results.js";
import { offerMore } from "./sharper.js";
import { SpendingCheck } from "./spending.js";
import { showSummary } from "./summary.js";
import { WhatIf } from "./what-if.js";

/** @import { Announcer } from "../lib/announce.js" */
/** @import { Estimate } from "./types.js" */
/** @import { Journey } from "./journey.js" */
/** @import { Questions } from "./question.js" */
/** @import { Context } from "./outcome.js" */
/** @import { StillMatter } from "./results.js" */
/** @import { Trial } from "./what-if.js" */

export class Report {
  #check;
  #results;
  #summary;
  #questions;
  #onQuestion;
  #spending;
  #whatIf;
  #explanations;
  #reminder;
  /** @type {Context} */
  #context;

  /**
   * @param {HTMLElement} root - the reckoner
   * @param {Questions} questions
   * @param {Announcer} announcer
   * @param {Trial & { onQuestion: (id: string) => void }} actions - `onQuestion` is called where the family wants to
   *   answer one question, or change its answer
   */
  constructor(root, questions, announcer, actions) {
    this.#check = find(root, '[data-step="check"]');
    this.#results = find(root, '[data-step="results"]');
    this.#summary = find(root, '[data-step="summary"]');
    this.#questions = questions;
    this.#onQuestion = actions.onQuestion;
    const dialog = /** @type {HTMLDialogElement} */ (find(root, "[data-citation]"));
    const citations = new Citations(root, dialog, root.dataset.sourcesUrl ?? "");
    this.#context = {
      labels: readLabels(root),
      ask: (id) => questions.ask(id),
      short: (id) => questions.short(id),
      whereToFind: (id) => questions.whereToFind(id),
      cite: (ids) => citations.links(ids),
      tell: (message) => announcer.say(message),
    };
    this.#spending = new SpendingCheck(find(this.#results, '[data-part="spending"]'), this.#context.tell);
    this.#whatIf = new WhatIf(find(this.#results, '[data-part="what-if"]'), questions, this.#context, actions);
    this.#explanations = new Explanations(root);
    this.#reminder = new Reminder(find(this.#results, "[data-reminder]"), announcer);
    openOnPaper(() => {
      nameLeftOnScreen(this.#results);
      return closedOnScreen(this.#results);
    });
  }

  /**
   * @param {Journey} journey
   * @param {Estimate} estimate
   * @param {string[]} doubtful - questions whose answers may be others by now
   */
  showCheck(journey, estimate, doubtful) {
    const { again } = journey;
    this.#listAnswers(this.#check, journey, estimate, this.#onQuestion, doubtful);
    show(find(this.#check, "[data-old-answers]"), doubtful.length + again.length > 0);
    show(find(this.#check, "[data-answer-again]"), again.length > 0);
    show(find(this.#check, "[data-show-results]"), again.length === 0);
    const matter = this.#matter(journey, estimate);
    const worth = matter.unsure.map((id) => questionLink(id, { ...matter, unsure: [] }, this.#context));
    find(this.#check, "[data-worth-list]").replaceChildren(...worth);
    show(find(this.#check, "[data-worth]"), worth.length > 0);
    show(find(this.#check, "[data-carry-on]"), again.length === 0 && estimate.next_question !== null);
  }

  /**
   * @param {Journey} journey
   * @param {Estimate} estimate
   * @returns {string} the results in short, to be read out
   */
  showResults(journey, estimate) {
    showResults(this.#results, estimate, this.#matter(journey, estimate), this.#context);
    offerMore(this.#results, estimate, (id) => this.#questions.detail(id));
    this.#reminder.offer(estimate, showWhere(this.#results, journey.answers));
    const kinds = kindsWithin(estimate, this.#context.labels);
    this.#spending.begin(kinds, Object.keys(estimate.strands).length);
    showKinds(find(this.#results, '[data-part="review"]'), kinds);
    // A family that may get no budget here can still hear a no to any of them.
    showKinds(find(this.#results, '[data-part="redress"]'), kinds.size > 0 ? kinds : null);
    this.#whatIf.begin(journey, estimate);
    this.#listAnswers(this.#results, journey, estimate, null);
    this.#explanations.explain(this.#results);
    linkNumbers(this.#results);
    return inShort(estimate, this.#context);
  }

  /**
   * @param {Journey} journey
   * @param {Estimate} estimate
   */
  showSummary(journey, estimate) {
    showSummary(this.#summary, journey, estimate, this.#questions, this.#context);
    linkNumbers(this.#summary);
  }

  /**
   * @param {Journey} journey
   * @param {Estimate} estimate
   * @returns {StillMatter}
   */
  #matter(journey, estimate) {
    return { unsure: unsure(journey, estimate), onQuestion: this.#onQuestion };
  }

  /**
   * @param {HTMLElement} section
   * @param {Journey} journey
   * @param {Estimate} estimate
   * @param {((id: string) => void) | null} onChange
   * @param {string[]} [doubtful]
   */
  #listAnswers(section, journey, estimate, onChange, doubtful = []) {
    const { answers, days } = journey;
    // On paper there is nothing to answer again.
    const again = onChange === null ? [] : journey.again;
    const ids = [...answered(journey, estimate), ...again];
    showAnswers(find(section, "[data-answers]"), this.#questions, answers, ids, onChange, { doubtful, again, days });
  }
}
