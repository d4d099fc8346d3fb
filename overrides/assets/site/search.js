/**
 * Search, in indexes that are cut by council (publisher/search/index.py). Nothing is fetched until a reader opens
 * it, and then only the indexes of the pages that are looked in, and what reads them.
 */

import { copy, find, findAll, say, sentence, show } from "../lib/dom.js";
import { loadHeld } from "../lib/held.js";
import { siteDay } from "../lib/site-day.js";

/** @typedef {import("./search-pages.js").Found} Found */
/** @typedef {import("./search-pages.js").Index} Index */
/** @typedef {import("./search-pages.js").Names} Names */
/** @typedef {import("./search-pages.js").Outcome} Outcome */
/** @typedef {import("./search-pages.js").PageSearch} PageSearch */
/** @typedef {import("./search-pages.js").Pieces} Pieces */

/** How many results a page of a phone can bear. */
const MOST = 15;

class Search {
  #dialog;
  #everywhere = false;
  /** What finds pages, once it is asked for. @type {Promise<PageSearch> | null} */
  #loading = null;

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
      // A failure is shown once something is typed.
      this.#load().catch(() => {});
    });
    find(this.#dialog, "[data-search-close]").addEventListener("click", () => this.#dialog.close());
    for (const button of findAll(this.#dialog, "[data-search-switch]")) {
      button.addEventListener("click", () => this.#switch());
    }
    // A link may lead to another part of the page that is open.
    this.#dialog.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest("a")) {
        this.#dialog.close();
      }
    });
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
    this.#loading = null;
    this.#input().focus();
    void this.#query();
  }

  async #query() {
    const words = this.#words();
    if (words === "") {
      this.#show([]);
      return;
    }
    const loading = this.#load();
    // It is seen only where there is something to wait for: a search that is ready answers before the page is drawn.
    this.#say("search-waiting");
    try {
      const search = await loading;
      // Meanwhile the family may have typed on, or asked for other pages.
      if (loading === this.#loading && words === this.#words()) {
        this.#showOutcome(search.find(words, MOST));
      }
    } catch {
      if (loading === this.#loading) {
        // Forgotten, so that the next word tries again.
        this.#loading = null;
        this.#show([], "search-failed");
      }
    }
  }

  #load() {
    this.#loading ??= this.#start();
    return this.#loading;
  }

  /** What reads the pages, and the pages. @returns {Promise<PageSearch>} */
  async #start() {
    const { searchEverything = "", searchParts = "", searchNames = "", searchLibrary = "" } = this.#dialog.dataset;
    const parts = this.#everywhere ? [searchEverything] : searchParts.trim().split(/\s+/);
    const held = loadHeld(copy("search-modules"));
    const [{ PageSearch, inForce }, { default: library }, names, ...indexes] = await Promise.all([
      held.then(() => import("./search-pages.js")),
      /** @type {Promise<typeof import("minisearch")>} */ (
        held.then(() => import(new URL(searchLibrary, location.href).href))
      ),
      /** @type {Promise<Names>} */ (fetchJson(searchNames)),
      .../** @type {Promise<Index>[]} */ (parts.map(fetchJson)),
    ]);
    return PageSearch.of(
      library,
      indexes.map((index) => inForce(index, siteDay())),
      names,
    );
  }

  /** @param {Outcome} outcome */
  #showOutcome({ nearness, count, pages }) {
    if (count === 0) {
      this.#show([], "search-none");
      return;
    }
    this.#show(pages);
    const near = nearness === "all" ? [] : [sentence(`search-${nearness}`), " "];
    find(this.#dialog, "[data-search-status]").replaceChildren(...near, howMany(count));
  }

  /**
   * @param {Found[]} pages
   * @param {string} [status] - the name of a sentence; none where there is nothing to say
   */
  #show(pages, status) {
    this.#say(status);
    show(find(this.#dialog, "[data-search-instead]"), status === "search-none");
    find(this.#dialog, "[data-search-results]").replaceChildren(...pages.map((page) => this.#result(page)));
  }

  /** @param {string} [status] */
  #say(status) {
    find(this.#dialog, "[data-search-status]").replaceChildren(...(status ? [sentence(status)] : []));
  }

  /** @param {Found} found */
  #result({ location, title, page, area, text }) {
    const part = copy("search-result");
    find(part, "a").setAttribute("href", `${this.#dialog.dataset.searchBase}/${location}`);
    find(part, "[data-title]").append(...title.map(piece));
    say(part, "page", page && `${page}.`);
    say(part, "area", area);
    show(find(part, "[data-every-council]"), area === "");
    find(part, "[data-text]").append(...text.map(piece));
    return part;
  }

  #words() {
    return this.#input().value.trim();
  }

  #input() {
    return /** @type {HTMLInputElement} */ (find(this.#dialog, "input"));
  }
}

/** @param {string} address */
async function fetchJson(address) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${response.status} for ${address}`);
  }
  return response.json();
}

/** @param {number} count - how many pages were found */
function howMany(count) {
  if (count === 1) {
    return sentence("search-one");
  }
  return count > MOST ? sentence("search-best", { count, most: MOST }) : sentence("search-several", { count });
}

/** @param {Pieces[number]} piece */
function piece({ text, marked }) {
  if (!marked) {
    return text;
  }
  const mark = document.createElement("mark");
  mark.textContent = text;
  return mark;
}

const dialog = document.querySelector("[data-search]");
if (dialog instanceof HTMLDialogElement) {
  new Search(dialog).listen();
}
