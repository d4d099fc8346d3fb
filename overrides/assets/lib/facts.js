/**
 * What a citation stands for, read from the page that lists every fact (publisher/pages/sources.py): such a page is
 * fetched once, when the first of its facts is asked for.
 */

import { textOf } from "./dom.js";

/**
 * @typedef {object} Fact
 * @property {string} words - what the council's page or the law says, in our words
 * @property {string} where - where it is: the number of its page and a heading, or the name of the law
 * @property {string} page - what that page is called; empty for a law
 * @property {string} heading - the heading on that page; or the name of the law
 * @property {string} copied - when we copied that page, such as "copied on 4 May 2026"; empty where nobody noted it
 * @property {string | null} original - the address of the page or the law, where it is known
 */

/**
 * The id of the place of a fact in a list, as publisher/wording/citation.py has it.
 * @param {string} fact
 */
export function placeOf(fact) {
  return `fact-${fact.toLowerCase()}`;
}

/** @type {Map<string, Promise<Document>>} */
const pages = new Map();

/**
 * A fact, by the address of its place in a list; null where the list did not come or does not have it.
 * @param {string} address
 * @returns {Promise<Fact | null>}
 */
export async function factAt(address) {
  const [list = "", id = ""] = address.split("#");
  try {
    const page = pages.get(list) ?? fetchPage(list);
    pages.set(list, page);
    const place = (await page).getElementById(id);
    return place && read(place, await page);
  } catch {
    pages.delete(list);
    return null;
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
 * A fact as the list has it: its number, its words, and the small print on where it is. A rule of law has its own
 * address there; the place of a council's fact begins with the number of its page, which may have one.
 * @param {HTMLElement} fact
 * @param {Document} page
 * @returns {Fact}
 */
function read(fact, page) {
  const words = withoutExplanations(fact);
  const law = words.querySelector("small a");
  law?.remove();
  const where = (words.querySelector("small")?.textContent ?? "").trim();
  const [number = "", ...heading] = where.split(" ");
  const source = page.getElementById(`source-${number}`);
  const title = source ? (withoutExplanations(source).querySelector("strong")?.textContent ?? "") : "";
  const original = (law ?? source?.querySelector("a[href^='https:']"))?.getAttribute("href") ?? null;
  for (const apart of words.querySelectorAll("strong, small")) {
    apart.remove();
  }
  return {
    words: textOf(words),
    where,
    page: title.replace(`${number}. `, "").replace(/\.$/, ""),
    heading: source ? heading.join(" ") : where,
    copied: /copied on \d+ \w+ \d{4}/.exec(source?.textContent ?? "")?.[0] ?? "",
    original,
  };
}

/**
 * A copy of a part of the list in which no word is explained (publisher/wording/glossary.py).
 * @param {HTMLElement} part
 */
function withoutExplanations(part) {
  const copied = /** @type {HTMLElement} */ (part.cloneNode(true));
  for (const meaning of copied.querySelectorAll(".word__meaning")) {
    meaning.remove();
  }
  return copied;
}
