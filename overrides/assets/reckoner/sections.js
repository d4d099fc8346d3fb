/** One part of the page at a time: shows it, takes the reader to its heading, and names it in the title. */

import { find, findAll, show } from "../lib/dom.js";
import { goToTopOf } from "../lib/framed.js";

/** For so long the page takes no press. The second tap of a hasty finger comes within half a second. */
const UNREAD_MS = 600;

export class Sections {
  #root;
  #title = document.title;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #unread;

  /** @param {HTMLElement} root - the reckoner */
  constructor(root) {
    this.#root = root;
  }

  /** Show the start alone. Nothing has been pressed yet, so the focus stays where it is. */
  begin() {
    this.#showOnly("start");
  }

  /**
   * Show one section and hide every other. Its heading takes the focus, so that screen readers read it.
   * @param {string} name
   */
  show(name) {
    this.#showOnly(name);
    this.#root.classList.toggle("reckoner--begun", name !== "start");
    this.#takeNoSecondTap();
    const heading = this.#heading();
    document.title = heading ? `${visibleWords(heading)} - ${this.#title}` : this.#title;
    (heading ?? find(this.#root, "h1")).focus({ preventScroll: true });
    goToTopOf(this.#root);
  }

  /**
   * A second tap is meant for the step before, but falls on whatever lies there now: an answer that nobody has read, or
   * after a short question a link in the foot of the page. The styles let it through to nothing. Keys and assistive
   * technology press a control, not a place, and are not held up.
   */
  #takeNoSecondTap() {
    clearTimeout(this.#unread);
    const { classList } = document.documentElement;
    classList.add("unread");
    this.#unread = setTimeout(() => classList.toggle("unread", false), UNREAD_MS);
  }

  /** Say in the title that something is wrong: it is the first thing that a screen reader reads again. */
  nameProblem() {
    const error = this.#root.dataset.errorTitle ?? "";
    document.title = error + document.title.replace(error, "");
  }

  /** @param {string} name */
  #showOnly(name) {
    for (const section of this.#all()) {
      show(section, section.dataset.step === name);
    }
  }

  #all() {
    return findAll(this.#root, "[data-step]");
  }

  /** The heading of what is shown; the start has none but the page's own. */
  #heading() {
    const section = this.#all().find((one) => !one.hidden);
    return findAll(section ?? this.#root, "[data-heading]").find((heading) => !heading.closest("[hidden]"));
  }
}

/** @param {HTMLElement} heading */
function visibleWords(heading) {
  const shown = [...heading.childNodes].filter((node) => !(node instanceof HTMLElement && node.hidden));
  return shown
    .map((node) => node.textContent)
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}
