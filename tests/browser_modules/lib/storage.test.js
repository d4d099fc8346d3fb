import assert from "node:assert/strict";
import { after as afterAll, before, beforeEach, mock, test } from "node:test";
import { all, collect, keep, leave, read, remove, removeAll, tidy } from "../../../overrides/assets/lib/storage.js";

const PREFIX = "offer/2/";
const FORMER = "offer/1/";

/** How a key of a kind begins in the copy of the site that is open. */
const start = (kind, path = "/live/") => `${PREFIX}${kind}/${encodeURIComponent(path)}/`;

/** A browser's storage, which keeps text by key and can be switched off. */
class FakeStorage {
  texts = new Map();
  get length() {
    return this.texts.size;
  }
  key(index) {
    return [...this.texts.keys()][index] ?? null;
  }
  getItem(key) {
    return this.texts.get(key) ?? null;
  }
  setItem(key, text) {
    this.texts.set(key, text);
  }
  removeItem(key) {
    this.texts.delete(key);
  }
}

let storage;

before(() => {
  const register = JSON.stringify({ prefix: PREFIX, former: FORMER, days: { page: 30, choice: 180, offline: 180 } });
  globalThis.document = { querySelector: () => ({ textContent: register, getAttribute: () => "../.." }) };
  globalThis.location = { href: "https://host.example/live/hertfordshire/who/" };
  globalThis.window = {
    dispatchEvent() {},
    get localStorage() {
      if (storage === null) {
        throw new DOMException("Switched off.", "SecurityError");
      }
      return storage;
    },
  };
});

beforeEach(() => {
  storage = new FakeStorage();
  mock.timers.reset();
  be("2026-11-25");
});

afterAll(() => mock.timers.reset());

/** From now on it is noon on that day. */
function be(day) {
  mock.timers.reset();
  mock.timers.enable({ apis: ["Date"], now: new Date(`${day}T12:00:00`) });
}

test("what is kept is read back until its last day, and not after it", () => {
  assert.equal(keep("page", "who/", { title: "Who" }), "2026-12-25");
  be("2026-12-25");
  assert.deepEqual(read("page", "who/"), {
    kind: "page",
    name: "who/",
    value: { title: "Who" },
    kept: "2026-11-25",
    until: "2026-12-25",
  });
  be("2026-12-26");
  assert.equal(read("page", "who/"), null);
  assert.deepEqual(all(), []);
  tidy();
  assert.equal(storage.length, 0);
});

test("nothing is kept for longer than the register allows", () => {
  assert.equal(keep("page", "a/", 1, 3), "2026-11-28");
  assert.equal(keep("page", "a/", 1, 999), "2026-12-25");
});

test("what the register does not have cannot be kept", () => {
  assert.throws(() => keep("answers", "x", 1), /no answers/);
  assert.equal(storage.length, 0);
});

test("the newest comes first, and of one day the names in their order", () => {
  keep("page", "b/", 1);
  keep("page", "a/", 1);
  be("2026-11-26");
  keep("page", "c/", 1);
  assert.deepEqual(
    all("page").map(({ name }) => name),
    ["c/", "a/", "b/"],
  );
  assert.deepEqual(all("choice"), []);
});

for (const [why, text] of [
  ["no JSON", "{"],
  ["no object", "1"],
  ["no last day", '{"kept":"2026-11-25","value":1}'],
  ["no value", '{"kept":"2026-11-25","until":"2026-11-26"}'],
  ["a last day that is too far away", '{"kept":"2026-11-25","until":"2027-11-26","value":1}'],
  ["a day that is none", '{"kept":"today","until":"2026-11-26","value":1}'],
]) {
  test(`${why} is as if nothing were kept, and is tidied away`, () => {
    storage.setItem(`${start("page")}a/`, text);
    assert.equal(read("page", "a/"), null);
    tidy();
    assert.equal(storage.length, 0);
  });
}

test("what others have stored is never read, and never deleted", () => {
  storage.setItem("offers/2/page/a/", "theirs");
  keep("page", "a/", 1);
  tidy();
  removeAll();
  assert.deepEqual([...storage.texts], [["offers/2/page/a/", "theirs"]]);
});

test("all of it goes, of older versions too; or all of a kind", () => {
  const older = start("page").replace(PREFIX, FORMER);
  storage.setItem(`${older}a/`, "of an older version");
  keep("page", "a/", 1);
  keep("choice", "", true);
  assert.equal(removeAll("page"), true);
  assert.deepEqual([...storage.texts.keys()].sort(), [`${older}a/`, start("choice")]);
  removeAll();
  assert.equal(storage.length, 0);
});

test("what another copy of the site on this host has kept is not seen, and not deleted", () => {
  keep("page", "a/", 1);
  const [[key, text]] = storage.texts;
  for (const path of ["/", "/live/training/", "/training/"]) {
    storage.setItem(key.replace(start("page"), start("page", path)), text);
  }
  assert.equal(all().length, 1);
  tidy();
  removeAll("page");
  removeAll();
  assert.deepEqual(
    [...storage.texts.keys()],
    ["/", "/live/training/", "/training/"].map((path) => `${start("page", path)}a/`),
  );
});

test("what was kept when keys had no path in them is taken over once, and what cannot be is let go", async () => {
  keep("page", "hertfordshire/who/", 1);
  const [[key, text]] = storage.texts;
  storage.removeItem(key);
  storage.setItem(`${FORMER}page/hertfordshire/who/`, text);
  storage.setItem(`${FORMER}offline//live/`, text);
  storage.setItem(`${FORMER}offline//training/`, text);
  storage.setItem(`${FORMER}page/a/`, "damaged");
  storage.setItem("offer/0/old", text);
  storage.setItem(`${start("page", "/training/")}b/`, text);
  // A page that is opened: the register is read anew.
  const opened = await import("../../../overrides/assets/lib/storage.js?opened");
  assert.deepEqual(
    opened.all().map(({ kind, name, kept, until }) => [kind, name, kept, until]),
    [
      ["offline", "/live/", "2026-11-25", "2026-12-25"],
      ["page", "hertfordshire/who/", "2026-11-25", "2026-12-25"],
    ],
  );
  assert.deepEqual(
    [...storage.texts.keys()].sort(),
    [`${start("offline")}/live/`, `${start("page", "/training/")}b/`, `${start("page")}hertfordshire/who/`].sort(),
  );
});

test("what is left for the page's next loading is collected once, and is in no storage", () => {
  globalThis.history = {
    state: null,
    replaceState(state) {
      this.state = structuredClone(state);
    },
  };
  assert.equal(collect("page"), undefined);
  leave("page", { age: 9 });
  assert.equal(storage.length, 0);
  assert.equal(collect("choice"), undefined);
  assert.deepEqual(collect("page"), { age: 9 });
  assert.equal(globalThis.history.state, null);
  assert.equal(collect("page"), undefined);
});

test("a browser that refuses its storage has nothing stored, and says so", () => {
  storage = null;
  assert.equal(keep("page", "a/", 1), null);
  assert.equal(read("page", "a/"), null);
  assert.equal(remove("page", "a/"), false);
  assert.equal(removeAll(), false);
  assert.deepEqual(all(), []);
  tidy();
});
