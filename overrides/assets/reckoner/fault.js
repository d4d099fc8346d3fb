/**
 * The last word where the reckoner's own scripts fail: one that does not load, an unforeseen error, an unhandled
 * rejection. It tells the family in words, and gives a way on. This is not a module and uses no other, so that it works
 * where they do not; the page loads it before them.
 */
(() => {
  /** After what was about to be said when it happened: see lib/announce.js. */
  const PAUSE_MS = 200;

  /** A host that answers at all has sent these small files by then. */
  const AGAIN_MS = 10_000;

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const theme = new URL("../", script.src).href;

  /**
   * Whether an address, or the addresses in an error's trace, are of the reckoner. Search and the like fail by
   * themselves, and the faults of a browser's extensions are not ours.
   * @param {string} where
   */
  const isOurs = (where) =>
    where.includes(`${theme}reckoner/`) || (where.includes(`${theme}lib/`) && !where.includes(`${theme}site/`));

  /** @param {unknown} error */
  const traceOf = (error) => (error instanceof Error ? (error.stack ?? "") : "");

  /**
   * Show one part of a kind, and hide the others.
   * @param {Element} root
   * @param {"[data-step]" | "[data-reason]"} kind
   * @param {string} name
   */
  const show = (root, kind, name) => {
    for (const part of root.querySelectorAll(kind)) {
      /** @type {HTMLElement} */ (part).hidden = part.getAttribute(kind.slice(1, -1)) !== name;
    }
  };

  /**
   * Load the page again, with what it is made of fetched anew. The browser may have kept a file that came spoilt, which
   * the page refuses (`integrity`): it would keep it for a year, and a reload by itself does not ask for it again.
   */
  const loadAgain = async () => {
    const parts = document.querySelectorAll("link[rel=stylesheet], link[rel=modulepreload], script[src]");
    const addresses = [...parts].map((part) =>
      part instanceof HTMLLinkElement ? part.href : part.getAttribute("src"),
    );
    const options = { cache: /** @type {const} */ ("reload"), signal: AbortSignal.timeout?.(AGAIN_MS) };
    await Promise.allSettled(
      addresses.map(async (address) => (await fetch(String(address), options)).arrayBuffer()),
    ).finally(() => location.reload());
  };

  const tell = () => {
    const root = document.querySelector("[data-reckoner]");
    if (!root) {
      return;
    }
    // Nothing works yet: the message for browsers without scripts is the right one, and need not wait for its time.
    if (!root.classList.contains("reckoner--ready")) {
      root.classList.add("reckoner--stopped");
      root.querySelector("[data-reload]")?.addEventListener("click", (event) => {
        event.preventDefault();
        void loadAgain();
      });
      return;
    }
    show(root, "[data-step]", "failed");
    show(root, "[data-reason]", "crashed");
    const failed = root.querySelector("[data-step=failed]");
    failed?.querySelector("[data-retry]")?.removeAttribute("hidden");
    failed?.querySelector("[data-load-again]")?.setAttribute("hidden", "");
    /** @type {HTMLElement | null | undefined} */ (failed?.querySelector("[data-heading]"))?.focus();
    setTimeout(() => {
      const said = root.querySelector("[data-announce]");
      if (said) {
        said.textContent = failed?.querySelector("[data-reason=crashed]")?.textContent ?? "";
      }
    }, PAUSE_MS);
  };

  // A script that does not load fires an event at its element alone, on the way down.
  window.addEventListener(
    "error",
    (event) => {
      const missed = event.target instanceof HTMLScriptElement ? event.target.src : "";
      if (isOurs(missed) || (event instanceof ErrorEvent && isOurs(`${event.filename} ${traceOf(event.error)}`))) {
        tell();
      }
    },
    true,
  );

  window.addEventListener("unhandledrejection", ({ reason }) => {
    // An error of the browser's own may come without a trace.
    if (reason instanceof Error && (!reason.stack || isOurs(reason.stack))) {
      tell();
    }
  });

  // A browser that knows no modules says nothing about them.
  if (!("noModule" in script)) {
    tell();
  }
})();
