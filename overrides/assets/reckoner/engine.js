/**
 * The engine as the page sees it: starts the worker, watches over it, and asks it for estimates.
 *
 * @import {
 *   Answers, FailureReason, FromWorker, Limits, ProgressDetail, Result, Stage, StageDetail, ToWorker,
 * } from "./types.js"
 */

/** @type {Limits} */
const LIMITS = { silence: 10_000, starting: 60_000, estimate: 10_000 };

const WORKER = new URL("./worker.js", import.meta.url);

/** A module of one function, with all that Pyodide's WebAssembly uses and an old browser may not know. */
const PROBE = new Uint8Array([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00], // "\0asm", version 1
  ...[0x01, 0x04, 0x01, 0x60, 0x00, 0x00], // one type: nothing to nothing
  ...[0x03, 0x02, 0x01, 0x00], // one function, of that type
  ...[0x05, 0x03, 0x01, 0x00, 0x01], // a memory
  ...[0x06, 0x06, 0x01, 0x7f, 0x01, 0x41, 0x00, 0x0b], // a number that can be changed,
  ...[0x07, 0x04, 0x01, 0x00, 0x03, 0x00], // and from outside, too
  ...[0x0a, 0x1e, 0x01, 0x1c, 0x00], // the function's code:
  ...[0x06, 0x40, 0x19, 0x0b], // try, catch_all, end
  ...[0xd0, 0x6f, 0x1a], // ref.null extern, drop
  ...[0x43, 0x00, 0x00, 0x00, 0x00, 0xfc, 0x00, 0xc0, 0x1a], // f32.const, i32.trunc_sat_f32_s, i32.extend8_s, drop
  ...[0x41, 0x00, 0x41, 0x00, 0x41, 0x00, 0xfc, 0x0a, 0x00, 0x00, 0x0b], // i32.const three times, memory.copy, end
]);

/** @type {ReadonlySet<FailureReason>} */
const FINAL = new Set(["no_webassembly", "no_worker", "forbidden"]);

/** Why the engine cannot be used. `cause` is for debugging; it never holds an answer. */
export class EngineFailure extends Error {
  /**
   * @param {FailureReason} reason
   * @param {string} what
   */
  constructor(reason, what) {
    super(`The engine failed: ${reason}`, { cause: what });
    this.name = "EngineFailure";
    this.reason = reason;
    this.retry = !FINAL.has(reason);
  }
}

/**
 * One council's engine.
 *
 * Fires "stage" (a CustomEvent with a StageDetail) at each change of `stage`, and "progress" (with a ProgressDetail)
 * while files arrive.
 */
