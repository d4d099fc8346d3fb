/**
 * What this site keeps on the device. The only module that touches the browser's storage.
 *
 * Every kind of thing that can be stored is in a register (publisher/site/stored.py), which comes with the page;
 * nothing else can be written. Every value has a last day, and is gone after it. A browser may block its storage, have
 * no room in it, or give back something that we never wrote: then there is nothing stored, and the page goes on.
 *
 * A browser's storage is that of a whole host, where two copies of the site may be. So each key has the path of its
 * copy in it, and what another copy has stored is not seen, changed or deleted.
 */

import { after, today } from "./dates.js";
import { rootPath } from "./place.js";

/**
 * @typedef {object} Entry
 * @property {string} kind - its kind, by the register
 * @property {string} name - which one of its kind it is
 * @property {unknown} value - what was stored. Anybody with the device may have changed it: check it before use
 * @property {string} kept - the day on which it was stored, as year-month-day
 * @property {string} until - the last day on which it is there
 */

/** The window's event when something was stored or deleted here: the browser itself tells only other tabs. */
const CHANGED = "local-offer-kept";

/**
 * @typedef {object} Register
 * @property {string} prefix - how every key begins
 * @property {string} former - how it began when it had no path in it
 * @property {Record<string, number>} days - for how long each kind can be stored
 */

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @type {Register | undefined} */
let given;

/** The register as the page has it. A page without it can store nothing. @returns {Register} */
function register() {
  if (given === undefined) {
    const text = document.querySelector("[data-stored]")?.textContent;
    given = JSON.parse(text ?? '{"prefix": "none/", "former": "none/", "days": {}}');
    takeOver();
  }
  return /** @type {Register} */ (given);
}

/**
 * Store something, in the place of what was stored under its name.
 * @param {string} kind
 * @param {string} name
 * @param {unknown} value - plain data
 * @param {number} [days] - how long; as long as the register allows where it is left out, and never longer
 * @returns {string | null} the last day on which it is there; null where the browser did not store it
 */
export function keep(kind, name, value, days) {
  const most = register().days[kind];
  if (most === undefined) {
    throw new Error(`The register of what can be stored has no ${kind}`);
  }
  const until = after(Math.min(days ?? most, most));
  return attempt((storage) => {
    store(storage, kind, name, { kept: today(), until, value });
    tell();
    return until;
  }, null);
}

/**
 * @param {string} kind
 * @param {string} name
 * @returns {Entry | null} null where nothing is stored, or it has expired
 */
export function read(kind, name) {
  const key = keyOf(kind, name);
  return attempt((storage) => parseOurs(key, storage.getItem(key)), null);
}

/**
 * Everything stored, or all of one kind; the newest first.
 * @param {string} [kind]
 * @returns {Entry[]}
 */
export function all(kind) {
  const entries = ours()
    .map(([key, text]) => parseOurs(key, text))
    .filter((entry) => entry !== null);
  const wanted = kind === undefined ? entries : entries.filter((entry) => entry.kind === kind);
  return wanted.sort((one, other) => compare(other.kept, one.kept) || compare(one.name, other.name));
}

/**
 * @param {string} kind
 * @param {string} name
 * @returns {boolean} whether it is gone
 */
export function remove(kind, name) {
  return attempt((storage) => {
    storage.removeItem(keyOf(kind, name));
    tell();
    return true;
  }, false);
}

/**
 * Delete everything of one kind, or all that this copy of the site ever stored, of older versions too.
 * @param {string} [kind]
 * @returns {boolean} whether it is gone
 */
export function removeAll(kind) {
  const start = kind === undefined ? "" : keyOf(kind, "");
  return attempt((storage) => {
    for (const [key] of ours()) {
      if (key.startsWith(start)) {
        storage.removeItem(key);
      }
    }
    tell();
    return true;
  }, false);
}

/** Delete what has expired, and what cannot be read: it may be of an older version, or damaged. */
export function tidy() {
  attempt((storage) => {
    for (const [key, text] of ours()) {
      if (!parseOurs(key, text)) {
        storage.removeItem(key);
      }
    }
  }, undefined);
}

/**
 * Leave something for this page itself, to be collected when it is loaded again. It is in this tab's entry of the
 * browser's history, and in no storage: other tabs and other pages do not see it.
 * @param {string} kind
 * @param {unknown} value - plain data
 */
export function leave(kind, value) {
  history.replaceState({ [keyOf(kind, "")]: value }, "");
}

