/**
 * The worker that gives a family its kept pages when there is no signal. A browser has it only where the family asked
 * for it (assets/lib/offline.js), and it keeps nothing but files of this site, as they are published: no answer, no
 * search, no list of what was read.
 *
 * Whoever is online gets the network's page. A kept page says of itself on which day it was kept.
 *
 * The build writes `KEPT` before this: what there is to keep in this very release
 * (publisher/site/hosting/offline.py). So a browser that asks for this file again, as it does by itself, knows
 * whether the site has been renewed. This is no module: Firefox runs no modules as workers of this kind.
 */

(() => {
  /**
   * @typedef {object} Kept
   * @property {string} version - another one whenever anything that is kept, or how hosts send it, is another
   * @property {string} saved - the page that lists what is kept
   * @property {string[]} shared - what is kept for everybody: pages and files, by their addresses below the site's root
   * @property {Record<string, string[]>} councils - what is kept for one council as well
   * @property {string[]} runtime - Python and the engine
   * @property {Record<string, string>} sha256 - of each file and page, in base64
   */
  /** @typedef {{ council: string, pages: string[] }} Choice */
  /** @typedef {Event & { waitUntil(done: Promise<unknown>): void }} Lasting */
  /** @typedef {Lasting & { request: Request, respondWith(response: Promise<Response>): void }} Asked */
  /** @typedef {{ postMessage(message: unknown): void }} Page */
  /**
   * @typedef {EventTarget & {
   *   KEPT: Kept,
   *   registration: { scope: string },
   *   navigator: { onLine: boolean },
   *   clients: { matchAll(options: { includeUncontrolled: boolean }): Promise<Page[]> },
   * }} Scope
   */

  const scope = /** @type {Scope} */ (/** @type {unknown} */ (self));
  const { KEPT } = scope;
  const ROOT = scope.registration.scope;

  /** How the names of our caches begin. No path has a space: a copy of the site in a folder below has another one. */
  const OURS = `local-offer-reckoner ${new URL(ROOT).pathname} `;
  const CHOICE = `${OURS}choice`;
  const CACHE = `${OURS}${KEPT.version}`;

  /** Where a cache has the time at which it was filled: no page has this address. */
  const FILLED = `${ROOT}kept-on`;

  /** A page that has not begun to come by then is taken from what is kept. */
  const SLOW_MS = 8000;

  /** What a content names never changes. */
  const NAMED_BY_CONTENT = /^assets\/(?:theme|policies|runtime)\//;
  const RUNTIME = /^assets\/runtime\//;

  const TEMPLATE = /<template data-kept-copy>([\s\S]*?)<\/template>/;
  const WHEN = "<!-- when -->";

  /** Whether the last page that was asked for did not come. */
  let unreachable = false;

  /** @returns {Promise<Choice | null>} what the family wants to be kept */
  async function choice() {
    const response = await caches.match(ROOT, { cacheName: CHOICE });
    return response ? response.json() : null;
  }

  /** @param {Choice} choice @returns {string[]} the addresses of all that is to be kept, below the site's root */
  function wanted({ council, pages }) {
    const chosen = Object.hasOwn(KEPT.councils, council) ? [...(KEPT.councils[council] ?? []), ...KEPT.runtime] : [];
    // A page that was saved may be gone from the site.
    const saved = pages.filter((page) => Object.hasOwn(KEPT.sha256, page));
    return [...new Set([...KEPT.shared, ...chosen, ...saved])];
  }

  /** @param {string} address @returns {Promise<Response | undefined>} what is kept of this release */
  function kept(address) {
    return caches.match(ROOT + address, { cacheName: CACHE });
  }

  /**
   * A file of this very release: the browser refuses any other bytes, such as the page of a network that wants a
   * password, or one of a site that is renewed at this moment.
   *
   * @param {string} address
   */
  async function fetched(address) {
    const named = NAMED_BY_CONTENT.test(address);
    for (const name of named ? await caches.keys() : []) {
      const earlier = name.startsWith(OURS) && (await caches.match(ROOT + address, { cacheName: name }));
      if (earlier) {
        return earlier;
      }
    }
    const response = await fetch(ROOT + address, {
      cache: named ? "default" : "no-cache",
      integrity: `sha256-${KEPT.sha256[address]}`,
    });
    if (!response.ok || response.redirected) {
      throw new Error(`${address} was answered with ${response.status}.`);
    }
    return response;
  }

  /** Keep all that is wanted, and nothing else. The pages that are open hear how far it is. */
  async function fill() {
    const choice_ = await choice();
    if (!choice_) {
      return;
    }
    const addresses = wanted(choice_);
    const cache = await caches.open(CACHE);
    const pages = await scope.clients.matchAll({ includeUncontrolled: true });
    let done = 0;
    const results = await Promise.allSettled(
      addresses.map(async (address) => {
        if (!(await kept(address))) {
          await cache.put(ROOT + address, await fetched(address));
        }
        done += 1;
        for (const page of pages) {
          page.postMessage({ kind: "kept", done, of: addresses.length });
        }
      }),
    );
    const failed = results.find((result) => result.status === "rejected");
    if (failed) {
      throw failed.reason;
    }
    const all = new Set([FILLED, ...addresses.map((address) => ROOT + address)]);
    for (const { url } of await cache.keys()) {
      if (!all.has(url)) {
        await cache.delete(url);
      }
    }
    // What was there before is no newer for it.
    if (!(await cache.match(FILLED))) {
      await cache.put(FILLED, new Response(String(Date.now())));
    }
  }

  /** Delete what earlier releases kept. */
  async function tidy() {
    const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE && name !== CHOICE);
    await Promise.all(old.map((name) => caches.delete(name)));
  }

  /** @param {Request} request */
  async function fromNetwork(request) {
    try {
      const response = await fetch(request);
      unreachable = false;
      return response;
    } catch (error) {
      unreachable = true;
      throw error;
    }
  }

  /**
   * A kept page, which says that it is one and of which day. Without the day it would pass for a new one, and so it
   * is none.
   *
   * @param {string} address
   * @returns {Promise<Response | null>}
   */
  async function keptPage(address) {
    const page = await kept(address);
    const filled = await caches.match(FILLED, { cacheName: CACHE });
    if (!page || !filled) {
      return null;
    }
    const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(Number(await filled.text()));
    const html = (await page.text()).replace(TEMPLATE, (_, words) => words.replace(WHEN, day));
    const headers = new Headers(page.headers);
    // They are about the bytes that came, which were compressed.
    headers.delete("Content-Encoding");
    headers.delete("Content-Length");
    return new Response(html, { headers });
  }

  /**
   * A page: that of the network, as long as there is one.
   *
   * @param {Request} request
   * @param {string} address
   */
  async function page(request, address) {
    const network = fromNetwork(request);
    // It may fail when nobody waits for it any more.
    network.catch(() => {});
    const late = new Promise((resolve) => setTimeout(resolve, SLOW_MS, null));
    const first = /** @type {Response | null} */ (await Promise.race([network, late]).catch(() => null));
    if (first && first.status < 500) {
      return first;
    }
    unreachable = true;
    const copy = await keptPage(address);
    if (copy) {
      return copy;
    }
    // The list of what is kept says that this is not. Of pages that are not ours the browser tells by itself.
    const ours = Object.hasOwn(KEPT.sha256, address) && (await keptPage(KEPT.saved));
    return first === null && ours ? Response.redirect(`${ROOT}${KEPT.saved}#not-kept`) : network;
  }

  /**
   * @param {Request} request
   * @param {string} address
   */
  async function file(request, address) {
    const copy = await kept(address);
    if (copy && NAMED_BY_CONTENT.test(address) && !RUNTIME.test(address)) {
      return copy;
    }
    return fromNetwork(request).catch((error) => {
      if (copy) {
        return copy;
      }
      throw error;
    });
  }

  scope.addEventListener("install", (event) => /** @type {Lasting} */ (event).waitUntil(fill()));

  scope.addEventListener("activate", (event) => /** @type {Lasting} */ (event).waitUntil(tidy()));

  // The family has chosen something else.
  scope.addEventListener("message", (event) => {
    const [port] = /** @type {MessageEvent} */ (event).ports;
    const filled = fill().then(
      () => port?.postMessage(true),
      () => port?.postMessage(false),
    );
    /** @type {Lasting} */ (event).waitUntil(filled);
  });

  scope.addEventListener("fetch", (event) => {
    const asked = /** @type {Asked} */ (event);
    const { request } = asked;
    const [whole = ""] = request.url.split(/[?#]/);
    const below = whole.slice(ROOT.length);
    // A host that looks into folders gives one page at two addresses.
    const first = below === "" || below.endsWith("/") ? `${below}index.html` : below;
    const address = Object.hasOwn(KEPT.sha256, first) ? first : below;
    if (request.method !== "GET" || !whole.startsWith(ROOT)) {
      return;
    }
    if (request.mode === "navigate") {
      asked.respondWith(page(request, address));
      return;
    }
    // Of Python the browser keeps what it has compiled, as long as it has fetched it by itself. Asked to load it once
    // more, or without a network, it would have nothing.
    const byItself = RUNTIME.test(address) && scope.navigator.onLine && !unreachable && request.cache !== "reload";
    if (Object.hasOwn(KEPT.sha256, address) && !byItself) {
      asked.respondWith(file(request, address));
    }
  });
})();
