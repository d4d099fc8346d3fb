/**
 * The list of councils on the home page: shows those that a place belongs to, says whose it is, and remembers a council
 * where the family asks for that.
 */

import { Announcer } from "../lib/announce.js";
import { inWords, today } from "../lib/dates.js";
import { find, findAll, say, sentence, show } from "../lib/dom.js";
import { asPlace } from "../lib/place.js";
import { keep, onChange, read, remove } from "../lib/storage.js";
import { PlaceFinder } from "./find-place.js";

/** @typedef {import("./find-place.js").Finding} Finding */

/** Nobody wants to hear about each letter that they type. */
const TYPING_MS = 400;

class FindCouncil {
  #root;
  #list;
  #cards;
  #instead;
  #finder;
  #announcer;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#list = find(root, "[data-councils]");
    this.#cards = findAll(root, "[data-council]");
    this.#instead = find(root, "[data-instead]");
    this.#finder = new PlaceFinder(JSON.parse(find(root, "[data-places]").textContent ?? ""));
    this.#announcer = new Announcer(find(root, "[data-said]"), TYPING_MS);
  }

  listen() {
    const words = this.#input("input[data-words]");
    words.addEventListener("input", () => this.#filter(words.value));
    find(this.#root, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      // The list is the answer already; Enter leads to it, or to what to do where it is empty.
      const [first] = findAll(this.#list, "[data-council]:not([hidden]) .button");
      (first ?? this.#instead).focus();
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
    show(find(this.#root, "[data-remember-part]"), true);
  }

  /** Show the councils that are meant, or all where none is known to be. @param {string} typed */
  #filter(typed) {
    const found = this.#finder.find(typed);
    const all = ["all", "more", "unknown"].includes(found.kind);
    for (const card of this.#cards) {
      show(card, all || found.here.includes(card.dataset.council ?? ""));
    }
    // What to do elsewhere comes first where it is the answer.
    const elsewhere = found.kind === "unknown" || (found.elsewhere.length > 0 && found.here.length === 0);
    this.#instead.toggleAttribute("open", elsewhere);
    if (elsewhere) {
      this.#list.before(this.#instead);
    } else {
      this.#root.append(this.#instead);
    }
    this.#announcer.say(this.#told(found, typed.trim()));
  }

  /**
   * What is said of a finding.
   * @param {Finding} found
   * @param {string} typed
   * @returns {string | DocumentFragment}
   */
  #told(found, typed) {
    switch (found.kind) {
      case "all":
        return "";
      case "more":
        return sentence("councils-more");
      case "unknown":
        return sentence("councils-unknown", { typed });
      case "some":
        return howMany(found.here.length);
      case "place":
        return this.#whose(found, found.places[0] ?? "");
      case "alike":
        return this.#meant(found);
    }
  }

  /** Whose a place is. @param {Finding} found @param {string} place */
  #whose({ here, elsewhere, shared }, place) {
    const shown = this.#cards.filter(({ dataset }) => here.includes(dataset.council ?? ""));
    const names = [...shown.map(({ dataset }) => dataset.name ?? ""), ...elsewhere];
    const [council = ""] = names;
    if (names.length > 1) {
      return sentence("place-shared", { place, councils: listed(names, "conjunction") });
    }
    if (shared) {
      return sentence("place-shared-in-part", { place, council });
    }
    if (here.length > 0) {
      return sentence("place-here", { place, council });
    }
    return place === council
      ? sentence("place-elsewhere-itself", { council })
      : sentence("place-elsewhere", { place, council });
  }

  /** What was meant by a place with a mistake in it. @param {Finding} found */
  #meant(found) {
    const meant = listed(found.places, "disjunction");
    const told = document.createDocumentFragment();
    const [only = "", ...others] = found.places;
    told.append(sentence("place-meant", { meant }), " ");
    if (others.length === 0 && !this.#cards.some(({ dataset }) => [dataset.name, dataset.area].includes(only))) {
      told.append(this.#whose(found, only));
    } else if (found.here.length > 0) {
      told.append(howMany(found.here.length));
    }
    return told;
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

/** @param {number} count - how many councils are shown */
const howMany = (count) => (count === 1 ? sentence("councils-one") : sentence("councils-many", { count }));

/** @param {readonly string[]} names @param {"conjunction" | "disjunction"} type */
const listed = (names, type) => new Intl.ListFormat("en-GB", { type }).format(names);

new FindCouncil(find(document, "[data-find-council]")).listen();
