/** The reckoner's page: wires the questions, the engine, the results and the browser's history together. */

import { Announcer } from "../lib/announce.js";
import { today } from "../lib/dates.js";
import { find, findAll, onClick, sentence, show } from "../lib/dom.js";
import { fitIntoFrame, isWronglyFramed } from "../lib/framed.js";
import { dayWithin, siteDay } from "../lib/site-day.js";
import { aged, anyAged } from "./aging.js";
import { Engine, EngineFailure } from "./engine.js";
import * as journeys from "./journey.js";
import { Keep } from "./keep.js";
import { knownQuestions } from "./known.js";
import { furtherProgress, progress } from "./labels.js";
import { News } from "./news.js";
import { questionAfter, readOpening, turnAt } from "./opening.js";
import { Questions } from "./question.js";
import { Readers } from "./readers.js";
import { collectCarried, fateOf, loadAgain } from "./renewed.js";
import { Report } from "./report.js";
import { Resume } from "./resume.js";
import { Sections } from "./sections.js";
import { fromHash, toHash } from "./steps.js";
import { Waiting } from "./waiting.js";

/** @import { Answers, Estimate, ProgressDetail, StageDetail } from "./types.js" */
/** @import { Journey } from "./journey.js" */
/** @import { Return } from "./resume.js" */
/** @import { Step } from "./steps.js" */

/** An estimate takes a few milliseconds once the engine runs. Only a slower one is worth a word. */
const PATIENCE_MS = 500;

/** The address of the start. */
const PAGE = location.pathname + location.search;

/** From the second answer on there is enough to show. */
const ENOUGH_ANSWERS = 2;

