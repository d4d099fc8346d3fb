/**
 * The worker that runs Python: JSON text in, JSON text out. It knows no rule, keeps no answer and prints nothing.
 *
 * Everything is fetched at once and before anything is started. So whatever goes wrong while downloading is "blocked",
 * and whatever goes wrong later is "crashed". Pyodide alone would fetch one file after another, and would wait for ever
 * where its WebAssembly cannot be compiled.
 *
 * @import { Lockfile } from "pyodide"
 * @import { Addresses, FailureReason, FromWorker, Manifest, ToWorker, WorkerScope } from "./types.js"
 */

/** @typedef {(request: string) => string} Estimate */

const REPORT_EVERY_MS = 100;
const WASM = "pyodide.asm.wasm";
const WASM_TYPE = "application/wasm";
/** What Pyodide asks for. As a `.txt` it is compressed on its way by every host. */
const LIBRARY = "python_stdlib.zip";
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

  /** @param {number} bytes - that the large files have together, or that come once more */
  expect(bytes) {
    this.#total = (this.#total ?? 0) + bytes;
    this.#report();
  }

  /** @param {string} url */
  async text(url) {
    const response = await this.#get(url);
    return response.text();
  }

  /**
   * @param {string} url
   * @param {string} sha256 - what the bytes must be, in hexadecimal. The browser itself refuses any others.
   * @param {RequestCache} [cache]
   */
  async exactly(url, sha256, cache = this.#cache) {
    const digest = String.fromCharCode(...(sha256.match(/../g) ?? []).map((byte) => parseInt(byte, 16)));
    const response = await this.#get(url, { integrity: `sha256-${btoa(digest)}`, cache });
    return new Uint8Array(await response.arrayBuffer());
  }

  /**
   * A module. Of one that is imported nobody can say that the browser is not to take what it has kept: so that is
   * renewed first, where it may be spoilt.
   *
   * @param {string} url
   */
  async module(url) {
    if (this.#cache !== "default") {
      await this.text(url);
    }
    return import(url);
  }

  /**
   * WebAssembly that is compiled as it comes. What does not compile may have come spoilt, and may have been kept so for
   * a year: it is fetched once more. Where that does not compile either, its digest tells whose fault it is.
   *
   * @param {string} url
   * @param {Promise<{ size: number, sha256: string }>} wanted
   */
  async webAssembly(url, wanted) {
    try {
      return await this.#compiled(url, this.#cache);
    } catch (error) {
      if (!(error instanceof WebAssembly.CompileError)) {
        throw error;
      }
    }
    const { size, sha256 } = await wanted;
    this.expect(size);
    try {
      return await this.#compiled(url, "reload");
    } catch (error) {
      if (!(error instanceof WebAssembly.CompileError)) {
        throw error;
      }
      await this.exactly(url, sha256, "force-cache");
      throw new Failure("no_webassembly", error.message);
    }
  }

  /**
   * @param {string} url
   * @param {RequestCache} cache
   */
  #compiled(url, cache) {
    return this.counted(url, (response) => WebAssembly.compileStreaming(asWasm(response)), cache);
  }

  /**
   * The bytes are counted in a copy. So what is read is the very response that was fetched: of no other do browsers
   * keep the WebAssembly that they have compiled.
   *
   * @template T
   * @param {string} url
   * @param {(response: Response) => Promise<T>} read
   * @param {RequestCache} [cache]
   */
  async counted(url, read, cache = this.#cache) {
    const response = await this.#get(url, { cache });
    const counting = this.#count(response.clone());
    const [content] = await Promise.all([read(response), counting]);
    return content;
  }

  /**
   * @param {string} url
   * @param {RequestInit} [options]
   */
  async #get(url, options) {
    const response = await fetch(url, { cache: this.#cache, ...options });
    if (!response.ok || response.body === null) {
      throw new Error(`${url} was answered with ${response.status}.`);
    }
    return response;
  }

  /** @param {Response} response */
  async #count({ body }) {
    const reader = body?.getReader();
    for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
      this.#received += piece.value.byteLength;
      if (performance.now() - this.#reported >= REPORT_EVERY_MS) {
        this.#report();
      }
    }
    this.#report();
  }

  #report() {
    this.#reported = performance.now();
    post({ kind: "progress", received: this.#received, total: this.#total });
  }
}

/**
 * @param {Response} response
 * @returns {Response} with the type of WebAssembly: proxies and old servers send another, which browsers do not
 *   compile.
 */
function asWasm(response) {
  return response.headers.get("Content-Type") === WASM_TYPE
    ? response
    : new Response(response.body, { headers: { "Content-Type": WASM_TYPE } });
}

