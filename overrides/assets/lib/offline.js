/**
 * What is kept on the device for when there is no signal: a council's pages and its reckoner, and the saved pages. The
 * only module that touches the browser's workers for pages, and their caches; sw.js at the site's root is that worker.
 *
 * Whether a family wants it is an entry in the register of what can be stored (storage.js), so it is listed, has a last
 * day and is deleted with everything else. What is kept follows that entry: see `follow`.
 */

import { addressOf, asPlace, rootPath } from "./place.js";
import { all, keep, read, remove } from "./storage.js";

/** @import { Place } from "./place.js" */

/** @typedef {(done: number, of: number) => void} Progress */

/** Whether this page is just changing what is kept: then nothing else does. */
let busy = false;

/**
 * Whether this browser can. Over plain HTTP and in private windows some have no such thing; in a frame it would not
 * last.
 */
export function canKeepOffline() {
  return "serviceWorker" in navigator && "caches" in window && window.top === window;
}

/**
 * What is wanted. A copy of this site in another folder has an entry of its own.
 * @returns {{ council: string, place: Place, until: string } | null}
 */
export function wantedOffline() {
  const entry = read("offline", rootPath());
  const place = asPlace(entry?.value);
  return entry && place ? { council: place.path.split("/")[0] ?? "", place, until: entry.until } : null;
}

/** Whether it is there: what is wanted may still be on its way, and a browser may have cleared it away. */
export async function isKeptOffline() {
  return wantedOffline() !== null && Boolean((await registered())?.active);
}

/**
 * Keep a council's pages and its reckoner, and the saved pages, in the place of another council's.
 * @param {Place} place - the council's first page
 * @param {Progress} progress - is told how far it is
 * @returns {Promise<boolean>} whether all of it is there. If not, nothing is.
 */
export async function keepOffline(place, progress) {
  busy = true;
  const hear = (/** @type {MessageEvent} */ { data }) => data.kind === "kept" && progress(data.done, data.of);
  navigator.serviceWorker.addEventListener("message", hear);
  try {
    if (keep("offline", rootPath(), place) === null) {
      return false;
    }
    await choose();
    const registration = await navigator.serviceWorker.register(addressOf("sw.js"), { scope: addressOf("") });
    // One that was just taken away may still be there, and come back.
    const done = await (registration.active ? refill(registration.active) : installed(registration.installing));
    if (!done) {
      await stopKeepingOffline();
    }
    return done;
  } catch {
    await stopKeepingOffline();
    return false;
  } finally {
    navigator.serviceWorker.removeEventListener("message", hear);
    busy = false;
  }
}

/**
 * Take the worker and everything that it keeps away.
 * @returns {Promise<boolean>} whether it is gone
 */
export async function stopKeepingOffline() {
  try {
    const gone = (await (await registered())?.unregister()) ?? true;
    const ours = (await caches.keys()).filter((name) => name.startsWith(cacheName("")));
    await Promise.all(ours.map((name) => caches.delete(name)));
    return remove("offline", rootPath()) && gone;
  } catch {
    return false;
  }
}

/** Let what is kept be what is wanted: another page was saved, or the entry was deleted or has expired. */
export async function followOffline() {
  if (busy || !canKeepOffline()) {
    return;
  }
  const registration = await registered().catch(() => undefined);
  if (!registration) {
    return;
  }
  if (wantedOffline() === null) {
    await stopKeepingOffline();
  } else if ((await choose()) && registration.active) {
    await refill(registration.active);
  }
}

/** As in sw.js. @param {string} part */
function cacheName(part) {
  return ["local-offer-reckoner", rootPath(), part].join(" ");
}

/** The worker of this very copy of the site. */
async function registered() {
  const found = await navigator.serviceWorker.getRegistration(addressOf(""));
  return found?.scope === addressOf("") ? found : undefined;
}

/** Write down for the worker what is wanted. @returns {Promise<boolean>} whether it is something else than before */
async function choose() {
  const pages = all("page").flatMap(({ value }) => asPlace(value)?.path ?? []);
  const text = JSON.stringify({ council: wantedOffline()?.council, pages: pages.sort() });
  const cache = await caches.open(cacheName("choice"));
  const before = await cache.match(addressOf(""));
  if ((await before?.text()) === text) {
    return false;
  }
  await cache.put(addressOf(""), new Response(text));
  return true;
}

/** @param {ServiceWorker} worker @returns {Promise<boolean>} whether all is there */
function refill(worker) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === true);
    worker.postMessage("fill", [port2]);
  });
}

/**
 * @param {ServiceWorker | null} worker
 * @returns {Promise<boolean>} whether it has fetched all: until then it is not installed
 */
function installed(worker) {
  return new Promise((resolve) => {
    const look = () => {
      if (!worker || worker.state === "redundant") {
        resolve(false);
      } else if (worker.state === "activated") {
        resolve(true);
      }
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}
