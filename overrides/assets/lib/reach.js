/**
 * Phone numbers that can be pressed, in what is written by scripts. Pages are written so already
 * (publisher/wording/reach.py); what the engine tells a family is only known here.
 */

/** A whole British number. What is before it is part of the match, because older browsers cannot look behind. */
const NUMBER = /(^|[^\w.,/+-])((?:\+44 ?|0)[1-9](?: ?[0-9]){8,9})(?![\w-])/g;

/** What can hold no link, or is no text to read. */
const NEVER_IN = "a, button, summary, label, option, textarea, template, script";

/**
 * The address that rings a number.
 * @param {string} number
 */
export function tel(number) {
  return `tel:${number.replace(/[^\d+]/g, "")}`;
}

/**
 * A text in pieces, in their order: words, and numbers that can be rung.
 * @param {string} text
 * @returns {{ text: string, number: boolean }[]}
 */
export function pieces(text) {
  const found = [];
  let end = 0;
  for (const match of text.matchAll(NUMBER)) {
    const [, before = "", number = ""] = match;
    const start = match.index + before.length;
    found.push({ text: text.slice(end, start), number: false }, { text: number, number: true });
    end = start + number.length;
  }
  found.push({ text: text.slice(end), number: false });
  return found.filter((piece) => piece.text !== "");
}

/**
 * Make a link of each number in running text.
 * @param {HTMLElement} root
 */
export function linkNumbers(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(NEVER_IN) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const texts = [];
  while (walker.nextNode()) {
    texts.push(/** @type {Text} */ (walker.currentNode));
  }
  for (const text of texts) {
    const found = pieces(text.data);
    if (found.some((piece) => piece.number)) {
      text.replaceWith(...found.map((piece) => (piece.number ? link(piece.text) : piece.text)));
    }
  }
}

/** @param {string} number */
function link(number) {
  const part = document.createElement("a");
  part.setAttribute("href", tel(number));
  part.translate = false;
  part.textContent = number;
  return part;
}
