/** The page "Cookies and privacy": what is stored on this device now, with a way to delete each thing, or all of it. */

import { Announcer } from "../lib/announce.js";
import { inWords } from "../lib/dates.js";
import { copy, find, say, sentence, show } from "../lib/dom.js";
import { all, onChange, remove, removeAll } from "../lib/storage.js";

/** @import { Entry } from "../lib/storage.js" */

/** @param {HTMLElement} root */
function listen(root) {
  const announcer = new Announcer(find(root, "[data-said]"));
  const title = find(root, "[data-title]");

  /** @param {Entry} entry */
  const line = (entry) => {
    const part = copy(`stored-${entry.kind}`);
    const what = /** @type {{ title?: unknown, area?: unknown, person?: unknown }} */ (entry.value ?? {});
    const place = part.querySelector("[data-which]");
    if (place) {
      place.textContent = [what.title, what.area, what.person]
        .filter((word) => typeof word === "string" && word)
        .join(", ");
    }
    say(part, "kept", inWords(entry.kept));
    say(part, "until", inWords(entry.until));
    find(part, "[data-delete]").addEventListener("click", () => {
      const gone = remove(entry.kind, entry.name);
      announcer.say(sentence(gone ? "stored-deleted" : "stored-not-deleted"));
      if (gone) {
        title.focus();
      }
    });
    return part;
  };

  const showAll = () => {
    const entries = all();
    find(root, "[data-list]").replaceChildren(...entries.map(line));
    show(find(root, "[data-none]"), entries.length === 0);
    show(find(root, "[data-some]"), entries.length > 0);
  };

  find(root, "[data-delete-all]").addEventListener("click", () => {
    const gone = removeAll();
    announcer.say(sentence(gone ? "stored-all-deleted" : "stored-not-deleted"));
    if (gone) {
      title.focus();
    }
  });
  onChange(showAll);
  showAll();
  show(root, true);
}

listen(find(document, "[data-stored-now]"));
