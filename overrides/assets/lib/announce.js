import { textOf } from "./dom.js";

/** How long the live region stays empty, so that the same message is read out when it comes again. */
const PAUSE_MS = 100;

/** Says things to people who listen to the page instead of looking at it. */
export class Announcer {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #region;

  #pause;

  /**
   * @param {HTMLElement} region - the page's live region
   * @param {number} [pause] - how long to wait for something newer; more where a message could come with each letter
   */
  constructor(region, pause = PAUSE_MS) {
    this.#region = region;
    this.#pause = pause;
  }

  /** @param {string | Node} message - words, or a part of the page that holds them */
  say(message) {
    const words = typeof message === "string" ? message : textOf(message);
    clearTimeout(this.#timer);
    this.#region.textContent = "";
    this.#timer = setTimeout(() => {
      this.#region.textContent = words;
    }, this.#pause);
  }
}
