/**
 * Links to what the council's pages say. The words of a source are shown on the spot: leaving the page for them would
 * lose a family's answers, which are kept nowhere else. Some links are in the page from the start, others come with a
 * result.
 */

import { copy, find, onClick, say, show } from "../lib/dom.js";
import { factAt, placeOf } from "../lib/facts.js";
import { lookWhatIsInSight } from "../lib/framed.js";

export class Citations {
  #dialog;
  #sourcesUrl;
  /** Which ids are shown by their number alone, as register and number: publisher/wording/citation.py says so. */
  #quiet;

  /**
   * @param {HTMLElement} root - where the links are
   * @param {HTMLDialogElement} dialog - shows a source; its `data-quiet` says which citations are quiet ones
   * @param {string} sourcesUrl - the page that lists every statement
   */
  constructor(root, dialog, sourcesUrl) {
    this.#dialog = dialog;
    this.#sourcesUrl = sourcesUrl;
    this.#quiet = new RegExp(dialog.dataset.quiet ?? "");
    onClick(dialog, "[data-close]", () => dialog.close());
    root.addEventListener("click", (event) => this.#follow(event));
  }

  /**
   * Links to some statements, each after a space.
   * @param {string[]} ids
   * @returns {Node[]}
   */
  links(ids) {
    return ids.flatMap((id) => {
      const part = copy("cite");
      const link = find(part, "a");
      link.setAttribute("href", this.#address(id));
      link.dataset.cite = id;
      const [, register = "", number = id] = this.#quiet.exec(id) ?? [];
      const shown = find(link, ".cite__register");
      shown.textContent = register;
      if (register === "") {
        shown.remove();
      }
      find(link, ".cite__number").textContent = number;
      return [document.createTextNode(" "), part];
    });
  }

  /** @param {MouseEvent} event */
  #follow(event) {
    const link = event.target instanceof Element ? event.target.closest("[data-cite]") : null;
    if (!(link instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    void this.#show(link.dataset.cite ?? "");
  }

  /** @param {string} id */
  #address(id) {
    return `${this.#sourcesUrl}#${placeOf(id)}`;
  }

  /** @param {string} id */
  async #show(id) {
    const fact = await factAt(this.#address(id));
    if (fact === null) {
      location.assign(this.#address(id));
      return;
    }
    say(this.#dialog, "id", id);
    say(this.#dialog, "words", fact.words);
    say(this.#dialog, "where", fact.where);
    const original = find(this.#dialog, "[data-original]");
    original.setAttribute("href", fact.original ?? "");
    show(original, fact.original !== null);
    show(find(this.#dialog, "[data-no-link]"), fact.original === null && fact.page !== "");
    find(this.#dialog, "[data-list]").setAttribute("href", this.#address(id));
    await lookWhatIsInSight();
    this.#dialog.showModal();
  }
}
