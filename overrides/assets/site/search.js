/**
 * Search, in Material's index and with Material's worker, both fetched only when somebody searches.
 *
 * On a council's page it stays within that council: the same words mean other rules elsewhere.
 */

import { copy, find, say, sentence, show } from "./dom.js";

/** @typedef {{ location: string, title: string, text: string }} Entry */

/** The kinds of message that Material's search worker knows. */
const SETUP = 0;
const QUERY = 2;
const RESULT = 3;

/** How many results a page of a phone can bear. */
const MOST = 15;
const EXCERPT_LENGTH = 160;

class Search {
  #dialog;
  /** @type {Promise<Worker> | null} */
  #worker = null;

  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.#dialog = dialog;
  }

  listen() {
    const open = find(document, "[data-search-open]");
    show(open, true);
    open.addEventListener("click", () => {
      this.#dialog.showModal();
      this.#input().focus();
      this.#load().catch(() => {});
    });
    find(this.#dialog, "[data-search-close]").addEventListener("click", () => this.#dialog.close());
    this.#input().addEventListener("input", () => void this.#query());
    find(this.#dialog, "[data-search-form]").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#query();
    });
  }

  async #query() {
    const words = this.#input().value.trim();
    if (words === "") {
      this.#show([]);
      return;
    }
    try {
      (await this.#load()).postMessage({ type: QUERY, data: words });
    } catch {
      this.#show([], sentence("search-not-loaded"));
    }
  }

  /** The worker with the index in it. A failure is forgotten, so that the next word tries again. */
  #load() {
    this.#worker ??= this.#start().catch((error) => {
      this.#worker = null;
      throw error;
    });
    return this.#worker;
  }

  async #start() {
    const { searchIndex = "", searchWithin = "" } = this.#dialog.dataset;
    const response = await fetch(searchIndex);
    if (!response.ok) throw new Error(`${response.status} for ${searchIndex}`);
    const { config, docs } = await response.json();
    const within = docs.filter((/** @type {Entry} */ entry) => entry.location.startsWith(searchWithin));
    const worker = new Worker(workerAddress());
    worker.addEventListener("message", ({ data }) => {
      if (data.type === RESULT) this.#showFound(data.data.items);
    });
    worker.postMessage({ type: SETUP, data: { config, docs: within, options: { suggest: false } } });
    return worker;
  }

  /** @param {Entry[][]} pages  for each page that was found the parts of it that were, the best first */
  #showFound(pages) {
    const found = pages.flatMap((parts) => parts.slice(0, 1));
    this.#show(found.slice(0, MOST), howMany(found.length));
  }

  /**
   * @param {Entry[]} entries
   * @param {Node[]} status  a sentence; nothing where there is nothing to say
   */
  #show(entries, ...status) {
    find(this.#dialog, "[data-search-status]").replaceChildren(...status);
    find(this.#dialog, "[data-search-results]").replaceChildren(...entries.map((entry) => this.#result(entry)));
  }

  /** @param {Entry} entry */
  #result(entry) {
    const part = copy("search-result");
    find(part, "a").setAttribute("href", `${this.#dialog.dataset["searchBase"]}/${entry.location}`);
    say(part, "title", plain(entry.title));
    say(part, "text", plain(entry.text).slice(0, EXCERPT_LENGTH));
    return part;
  }

  #input() {
    return /** @type {HTMLInputElement} */ (find(this.#dialog, "input"));
  }
}

/** @param {number} found  how many pages */
function howMany(found) {
  if (found === 0) return sentence("search-nothing");
  if (found === 1) return sentence("search-one");
  return found > MOST ? sentence("search-best", { found, shown: MOST }) : sentence("search-some", { found });
}

/** Material names its worker, whose file name changes with each version, in the page. */
function workerAddress() {
  const config = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
  return new URL(config.search, location.href);
}

/** Text out of the index's HTML. A parsed document runs no scripts and is never shown. @param {string} html */
function plain(html) {
  return new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";
}

const dialog = document.querySelector("[data-search]");
if (dialog instanceof HTMLDialogElement) new Search(dialog).listen();
