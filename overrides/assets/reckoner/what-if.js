/** "What if one answer were different?": tries an answer out and shows what would change. The real answers stay. */

import { copy, find, onClick, say, show, textOf } from "../lib/dom.js";
import { differences, kindOf, summary } from "./differences.js";
import { answered, unanswered } from "./journey.js";

/** @import { Difference, Summary } from "./differences.js" */
/** @import { Journey } from "./journey.js" */
/** @import { Context } from "./outcome.js" */
/** @import { Answer, Questions } from "./question.js" */
/** @import { Answers, Estimate } from "./types.js" */

/**
 * @typedef {object} Trial
 * @property {(answers: Answers) => Promise<Estimate | null>} estimate - asks the engine; null where it could not answer
 * @property {(id: string, answer: Answer) => void} keep - makes a tried answer the real one
 */

/** The order in which differences are shown. */
const KINDS = /** @type {const} */ (["strand", "way", "holder"]);

export class WhatIf {
  #part;
  #questions;
  #context;
  #trial;
  #question;
  #option;
  #number;
  /** @type {Journey | null} */
  #journey = null;
  /** @type {Estimate | null} */
  #real = null;
  /** What was tried last, to be kept. @type {{ id: string, answer: Answer } | null} */
  #tried = null;
  /** Counts the trials: the result of an earlier one comes too late to be shown. */
  #turn = 0;

  /**
   * @param {HTMLElement} part
   * @param {Questions} questions
   * @param {Context} context
   * @param {Trial} trial
   */
  constructor(part, questions, context, trial) {
    this.#part = part;
    this.#questions = questions;
    this.#context = context;
    this.#trial = trial;
    this.#question = /** @type {HTMLSelectElement} */ (find(part, "[data-question-choice]"));
    this.#option = /** @type {HTMLSelectElement} */ (find(part, "[data-option-choice]"));
    this.#number = /** @type {HTMLInputElement} */ (find(part, "[data-number] input"));
    this.#question.addEventListener("change", () => this.#offer());
    onClick(part, "[data-try]", () => void this.#try());
    onClick(part, "[data-keep-change]", () => this.#tried && trial.keep(this.#tried.id, this.#tried.answer));
    onClick(part, "[data-undo]", () => this.#undo());
  }

  /**
   * Start again with a family's real answers. Only questions that apply to it are offered.
   * @param {Journey} journey
   * @param {Estimate} estimate
   */
  begin(journey, estimate) {
    this.#journey = journey;
    this.#real = estimate;
    const apply = [...answered(journey, estimate), ...unanswered(journey, estimate)];
    const ids = this.#questions.ids.filter((id) => apply.includes(id));
    this.#question.replaceChildren(...ids.map((id) => new Option(this.#questions.short(id), id)));
    show(this.#part, ids.length > 0);
    if (ids.length > 0) {
      this.#offer();
    }
  }

  /** Offer the other answers to the question chosen. */
  #offer() {
    const id = this.#question.value;
    const mine = this.#journey?.answers[id];
    say(this.#part, "mine", mine === undefined ? "" : this.#questions.answerText(id, mine));
    show(find(this.#part, "[data-not-asked]"), mine === undefined);
    const isNumber = this.#questions.isNumber(id);
    show(find(this.#part, "[data-number]"), isNumber);
    show(find(this.#part, "[data-options]"), !isNumber);
    const others = this.#questions.options(id).filter(({ value }) => value !== mine);
    this.#option.replaceChildren(...others.map(({ value, text }) => new Option(text, value)));
    this.#number.value = "";
    this.#forget();
  }

  #forget() {
    this.#turn++;
    this.#tried = null;
    this.#showProblem("");
    show(find(this.#part, "[data-outcome]"), false);
    show(find(this.#part, "[data-undone]"), false);
  }

  #undo() {
    this.#forget();
    const undone = find(this.#part, "[data-undone]");
    show(undone, true);
    this.#context.tell(undone.textContent ?? "");
    this.#question.focus();
  }

  async #try() {
    if (!this.#journey || !this.#real) {
      return;
    }
    this.#forget();
    const id = this.#question.value;
    const reading = this.#questions.isNumber(id)
      ? this.#questions.readNumber(id, this.#number)
      : { answer: this.#option.value };
    if ("problem" in reading) {
      this.#showProblem(reading.problem);
      reading.field.focus();
      return;
    }
    const turn = this.#turn;
    const tried = await this.#trial.estimate({ ...this.#journey.answers, [id]: reading.answer });
    if (tried === null || turn !== this.#turn) {
      return;
    }
    this.#tried = { id, answer: reading.answer };
    this.#show(id, reading.answer, tried);
  }

  /** @param {string} problem */
  #showProblem(problem) {
    const error = find(this.#part, "[data-error]");
    error.textContent = problem;
    show(error, problem !== "");
    if (problem === "") {
      this.#number.removeAttribute("aria-invalid");
    } else {
      this.#number.setAttribute("aria-invalid", "true");
    }
  }

  /**
   * @param {string} id
   * @param {Answer} answer
   * @param {Estimate} tried
   */
  #show(id, answer, tried) {
    if (!this.#real) {
      return;
    }
    const found = shown(differences(summary(this.#real), summary(tried)));
    say(this.#part, "short", this.#questions.short(id));
    say(this.#part, "to", this.#questions.answerText(id, answer));
    show(find(this.#part, "[data-nothing]"), found.length === 0);
    show(find(this.#part, "[data-some]"), found.length > 0);
    find(this.#part, "[data-changes]").replaceChildren(...found.map((one) => line(one, this.#context)));
    show(find(this.#part, "[data-more-to-ask]"), !tried.enough && this.#real.enough);
    show(find(this.#part, "[data-outcome]"), true);
    // biome-ignore lint/performance/useDomNodeTextContent: innerText leaves out what is hidden.
    this.#context.tell(find(this.#part, "[data-spoken]").innerText);
  }
}

/**
 * The differences that are shown: budgets first, then ways, then who could hold the money. For a budget, a change of
 * words alone is shown as well.
 * @param {Difference[]} all
 */
function shown(all) {
  const both = all.flatMap(({ before, now }) => (before && now ? [{ before, now }] : []));
  return KINDS.flatMap((kind) =>
    both.filter(({ before, now }) => kindOf(now) === kind && (kind === "strand" || before.status !== now.status)),
  );
}

/**
 * A way of managing one budget, by name.
 * @param {string} way
 * @param {string} strand
 */
function wayInStrand(way, strand) {
  const part = copy("way-in-strand");
  say(part, "way", way);
  say(part, "strand", strand);
  return textOf(part);
}

/**
 * @param {{ before: Summary, now: Summary }} difference
 * @param {Context} context
 */
function line({ before, now }, { labels }) {
  const part = copy("was-now");
  const kind = kindOf(now);
  /** @type {Readonly<Record<string, string>>} */
  const names = labels[kind];
  say(part, "name", now.within === null ? now.name : wayInStrand(now.name, now.within));
  const [was, is] = [find(part, "[data-was]"), find(part, "[data-now]")];
  was.textContent = names[before.status] ?? "";
  was.classList.add(`tag--${before.status}`);
  is.textContent = names[now.status] ?? "";
  is.classList.add(`tag--${now.status}`);
  say(part, "headline", kind === "way" ? "" : (now.headline ?? ""));
  return part;
}
