/** The questions on the page: shows one, reads its answer, and says what is wrong with it. */

import { find, findAll, say, show } from "../lib/dom.js";
import { DONT_KNOW } from "./journey.js";

/** @typedef {string | number} Answer */
/** @typedef {{ answer: Answer } | { problem: string, field: HTMLElement }} Reading */

export class Questions {
  #form;
  /** The field that the problem is about. @type {HTMLElement | null} */
  #wrong = null;
  /** @type {Map<string, HTMLElement>} */
  #sections;

  /** @param {HTMLElement} form - the form that holds every question */
  constructor(form) {
    this.#form = form;
    this.#sections = new Map(
      findAll(form, "[data-question]").map((section) => [section.dataset.question ?? "", section]),
    );
    for (const section of this.#sections.values()) {
      keepUnsureApart(section);
    }
    show(find(form, "[data-reading-title]"), false);
    for (const control of findAll(form, "[data-control]")) {
      show(control, true);
    }
    find(form, "[data-error-link]").addEventListener("click", (event) => {
      event.preventDefault();
      this.#wrong?.focus();
    });
  }

  /** Whether the page asks this. @param {string} id */
  has(id) {
    return this.#sections.has(id);
  }

  /** The questions' ids, in the order of the page. */
  get ids() {
    return [...this.#sections.keys()];
  }

  /** Show no question. Only the one that is shown can be answered. */
  hide() {
    for (const section of this.#sections.values()) {
      enable(section, false);
    }
  }

  /**
   * Show one question, with the answer given before.
   * @param {string} id
   * @param {Answer | undefined} answer
   * @param {Node} progress - how far the family is
   */
  show(id, answer, progress) {
    this.hide();
    this.clearProblem();
    const section = this.#section(id);
    fill(section, answer);
    find(section, "[data-progress]").replaceChildren(progress);
    show(find(section, "[data-progress]"), true);
    enable(section, true);
  }

  /**
   * What the family answered, or what is missing. Only the form of an answer is looked at, never what it leads to.
   * @param {string} id
   * @returns {Reading}
   */
  read(id) {
    const section = this.#section(id);
    const chosen = inputs(section).find((input) => input.checked);
    const number = numberInput(section);
    if (chosen) {
      return { answer: chosen.value };
    }
    return number
      ? this.readNumber(id, number)
      : { problem: section.dataset.missing ?? "", field: find(section, "input") };
  }

  /** Every answer that can be chosen, "I'm not sure" among them. @param {string} id */
  options(id) {
    const section = this.#section(id);
    const offered = inputs(section).filter((input) => input !== numberInput(section));
    return offered.map((input) => ({ value: input.value, text: input.labels?.[0]?.textContent?.trim() ?? "" }));
  }

  /** Whether a question is answered with a number. @param {string} id */
  isNumber(id) {
    return numberInput(this.#section(id)) !== undefined;
  }

  /** Where a family can find this out; empty where the page does not know. @param {string} id */
  whereToFind(id) {
    return this.#section(id).querySelector("[data-find]")?.textContent?.trim() ?? "";
  }

  /**
   * A number that a family typed, or what is wrong with it.
   * @param {string} id
   * @param {HTMLInputElement} field
   * @returns {Reading}
   */
  readNumber(id, field) {
    const section = this.#section(id);
    const number = find(section, "input[type=text]");
    const typed = field.value.trim();
    if (typed === "") {
      return { problem: section.dataset.missing ?? "", field };
    }
    const value = Number(typed);
    const fits = /^\d+$/.test(typed) && value >= Number(number.dataset.least) && value <= Number(number.dataset.most);
    return fits ? { answer: value } : { problem: section.dataset.range ?? "", field };
  }

  /**
   * @param {string} id
   * @param {string} problem
   * @param {HTMLElement} field
   */
  showProblem(id, problem, field) {
    const section = this.#section(id);
    say(section, "error", problem);
    show(find(section, "[data-error]"), true);
    section.classList.add("question--wrong");
    numberInput(section)?.setAttribute("aria-invalid", "true");
    const link = find(this.#form, "[data-error-link]");
    link.textContent = problem;
    link.setAttribute("href", `#${field.id}`);
    this.#wrong = field;
    const summary = find(this.#form, "[data-error-summary]");
    show(summary, true);
    summary.focus();
  }

  clearProblem() {
    show(find(this.#form, "[data-error-summary]"), false);
    for (const section of this.#sections.values()) {
      show(find(section, "[data-error]"), false);
      section.classList.remove("question--wrong");
      numberInput(section)?.removeAttribute("aria-invalid");
    }
  }

  /** What a question asks, in the words for whoever answers. @param {string} id */
  ask(id) {
    return find(this.#section(id), "[data-heading]").textContent ?? "";
  }

  /** The short name of a question. @param {string} id */
  short(id) {
    return this.#section(id).dataset.short ?? id;
  }

  /** The heading that a question is under. @param {string} id */
  group(id) {
    return find(this.#section(id), "[data-group]").textContent ?? "";
  }

  /** What the questions of its group are about, in a word or two. @param {string} id */
  detail(id) {
    return find(this.#section(id), "[data-detail]").textContent ?? "";
  }

  /** An answer in words. @param {string} id @param {Answer} answer */
  answerText(id, answer) {
    const section = this.#section(id);
    const chosen = inputs(section).find((input) => input.value === String(answer) && input !== numberInput(section));
    const label = chosen?.labels?.[0] ?? numberInput(section)?.labels?.[0];
    const text = label?.textContent?.trim() ?? "";
    return chosen ? text : `${answer} ${text}`;
  }

  /** @param {string} id */
  #section(id) {
    const section = this.#sections.get(id);
    if (!section) {
      throw new Error(`The page has no question ${id}`);
    }
    return section;
  }
}

/**
 * @param {HTMLElement} section
 * @param {boolean} enabled
 */
function enable(section, enabled) {
  show(section, enabled);
  find(section, "fieldset").toggleAttribute("disabled", !enabled);
}

/** @param {HTMLElement} section */
function inputs(section) {
  return findAll(section, "input").filter((input) => input instanceof HTMLInputElement);
}

/** @param {HTMLElement} section */
function numberInput(section) {
  return inputs(section).find((input) => input.type === "text");
}

/**
 * @param {HTMLElement} section
 * @param {Answer | undefined} answer
 */
function fill(section, answer) {
  const number = numberInput(section);
  for (const input of inputs(section)) {
    if (input !== number) {
      input.checked = input.value === answer;
    }
  }
  if (number) {
    number.value = typeof answer === "number" ? String(answer) : "";
  }
}

/**
 * A number and "I'm not sure" exclude each other: the last one given counts.
 * @param {HTMLElement} section
 */
function keepUnsureApart(section) {
  const number = numberInput(section);
  const unsure = inputs(section).find((input) => input.type === "checkbox" && input.value === DONT_KNOW);
  if (!number || !unsure) {
    return;
  }
  number.addEventListener("input", () => (unsure.checked = false));
  unsure.addEventListener("change", () => {
    if (unsure.checked) {
      number.value = "";
    }
  });
}
