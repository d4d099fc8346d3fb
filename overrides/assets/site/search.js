/**
 * Search, with Material's worker, in indexes that are cut by council (publisher/site/search_index.py). Nothing is
 * fetched until somebody searches, and then only the indexes of the pages that are looked in.
 */

import { copy, find, findAll, say, sentence, show } from "../lib/dom.js";

/**
 * A page, or what stands under one heading of it. Then the page is its parent.
 * @typedef {{ location: string, title: string, text: string, parent?: Entry }} Entry
 */
/** @typedef {{ config: object, docs: Entry[], areas: Record<string, string> }} Index */

/** The kinds of message that Material's search worker knows. */
const SETUP = 0;
const QUERY = 2;
const RESULT = 3;

/** How many results a page of a phone can bear. */
const MOST = 15;
const EXCERPT_LENGTH = 160;

class Search {
  #dialog;
  #everywhere = false;
  /** @type {Promise<Worker> | null} */
  #worker = null;
  /** The names of the areas that are looked in. @type {Record<string, string>} */
  #areas = {};

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
    for (const button of findAll(this.#dialog, "[data-search-switch]")) {
      button.addEventListener("click", () => this.#switch());
    }
    this.#input().addEventListener("input", () => void this.#query());
    find(this.#dialog, "[data-search-form]").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#query();
    });
  }

  /** From what is near to everything, or back. The focus goes on to the words, as its button is gone. */
  #switch() {
    this.#everywhere = !this.#everywhere;
    show(find(this.#dialog, "[data-search-here]"), !this.#everywhere);
    show(find(this.#dialog, "[data-search-all]"), this.#everywhere);
    this.#worker?.then((worker) => worker.terminate()).catch(() => {});
    this.#worker = null;
    this.#input().focus();
    void this.#query();
  }

  async #query() {
    const words = this.#input().value.trim();
    if (words === "") {
      this.#show([]);
      return;
    }
    try {
      if (this.#worker === null) {
        this.#show([], sentence("search-waiting"));
      }
      (await this.#load()).postMessage({ type: QUERY, data: words });
    } catch {
      this.#show([], sentence("search-failed"));
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
    const { searchEverything = "", searchParts = "" } = this.#dialog.dataset;
    const addresses = this.#everywhere ? [searchEverything] : searchParts.trim().split(/\s+/);
    const indexes = await Promise.all(addresses.map(fetchIndex));
    this.#areas = Object.assign({}, ...indexes.map(({ areas }) => areas));
    const docs = indexes.flatMap((index) => index.docs);
    const worker = new Worker(workerAddress());
    worker.addEventListener("message", ({ data }) => {
      if (data.type === RESULT) {
        this.#showFound(data.data.items);
      }
    });
    worker.postMessage({ type: SETUP, data: { config: indexes[0]?.config, docs, options: { suggest: false } } });
    return worker;
  }

  /** @param {Entry[][]} pages - for each page that was found the parts of it that were, the best first */
  #showFound(pages) {
    const found = pages.flatMap((parts) => parts.slice(0, 1));
    this.#show(found.slice(0, MOST), howMany(found.length));
  }

  /**
   * @param {Entry[]} entries
   * @param {DocumentFragment} [status] - a sentence; nothing where there is nothing to say
   */
  #show(entries, status) {
    find(this.#dialog, "[data-search-status]").replaceChildren(...(status ? [status] : []));
    find(this.#dialog, "[data-search-results]").replaceChildren(...entries.map((entry) => this.#result(entry)));
  }

  /** @param {Entry} entry */
  #result(entry) {
    const part = copy("search-result");
    const area = this.#areas[entry.location.split("/")[0] ?? ""];
    find(part, "a").setAttribute("href", `${this.#dialog.dataset.searchBase}/${entry.location}`);
    say(part, "title", plain(entry.title));
    say(part, "page", entry.parent ? `${plain(entry.parent.title)}.` : "");
    say(part, "area", area ?? "");
    show(find(part, "[data-every-council]"), area === undefined);
    say(part, "text", plain(entry.text).slice(0, EXCERPT_LENGTH));
    return part;
  }

  #input() {
    return /** @type {HTMLInputElement} */ (find(this.#dialog, "input"));
  }
}

/**
 * @param {string} address
 * @returns {Promise<Index>}
 */
async function fetchIndex(address) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${response.status} for ${address}`);
  }
  return response.json();
}

/** @param {number} found - how many pages */
function howMany(found) {
  if (found === 0) {
    return sentence("search-none");
  }
  if (found === 1) {
    return sentence("search-one");
  }
  return found > MOST
    ? sentence("search-best", { count: found, most: MOST })
    : sentence("search-several", { count: found });
}

/** Material names its worker, whose file name changes with each version, in the page. */
function workerAddress() {
  const config = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
  return new URL(config.search, location.href);
}

/**
 * Text out of the index's HTML, its paragraphs a space apart. A parsed document runs no scripts and is never shown.
 * @param {string} html
 */
function plain(html) {
  const apart = html.replace(/<\/(?:p|li|ul|ol)>/g, " $&");
  return (new DOMParser().parseFromString(apart, "text/html").body.textContent ?? "").replace(/\s+/g, " ");
}

const dialog = document.querySelector("[data-search]");
if (dialog instanceof HTMLDialogElement) {
  new Search(dialog).listen();
}
