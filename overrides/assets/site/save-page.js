/** The heart of a guidance page: saves the page on this device for a month, and removes it again. */

import { Announcer } from "../lib/announce.js";
import { inWords } from "../lib/dates.js";
import { find, say, sentence, show } from "../lib/dom.js";
import { asPlace } from "../lib/place.js";
import { keep, onChange, read, remove } from "../lib/storage.js";

/** @param {HTMLElement} root */
function listen(root) {
  const button = find(root, "[data-save]");
  const announcer = new Announcer(find(root, ":scope > [data-said]"));
  const { path = "", title = "", area = "" } = root.dataset;

  const showState = () => {
    const entry = read("page", path);
    const saved = entry !== null && asPlace(entry.value) !== null;
    button.setAttribute("aria-pressed", String(saved));
    show(find(root, "[data-saved]"), saved);
    if (entry) {
      say(root, "until", inWords(entry.until));
    }
    return saved;
  };

  button.addEventListener("click", () => {
    if (showState()) {
      announcer.say(sentence(remove("page", path) ? "page-taken-out" : "page-not-changed"));
    } else {
      const until = keep("page", path, { path, title, area });
      announcer.say(until ? sentence("page-saved", { day: inWords(until) }) : sentence("page-not-saved"));
      show(find(root, "[data-blocked]"), until === null);
    }
    showState();
  });

  onChange(showState);
  showState();
  root.classList.add("save--ready");
}

listen(find(document, "[data-save-page]"));