/**
 * Fetch everything, at once, and check that each is what it should be.
 *
 * @param {Addresses} addresses
 * @param {RequestCache} cache
 */
async function downloadAll({ pythonUrl, engineUrl, policyUrl, council }, cache) {
  const download = new Download(cache);
  const wanted = download.text(`${pythonUrl}runtime.json`).then((text) => {
    const manifest = /** @type {Manifest} */ (JSON.parse(text));
    download.expect(Object.values(manifest.sizes).reduce((sum, size) => sum + size, 0));
    return { size: manifest.sizes[WASM] ?? 0, sha256: manifest.sha256[WASM] ?? "" };
  });
  const [, engine, policy, library, wasm, pyodide] = await Promise.all([
    wanted,
    download.text(`${engineUrl}pyodide-lock.json`).then(async (text) => {
      const lock = /** @type {Lockfile} */ (JSON.parse(text));
      const [{ file_name: name, sha256 }] = Object.values(lock.packages);
      return { lock, name, wheel: await download.exactly(`${engineUrl}${name}`, sha256) };
    }),
    download.text(policyUrl).then((text) => {
      const found = JSON.parse(text).council;
      // A host can mix files up, and results of another council would look right.
      if (council !== undefined && found !== council) {
        throw new Error(`${policyUrl} is of '${found}'.`);
      }
      return text;
    }),
    download.counted(`${pythonUrl}${LIBRARY}.txt`, async (response) => {
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (!ZIP_BEGINS.every((byte, index) => bytes[index] === byte)) {
        throw new Error(`${LIBRARY} is something else.`);
      }
      return bytes;
    }),
    download.webAssembly(`${pythonUrl}${WASM}`, wanted),
    /** @type {Promise<typeof import("pyodide")>} */ (download.module(`${pythonUrl}pyodide.module.js`)),
    // Pyodide takes this one from the global object when it is there already.
    download.module(`${pythonUrl}pyodide.asm.js`),
  ]);
  return { engine, policy, library, wasm, pyodide };
}

/**
 * Hand Pyodide what has arrived when it asks for it, and nothing else: from here on the worker opens no connection.
 *
 * @param {string} pythonUrl
 * @param {Uint8Array<ArrayBuffer>} library
 * @param {WebAssembly.Module} wasm
 * @returns {Promise<never>} rejects where the WebAssembly does not start, which Pyodide itself only prints.
 */
function handOver(pythonUrl, library, wasm) {
  scope.fetch = async (address) => {
    switch (String(address)) {
      case `${pythonUrl}${LIBRARY}`:
        return new Response(library);
      case `${pythonUrl}pyodide.asm.wasm`:
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
async function start({ cache, ...addresses }) {
  post({ kind: "began" });
  if (typeof WebAssembly !== "object") {
    throw new Failure("no_webassembly", "The browser has no WebAssembly.");
  }
  const { engine, policy, library, wasm, pyodide } = await downloadAll(addresses, cache).catch((error) => {
    throw error instanceof Failure ? error : new Failure("blocked", String(error?.message ?? error));
  });
  post({ kind: "starting" });
  const stuck = handOver(addresses.pythonUrl, library, wasm);
  const silent = () => {};
  const loading = pyodide.loadPyodide({
    indexURL: addresses.pythonUrl,
    // Pyodide insists on a list, of its own build, of the packages that it could load.
    lockFileContents: engine.lock,
    // Stack switching is missing in some browsers and crashes others; every call here is synchronous.
    enableRunUntilComplete: false,
    stdin: () => null,
    stdout: silent,
    stderr: silent,
  });
  const python = await Promise.race([loading, stuck]);
  // Python imports from the wheel as it is. Pyodide's own way unpacks it, with modules that our library does without.
  const place = `/lib/${engine.name}`;
  python.FS.writeFile(place, engine.wheel);
  python.pyimport("sys").path.insert(0, place);
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
  } else if (message.kind === "estimate" && estimate) {
    post({ kind: "result", id: message.id, text: estimate(message.request) });
  }
}

scope.addEventListener("message", ({ data }) => {
  if (typeof data?.kind !== "string") {
    // Not from engine.js: extensions of browsers send messages of their own.
    return;
  }
  handle(data).catch((error) => {
    const reason = error instanceof Failure ? error.reason : "crashed";
    // What Python says about a failed estimate may repeat a family's answers, so only its kind is passed on.
    const what = data.kind === "start" ? error?.message : error?.type;
    post({ kind: "failed", reason, what: String(what ?? error?.name) });
  });
});
