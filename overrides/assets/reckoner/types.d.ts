/** What the browser modules say to each other. What a result holds is written in the engine, reckoner/result.py. */

import type { DontKnow, Estimate, Refusal } from "./result.js";

export type * from "./result.js";

/**
 * A family's answers: question id to an option's id, a number, or that it does not know; without those not asked yet.
 */
export type Answers = Record<string, string | number | DontKnow>;

export type Result = Estimate | Refusal;

export type Stage = "idle" | "downloading" | "starting" | "ready" | "failed";

/**
 * Why the engine could not be used.
 * - no_webassembly: the browser has it switched off (Lockdown Mode does that), or its WebAssembly is too old. Trying
 *   again does not help.
 * - no_worker: the browser has no module workers. Trying again does not help.
 * - forbidden: the page's security policy, or whatever shows the page, allows no WebAssembly or no worker. Trying again
 *   does not help.
 * - blocked: a file is missing, was refused, or something else came in its place.
 * - timeout: nothing has moved for too long.
 * - crashed: the worker, Python or the engine broke down.
 */
export type FailureReason = "no_webassembly" | "no_worker" | "forbidden" | "blocked" | "timeout" | "crashed";

/** The detail of the engine's "stage" event. `retry` is true where starting again may help. */
export interface StageDetail {
  stage: Stage;
  reason?: FailureReason;
  retry: boolean;
}

/** The detail of the engine's "progress" event: bytes after decompression. `total` is null until it is known. */
export interface ProgressDetail {
  received: number;
  total: number | null;
}

/**
 * How long the engine may be silent, in milliseconds.
 * - silence: while files are downloading. Every piece that arrives starts the time again.
 * - starting: for Python to start. It cannot report on its way, and a slow phone needs long.
 * - estimate: for one estimate.
 */
export interface Limits {
  silence: number;
  starting: number;
  estimate: number;
}

/**
 * Where the worker finds what it needs. The first two are folders, with a slash at the end. `council` is whose policy
 * it has to be, where that is known.
 */
export interface Addresses {
  pythonUrl: string;
  engineUrl: string;
  policyUrl: string;
  council?: string | undefined;
}

/** `cache` is how the worker fetches: "reload" where what the browser keeps may be what went wrong. */
export type ToWorker =
  | (Addresses & { kind: "start"; cache: "default" | "reload" })
  | { kind: "estimate"; id: number; request: string };

export type FromWorker =
  | { kind: "began" }
  | { kind: "progress"; received: number; total: number | null }
  | { kind: "starting" }
  | { kind: "ready" }
  | { kind: "result"; id: number; text: string }
  | { kind: "failed"; reason: FailureReason; what: string };

/** The part of a dedicated worker's global object that worker.js uses: the DOM's own types describe a window. */
export interface WorkerScope {
  fetch: typeof fetch;
  postMessage(message: FromWorker): void;
  addEventListener(type: "message", listener: (event: MessageEvent<ToWorker>) => void): void;
}

/** runtime.json: what publisher/runtime/pack.py says about the files beside it. Sizes are in bytes. */
export interface Manifest {
  sizes: Record<string, number>;
  sha256: Record<string, string>;
  compressed: number;
}
