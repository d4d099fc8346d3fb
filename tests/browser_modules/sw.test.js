import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const PROGRAM = readFileSync(new URL("../../overrides/sw.js", import.meta.url), "utf8");
const ROOT = "https://council.example/sub/";
const POLICY = "assets/policies/here-1.json";
const WASM = "assets/runtime/1/python.wasm";
const BANNER = "<template data-kept-copy><p>Of <!-- when -->.</p></template>";

/** As much of a browser as the worker uses; what is kept lasts from one release to the next, and `net` is the network. */
class Browser {
  /** @type {Map<string, Map<string, Response>>} */
  caches = new Map();
  /** @type {Record<string, string | number | (() => Promise<Response>)>} by address below the root; a number is a status */
  net = {};
  asked = [];
  online = true;

  constructor() {
    for (const address of ["", "saved/", "here/", "here/paper/", "there/", POLICY, WASM]) {
      this.net[address] = `${BANNER}new ${address}`;
    }
  }

  /** Start the worker of a release. */
  release(version = "one", pages = ["here/", "here/paper/"]) {
    const handlers = {};
    const open = (name) => {
      const entries = this.caches.get(name) ?? this.caches.set(name, new Map()).get(name);
      return {
        match: async (url) => entries.get(url)?.clone(),
        put: async (url, response) => void entries.set(url, response),
        keys: async () => [...entries.keys()].map((url) => ({ url })),
        delete: async (url) => entries.delete(url),
      };
    };
    const context = {
      URL,
      Response,
      Headers,
      Intl,
      setTimeout: (action) => this.late && setImmediate(action, null),
      fetch: async (request, options = {}) => {
        const address = (typeof request === "string" ? request : request.url).slice(ROOT.length);
        this.asked.push({ address, ...options });
        const answer = this.online ? this.net[address] : undefined;
        if (answer === undefined) {
          throw new TypeError("Failed to fetch");
        }
        if (typeof answer === "function") {
          return answer();
        }
        return typeof answer === "number" ? new Response("", { status: answer }) : new Response(answer);
      },
      caches: {
        open: async (name) => open(name),
        keys: async () => [...this.caches.keys()],
        delete: async (name) => this.caches.delete(name),
        match: async (url, { cacheName }) => this.caches.get(cacheName)?.get(url)?.clone(),
      },
      registration: { scope: ROOT },
      navigator: {},
      clients: { matchAll: async () => [] },
      addEventListener: (name, handler) => {
        handlers[name] = handler;
      },
      KEPT: {
        version,
        saved: "saved/",
        shared: ["", "saved/"],
        councils: { here: [...pages, POLICY] },
        runtime: [WASM],
        sha256: Object.fromEntries(["", "saved/", "there/", ...pages, POLICY, WASM].map((one) => [one, "abc"])),
      },
    };
    context.self = context;
    Object.defineProperty(context.navigator, "onLine", { get: () => this.online });
    vm.runInNewContext(PROGRAM, context);
    const lasting = (name, event = {}) =>
      new Promise((resolve, reject) => handlers[name]({ ...event, waitUntil: (done) => done.then(resolve, reject) }));
    return {
      install: () => lasting("install"),
      activate: () => lasting("activate"),
      fill: () => new Promise((resolve) => lasting("message", { ports: [{ postMessage: resolve }] })),
      /** The text of the answer; undefined where the worker leaves it to the browser. */
      get: async (address, request = {}) => {
        let answer;
        const url = address.startsWith("https:") ? address : ROOT + address;
        handlers.fetch({
          request: { url, method: "GET", mode: "navigate", cache: "default", ...request },
          respondWith: (response) => {
            answer = response;
          },
        });
        const response = await answer;
        return response?.headers.get("Location") ?? response?.text();
      },
    };
  }

  choose(council, pages = []) {
    const response = new Response(JSON.stringify({ council, pages }));
    this.caches.set("local-offer-reckoner /sub/ choice", new Map([[ROOT, response]]));
  }

  /** What is kept, below the root, by the cache's version. */
  kept(version = "one") {
    const entries = this.caches.get(`local-offer-reckoner /sub/ ${version}`);
    return entries && [...entries.keys()].map((url) => url.slice(ROOT.length)).sort();
  }
}

async function installed(council = "here", pages = []) {
  const browser = new Browser();
  browser.choose(council, pages);
  const worker = browser.release();
  await worker.install();
  await worker.activate();
  return { browser, worker };
}

const FILE = { mode: "cors" };
const HERE = ["", POLICY, WASM, "here/", "here/paper/", "kept-on", "saved/"].sort();

test("it keeps what was chosen, each file by its hash, and pages past the browser's cache", async () => {
  const { browser } = await installed();
  assert.deepEqual(browser.kept(), HERE);
  assert.ok(browser.asked.every(({ integrity }) => integrity === "sha256-abc"));
  const modes = Object.fromEntries(browser.asked.map(({ address, cache }) => [address, cache]));
  assert.equal(modes["here/"], "no-cache");
  assert.equal(modes[POLICY], "default");
});

test("a page of another council that was saved is kept, and one that is gone from the site is not", async () => {
  const { browser } = await installed("here", ["there/", "gone/"]);
  assert.deepEqual(browser.kept(), [...HERE, "there/"].sort());
});