/**
 * What was left for this page, which is forgotten at once.
 * @param {string} kind
 * @returns {unknown} undefined where nothing was left
 */
export function collect(kind) {
  const value = history.state?.[keyOf(kind, "")];
  if (value !== undefined) {
    history.replaceState(null, "");
  }
  return value;
}

/** Say that something has changed. */
function tell() {
  window.dispatchEvent(new Event(CHANGED));
}

/**
 * Call something whenever what is stored may be different: changed here or in another tab, or the page shown again
 * after the family was elsewhere.
 * @param {() => void} action
 */
export function onChange(action) {
  for (const name of [CHANGED, "storage", "pageshow"]) {
    window.addEventListener(name, action);
  }
}

/**
 * Do something with the storage. The browser refuses by an error, at each of its functions and already at its name.
 * @template Result
 * @param {(storage: Storage) => Result} action
 * @param {Result} otherwise
 * @returns {Result}
 */
function attempt(action, otherwise) {
  try {
    return action(window.localStorage);
  } catch {
    return otherwise;
  }
}

/** The keys of this copy of the site with their text, of whatever version. @returns {[string, string | null][]} */
function ours() {
  return kept().filter(([key]) => key.split("/")[3] === copy());
}

/** The keys of every copy on this host with their text. @returns {[string, string | null][]} */
function kept() {
  // The part of the prefix that is the same in every version.
  const start = `${register().prefix.split("/")[0]}/`;
  return attempt(
    (storage) => {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
      return keys.filter((key) => key.startsWith(start)).map((key) => [key, storage.getItem(key)]);
    },
    /** @type {[string, string | null][]} */ ([]),
  );
}

/**
 * What was stored before keys had a path in them goes to the copy that is opened first: nobody can tell whose it was.
 * What cannot be read, and what is for another path, is let go.
 */
function takeOver() {
  const { former } = register();
  attempt((storage) => {
    for (const [key, text] of kept()) {
      if (key.split("/")[3]?.startsWith(copyOf("/"))) {
        continue;
      }
      const entry = key.startsWith(former) ? parse(key.slice(former.length), text) : null;
      if (entry && (!entry.name.startsWith("/") || entry.name === rootPath()) && !read(entry.kind, entry.name)) {
        store(storage, entry.kind, entry.name, entry);
      }
      storage.removeItem(key);
    }
  }, undefined);
}

/**
 * @param {Storage} storage
 * @param {string} kind
 * @param {string} name
 * @param {Pick<Entry, "kept" | "until" | "value">} entry
 */
function store(storage, kind, name, { kept, until, value }) {
  storage.setItem(keyOf(kind, name), JSON.stringify({ kept, until, value }));
}

/**
 * @param {string} kind
 * @param {string} name
 */
function keyOf(kind, name) {
  return `${register().prefix}${kind}/${copy()}/${name}`;
}

/** This copy of the site, as a part of a key. */
function copy() {
  return copyOf(rootPath());
}

/** @param {string} path - of a copy on its host; no slash is left in it */
function copyOf(path) {
  return encodeURIComponent(path);
}

/**
 * @param {string} key
 * @param {string | null} text
 * @returns {Entry | null} null where it has expired, or this copy and version did not write it
 */
function parseOurs(key, text) {
  const { prefix } = register();
  const [kind = "", path, ...name] = key.slice(prefix.length).split("/");
  return key.startsWith(prefix) && path === copy() ? parse([kind, ...name].join("/"), text) : null;
}

/**
 * @param {string} kindAndName
 * @param {string | null} text
 * @returns {Entry | null} null where it has expired, or cannot be read
 */
function parse(kindAndName, text) {
  const [, kind = "", name = ""] = kindAndName.match(/^([a-z]+)\/(.*)$/s) ?? [];
  const most = register().days[kind];
  if (text === null || most === undefined) {
    return null;
  }
  const { kept, until, value } = jsonOf(text) ?? {};
  if (!DAY.test(kept) || !DAY.test(until) || value === undefined) {
    return null;
  }
  // A day that is too far away was set by a clock that went wrong. One day more: a traveller's today may be yesterday.
  return until >= today() && until <= after(most + 1) ? { kind, name, value, kept, until } : null;
}

/** @param {string} text @returns {Record<string, any> | null} */
function jsonOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param {string} one
 * @param {string} other
 */
function compare(one, other) {
  return one < other ? -1 : Number(one > other);
}
