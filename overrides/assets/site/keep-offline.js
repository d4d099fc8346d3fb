/** The offer on the page "Saved pages" to keep a council's pages and its reckoner for when there is no signal. */

import { Announcer } from "../lib/announce.js";
import { inWords } from "../lib/dates.js";
import { find, say, sentence, show } from "../lib/dom.js";
import { canKeepOffline, isKeptOffline, keepOffline, stopKeepingOffline, wantedOffline } from "../lib/offline.js";
import { addressOf } from "../lib/place.js";
import { onChange, read } from "../lib/storage.js";

/** @param {HTMLElement} root */
function listen(root) {
  const announcer = new Announcer(find(root, ":scope > [data-said]"));
  const councils = /** @type {HTMLSelectElement} */ (find(root, "select"));
  const bar = /** @type {HTMLProgressElement} */ (find(root, "progress"));
  const button = /** @type {HTMLButtonElement} */ (find(root, "[data-keep-offline-now]"));
  let working = false;

  const optionOf = (/** @type {unknown} */ path) => [...councils.options].find((one) => one.dataset.path === path);

  const showState = async () => {
    const kept = await isKeptOffline();
    const wanted = wantedOffline();
    show(find(root, "[data-offer]"), !kept && !working);
    show(find(root, "[data-working]"), working);
    show(find(root, "[data-is-kept]"), kept && !working);
    if (wanted) {
      say(root, "kept-area", wanted.place.area);
      say(root, "until", inWords(wanted.until));
      const { reckoner = "", paper = "" } = optionOf(wanted.place.path)?.dataset ?? {};
      for (const [name, path] of Object.entries({ overview: wanted.place.path, reckoner, paper })) {
        find(root, `[data-link=${name}]`).setAttribute("href", addressOf(path));
      }
    }
  };

  button.addEventListener("click", async () => {
    const chosen = councils.selectedOptions[0];
    const { path = "", area = "" } = chosen?.dataset ?? {};
    working = true;
    show(find(root, "[data-failed]"), false);
    bar.removeAttribute("value");
    await showState();
    announcer.say(sentence("offline-working"));
    const done = await keepOffline({ path, title: area, area }, (count, of) => {
      bar.max = of;
      bar.value = count;
    });
    working = false;
    show(find(root, "[data-failed]"), !done);
    await showState();
    announcer.say(done ? sentence("offline-kept", { area }) : sentence("offline-failed"));
    find(root, "[data-title]").focus();
  });

  find(root, "[data-stop]").addEventListener("click", async () => {
    const gone = await stopKeepingOffline();
    await showState();
    announcer.say(sentence(gone ? "offline-stopped" : "offline-not-stopped"));
    find(root, "[data-title]").focus();
  });

  const known = read("council", "")?.value;
  const mine = /** @type {{ path?: unknown } | undefined} */ (known)?.path;
  const option = optionOf(mine);
  if (option) {
    option.selected = true;
  }
  onChange(showState);
  showState().then(() => show(root, true));
}

if (canKeepOffline()) {
  listen(find(document, "[data-keep-offline]"));
}
