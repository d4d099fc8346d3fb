/** The letter that a family can send about a strand: the engine wrote it, and here it is shown, copied and emailed. */

import { copyText } from "../lib/clipboard.js";
import { copy, find, onClick, say, show } from "../lib/dom.js";
import { mailto } from "../lib/mail.js";

/** @import { Letter } from "./types.js" */
/** @import { Context } from "./outcome.js" */

/**
 * A letter, folded, and what is said to the family above it.
 * @param {Letter} letter
 * @param {Context} context
 * @returns {DocumentFragment}
 */
export function letterPart(letter, context) {
  const part = copy("letter");
  const still = find(part, "[data-still]");
  still.textContent = letter.still;
  if (letter.still === null) {
    still.remove();
  }
  say(part, "to", letter.to);
  say(part, "subject", letter.subject);
  const words = find(part, "[data-words]");
  for (const paragraph of letter.text) {
    const line = copy("letter-paragraph");
    say(line, "text", paragraph);
    words.append(line);
  }
  // Taken before it is on the page: a browser that translates the page does not translate what the council is sent.
  const text = [...words.children].map((line) => line.textContent).join("\n\n");
  const sources = find(part, "[data-sources]");
  sources.append(...context.cite(letter.cites));
  show(sources, letter.cites.length > 0);
  find(part, "[data-mail]").setAttribute("href", emailOf(letter));
  const details = find(part, "details");
  onClick(part, "[data-copy]", () => void copyWords(text, details, context.tell));
  return part;
}

/**
 * A link that opens a letter in the family's email app.
 * @param {Pick<Letter, "email" | "subject" | "text">} letter
 */
export function emailOf({ email, subject, text }) {
  return mailto(email, { subject, body: text.join("\n\n") });
}

/**
 * @param {string} text - the letter
 * @param {HTMLElement} details
 * @param {(message: string) => void} tell - says something to people who listen to the page
 */
async function copyWords(text, details, tell) {
  const copied = await copyText(text, find(details, "[data-words]"));
  const done = find(details, copied ? "[data-copied]" : "[data-not-copied]");
  show(find(details, "[data-copied]"), copied);
  show(find(details, "[data-not-copied]"), !copied);
  tell(done.textContent ?? "");
}
