/**
 * Explanations of words open by themselves (publisher/glossary.py). This takes the focus into one that opens, so that a
 * screen reader reads it out at once. Escape and "Close" give the focus back: browsers do that.
 */

import { findAll } from "./dom.js";

for (const meaning of findAll(document, ".word__meaning")) {
  meaning.addEventListener("toggle", (event) => {
    if (event instanceof ToggleEvent && event.newState === "open") meaning.focus();
  });
}
