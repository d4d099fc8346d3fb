/**
 * "Can it pay for…?": shows what is said of the item that a family chooses, for the kinds of budget that it may get.
 */

import { find, findAll, show } from "../lib/dom.js";
import { showKinds } from "./kinds.js";

const EVERYTHING = "all";

export class SpendingCheck {
  #part;
  #choice;
  #every;
  #tell;
  /** @type {ReadonlySet<string>} */
  #kinds = new Set();

  /**
   * @param {HTMLElement} part
   * @param {(message: string) => void} tell - says something to people who listen to the page
   */
  constructor(part, tell) {
    this.#part = part;
    this.#choice = /** @type {HTMLSelectElement} */ (find(part, "[data-item-choice]"));
    this.#every = /** @type {HTMLInputElement} */ (find(part, "[data-every-choice] input"));
    this.#tell = tell;
    this.#choice.addEventListener("change", () => this.#answer());
    this.#every.addEventListener("change", () => this.#answer());
  }

  /**
   * Start again for a family.
   * @param {ReadonlySet<string>} kinds - the kinds of budget that it may get
   * @param {number} there - how many kinds of budget there are
   */
  begin(kinds, there) {
    this.#kinds = kinds;
    this.#choice.value = "";
    this.#every.checked = false;
    show(find(this.#part, "[data-every-choice]"), kinds.size < there);
    this.#show();
  }

  #answer() {
    this.#show();
    const shown = this.#items().filter((item) => !item.hidden);
    if (shown.length === 1) {
      this.#tell(shown.map(inShort).join(" "));
    }
  }

  #show() {
    for (const item of this.#items()) {
      show(item, this.#choice.value === EVERYTHING || item.dataset.item === this.#choice.value);
      showKinds(item, this.#every.checked ? null : this.#kinds);
    }
  }

  #items() {
    return findAll(this.#part, "[data-item]");
  }
}

/** The item and what is said of it, to be read out. @param {HTMLElement} item */
function inShort(item) {
  const said = findAll(item, "[data-verdict]").filter((verdict) => !verdict.closest("[hidden]"));
  return [find(item, "h4"), ...said].map((element) => `${element.textContent}.`).join(" ");
}
