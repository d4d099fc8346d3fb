/**
 * In `local-offer serve` alone: loads the page again when a new build is in place, and shows over the page what stopped
 * a build, or what a build warns of. The server adds this module to each page that it sends (live.py); no built site has it.
 */

import { Where } from "./where.js";

/** @typedef {{ place: string, code: string, what: string, do: string }} Finding */
/** @typedef {{ findings: Finding[], text: string }} Fault */
/** @typedef {{ build: string, attempt: string, fault: Fault | null, warnings: Finding[], building: boolean }} News */

/** A server that is started again is back within this time, and then no page need show it. */
const PATIENCE_MS = 2000;

const AGAIN_MS = 1000;

/** Where a browser keeps which warnings were closed. */
const CLOSED = "local-offer-warnings-closed";

const here = new URL(import.meta.url);

/** The build that this page is of; empty where there was none. */
const BUILD = here.searchParams.get("build") ?? "";

class Live {
  #panel = new Panel();
  /** @type {EventSource | null} */
  #source = null;
  /** The attempt to build that was shown last: it comes again with each new connection, and while the next is made. */
  #shown = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #lost;

  begin() {
    // A browser holds six connections to a server at most. Hidden pages do without.
    document.addEventListener("visibilitychange", () => this.#connect());
    addEventListener("pagehide", () => this.#disconnect());
    addEventListener("pageshow", () => this.#connect());
    this.#connect();
  }

  #connect() {
    if (document.hidden) {
      this.#disconnect();
      return;
    }
    if (this.#source && this.#source.readyState !== EventSource.CLOSED) {
      return;
    }
    this.#source = new EventSource(new URL("events", here));
    this.#source.onmessage = (event) => this.#hear(event.data);
    this.#source.onerror = () => this.#miss();
  }

  #disconnect() {
    this.#source?.close();
    this.#source = null;
    this.#found();
  }

  #miss() {
    this.#lost ??= setTimeout(() => this.#panel.lost(true), PATIENCE_MS);
    // After some errors a browser tries again by itself, and after others it does not.
    setTimeout(() => this.#connect(), AGAIN_MS);
  }

  #found() {
    clearTimeout(this.#lost);
    this.#lost = undefined;
    this.#panel.lost(false);
  }

  /** @param {string} data */
  #hear(data) {
    this.#found();
    /** @type {News} */
    const news = JSON.parse(data);
    this.#panel.building(news.building);
    if (news.attempt === this.#shown) {
      return;
    }
    this.#shown = news.attempt;
    this.#panel.fault(news.fault);
    this.#panel.warn(news.warnings);
    if (news.build === "" || news.build === BUILD) {
      return;
    }
    if (isFilledIn()) {
      this.#panel.offer();
    } else {
      location.reload();
    }
  }
}

/** A dialog with what stopped a build, and a line at the foot of the page, in a shadow where the site's styles end. */
class Panel {
  #dialog = element("dialog");
  #heading = element("h1");
  #list = element("ul");
  #text = element("pre");
  #again = element("p");
  #line = element("p");
  #words = element("span");
  #button = element("button");
  #warnings = new Warnings();
  #isLost = false;
  #isOffered = false;
  #isFaulty = false;
  #isBuilding = false;

