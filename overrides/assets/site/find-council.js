/**
 * The list of councils on the home page: finds one by its name or area, and remembers it where the family asks for
 * that.
 */

import { Announcer } from "../lib/announce.js";
import { inWords, today } from "../lib/dates.js";
import { find, findAll, say, sentence, show } from "../lib/dom.js";
import { asPlace } from "../lib/place.js";
import { keep, onChange, read, remove } from "../lib/storage.js";

class FindCouncil {
  #root;
  #list;
  #cards;
  #announcer;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#list = find(root, "[data-councils]");
    this.#cards = findAll(root, "[data-council]");
    this.#announcer = new Announcer(find(root, "[data-said]"));
  }

  listen() {
    const words = this.#input("input[data-words]");
    words.addEventListener("input", () => this.#filter(words.value));
    find(this.#root, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      // The list is the answer already; Enter leads to it.
      const [first] = findAll(this.#list, "[data-council]:not([hidden]) a");
      first?.focus();
    });
    this.#input("input[data-remember]").addEventListener("change", () => this.#choose());
    this.#list.addEventListener("click", (event) => this.#note(event));
    this.#list.addEventListener("auxclick", (event) => this.#note(event));
    for (const card of this.#cards) {
      find(card, "[data-forget]").addEventListener("click", () => this.#forget());
    }
    onChange(() => this.#showRemembered());
    window.addEventListener("pageshow", () => this.#putFirst());
    this.#showRemembered();
    this.#putFirst();
    show(find(this.#root, "form"), true);
  }

  /** Show the councils whose name or area has all the words. @param {string} words */
  #filter(words) {
    const wanted = lettersOf(words).split(" ");
    const found = this.#cards.filter((card) => {
      const has = wanted.every((word) => lettersOf(`${card.dataset.name} ${card.dataset.area}`).includes(word));
      show(card, has);
      return has;
    });
    show(find(this.#root, "[data-none]"), found.length === 0);
    const count = { 0: "councils-none", 1: "councils-one" }[found.length] ?? "councils-many";
    this.#announcer.say(sentence(count, count === "councils-many" ? { count: String(found.length) } : {}));
  }

  /** Ticked: the next council that is opened is remembered. No longer ticked: none is. */
  #choose() {
    if (this.#input("input[data-remember]").checked) {
      this.#announcer.say(sentence("council-will-be-remembered"));
    } else {
      this.#forget();
    }
  }

  /** @param {Event} event */
  #note(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const {
      path = "",
      name = "",
      area = "",
    } = /** @type {HTMLElement | null} */ (link?.closest("[data-council]"))?.dataset ?? {};
    // Looking at another council is no wish to change one's own.
    if (link && this.#input("input[data-remember]").checked && !this.#remembered()) {
      keep("council", "", { path, title: name, area });
    }
  }

  #forget() {
    if (!read("council", "")) {
      return;
    }
    this.#announcer.say(sentence(remove("council", "") ? "council-forgotten" : "council-not-forgotten"));
    // The button that was pressed is gone with the council.
    this.#input("input[data-remember]").focus();
  }

  /** @returns {string | undefined} the address of the council that is remembered */
  #remembered() {
    return asPlace(read("council", "")?.value)?.path;
  }

  #showRemembered() {
    const mine = this.#remembered();
    for (const card of this.#cards) {
      const part = find(card, "[data-mine]");
      say(part, "until", inWords(read("council", "")?.until ?? today()));
      show(part, card.dataset.path === mine);
    }
    this.#input("input[data-remember]").checked = mine !== undefined;
  }

  /** The family's council comes first, when the page is shown: nothing moves under a finger. */
  #putFirst() {
    const mine = this.#remembered();
    const card = this.#cards.find((one) => one.dataset.path === mine);
    if (card) {
      this.#list.prepend(card);
    }
  }

  /** @param {string} selector */
  #input(selector) {
    return /** @type {HTMLInputElement} */ (find(this.#root, selector));
  }
}

/** Letters and spaces only, so that "st. albans" finds "St Albans". @param {string} words */
function lettersOf(words) {
  return words
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z ]/g, "")
    .trim();
}

new FindCouncil(find(document, "[data-find-council]")).listen();
