/**
 * Explains words in the results, where each part of them has a word first. The other pages are written so already
 * (publisher/wording/glossary.py); what the engine tells a family is only known here.
 */

import { find, findAll } from "../lib/dom.js";

/** What can hold no button, is no running text, or is for another reader: a letter's words. */
const NEVER_IN =
  "h2, h3, h4, h5, [data-headline], [data-part=what-if], a, button, label, legend, summary, th, small, blockquote, " +
  "[data-words]";

/** The marks that stay on the line of the word that they touch: a word is a box of its own, at which lines break. */
const OPENING = /[(“‘]+$/;
const CLOSING = /^(?:['’]s(?!\w)|[.,:;!?)”’])+/;

/** The parts of the results. What can be paid for is left out: it reads its own texts out loud, as the trials do. */
const PARTS = "article.strand, .other, .fold:not([data-part=spending])";

export class Explanations {
  /** @type {Map<string, HTMLTemplateElement>} */
  #templates = new Map();
  #named;

  /** @param {ParentNode} root - the reckoner, with a template for each word */
  constructor(root) {
    const names = [];
    for (const template of root.querySelectorAll("template[data-word]")) {
      if (!(template instanceof HTMLTemplateElement)) {
        continue;
      }
      for (const name of /** @type {string[]} */ (JSON.parse(template.dataset.names ?? "[]"))) {
        if (!this.#templates.has(key(name))) {
          this.#templates.set(key(name), template);
        }
        names.push(name);
      }
    }
    // The longest first: "EHC needs assessment" is not the needs assessment that is a word of its own. What is
    // before a word is part of the match, because older browsers cannot look behind.
    const patterns = names.sort((one, other) => other.length - one.length).map(pattern);
    this.#named = new RegExp(`(^|[^\\w-])((?:${patterns.join("|") || "(?!)"})s?)(?![\\w-])`, "gi");
  }

  /**
   * Explain again: the results may have changed.
   * @param {HTMLElement} results
   */
  explain(results) {
    takeOut(results);
    findAll(results, PARTS).forEach((part, number) => {
      /** @type {Set<HTMLTemplateElement>} */
      const explained = new Set();
      for (const text of texts(part)) {
        this.#explain(text, explained, `told-${number}`);
      }
    });
  }

  /**
   * @param {Text} text
   * @param {Set<HTMLTemplateElement>} explained - in this part so far
   * @param {string} prefix - of the ids, so that each explanation has its own
   */
  #explain(text, explained, prefix) {
    let [rest, passed] = [text, 0];
    for (const [whole, before = "", name = "", start] of matches(this.#named, text.data)) {
      const template = this.#template(name);
      if (!template || explained.has(template)) {
        continue;
      }
      explained.add(template);
      const at = start + before.length - passed;
      const touching = length(OPENING, rest.data.slice(0, at));
      const opening = rest.splitText(at - touching);
      const word = opening.splitText(touching);
      const closing = word.splitText(name.length);
      const marks = length(CLOSING, closing.data);
      rest = closing.splitText(marks);
      passed = start + whole.length + marks;
      const part = explanation(template, name, prefix);
      if (opening.data + closing.data !== "") {
        const together = document.createElement("span");
        together.className = "word-and-marks";
        word.replaceWith(together);
        together.append(opening, find(part, ".word"), closing);
        together.after(part);
      } else {
        word.replaceWith(part);
      }
    }
  }

  /** @param {string} name */
  #template(name) {
    const one = name.replace(/s$/i, "");
    return [name, one]
      .flatMap((spelling) => [spelling, spelling.toLowerCase()])
      .map((spelling) => this.#templates.get(spelling.replace(/\s+/g, " ")))
      .find((template) => template !== undefined);
  }
}

/**
 * An abbreviation is what it is: a council may "send" somebody a form. Other words are the same in any case.
 * @param {string} name
 */
function key(name) {
  return name === name.toUpperCase() ? name : name.toLowerCase();
}

/** @param {string} name */
function pattern(name) {
  return name
    .split(/\s+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("\\s+");
}

/**
 * @param {RegExp} named
 * @param {string} text
 * @returns {[string, string, string, number][]} what was matched, what was before the word, the word, and where it
 *   starts
 */
function matches(named, text) {
  return [...text.matchAll(named)].map((match) => [match[0], match[1] ?? "", match[2] ?? "", match.index]);
}

/** How much of a text a pattern matches. @param {RegExp} pattern @param {string} text */
function length(pattern, text) {
  return pattern.exec(text)?.[0].length ?? 0;
}

/**
 * The texts in which a word may be explained, in their order.
 * @param {HTMLElement} part
 */
function texts(part) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(NEVER_IN) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const found = [];
  while (walker.nextNode()) {
    found.push(/** @type {Text} */ (walker.currentNode));
  }
  return found;
}

/**
 * @param {HTMLTemplateElement} template
 * @param {string} name - as the text has it
 * @param {string} prefix
 */
function explanation(template, name, prefix) {
  const part = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const meaning = find(part, ".word__meaning");
  meaning.id = `${prefix}-${meaning.id}`;
  for (const button of findAll(part, "button")) {
    button.setAttribute("popovertarget", meaning.id);
  }
  find(part, ".word").prepend(name);
  const open = find(part, ".word__open");
  open.setAttribute("aria-label", name + open.getAttribute("aria-label"));
  return part;
}

/** @param {HTMLElement} results */
function takeOut(results) {
  for (const meaning of findAll(results, ".word__meaning")) {
    meaning.remove();
  }
  for (const word of findAll(results, ".word")) {
    word.replaceWith(word.textContent ?? "");
  }
  for (const together of findAll(results, ".word-and-marks")) {
    together.replaceWith(together.textContent ?? "");
  }
  results.normalize();
}
