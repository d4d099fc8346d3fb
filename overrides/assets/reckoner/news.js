/**
 * The news for a family when its answers come back: which cannot be used any more, and what has changed since.
 */

import { inWords } from "../lib/dates.js";
import { copy, find, findAll, say, show, textOf } from "../lib/dom.js";
import { differences, kindOf, summary } from "./differences.js";
import { readLabels } from "./labels.js";
import { byOtherRules } from "./record.js";
import { dayOf, fetchVersions, isLater, toldSince } from "./rules-changed.js";

/** @import { Difference, Summary } from "./differences.js" */
/** @import { Council, Given } from "./record.js" */
/** @import { Return } from "./resume.js" */
/** @import { Line, Told, Version } from "./rules-changed.js" */
/** @import { Estimate } from "./types.js" */

export class News {
  #element;
  #here;
  /**
   * The names of the statuses, by the kind of thing that has them.
   * @type {{ [kind: string]: { [status: string]: string } }}
   */
  #labels;
  /** What is still to be shown. @type {Return | null} */
  #back = null;
  /** Whether answers are asked for again, without which results are no news: what they were waits for them. */
  #open = false;
  /** Where the list of the council's versions is. @type {string | undefined} */
  #address;
  /** @type {Version[]} */
  #versions = [];
  #ready = Promise.resolve();

  /**
   * @param {HTMLElement} root - the reckoner
   * @param {Council} here
   */
  constructor(root, here) {
    this.#element = find(root, "[data-news]");
    this.#here = here;
    this.#address = root.dataset.changes;
    const { strand, way, holder } = readLabels(root);
    this.#labels = { strand, way, holder };
  }

  /**
   * @param {Return} back
   * @param {boolean} open - whether some of its answers are asked for again, and do not count yet
   */
  expect(back, open) {
    this.#back = back;
    this.#open = open;
    this.#versions = [];
    const { council, policy_version } = back.record;
    if (council === this.#here.council && isLater(this.#here.version, policy_version)) {
      this.#ready = fetchVersions(this.#address).then((versions) => {
        this.#versions = versions;
      });
    }
  }

  /** When all that the news is made of is there. */
  ready() {
    return this.#ready;
  }

  /**
   * Show it once, below the heading of the step that is shown; at the next step it is no longer news.
   * @param {HTMLElement} section
   * @param {Estimate} estimate
   * @returns {string} the same to be read out; empty where there is no news
   */
  tell(section, estimate) {
    const back = this.#back;
    this.#back = null;
    show(this.#element, back !== null);
    if (!back) {
      return "";
    }
    find(section, "[data-heading]").after(this.#element);
    this.#fill(back, estimate);
    // The step itself is not shown yet, so what matters is what is hidden inside the news.
    const hidden = findAll(this.#element, "[hidden]");
    const shown = findAll(this.#element, "p, li").filter((words) => !hidden.some((part) => part.contains(words)));
    return shown.map(textOf).join(" ");
  }

  /**
   * @param {Return} back
   * @param {Estimate} estimate
   */
  #fill({ record, fit, from }, estimate) {
    const part = (/** @type {string} */ selector) => find(this.#element, selector);
    const elsewhere = record.council !== this.#here.council;
    const newRules = !elsewhere && byOtherRules(record, this.#here.rulesSince);
    const otherVersion = !elsewhere && !newRules && record.policy_version !== this.#here.version;
    const told = elsewhere
      ? []
      : toldSince(
          this.#versions,
          record.policy_version,
          this.#here.version,
          { answers: fit.answers, notAsked: estimate.not_applicable },
          estimate.as_of,
        );
    const explained = !newRules && told.some(({ sure }) => sure.length > 0);
    const before = elsewhere || this.#open ? null : record.results;
    const compared = before ? differences(before, summary(estimate)) : [];
    for (const place of findAll(this.#element, "[data-day]")) {
      place.textContent = inWords(record.day);
    }
    say(this.#element, "area", record.area);
    say(this.#element, "rules-since", inWords(this.#here.rulesSince));
    say(this.#element, "old-version", inWords(dayOf(record.policy_version)));
    say(this.#element, "new-version", inWords(estimate.version));
    show(part("[data-from-device]"), from === "device");
    show(part("[data-from-file]"), from === "file" && !elsewhere);
    show(part("[data-from-renewal]"), from === "renewal");
    show(part("[data-from-elsewhere]"), elsewhere);
    show(part("[data-new-rules]"), newRules);
    show(part("[data-other-version]"), otherVersion && told.length === 0);
    part("[data-versions]").replaceChildren(...told.map((one) => this.#version(one)));
    show(part("[data-same]"), (newRules || otherVersion) && before !== null && compared.length === 0);
    // What the council published says who meets what; else the results of both days do.
    this.#list("[data-changed]", explained ? [] : compared.map((one) => this.#difference(one)));
    this.#list(
      "[data-unasked]",
      fit.unasked.map((given) => dropped("news-unasked", given)),
    );
    this.#list(
      "[data-unusable]",
      fit.unusable.map((given) => dropped("news-unusable", given)),
    );
  }

  /**
   * @param {string} selector
   * @param {DocumentFragment[]} lines
   */
  #list(selector, lines) {
    const part = find(this.#element, selector);
    find(part, "ul").replaceChildren(...lines);
    show(part, lines.length > 0);
  }

  /** @param {Told} told */
  #version({ day, says, sure, perhaps }) {
    const part = copy("news-version");
    say(part, "changed-on", inWords(day));
    say(part, "says", says);
    for (const [selector, lines] of /** @type {[string, Line[]][]} */ ([
      ["[data-sure]", sure],
      ["[data-perhaps]", perhaps],
    ])) {
      const list = find(part, selector);
      find(list, "ul").replaceChildren(...lines.map(lineOf));
      show(list, lines.length > 0);
    }
    show(find(part, "[data-none]"), sure.length + perhaps.length === 0);
    return part;
  }

  /** @param {Difference} difference */
  #difference({ before, now }) {
    const line = copy("news-difference");
    const one = /** @type {Summary} */ (now ?? before);
    say(line, "name", one.within === null ? one.name : `${one.within}: ${one.name}`);
    this.#side(find(line, "[data-was]"), find(line, "[data-was-nothing]"), before);
    this.#side(find(line, "[data-is]"), find(line, "[data-is-nothing]"), now);
    return line;
  }

  /**
   * @param {HTMLElement} something
   * @param {HTMLElement} nothing - what is shown where there was nothing, or is no longer
   * @param {Summary | null} summary
   */
  #side(something, nothing, summary) {
    show(something, summary !== null);
    show(nothing, summary === null);
    something.textContent = summary && this.#statusText(summary);
  }

  /**
   * A status may have another name since, or none: then the sentence that was shown with it has to do.
   * @param {Summary} summary
   */
  #statusText(summary) {
    const label = this.#labels[kindOf(summary)]?.[summary.status];
    return [label, summary.headline].filter((words) => words).join(": ");
  }
}

/**
 * @param {string} template
 * @param {Given} given
 */
function dropped(template, { asked, said }) {
  const line = copy(template);
  say(line, "asked", asked);
  const answer = line.querySelector("[data-said]");
  if (answer) {
    answer.textContent = said;
  }
  return line;
}

/** @param {Line} line */
function lineOf({ from, text }) {
  const line = copy(from === null ? "news-line" : "news-line-ahead");
  say(line, "line", text);
  if (from !== null) {
    say(line, "from-day", inWords(from));
  }
  return line;
}
