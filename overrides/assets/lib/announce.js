import { textOf } from "./dom.js";

/** How long the live region stays empty, so that the same message is read out when it comes again. */
const PAUSE_MS = 100;

/** Says things to people who listen to the page instead of looking at it. */
export class Announcer {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #region;

  /** @param {HTMLElement} region - the page's live region */
  constructor(region) {
    this.#region = region;
  }

  /** @param {string | Node} message - words, or a part of the page that holds them */
  say(message) {
    const words = typeof message === "string" ? message : textOf(message);
    clearTimeout(this.#timer);
    this.#region.textContent = "";
    this.#timer = setTimeout(() => {
      this.#region.textContent = words;
    }, PAUSE_MS);
  }
}
