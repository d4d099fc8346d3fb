/** The one choice whether this site may note which cards were opened. It is off until the box is ticked. */

import { Announcer } from "../lib/announce.js";
import { inWords } from "../lib/dates.js";
import { find, findAll, sentence, show } from "../lib/dom.js";
import { keep, onChange, read, remove, removeAll } from "../lib/storage.js";

/** @param {HTMLElement} root */
function listen(root) {
  const box = /** @type {HTMLInputElement} */ (find(root, "input"));
  const announcer = new Announcer(find(root, "[data-said]"));
  const showState = () => {
    box.checked = read("choice", "") !== null;
  };

  box.addEventListener("change", () => {
    if (box.checked) {
      const until = keep("choice", "", true);
      announcer.say(until ? sentence("remember-on", { day: inWords(until) }) : sentence("remember-blocked"));
    } else {
      const gone = remove("choice", "") && removeAll("opened");
      announcer.say(sentence(gone ? "remember-off" : "remember-blocked"));
    }
    showState();
  });

  onChange(showState);
  showState();
  show(root, true);
}

for (const root of findAll(document, "[data-remember]")) {
  listen(root);
}
