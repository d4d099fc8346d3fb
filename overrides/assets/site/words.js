/** Sentences that stand in the page as templates, with places in them for a day, a name or a number. */

import { copy, say } from "./dom.js";

/**
 * A sentence, as text.
 * @param {string} name - the template's
 * @param {Record<string, string>} [fields] - what goes into the elements marked `data-<field>`
 */
export function sentence(name, fields = {}) {
  const part = copy(name);
  for (const [field, text] of Object.entries(fields)) {
    say(part, field, text);
  }
  return (part.textContent ?? "").replace(/\s+/g, " ").trim();
}