export class Engine extends EventTarget {
  #pythonUrl;
  #engineUrl;
  #policyUrl;
  /** @type {string | undefined} */
  #council;
  /** @type {Limits} */
  #limits;
  /** @type {Stage} */
  #stage = "idle";
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Promise<void> | null} */
  #started = null;
  /** @type {{ resolve: () => void, reject: (error: Error) => void } | null} */
  #start = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #watch;
  /** @type {Map<number, { resolve: (result: Result) => void, reject: (error: Error) => void }>} */
  #asked = new Map();
  #last = 0;
  #heard = false;
  /** @type {"default" | "reload"} */
  #cache = "default";

  /**
   * @param {object} options
   * @param {string} options.pythonUrl - the folder of the browser's Python, relative to the page
   * @param {string} options.engineUrl - the folder of the engine's wheel, relative to the page
   * @param {string} options.policyUrl - the council's compiled policy, relative to the page
   * @param {string} [options.council] - its id: the policy of another one is refused
   * @param {Partial<Limits>} [options.limits]
   */
  constructor({ pythonUrl, engineUrl, policyUrl, council, limits }) {
    super();
    this.#pythonUrl = folder(pythonUrl);
    this.#engineUrl = folder(engineUrl);
    this.#policyUrl = new URL(policyUrl, document.baseURI).href;
    this.#council = council;
    this.#limits = { ...LIMITS, ...limits };
    // A policy against workers is told here, and just before the worker fires an error that says nothing.
    document.addEventListener("securitypolicyviolation", ({ blockedURI, disposition }) => {
      if (this.#worker !== null && [WORKER.href, "blob"].includes(blockedURI) && disposition === "enforce") {
        this.#fail("forbidden", "The page's security policy allows no workers.");
      }
    });
  }

  get stage() {
    return this.#stage;
  }

  /**
   * Start, or start again after a failure. While it is starting or ready, this changes nothing.
   *
   * @returns {Promise<void>} fulfilled when ready; rejected with an EngineFailure, which the "stage" event has too.
   */
  start() {
    if (this.#started === null || this.#stage === "failed") {
      this.#started = new Promise((resolve, reject) => {
        this.#start = { resolve, reject };
      });
      // The event has the failure too, so a caller who only listens to that one has missed nothing.
      this.#started.catch(() => {});
      this.#open();
    }
    return this.#started;
  }

  /**
   * Ask for an estimate; starts the engine if need be.
   *
   * @param {Answers} answers
   * @param {string} asOf - year-month-day
   * @returns {Promise<Result>} rejected with an EngineFailure where the engine has failed.
   */
  async estimate(answers, asOf) {
    const request = JSON.stringify({ answers, as_of: asOf });
    await (this.#started ?? this.start());
    if (this.#worker === null) {
      throw stopped();
    }
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#expect(this.#limits.estimate);
      this.#post({ kind: "estimate", id, request });
    });
  }

  /** End the worker and forget what was asked. `start` works again afterwards. */
  stop() {
    this.#close(stopped());
    this.#started = null;
    this.#enter("idle");
  }

  /** Fail at once where this browser cannot run the engine. Nothing is fetched. */
  probe() {
    const lack = missing();
    if (lack !== null) {
      this.#fail(lack, "There is no worker, or Pyodide's WebAssembly would not be compiled.");
    }
    return lack === null;
  }

  #open() {
    if (!this.probe()) {
      return;
    }
    if (this.#cache === "default") {
      this.#startWorker();
      return;
    }
    // What the browser has kept spoilt may be the worker's own file, which it takes from there.
    this.#enter("downloading");
    this.#expect(this.#limits.silence);
    const attempt = this.#started;
    void renew(WORKER).then(() => {
      if (attempt === this.#started) {
        this.#startWorker();
      }
    });
  }

  #startWorker() {
    const worker = moduleWorker();
    if (typeof worker === "string") {
      this.#fail(worker, "There is no module worker.");
      return;
    }
    this.#worker = worker;
    this.#heard = false;
    if (this.#stage !== "downloading") {
      this.#enter("downloading");
    }
    worker.addEventListener("message", ({ data }) => {
      if (worker === this.#worker) {
        this.#heard = true;
        this.#hear(data);
      }
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (worker === this.#worker) {
        // Before its first word, the worker's own file has not come. Afterwards something in it broke.
        this.#fail(this.#heard ? "crashed" : "blocked", event.message ?? "The worker did not load.");
      }
    });
    this.#expect(this.#limits.silence);
    this.#post({
      kind: "start",
      pythonUrl: this.#pythonUrl,
      engineUrl: this.#engineUrl,
      policyUrl: this.#policyUrl,
      council: this.#council,
      cache: this.#cache,
    });
  }

  /** @param {FromWorker} message */
  #hear(message) {
    switch (message.kind) {
      case "began":
        this.#expect(this.#limits.silence);
        break;
      case "progress": {
        this.#expect(this.#limits.silence);
        /** @type {ProgressDetail} */
        const detail = { received: message.received, total: message.total };
        this.dispatchEvent(new CustomEvent("progress", { detail }));
        break;
      }
      case "starting":
        this.#expect(this.#limits.starting);
        this.#enter("starting");
        break;
      case "ready":
        clearTimeout(this.#watch);
        this.#enter("ready");
        this.#start?.resolve();
        break;
      case "result":
        this.#answer(message.id, message.text);
        break;
      case "failed":
        this.#fail(message.reason, message.what);
        break;
    }
  }

  /**
   * @param {number} id
   * @param {string} text
   */
  #answer(id, text) {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (this.#asked.size === 0) {
      clearTimeout(this.#watch);
    } else {
      this.#expect(this.#limits.estimate);
    }
    asked?.resolve(JSON.parse(text));
  }

  /**
   * @param {FailureReason} reason
   * @param {string} what
   */
  #fail(reason, what) {
    const failure = new EngineFailure(reason, what);
    this.#close(failure);
    this.#started = Promise.reject(failure);
    this.#started.catch(() => {});
    // What the browser keeps for ever may be damaged. After a timeout it is only slow, and every file counts.
    this.#cache = reason === "timeout" ? "default" : "reload";
    this.#enter("failed", failure);
  }

  /** @param {Error} error - for every caller that still waits */
  #close(error) {
    clearTimeout(this.#watch);
    this.#worker?.terminate();
    this.#worker = null;
    this.#start?.reject(error);
    const asked = [...this.#asked.values()];
    this.#asked.clear();
    for (const { reject } of asked) {
      reject(error);
    }
  }

  /** @param {number} milliseconds - within which the worker must say something */
  #expect(milliseconds) {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#fail("timeout", `Nothing for ${milliseconds} ms.`), milliseconds);
  }

  /**
   * @param {Stage} stage
   * @param {EngineFailure} [failure]
   */
  #enter(stage, failure) {
    this.#stage = stage;
    /** @type {StageDetail} */
    const detail = failure ? { stage, reason: failure.reason, retry: failure.retry } : { stage, retry: false };
    this.dispatchEvent(new CustomEvent("stage", { detail }));
  }

  /** @param {ToWorker} message */
  #post(message) {
    this.#worker?.postMessage(message);
  }
}