  constructor() {
    const host = element("div");
    const style = element("link");
    style.rel = "stylesheet";
    style.href = new URL("live.css", here).href;
    this.#heading.id = "heading";
    this.#heading.tabIndex = -1;
    this.#heading.autofocus = true;
    this.#dialog.setAttribute("aria-labelledby", "heading");
    const kept = element(
      "p",
      "The page behind this is of the last good site. This closes by itself once everything is put right.",
    );
    const close = element("button", "Close");
    close.addEventListener("click", () => this.#dialog.close());
    this.#dialog.addEventListener("close", () => this.#tell());
    // Inside the dialog, as nothing outside of it is read out while it is open.
    this.#again.setAttribute("role", "status");
    this.#dialog.append(this.#heading, this.#again, this.#list, this.#text, kept, close);
    this.#button.addEventListener("click", () => this.#act());
    this.#line.append(this.#words);
    // What is read out when it changes has to be there before.
    const status = element("div");
    status.setAttribute("role", "status");
    status.append(this.#line);
    const root = host.attachShadow({ mode: "open" });
    root.append(style, this.#dialog, status, this.#warnings.place);
    document.body.append(host);
    if (BUILD !== "") {
      new Where(root);
    }
    this.#tell();
  }

  /** @param {Fault | null} fault */
  fault(fault) {
    this.#isFaulty = fault !== null;
    if (fault) {
      const count = fault.findings.length;
      const problems = count === 1 ? "1 problem" : `${count} problems`;
      this.#heading.textContent = count === 0 ? "Not built" : `Not built: ${problems}`;
      this.#list.replaceChildren(...fault.findings.map(item));
      this.#list.hidden = count === 0;
      this.#text.textContent = fault.text;
      this.#text.hidden = fault.text === "";
      if (!this.#dialog.open) {
        this.#dialog.showModal();
      }
    } else {
      this.#dialog.close();
    }
    this.#tell();
  }

  /** @param {Finding[]} warnings */
  warn(warnings) {
    this.#warnings.show(warnings);
  }

  /** @param {boolean} isBuilding  whether the next build is under way */
  building(isBuilding) {
    this.#isBuilding = isBuilding;
    this.#tell();
  }

  /** A new build is there, and this page holds answers that loading would take away. */
  offer() {
    this.#isOffered = true;
    this.#tell();
  }

  /** @param {boolean} isLost  whether the server has stopped answering */
  lost(isLost) {
    this.#isLost = isLost;
    this.#tell();
  }

  #act() {
    if (this.#isOffered) {
      location.reload();
    } else {
      this.#dialog.showModal();
    }
  }

  #tell() {
    const [words, action] = this.#say();
    this.#line.hidden = words === "";
    put(this.#words, words);
    put(this.#again, this.#isBuilding ? "It is being built again. This is what stopped the build before." : "");
    this.#button.textContent = action;
    if (action === "") {
      this.#button.remove();
    } else if (!this.#button.isConnected) {
      this.#line.append(this.#button);
    }
  }

  /** @returns {[string, string]} what to say, and what the button does; empty where there is nothing */
  #say() {
    if (this.#isLost) {
      return ["The server has stopped. Start it again: make serve", ""];
    }
    if (this.#isOffered) {
      return ["There is a new build. To load it takes away what you filled in here.", "Load it"];
    }
    if (this.#dialog.open) {
      return ["", ""];
    }
    if (this.#isFaulty) {
      const again = this.#isBuilding ? " It is being built again." : "";
      return [`The last change could not be built.${again}`, "Show why"];
    }
    // Where there is no site yet, the page says so itself.
    return [this.#isBuilding && BUILD !== "" ? "A new build is under way. This page is of the last one." : "", ""];
  }
}

/** What the build warns of: a line that opens, and goes for good when it is closed, until there are other warnings. */
class Warnings {
  place = element("section");
  #summary = element("summary");
  #list = element("ul");
  #told = "";

  constructor() {
    const details = element("details");
    const close = element("button", "Close");
    this.place.className = "warnings";
    this.place.setAttribute("aria-label", "Warnings");
    this.place.hidden = true;
    close.addEventListener("click", () => {
      sessionStorage.setItem(CLOSED, this.#told);
      this.place.hidden = true;
    });
    details.append(this.#summary, this.#list, close);
    this.place.append(details);
  }

  /** @param {Finding[]} warnings */
  show(warnings) {
    this.#told = JSON.stringify(warnings);
    this.#summary.textContent = warnings.length === 1 ? "1 warning" : `${warnings.length} warnings`;
    this.#list.replaceChildren(...warnings.map(item));
    this.place.hidden = warnings.length === 0 || sessionStorage.getItem(CLOSED) === this.#told;
  }
}

/**
 * Put words there, unless they are there already: then they would be read out again.
 * @param {HTMLElement} place
 * @param {string} words
 */
function put(place, words) {
  if (place.textContent !== words) {
    place.textContent = words;
  }
}

/** @param {Finding} finding */
function item({ place, code, what, do: remedy }) {
  const line = element("li");
  const where = element("code", code ? `${place} ${code}` : place);
  line.append(where, element("p", what), element("p", remedy));
  return line;
}

/** Whether something is filled in here, or the reckoner is under way, whose address names the step. */
function isFilledIn() {
  if (document.querySelector("[data-reckoner]") && location.hash !== "") {
    return true;
  }
  return [...document.querySelectorAll("input, select, textarea")].some((field) => {
    if (field instanceof HTMLSelectElement) {
      const first = [...field.options].findIndex((one) => one.defaultSelected);
      return field.selectedIndex !== Math.max(0, first);
    }
    if (field instanceof HTMLTextAreaElement) {
      return field.value !== field.defaultValue;
    }
    if (!(field instanceof HTMLInputElement)) {
      return false;
    }
    return ["checkbox", "radio"].includes(field.type)
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue;
  });
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} text
 * @returns {HTMLElementTagNameMap[Name]}
 */
function element(name, text = "") {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

new Live().begin();
