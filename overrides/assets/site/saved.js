/** The page "Saved pages": lists what the family saved with the heart, and removes it again. */

import { Announcer } from "../lib/announce.js";
import { inWords } from "../lib/dates.js";
import { copy, find, say, sentence, show } from "../lib/dom.js";
import { addressOf, asPlace } from "../lib/place.js";
import { all, onChange, remove } from "../lib/storage.js";

/** @import { Place } from "../lib/place.js" */
/** @import { Entry } from "../lib/storage.js" */

/** @param {HTMLElement} root */
function listen(root) {
  const announcer = new Announcer(find(root, ":scope > [data-said]"));

  /**
   * @param {Entry} entry
   * @param {Place} place
   */
  const line = (entry, place) => {
    const part = copy("saved-page");
    const link = find(part, "a");
    link.setAttribute("href", addressOf(place.path));
    link.textContent = place.title;
    say(part, "area", place.area);
    say(part, "until", inWords(entry.until));
    say(part, "hidden", place.title);
    find(part, "[data-remove]").addEventListener("click", () => {
      const gone = remove("page", entry.name);
      announcer.say(sentence(gone ? "saved-page-removed" : "saved-page-not-removed", { title: place.title }));
      if (gone) {
        find(root, "[data-title]").focus();
      }
    });
    return part;
  };

  const showAll = () => {
    const lines = all("page").flatMap((entry) => {
      const place = asPlace(entry.value);
      return place ? [line(entry, place)] : [];
    });
    find(root, "[data-list]").replaceChildren(...lines);
    show(find(root, "[data-none]"), lines.length === 0);
  };

  onChange(showAll);
  showAll();
  show(root, true);
}

listen(find(document, "[data-saved-pages]"));