test("where nothing was chosen nothing is kept", async () => {
  const browser = new Browser();
  await browser.release().install();
  assert.deepEqual([...browser.caches.keys()], []);
  assert.deepEqual(browser.asked, []);
});

for (const wrong of [undefined, 404]) {
  test(`where a file does not come (${wrong}) it is not installed`, async () => {
    const browser = new Browser();
    browser.choose("here");
    browser.net["here/paper/"] = wrong;
    await assert.rejects(browser.release().install());
  });
}

test("online the network's page comes, and says nothing of a copy", async () => {
  const { browser, worker } = await installed();
  browser.net["here/"] = `${BANNER}newest`;
  assert.equal(await worker.get("here/"), `${BANNER}newest`);
});

test("without a signal the kept page comes, and says of which day it is", async () => {
  const { browser, worker } = await installed();
  browser.online = false;
  const today = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(Date.now());
  assert.equal(await worker.get("here/paper/"), `<p>Of ${today}.</p>new here/paper/`);
});

test("a page whose day is not known is not shown", async () => {
  const { browser, worker } = await installed();
  browser.online = false;
  browser.caches.get("local-offer-reckoner /sub/ one").delete(`${ROOT}kept-on`);
  await assert.rejects(worker.get("here/"));
});

test("the kept page comes where the network is too slow, or the host is down", async () => {
  const { browser, worker } = await installed();
  browser.net["here/"] = 503;
  assert.match(await worker.get("here/"), /^<p>Of/);
  browser.net["here/"] = () => new Promise(() => {});
  browser.late = true;
  assert.match(await worker.get("here/"), /^<p>Of/);
});

test("what the network says of a page that is gone is believed", async () => {
  const { browser, worker } = await installed();
  browser.net["here/"] = 404;
  assert.equal(await worker.get("here/"), "");
});

test("a page that is not kept leads to the list of what is; one that is not ours leads nowhere", async () => {
  const { browser, worker } = await installed();
  browser.online = false;
  assert.equal(await worker.get("there/"), `${ROOT}saved/#not-kept`);
  await assert.rejects(worker.get("elsewhere/"));
});

test("where pages are files, one that is asked for by its folder is the file", async () => {
  const browser = new Browser();
  browser.net["here/index.html"] = `${BANNER}first`;
  browser.choose("here");
  const worker = browser.release("one", ["here/index.html"]);
  await worker.install();
  browser.online = false;
  assert.match(await worker.get("here/"), /first$/);
  assert.match(await worker.get("here/index.html"), /first$/);
});

test("what a content names comes from what is kept, without the network", async () => {
  const { browser, worker } = await installed();
  browser.asked.length = 0;
  assert.match(await worker.get(POLICY, FILE), /new/);
  assert.deepEqual(browser.asked, []);
});

test("Python is left to the browser, except without a network or when it is loaded once more", async () => {
  const { browser, worker } = await installed();
  assert.equal(await worker.get(WASM, FILE), undefined);
  browser.online = false;
  assert.match(await worker.get(WASM, FILE), /new/);
  browser.online = true;
  browser.net = {};
  assert.match(await worker.get(WASM, { ...FILE, cache: "reload" }), /new/);
});

test("after a page that did not come, Python is not waited for", async () => {
  const { browser, worker } = await installed();
  browser.net = {};
  assert.match(await worker.get("here/"), /^<p>Of/);
  assert.match(await worker.get(WASM, FILE), /new/);
});

test("it has nothing to do with other files, other sites and what is sent", async () => {
  const { worker } = await installed();
  assert.equal(await worker.get("assets/search/1/shared.json", FILE), undefined);
  assert.equal(await worker.get("https://council.example/other/"), undefined);
  assert.equal(await worker.get("here/", { method: "POST" }), undefined);
});

test("another council takes the place of the first", async () => {
  const { browser, worker } = await installed("gone", ["there/"]);
  assert.deepEqual(browser.kept(), ["", "kept-on", "saved/", "there/"]);
  browser.choose("here");
  assert.equal(await worker.fill(), true);
  assert.deepEqual(browser.kept(), HERE);
  browser.choose("here", ["there/"]);
  browser.online = false;
  assert.equal(await worker.fill(), false);
});

test("a new release fetches its pages, takes over what a content names, and then deletes the old one", async () => {
  const { browser } = await installed();
  browser.caches.set("local-offer-reckoner /sub/other/ one", new Map());
  browser.caches.set("local-offer-reckoner / one", new Map());
  browser.asked.length = 0;
  const next = browser.release("two", ["here/", "here/paper/"]);
  await next.install();
  assert.deepEqual(browser.asked.map(({ address }) => address).sort(), ["", "here/", "here/paper/", "saved/"]);
  assert.deepEqual(browser.kept("one"), HERE);
  await next.activate();
  assert.deepEqual([...browser.caches.keys()].sort(), [
    "local-offer-reckoner / one",
    "local-offer-reckoner /sub/ choice",
    "local-offer-reckoner /sub/ two",
    "local-offer-reckoner /sub/other/ one",
  ]);
});

test("what was deleted is not served any more", async () => {
  const { browser, worker } = await installed();
  browser.caches.clear();
  browser.online = false;
  await assert.rejects(worker.get("here/"));
  browser.online = true;
  assert.equal(await worker.get("here/"), `${BANNER}new here/`);
});