class Reckoner {
  #root;
  #opening;
  #engine;
  #questions;
  #announcer;
  #waiting;
  #report;
  #sections;
  #readers;
  #keep;
  #news;
  #resume;
  /** The questions of the page. */
  #known;
  #journey = journeys.begin();
  /** The step that was shown last, whole and without a fault. @type {Step | null} */
  #shown = null;
  /** What the engine said last. @type {Estimate | null} */
  #estimate = null;
  /** The answers that it was said about. @type {Answers | null} */
  #estimated = null;
  /** Counts the estimates asked for: an answer to an earlier one comes too late to be shown. */
  #turn = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    const { council = "", area = "", version = "", rulesSince = "" } = root.dataset;
    const { policyUrl = "", pythonUrl = "", engineUrl = "" } = root.dataset;
    this.#root = root;
    this.#opening = readOpening(root);
    this.#engine = new Engine({ pythonUrl, engineUrl, policyUrl, council });
    this.#questions = new Questions(find(root, "[data-questions]"));
    this.#announcer = new Announcer(find(root, "[data-announce]"));
    this.#sections = new Sections(root);
    this.#waiting = new Waiting(root, this.#announcer);
    this.#report = new Report(root, this.#questions, this.#announcer, {
      onQuestion: (id) => this.#change(id),
      estimate: (answers) => this.#tryOut(answers),
      keep: (id, answer) => this.#keepChange(id, answer),
    });
    const here = { council, area, version, rulesSince };
    this.#known = knownQuestions(root);
    this.#readers = new Readers(root);
    this.#keep = new Keep(root, here, this.#questions, this.#announcer);
    this.#news = new News(root, here);
    this.#resume = new Resume(root, here, this.#announcer, (back) => this.#goOn(back));
  }

  begin() {
    this.#listen();
    // Each step begins at its top; where the reader was in another one means nothing.
    history.scrollRestoration = "manual";
    const carried = collectCarried();
    const step = fromHash(location.hash);
    // After a reload the address may name a step whose answers are gone.
    if (step) {
      history.replaceState(null, "", PAGE);
    }
    this.#root.classList.add("reckoner--ready");
    fitIntoFrame(this.#root, () => Object.keys(this.#journey.answers).length > 0);
    // Not by the styles: they may be what did not come.
    show(find(this.#root, "[data-not-running]"), false);
    this.#sections.begin();
    this.#shown = this.#journey.step;
    if (carried) {
      this.#resume.afterRenewal(carried);
    } else if (step?.name === "question" && isFresh()) {
      this.#startAt(step.id);
    } else if (step && step.name !== "start" && !isFresh()) {
      this.#resume.afterReload();
    }
    this.#loadAhead();
  }

  /** Fetch Python while the family reads the start page, unless it has asked its browser to save data. */
  #loadAhead() {
    if (connection()?.saveData) {
      this.#engine.probe();
      return;
    }
    if (document.readyState === "complete") {
      this.#loadEngine();
    } else {
      window.addEventListener("load", () => this.#loadEngine(), { once: true });
    }
  }

  #listen() {
    const on = (/** @type {string} */ selector, /** @type {() => void} */ action) =>
      onClick(this.#root, selector, action);
    on("[data-start]", () => this.#start());
    on("[data-so-far]", () => this.#go({ name: "results" }));
    on("[data-show-results]", () => this.#showChecked());
    on("[data-answer-again]", () => this.#change(this.#journey.again[0] ?? ""));
    on("[data-carry-on]", () => this.#carryOn());
    on("[data-change-answers]", () => this.#go({ name: "check" }));
    on("[data-retry]", () => this.#retry());
    on("[data-take-along]", () => this.#go({ name: "summary" }));
    on("[data-print]", () => window.print());
    on("[data-restart]", () => this.#restart());
    on("[data-back]:not([data-step=failed] *)", () => history.back());
    on("[data-step=failed] [data-back]", () => this.#leaveFailure());
    on("[data-load-again]", () => this.#loadAgain());
    find(this.#root, "[data-questions]").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#submit();
    });
    window.addEventListener("popstate", () => this.#followHistory());
    this.#engine.addEventListener("stage", (event) => {
      const { stage, reason, retry } = /** @type {CustomEvent<StageDetail>} */ (event).detail;
      this.#waiting.reach(stage);
      if (reason && !retry && !this.#hasAnswers()) {
        // This browser never will: nobody answers questions in vain.
        this.#fail(reason, false);
        return;
      }
      void this.#keepUp();
    });
    this.#engine.addEventListener("progress", (event) => {
      this.#waiting.progress(/** @type {CustomEvent<ProgressDetail>} */ (event).detail);
    });
  }

  #start() {
    this.#startAt(this.#opening[0]?.question ?? "");
  }

  /** Begin with a question: the first one, or one that a link names. @param {string} id */
  #startAt(id) {
    if (!this.#questions.has(id)) {
      return;
    }
    // Where Python is not on its way yet, it is fetched while the family reads and answers.
    this.#loadEngine();
    this.#go({ name: "question", id });
  }

  #loadEngine() {
    // A failure is shown when the engine is needed: until then there is nothing that it stops.
    this.#engine.start().catch(() => {});
  }

  /** Start afresh: after a failure, or while a family has waited for long enough. */
  #retry() {
    // Whatever is under way is given up, and nothing that it still says counts.
    this.#turn++;
    this.#engine.stop();
    this.#loadEngine();
    if (this.#journey.step.name === "question") {
      void this.#continue();
    } else {
      this.#show();
    }
  }

  /** Leave the message that something failed: for the step that the family saw last. */
  #leaveFailure() {
    if (this.#shown === this.#journey.step) {
      this.#show();
    } else {
      history.back();
    }
  }

  /** Load the renewed page, and go on there. */
  #loadAgain() {
    const { step, returnTo } = this.#journey;
    this.#keep.letGo();
    loadAgain({ record: this.#keep.record(), days: this.#keep.days, step, returnTo });
  }

  /** @param {Return} back */
  #goOn(back) {
    const { answers, days } = back.fit;
    this.#loadEngine();
    const journey = journeys.resume(answers, days);
    const old = aged(journey, this.#known);
    this.#journey = journeys.askAgain(journey, old.over);
    this.#news.expect(back, old.over.length > 0);
    this.#keep.leave();
    this.#keep.name(back.record.person ?? "");
    if (back.days !== null) {
      this.#keep.goOn(back.days);
    }
    const step = back.at?.step;
    if (step?.name === "question" && this.#questions.has(step.id)) {
      this.#goOnAt(step, back.at?.returnTo ?? null);
    } else {
      const enough = Object.keys(answers).length >= ENOUGH_ANSWERS;
      this.#go({ name: enough && !anyAged(old) ? "results" : "check" });
    }
  }

  /**
   * Go on at a question: with what comes after it, where it is answered already.
   * @param {Extract<Step, { name: "question" }>} step
   * @param {Journey["returnTo"]} returnTo
   */
  #goOnAt(step, returnTo) {
    this.#go(step);
    this.#journey = { ...this.#journey, returnTo };
    if (step.id in this.#journey.answers) {
      void this.#continue();
    }
  }

  #restart() {
    this.#keep.leave();
    this.#journey = journeys.begin();
    this.#estimate = null;
    this.#estimated = null;
    // Whoever comes next finds the results as they are at first.
    for (const part of findAll(this.#root, "[data-step=results] details[open]")) {
      part.removeAttribute("open");
    }
    this.#go({ name: "start" });
  }

  #carryOn() {
    const estimate = this.#estimate;
    if (estimate !== null && estimate.next_question !== null) {
      this.#journey = journeys.carryOn(this.#journey, estimate, estimate.next_question);
      history.pushState(null, "", toHash(this.#journey.step));
      this.#show();
    }
  }

  async #submit() {
    const { step } = this.#journey;
    if (step.name !== "question") {
      return;
    }
    const reading = this.#questions.read(step.id);
    if ("problem" in reading) {
      this.#questions.showProblem(step.id, reading.problem, reading.field);
      this.#sections.nameProblem();
      return;
    }
    this.#journey = journeys.answer(this.#journey, step.id, reading.answer, today());
    this.#keep.update(this.#journey, null);
    await this.#continue();
  }

  /** From the list of the answers to the results: what was doubtful there is still so. */
  #showChecked() {
    const { doubtful } = aged(this.#journey, this.#known);
    this.#journey = journeys.confirm(this.#journey, doubtful, today());
    this.#keep.update(this.#journey, this.#estimate);
    this.#go({ name: "results" });
  }

  /** Go on: through the opening, and then to where the engine leads. */
  async #continue() {
    const { step, answers, returnTo } = this.#journey;
    const next = step.name === "question" && returnTo === null && questionAfter(this.#opening, answers, step.id);
    if (next) {
      this.#go({ name: "question", id: next });
      return;
    }
    const estimate = await this.#ask();
    if (estimate) {
      this.#go(journeys.nextStep(this.#journey, estimate));
    }
  }

  /**
   * The day of the estimate. The questions on this page are those of its rules, so it is a day on which they hold; also
   * where the clock of the device has gone wrong, as a battery that was empty leaves it.
   */
  #day() {
    const { rulesFrom, rulesSince, rulesUntil } = this.#root.dataset;
    return dayWithin(siteDay(), rulesFrom || rulesSince, rulesUntil);
  }

  /** @returns {Promise<Estimate | null>} null where it failed, or where the family has gone elsewhere meanwhile */
  async #ask() {
    const { answers } = this.#journey;
    const turn = ++this.#turn;
    if (this.#engine.stage === "failed") {
      // It failed before anybody needed it, or the family has come once more: it may work now.
      this.#loadEngine();
    }
    const patience = this.#engine.stage === "ready" ? PATIENCE_MS : 0;
    const timer = setTimeout(() => turn === this.#turn && this.#wait(), patience);
    try {
      const result = await this.#engine.estimate(answers, this.#day());
      if (turn !== this.#turn) {
        return null;
      }
      if (!("problems" in result)) {
        this.#estimated = answers;
        this.#estimate = result;
        this.#keep.update(this.#journey, result);
        return result;
      }
      this.#fail("refused", false);
    } catch (error) {
      if (turn !== this.#turn) {
        return null;
      }
      await this.#explain(error);
    } finally {
      clearTimeout(timer);
      this.#waiting.end();
    }
    return null;
  }

  /** In the opening nobody waits for the engine. Once it is there, it hears what was answered meanwhile. */
  async #keepUp() {
    const { step, answers } = this.#journey;
    const waits = this.#engine.stage === "ready" && step.name === "question" && this.#estimated !== answers;
    if (!waits || Object.keys(answers).length === 0) {
      return;
    }
    const turn = this.#turn;
    // What fails here fails once more, and is shown, when the family goes on.
    const result = await this.#engine.estimate(answers, this.#day()).catch(() => null);
    if (result !== null && !("problems" in result) && turn === this.#turn) {
      this.#estimated = answers;
      this.#estimate = result;
      this.#keep.update(this.#journey, result);
      this.#offerResults();
    }
  }

  /**
   * What the engine says about answers that are not the family's own.
   * @param {Answers} answers
   * @returns {Promise<Estimate | null>} null where it failed, which is then shown
   */
  async #tryOut(answers) {
    try {
      const result = await this.#engine.estimate(answers, this.#day());
      if (!("problems" in result)) {
        return result;
      }
      this.#fail("refused", false);
    } catch (error) {
      await this.#explain(error);
    }
    return null;
  }

  /**
   * Make an answer that was tried out the family's own, and stay at the results.
   * @param {string} id
   * @param {string | number} answer
   */
  #keepChange(id, answer) {
    this.#journey = journeys.answer(this.#journey, id, answer, today());
    this.#keep.update(this.#journey, null);
    this.#show();
  }

  /** @param {unknown} error */
  async #explain(error) {
    if (!(error instanceof EngineFailure)) {
      this.#fail("crashed", true);
      return;
    }
    const turn = this.#turn;
    const fate = error.reason === "blocked" ? await fateOf(this.#root) : null;
    if (turn === this.#turn) {
      this.#fail(fate ?? error.reason, error.retry && fate !== "renewed");
    }
  }

  #wait() {
    this.#questions.hide();
    this.#sections.show("waiting");
    this.#waiting.begin(this.#engine.stage);
  }

  /**
   * @param {string} reason
   * @param {boolean} retry
   */
  #fail(reason, retry) {
    this.#questions.hide();
    this.#waiting.explain(reason, retry);
    for (const part of findAll(this.#root, "[data-once-answered]")) {
      show(part, this.#hasAnswers());
    }
    this.#sections.show("failed");
  }

  #hasAnswers() {
    return Object.keys(this.#journey.answers).length > 0;
  }

  /**
   * Go to a step, and remember it in the browser's history so that Back leads out of it again.
   * @param {Step} step
   */
  #go(step) {
    this.#journey = journeys.goTo(this.#journey, step);
    history.pushState(null, "", toHash(step) || PAGE);
    this.#show();
  }

  /** @param {string} id */
  #change(id) {
    this.#journey = journeys.change(this.#journey, id);
    history.pushState(null, "", toHash({ name: "question", id }));
    this.#show();
  }

  #followHistory() {
    const step = fromHash(location.hash);
    if (step === null) {
      return;
    }
    if (!journeys.canShow(this.#journey, step)) {
      this.#showStart();
      return;
    }
    this.#journey = journeys.goTo(this.#journey, step);
    this.#show();
  }

  /**
   * The history holds steps from before a reload, or before starting again. Their answers are gone: the start is left.
   */
  #showStart() {
    history.replaceState(null, "", PAGE);
    this.#journey = journeys.goTo(this.#journey, { name: "start" });
    this.#keep.show("start");
    this.#sections.show("start");
    this.#shown = this.#journey.step;
  }

  /** Show the step that the family is at. */
  #show() {
    this.#readers.speakTo(this.#journey.answers);
    // Whatever was still being worked out belongs to the step before.
    this.#turn++;
    this.#questions.hide();
    const { step } = this.#journey;
    this.#keep.show(step.name, step.name === "question" ? this.#journey.asked.indexOf(step.id) + 1 : undefined);
    if (step.name === "question") {
      this.#showQuestion(step.id);
    }
    if (step.name !== "question" && step.name !== "start") {
      // An answer may have been given that the engine never got to: it failed, or the family went back meanwhile.
      if (!this.#estimate || this.#estimated !== this.#journey.answers) {
        void this.#catchUp();
        return;
      }
      const news = this.#news.tell(find(this.#root, `[data-step="${step.name}"]`), this.#estimate);
      if (step.name === "check") {
        this.#report.showCheck(this.#journey, this.#estimate, aged(this.#journey, this.#known).doubtful);
        this.#announcer.say(news);
      } else if (step.name === "summary") {
        this.#report.showSummary(this.#journey, this.#estimate);
      } else {
        this.#announcer.say(`${news} ${this.#report.showResults(this.#journey, this.#estimate)}`.trim());
      }
    }
    this.#sections.show(step.name);
    this.#shown = step;
  }

  async #catchUp() {
    if (await this.#ask()) {
      await this.#news.ready();
      this.#show();
    }
  }

  /** @param {string} id */
  #showQuestion(id) {
    this.#questions.show(id, this.#journey.answers[id], this.#progress(id));
    this.#offerResults();
    void this.#keepUp();
  }

  /** How far the family is, as a sentence. @param {string} id - the question that it is at */
  #progress(id) {
    const { answers, asked, further, returnTo } = this.#journey;
    if (returnTo === "results" && !(id in answers)) {
      return sentence("progress-one");
    }
    const number = asked.indexOf(id) + 1;
    const total = this.#total(id);
    return further === null || number <= further || total === null
      ? progress(number, total)
      : furtherProgress(number - further, total - further);
  }

  /** About how many questions there are in all; null where nothing has said so yet. @param {string} id - this one */
  #total(id) {
    const { answers, asked } = this.#journey;
    const given = Object.keys(answers).length;
    if (this.#estimate !== null && this.#estimated === answers) {
      return Math.max(given + this.#estimate.about_left, asked.length);
    }
    const turn = turnAt(this.#opening, answers, id);
    return turn === undefined ? null : Math.max(asked.indexOf(id) + turn.left, asked.length);
  }

  /** Offer to see what is known so far, once there is something to see. */
  #offerResults() {
    const known = this.#estimate !== null && Object.keys(this.#journey.answers).length >= ENOUGH_ANSWERS;
    for (const button of findAll(this.#root, "[data-so-far]")) {
      show(button, known);
    }
  }
}

/**
 * What the browser knows of the connection; Firefox and Safari do not say.
 * @returns {{ saveData?: boolean } | undefined}
 */
function connection() {
  return "connection" in navigator ? /** @type {{ saveData?: boolean }} */ (navigator.connection) : undefined;
}

/** Whether the page was opened by a link or an address, and not loaded again, come back to, or thrown out meanwhile. */
function isFresh() {
  if ("wasDiscarded" in document && document.wasDiscarded === true) {
    return false;
  }
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming && entry.type === "navigate";
}

if (!isWronglyFramed()) {
  new Reckoner(find(document, "[data-reckoner]")).begin();
}