/**
 * @param {string} address - relative to the page
 * @returns {string} the whole address, with a slash at its end
 */
function folder(address) {
  return new URL(address.replace(/\/?$/, "/"), document.baseURI).href;
}

/**
 * What the browser lacks of what Pyodide needs; null where it lacks nothing. Megabytes are not worth fetching
 * otherwise.
 *
 * @returns {FailureReason | null}
 */
function missing() {
  if (typeof Worker !== "function") {
    return "no_worker";
  }
  try {
    if (!WebAssembly.validate(PROBE)) {
      return "no_webassembly";
    }
  } catch {
    return "no_webassembly";
  }
  try {
    // What is valid may still be refused: a page's security policy is asked before anything is compiled.
    new WebAssembly.Module(PROBE);
    return null;
  } catch {
    return "forbidden";
  }
}

/**
 * Let the browser keep a file anew. Where that does not work, starting tells why.
 *
 * @param {URL} address
 */
async function renew(address) {
  try {
    await (await fetch(address, { cache: "reload" })).arrayBuffer();
  } catch {
    // There is no connection, or a page of another site may not read it.
  }
}

function stopped() {
  return new DOMException("The engine was stopped.", "AbortError");
}

/**
 * @returns {URL | string} the worker's file. A page of another site may not start it, but may start a worker of its own
 *   that imports it.
 */
function workerAddress() {
  if (WORKER.origin === location.origin) {
    return WORKER;
  }
  const imports = new Blob(["import ", JSON.stringify(WORKER.href), ";"], { type: "text/javascript" });
  return URL.createObjectURL(imports);
}

/** @returns {Worker | FailureReason} why there is none, where the browser has no workers that are modules. */
function moduleWorker() {
  let supported = false;
  // A browser that knows module workers reads this option; there is no other way to ask it.
  const options = {
    get type() {
      supported = true;
      return /** @type {const} */ ("module");
    },
  };
  try {
    const worker = new Worker(workerAddress(), options);
    if (supported) {
      return worker;
    }
    worker.terminate();
  } catch {
    // Some settings and embedded views forbid workers altogether.
    return "forbidden";
  }
  return "no_worker";
}
