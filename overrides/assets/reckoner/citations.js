/**
 * Links to what the council's pages say. The words of a source are shown on the spot: leaving the page for them would
 * lose a family's answers, which are kept nowhere else. Some links are in the page from the start, others come with a
 * result.
 */

import { copy, find, onClick, say, show } from "../lib/dom.js";

export class Citations {
  #dialog;
  #sourcesUrl;
  /** Which ids are shown by their number alone, as register and number: publisher/wording/citation.py says so. */
  #quiet;
  /** @type {Promise<Document> | null} */
  #page = null;

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
      say(link, "register", register);
      say(link, "number", number);
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
    return `${this.#sourcesUrl}#${id.toLowerCase()}`;
  }

  /** @param {string} id */
  async #show(id) {
    const fact = await this.#fact(id);
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
    find(this.#dialog, "[data-list]").setAttribute("href", this.#address(id));
    this.#dialog.showModal();
  }

  /**
   * What the list says under an id; null where the list did not come or does not have it.
   * @param {string} id
   */
  async #fact(id) {
    try {
      this.#page ??= fetchPage(this.#sourcesUrl);
      const page = await this.#page;
      const fact = page.getElementById(id.toLowerCase());
      return fact && read(fact, page);
    } catch {
      this.#page = null;
      return null;
    }
  }
}

/** @param {string} address */
async function fetchPage(address) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${response.status} for ${address}`);
  }
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/**
 * A fact as publisher/pages/sources.py writes it: its number, its words, and the small print on where it is. A rule of
 * law has its own address there; the place of a council's fact begins with the number of its page, which may have one.
 * @param {HTMLElement} fact
 * @param {Document} page
 */
function read(fact, page) {
  const words = /** @type {HTMLElement} */ (fact.cloneNode(true));
  const law = words.querySelector("small a");
  law?.remove();
  const where = (words.querySelector("small")?.textContent ?? "").trim();
  const source = page.getElementById(`source-${where.split(" ", 1)[0]}`)?.querySelector("a[href^='https:']");
  const original = (law ?? source)?.getAttribute("href") ?? null;
  for (const apart of words.querySelectorAll("strong, small")) {
    apart.remove();
  }
  return { words: (words.textContent ?? "").trim(), where, original };
}
