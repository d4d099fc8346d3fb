/** What a family sees while the engine is on its way, and when it does not arrive. Never a spinner without words. */

import { find, findAll, show, textOf } from "../lib/dom.js";

/** @import { Announcer } from "../lib/announce.js" */
/** @import { ProgressDetail, Stage } from "./types.js" */

/** After this long the page says that it is slow and what else a family can do, so that no wait is in vain. */
const SLOW_MS = 8000;

export class Waiting {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #slowTimer;
  #section;
  #failed;
  #announcer;

  /**
   * @param {HTMLElement} root - the reckoner
   * @param {Announcer} announcer
   */
  constructor(root, announcer) {
    this.#section = find(root, '[data-step="waiting"]');
    this.#failed = find(root, '[data-step="failed"]');
    this.#announcer = announcer;
  }

  /** Begin to wait, and say how far the engine is. @param {Stage} stage */
  begin(stage) {
    const slow = find(this.#section, "[data-slow]");
    show(slow, false);
    clearTimeout(this.#slowTimer);
    this.#slowTimer = setTimeout(() => {
      show(slow, true);
      this.#announcer.say(textOf(find(slow, "[data-words]")));
    }, SLOW_MS);
    this.reach(stage);
  }

  end() {
    clearTimeout(this.#slowTimer);
  }

  /** Show and say the stage that the engine has reached. @param {Stage} stage */
  reach(stage) {
    const stages = findAll(this.#section, "[data-stage]");
    const now = stages.findIndex((item) => item.dataset.stage === stage);
    stages.forEach((item, index) => {
      const done = item.querySelector("[data-done]");
      if (done) {
        show(done, index < now);
      }
      if (index === now) {
        item.setAttribute("aria-current", "step");
      } else {
        item.removeAttribute("aria-current");
      }
    });
    const reached = stages[now];
    if (reached && !this.#section.hidden) {
      this.#announcer.say(textOf(find(reached, "[data-words]")));
    }
  }

  /** Show how much has arrived. @param {ProgressDetail} detail */
  progress({ received, total }) {
    if (total === null) {
      return;
    }
    const bar = /** @type {HTMLProgressElement} */ (find(this.#section, "progress"));
    bar.max = total;
    bar.value = received;
  }

  /**
   * Say why it did not work, and whether it is any use to try again.
   * @param {string} reason
   * @param {boolean} retry
   */
  explain(reason, retry) {
    for (const one of findAll(this.#failed, "[data-reason]")) {
      show(one, one.dataset.reason === reason);
    }
    show(find(this.#failed, "[data-retry]"), retry);
    show(find(this.#failed, "[data-load-again]"), reason === "renewed");
    this.#announcer.say(find(this.#failed, `[data-reason="${reason}"]`));
  }
}
