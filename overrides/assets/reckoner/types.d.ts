/** What the browser modules say to each other. What a result means is written in the engine, reckoner/estimate.py. */

/** A family's answers: question id to an option's id, a number, or "dont_know"; without those not asked yet. */
export type Answers = Record<string, string | number>;

export interface Outcome<Status extends string> {
  status: Status;
  headline: string;
}

export type ClauseState = "met" | "unmet" | "unknown";

export interface Reason {
  clause: string;
  state: ClauseState;
  text: string;
  cites: string[];
}

export interface Decision {
  clause: string;
  by: string;
  text: string;
  cites: string[];
}

/** One answer that would have to be another. `short` is the question's short name, `text` the other answer in words. */
export interface Change {
  question: string;
  short: string;
  to: string | number;
  text: string;
  /** Whether the family has answered this question already. */
  given: boolean;
}

/** Whom to ask. `how` says how to reach them in words; `phone` and `email` are null where the pages give none. */
export interface Ask {
  who: string;
  how: string;
  phone: string | null;
  email: string | null;
  cites: string[];
}

export interface Step {
  text: string;
  cites: string[];
}

/**
 * One thing that the engine decided, with everything behind it. While more than one outcome is still possible,
 * `possible` has them, and `headline` and `when` are null. `change` is the smallest change of answers that gives the
 * best status; it is null where the status is the best already, or no answers give it.
 */
export interface Told<Status extends string> {
  status: Status;
  headline: string | null;
  when: string | null;
  possible: Outcome<Status>[];
  reasons: Reason[];
  council_decides: Decision[];
  change: Change[] | null;
  ask: Ask[];
  steps: Step[];
}

export interface Decided<Status extends string> extends Told<Status> {
  name: string;
}

export type StrandStatus =
  | "ask_now"
  | "ask_later"
  | "first_step"
  | "unlikely"
  | "other_rules"
  | "not_stated"
  | "need_answers";
export type WayStatus = "open" | "depends" | "unlikely" | "not_stated" | "not_available" | "need_answers";
export type HolderStatus = "yes" | "depends" | "no" | "need_answers";

export interface Strand extends Decided<StrandStatus> {
  ways: Record<string, Decided<WayStatus>>;
}

/** `strands` is there where a strand has its own rules for this holder. */
export interface Holder extends Decided<HolderStatus> {
  strands?: Record<string, Told<HolderStatus>>;
}

export interface Note {
  note: string;
  text: string;
  cites: string[];
}

export interface Conflict {
  conflict: string;
  subject: string;
  says: { source: string; lead: string; text: string; cites: string[] }[];
  we_use: string;
}

/** The engine's whole answer for one family. Dates are year-month-day. */
export interface Estimate {
  council: string;
  version: string;
  as_of: string;
  law_as_at: string;
  strands: Record<string, Strand>;
  holders: Record<string, Holder>;
  notes: Note[];
  conflicts: Conflict[];
  not_applicable: string[];
  settled: boolean;
  next_question: string | null;
  still_matter: string[];
}

/** What the engine returns instead when the answers are not ones that the policy knows. */
export interface Refusal {
  problems: { question: string | null; code: string; what: string; do: string }[];
}

export type Result = Estimate | Refusal;

export type Stage = "idle" | "downloading" | "starting" | "ready" | "failed";

/**
 * Why the engine could not be used.
 * - no_webassembly: the browser has it switched off (Lockdown Mode does that). Trying again does not help.
 * - no_worker: the browser has no module workers. Trying again does not help.
 * - blocked: a file is missing, was refused, or something else came in its place.
 * - timeout: nothing has moved for too long.
 * - crashed: the worker, Python or the engine broke down.
 */
export type FailureReason = "no_webassembly" | "no_worker" | "blocked" | "timeout" | "crashed";

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

/** Where the worker finds what it needs. The first two are folders, with a slash at the end. */
export interface Addresses {
  pythonUrl: string;
  engineUrl: string;
  policyUrl: string;
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

/** runtime.json: what publisher/runtime/pack.py says about the files beside it. `sizes` are in bytes. */
export interface Manifest {
  sizes: Record<string, number>;
}
