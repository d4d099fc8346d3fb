/**
 * Finds pages by words, with MiniSearch. Each part of a page under a heading is looked in by itself, and the best part
 * of a page says where to go. Knows no page of its own: search.js shows what is found.
 */

import { excerpt, Reader, singular } from "./search-text.js";

/** @typedef {import("minisearch").default} MiniSearch */
/** @typedef {import("minisearch").Query} Query */
/** @typedef {import("minisearch").SearchResult} SearchResult */
/** @typedef {import("./search-text.js").Names} Names */
/** @typedef {import("./search-text.js").Span} Span */
/** @typedef {{ text: string, marked: boolean }[]} Pieces */

/**
 * A page, or what is under one heading of it; `from` and `until` are the days of the page's rules, where they change.
 * `also` has words that lead here though they are not on the page, and `about` is shown where there is no text.
 * @typedef {{
 *   location: string, title: string, text: string, also?: string, about?: string, boost?: number,
 *   from?: string, until?: string,
 * }} Entry
 */
/** @typedef {{ docs: Entry[], areas: Record<string, string> }} Index */

/**
 * A page that was found, by its best part.
 * @typedef {{ location: string, title: Pieces, page: string, area: string, text: Pieces }} Found
 */

/**
 * How many pages were found, the best of them, and how near they come: they have `all` of the words, all of them or
 * words `alike`, or only `some`.
 * @typedef {{ nearness: "all" | "alike" | "some", count: number, pages: Found[] }} Outcome
 */

const EXCERPT_LENGTH = 160;
/** How many parts are put into the index before the browser has a turn. */
const CHUNK = 10;
/** A shorter word with another letter is another word; with two letters that changed places it is one sooner. */
const [SHORTEST_MISTAKEN, SHORTEST_SWAPPED] = [5, 4];
/** A match by other letters is worth this, next to one by the same. */
const MISTAKEN = 0.4;

/** What a part is found by, and how much each counts. */
const BOOSTS = { title: 8, heading: 4, also: 4, text: 1, page: 0.3, area: 0.3 };

/** Words of a question that say nothing about what is looked for: every page here is about somebody's child. */
const SMALL_WORDS = new Set(
  (
    "a about am an and any are as at be been boy but by can child children could daughter did do does for " +
    "from get girl had has have he her him his how i if in into is it its may me my of on or our shall she " +
    "should so some son that the their them then there they this to was we were what when where which who " +
    "why will with would you your"
  ).split(" "),
);

/**
 * What of an index holds on a day: both what is in force and what is written ahead is in it.
 * @param {Index} index
 * @param {string} day
 * @returns {Index}
 */
export function inForce({ docs, areas }, day) {
  return { docs: docs.filter(({ from = day, until }) => from <= day && (!until || day < until)), areas };
}

export class PageSearch {
  #mini;
  #reader;
  #entries;
  /** The name of each page by its address. @type {Map<string, string>} */
  #titles = new Map();
  #areas;
  /** What was read of the texts of parts that were found: the next letter that is typed mostly finds them again. */
  #spans = /** @type {Map<Entry, Span[]>} */ (new Map());

  /**
   * Reads some indexes. It takes a while, but the page can be used meanwhile.
   * @param {typeof import("minisearch").default} library
   * @param {readonly Index[]} indexes
   * @param {Names} names
   */
  static async of(library, indexes, names) {
    const search = new PageSearch(library, indexes, names);
    const parts = search.#entries.map((entry, id) => search.#part(entry, id));
    await search.#mini.addAllAsync(parts, { chunkSize: CHUNK });
    return search;
  }

