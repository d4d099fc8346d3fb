/**
 * Councils side by side: what the chosen ones say on the subject of the page is fetched, and what differs comes first.
 * The choice is in the part of the address that is never sent. Without this script the page leads to the councils' own.
 */

import { Announcer } from "../lib/announce.js";
import { copy, find, findAll, say, sentence, show } from "../lib/dom.js";
import { placeOf } from "../lib/facts.js";
import { linkNumbers } from "../lib/reach.js";
import { sideBySide } from "./side-by-side.js";

/** @typedef {import("./side-by-side.js").Line} Line */
/** @typedef {import("./side-by-side.js").Matter} Matter */
/** @typedef {import("./side-by-side.js").Row} Row */

/**
 * @typedef {object} Council
 * @property {string} id
 * @property {string} area
 * @property {string} rows - the address of what it says
 * @property {string} sources - the page that lists its facts
 */

class Compare {
  #root;
  /** @type {Map<string, Council>} */
  #councils = new Map();
  #selects;
  #announcer;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#selects = findAll(root, "select").filter((select) => select instanceof HTMLSelectElement);
    this.#announcer = new Announcer(find(root, "[data-said]"));
    for (const { dataset } of findAll(root, "[data-council]")) {
      const { area = "", rows = "", sources = "" } = dataset;
      const id = dataset.council ?? "";
      this.#councils.set(id, { id, area, rows, sources });
    }
  }

  listen() {
    for (const select of this.#selects) {
      select.append(...[...this.#councils.values()].map(({ id, area }) => new Option(area, id)));
      select.addEventListener("change", () => void this.#choose());
    }
    find(this.#root, "[data-every-council]").removeAttribute("open");
    show(find(this.#root, "[data-choice]"), true);
    window.addEventListener("hashchange", () => this.#read());
    this.#read();
  }

  /** Take the councils from the address. */
  #read() {
    const named = location.hash
      .slice(1)
      .split("+")
      .filter((id) => this.#councils.has(id));
    for (const [number, select] of this.#selects.entries()) {
      select.value = named[number] ?? "";
    }
    void this.#show();
  }

  #choose() {
    const named = this.#chosen().map(({ id }) => id);
    history.replaceState(null, "", `#${named.join("+")}`);
    return this.#show();
  }

  /** The councils that are chosen, each once. */
  #chosen() {
    return [...new Set(this.#selects.map(({ value }) => value))].flatMap((id) => this.#councils.get(id) ?? []);
  }

  async #show() {
    const chosen = this.#chosen();
    for (const link of findAll(document, "[data-subject]")) {
      link.setAttribute("href", `${(link.getAttribute("href") ?? "").split("#")[0]}${location.hash}`);
    }
    const place = find(this.#root, "[data-side-by-side]");
    if (chosen.length < 2) {
      place.replaceChildren();
      // What was said of others is not true of these.
      this.#announcer.say("");
      return;
    }
    const named = idsOf(chosen);
    /** @type {Row[][]} */
    let rows = [];
    let failed = false;
    try {
      rows = await Promise.all(chosen.map((council) => fetchRows(council.rows)));
    } catch {
      failed = true;
    }
    // While the files came, somebody may have chosen again.
    if (named !== idsOf(this.#chosen())) {
      return;
    }
    if (failed) {
      place.replaceChildren(copy("compare-failed"));
      this.#announcer.say(sentence("compare-failed"));
    } else {
      this.#fill(place, chosen, rows);
    }
  }

  /**
   * @param {HTMLElement} place
   * @param {Council[]} councils
   * @param {Row[][]} rows
   */
  #fill(place, councils, rows) {
    const { differ, same } = sideBySide(rows);
    const part = copy("compare-result");
    show(find(part, "[data-none]"), differ.length === 0);
    find(part, "[data-differ]").append(...differ.map((matter) => matterOf(matter, councils)));
    const alike = find(part, "[data-same]");
    show(alike, same.length > 0);
    say(alike, "count", String(same.length));
    find(alike, "[data-rows]").append(...same.map((matter) => matterOf(matter, councils)));
    place.replaceChildren(part);
    linkNumbers(place);
    this.#announcer.say(sentence("compare-said", { differ: differ.length, matters: differ.length + same.length }));
  }
}

/**
 * Which councils they are, in one text.
 * @param {Council[]} councils
 */
function idsOf(councils) {
  return councils.map(({ id }) => id).join();
}

/**
 * A matter: what each council says alone, beside one another, and what all of them say.
 * @param {Matter} matter
 * @param {Council[]} councils
 */
function matterOf(matter, councils) {
  const part = copy("compare-matter");
  say(part, "name", matter.name);
  const cells = find(part, "[data-cells]");
  const differs = matter.own.some((lines) => lines.length > 0);
  show(cells, differs);
  if (differs) {
    cells.append(...councils.map((council, number) => cellOf(council, number, matter)));
  }
  const everywhere = find(part, "[data-everywhere]");
  show(everywhere, matter.everywhere.length > 0);
  show(find(everywhere, "[data-lead]"), differs);
  const [first] = councils;
  if (first) {
    find(everywhere, "ul").append(...matter.everywhere.map((line) => lineOf(line, first)));
  }
  return part;
}

/**
 * @param {Council} council
 * @param {number} number - which of the councils it is
 * @param {Matter} matter
 */
function cellOf(council, number, matter) {
  const lines = matter.own[number] ?? [];
  const part = copy("compare-cell");
  say(part, "area", council.area);
  const silent = lines.length === 0;
  const saysElse = matter.everywhere.length > 0 || matter.noMore[number] === true;
  show(find(part, "[data-silent]"), silent && !saysElse);
  show(find(part, "[data-no-more]"), silent && saysElse);
  find(part, "ul").append(...lines.map((line) => lineOf(line, council)));
  return part;
}

/**
 * @param {Line} line
 * @param {Council} council
 */
function lineOf(line, council) {
  const part = copy("compare-line");
  show(find(part, "[data-national]"), line.national);
  const text = find(part, "[data-text]");
  text.textContent = line.text;
  if (line.status !== null) {
    text.classList.add("tag", `tag--${line.status}`);
  }
  const source = find(part, "[data-source]");
  const [fact] = line.cites;
  show(source, fact !== undefined);
  source.setAttribute("href", `${council.sources}#${placeOf(fact ?? "")}`);
  return part;
}

/**
 * @param {string} address
 * @returns {Promise<Row[]>}
 */
async function fetchRows(address) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${response.status} for ${address}`);
  }
  return response.json();
}

new Compare(find(document, "[data-compare]")).listen();
