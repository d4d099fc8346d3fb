/**
 * In `local-offer serve` alone: a mode in which a page says in which file and on which line the text is written that
 * the pointer or the focus is on. While it lasts, the Tab key stops at every text.
 */

const ADDRESS = new URL("where", import.meta.url);
const KEPT = "local-offer-where";
const TEXTS = "h1, h2, h3, h4, p, li, dt, dd, th, td, summary, legend, figcaption";

/** @typedef {{ sentence: string, how: string, places: string[] }} Written */

export class Where {
  #button = document.createElement("button");
  #note = document.createElement("div");
  #isOn = false;
  /** @type {Map<string, Promise<Written[]>>} what was asked before, by its text */
  #known = new Map();
  /** @type {Element | null} */
  #shown = null;
  /** @type {Set<HTMLElement>} the texts at which the Tab key stops for this mode alone */
  #stops = new Set();
  // What the reckoner shows later is there to stop at, too.
  #later = new MutationObserver(() => this.#addStops());

  /** @param {ShadowRoot} root - where the button and the note go */
  constructor(root) {
    this.#button.textContent = "Show where texts are written";
    this.#button.className = "where";
    this.#button.addEventListener("click", () => this.#turn(!this.#isOn));
    this.#note.className = "written";
    this.#note.setAttribute("role", "status");
    this.#note.hidden = true;
    root.append(this.#button, this.#note);
    document.addEventListener("mouseover", (event) => this.#look(event));
    document.addEventListener("focusin", (event) => this.#look(event));
    this.#turn(sessionStorage.getItem(KEPT) === "on");
  }

  /** @param {boolean} isOn */
  #turn(isOn) {
    this.#isOn = isOn;
    this.#button.setAttribute("aria-pressed", String(isOn));
    sessionStorage.setItem(KEPT, isOn ? "on" : "off");
    if (isOn) {
      this.#addStops();
      this.#later.observe(document.body, { childList: true, subtree: true });
    } else {
      this.#later.disconnect();
      for (const text of this.#stops) {
        text.removeAttribute("tabindex");
      }
      this.#stops.clear();
      this.#note.hidden = true;
      this.#shown = null;
    }
  }

  #addStops() {
    for (const text of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(TEXTS))) {
      if (text.tabIndex < 0 && !text.hasAttribute("tabindex") && ownText(text) !== "") {
        text.tabIndex = 0;
        this.#stops.add(text);
      }
    }
  }

  /** @param {Event} event */
  async #look({ target }) {
    const text = this.#isOn && target instanceof Element ? target.closest(TEXTS) : null;
    const words = text ? ownText(text) : "";
    if (!text || text === this.#shown || words === "") {
      return;
    }
    this.#shown = text;
    const written = await this.#ask(words);
    if (this.#shown === text) {
      this.#show(text, written);
    }
  }

  /** @param {string} words @returns {Promise<Written[]>} */
  #ask(words) {
    const known = this.#known.get(words) ?? fetchWritten(words);
    this.#known.set(words, known);
    return known;
  }

  /** @param {Element} text @param {Written[]} written */
  #show(text, written) {
    const { bottom, left } = text.getBoundingClientRect();
    this.#note.style.top = `${bottom + scrollY}px`;
    this.#note.style.left = `${Math.max(0, left + scrollX)}px`;
    this.#note.replaceChildren(...written.map(({ sentence, how, places }) => lineOf(sentence, how, places)));
    this.#note.hidden = false;
  }
}

/** @param {string} words @returns {Promise<Written[]>} nothing where the server has stopped */
async function fetchWritten(words) {
  const address = new URL(ADDRESS);
  address.searchParams.set("text", words);
  address.searchParams.set("page", location.pathname);
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : [];
  } catch {
    return [];
  }
}

/**
 * The words of a text without those of the texts inside it.
 * @param {Element} text
 */
function ownText(text) {
  const copy = /** @type {Element} */ (text.cloneNode(true));
  for (const inner of copy.querySelectorAll(`${TEXTS}, [hidden], [popover], [popovertarget], script, style, svg`)) {
    inner.remove();
  }
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

/**
 * @param {string} sentence
 * @param {string} how
 * @param {string[]} places
 */
function lineOf(sentence, how, places) {
  const line = document.createElement("p");
  const code = document.createElement("code");
  code.textContent = places.join(", ");
  line.append(code, ` ${how} “${sentence}”`);
  return line;
}
