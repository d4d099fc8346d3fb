/**
 * The worker that runs Python: JSON text in, JSON text out. It knows no rule, keeps no answer and prints nothing.
 *
 * Everything is fetched at once and before anything is started. So whatever goes wrong while downloading is "blocked",
 * and whatever goes wrong later is "crashed". Pyodide alone would fetch one file after another, and would wait for ever
 * where its WebAssembly cannot be compiled.
 *
 * @import { FailureReason, FromWorker, Manifest, ToWorker, WorkerScope } from "./types.js"
 */

/** @typedef {(request: string) => string} Estimate */

const REPORT_EVERY_MS = 100;
const ZIP_BEGINS = [0x50, 0x4b];

const scope = /** @type {WorkerScope} */ (/** @type {unknown} */ (self));

class Failure extends Error {
  /**
   * @param {FailureReason} reason
   * @param {string} what
   */
  constructor(reason, what) {
    super(what);
    this.reason = reason;
  }
}

/** @param {FromWorker} message */
function post(message) {
  scope.postMessage(message);
}

/** Fetches files, counts the bytes of the large ones as they arrive, and reports them now and then. */
class Download {
  #cache;
  #received = 0;
  #reported = 0;
  /** @type {number | null} */
  #total = null;

  /** @param {RequestCache} cache */
  constructor(cache) {
    this.#cache = cache;
  }

  /** @param {number} bytes - that the large files have together */
  expect(bytes) {
    this.#total = bytes;
    this.#report();
  }

  /** @param {string} url */
  async text(url) {
    const { response } = await this.#get(url);
    return response.text();
  }

  /**
   * @param {string} url
   * @returns {Promise<Response>} with a type of our own: proxies and old servers send WebAssembly under wrong ones.
   */
  async counted(url) {
    const { body } = await this.#get(url);
    return new Response(this.#count(body), { headers: { "Content-Type": "application/wasm" } });
  }

  /** @param {string} url */
  async #get(url) {
    const response = await fetch(url, { cache: this.#cache });
    if (!response.ok || response.body === null) {
      throw new Error(`${url} was answered with ${response.status}.`);
    }
    return { response, body: response.body };
  }

  /**
   * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
   * @returns {ReadableStream<Uint8Array<ArrayBuffer>>}
   */
  #count(body) {
    return body.pipeThrough(
      new TransformStream({
        transform: (piece, controller) => {
          this.#received += piece.byteLength;
          if (performance.now() - this.#reported >= REPORT_EVERY_MS) {
            this.#report();
          }
          controller.enqueue(piece);
        },
        flush: () => this.#report(),
      }),
    );
  }

  #report() {
    this.#reported = performance.now();
    post({ kind: "progress", received: this.#received, total: this.#total });
  }
}

/**
 * Fetch everything, at once, and look whether each is what it should be.
 *
 * @param {string} runtime - the folder's address, with "/" at its end
 * @param {string} policyUrl
 * @param {RequestCache} cache
 */
async function downloadAll(runtime, policyUrl, cache) {
  const download = new Download(cache);
  const [manifest, policy, library, wasm, pyodide] = await Promise.all([
    download.text(`${runtime}runtime.json`).then((text) => {
      const manifest = /** @type {Manifest} */ (JSON.parse(text));
      download.expect(Object.values(manifest.sizes).reduce((sum, size) => sum + size, 0));
      return manifest;
    }),
    download.text(policyUrl).then((text) => {
      JSON.parse(text);
      return text;
    }),
    download.counted(`${runtime}python_stdlib.zip`).then(async (response) => {
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (!ZIP_BEGINS.every((byte, index) => bytes[index] === byte)) {
        throw new Error("python_stdlib.zip is something else.");
      }
      return bytes;
    }),
    WebAssembly.compileStreaming(download.counted(`${runtime}pyodide.asm.wasm`)),
    /** @type {Promise<typeof import("pyodide")>} */ (import(`${runtime}pyodide.module.js`)),
    // Pyodide takes this one from the global object when it is there already.
    import(`${runtime}pyodide.asm.js`),
  ]);
  return { manifest, policy, library, wasm, pyodide };
}

/**
 * Hand Pyodide what has arrived when it asks for it, and nothing else: from here on the worker opens no connection.
 *
 * @param {string} runtime
 * @param {Uint8Array<ArrayBuffer>} library
 * @param {WebAssembly.Module} wasm
 * @returns {Promise<never>} rejects where the WebAssembly does not start, which Pyodide itself only prints.
 */
function handOver(runtime, library, wasm) {
  scope.fetch = async (address) => {
    switch (String(address)) {
      case `${runtime}python_stdlib.zip`:
        return new Response(library);
      case `${runtime}pyodide.asm.wasm`:
        return new Response();
      default:
        throw new TypeError("The worker opens no connection once it has started.");
    }
  };
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (_source, imports) => {
      try {
        return { module: wasm, instance: await WebAssembly.instantiate(wasm, imports) };
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
}

/**
 * @param {Extract<ToWorker, { kind: "start" }>} message
 * @returns {Promise<Estimate>}
 */
async function start({ runtimeUrl: runtime, policyUrl, cache }) {
  post({ kind: "began" });
  if (typeof WebAssembly !== "object") {
    throw new Failure("no_webassembly", "The browser has no WebAssembly.");
  }
  const { manifest, policy, library, wasm, pyodide } = await downloadAll(runtime, policyUrl, cache).catch((error) => {
    throw new Failure("blocked", String(error?.message ?? error));
  });
  post({ kind: "starting" });
  const stuck = handOver(runtime, library, wasm);
  const silent = () => {};
  const loading = pyodide.loadPyodide({
    indexURL: runtime,
    lockFileContents: manifest.lock,
    // Stack switching is missing in some browsers and crashes others; every call here is synchronous.
    enableRunUntilComplete: false,
    stdin: () => null,
    stdout: silent,
    stderr: silent,
  });
  const python = await Promise.race([loading, stuck]);
  const reckoner = python.pyimport("reckoner");
  const loaded = reckoner.load(policy);
  return (request) => reckoner.estimate_text(loaded, request);
}

/** @type {Estimate | undefined} */
let estimate;

/** @param {ToWorker} message */
async function handle(message) {
  if (message.kind === "start") {
    estimate = await start(message);
    post({ kind: "ready" });
  } else if (estimate) {
    post({ kind: "result", id: message.id, text: estimate(message.request) });
  }
}

scope.addEventListener("message", ({ data }) => {
  handle(data).catch((error) => {
    const reason = error instanceof Failure ? error.reason : "crashed";
    // What Python says about a failed estimate may repeat a family's answers, so only its kind is told.
    const what = data.kind === "start" ? error?.message : error?.type;
    post({ kind: "failed", reason, what: String(what ?? error?.name) });
  });
});