  /**
   * @param {typeof import("minisearch").default} library
   * @param {readonly Index[]} indexes
   * @param {Names} names
   */
  constructor(library, indexes, names) {
    this.#entries = indexes.flatMap(({ docs }) => docs);
    this.#areas = Object.assign({}, ...indexes.map(({ areas }) => areas));
    for (const { location, title } of this.#entries) {
      if (!location.includes("#")) {
        this.#titles.set(location, title);
      }
    }
    const reader = new Reader(names);
    this.#reader = reader;
    this.#mini = new library({
      fields: Object.keys(BOOSTS),
      tokenize: (text) => reader.spans(text).flatMap(({ terms }) => terms),
      processTerm: (term) => term,
      searchOptions: {
        boost: BOOSTS,
        boostDocument: (id) => this.#entries[id]?.boost ?? 1,
        tokenize: (term) => [term],
        combineWith: "AND",
      },
    });
  }

  /**
   * The pages with all of some words. Where there are none, those with words alike; and else those with some of them.
   * @param {string} query
   * @param {number} most - how many pages to return
   * @returns {Outcome}
   */
  find(query, most) {
    const parts = this.#reader.parts(query);
    const telling = parts.words.filter((word) => !SMALL_WORDS.has(word));
    const words = telling.length + parts.things.length > 0 ? telling : parts.words;
    const exact = [...parts.things, ...words.map(asWritten)];
    const alike = [...parts.things, ...words.map(orMistaken)];
    /** @type {[Outcome["nearness"], Query][]} */
    const ways = [
      ["all", { combineWith: "AND", queries: exact }],
      ["alike", { combineWith: "AND", queries: alike }],
      ["some", { combineWith: "OR", queries: alike }],
    ];
    for (const [nearness, way] of exact.length > 0 ? ways : []) {
      const found = this.#bestParts(this.#mini.search(way));
      if (found.length > 0) {
        return { nearness, count: found.length, pages: found.slice(0, most).map((result) => this.#page(result)) };
      }
    }
    return { nearness: "all", count: 0, pages: [] };
  }

  /** @param {Entry} entry @param {number} id */
  #part(entry, id) {
    const page = pageOf(entry.location);
    const area = this.#areas[areaOf(entry.location)] ?? "";
    const name =
      page === entry.location ? { title: entry.title } : { heading: entry.title, page: this.#titles.get(page) ?? "" };
    return { id, ...name, text: entry.text, also: entry.also ?? "", area };
  }

  /** The best part of each page. @param {readonly SearchResult[]} results - the best first */
  #bestParts(results) {
    const best = /** @type {Map<string, SearchResult>} */ (new Map());
    for (const result of results) {
      const page = pageOf(this.#entry(result).location);
      if (!best.has(page)) {
        best.set(page, result);
      }
    }
    return [...best.values()];
  }

  /** @param {SearchResult} result @returns {Found} */
  #page(result) {
    const entry = this.#entry(result);
    const { location, title } = entry;
    const text = entry.text || (entry.about ?? "");
    const page = pageOf(location);
    const spans = this.#spans.get(entry) ?? this.#reader.spans(text);
    this.#spans.set(entry, spans);
    const terms = new Set(Object.keys(result.match));
    return {
      location,
      title: excerpt(title, this.#reader.spans(title), terms, title.length),
      page: page === location ? "" : (this.#titles.get(page) ?? ""),
      area: this.#areas[areaOf(location)] ?? "",
      text: excerpt(text, spans, terms, EXCERPT_LENGTH),
    };
  }

  /** @param {SearchResult} result @returns {Entry} */
  #entry({ id }) {
    return /** @type {Entry} */ (this.#entries[id]);
  }
}

/** The address of the page that a part is on. @param {string} location */
const pageOf = (location) => location.split("#")[0] ?? "";

/** The council's id, where it is a council's page. @param {string} location */
const areaOf = (location) => location.split("/")[0] ?? "";

/**
 * Found by a word, by its beginning, and by one of several where many were typed.
 * @param {string} word
 * @returns {Query}
 */
function asWritten(word) {
  return { combineWith: "OR", queries: [beginning(word), singular(word)] };
}

/**
 * Found too with one letter that is another, missing or too many, or by two that changed places.
 * @param {string} word
 * @returns {Query}
 */
function orMistaken(word) {
  if (word.length < SHORTEST_SWAPPED || /\p{N}/u.test(word)) {
    return asWritten(word);
  }
  const alike = { queries: [word], fuzzy: 1, weights: { fuzzy: MISTAKEN, prefix: 1 } };
  const swapped = { queries: swaps(word), combineWith: /** @type {const} */ ("OR"), boostTerm: () => MISTAKEN };
  const mistaken = word.length < SHORTEST_MISTAKEN ? [swapped] : [alike, swapped];
  return { combineWith: "OR", queries: [asWritten(word), ...mistaken] };
}

/** @param {string} word @returns {Query} */
const beginning = (word) => ({ queries: [word], prefix: word.length > 1 });

/** A word with two neighbouring letters changed, for each two. @param {string} word */
function swaps(word) {
  return Array.from(word.slice(1), (letter, at) => word.slice(0, at) + letter + word[at] + word.slice(at + 2));
}
