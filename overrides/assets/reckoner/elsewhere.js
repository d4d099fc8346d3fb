/**
 * The reckoner's engine for a page of another site: `data/v1/reckoner.js` is this module, at an address that stays.
 *
 * Everything runs in the visitor's browser. Of the answers nothing is sent to the site that this comes from, or
 * anywhere.
 *
 * @import { Answers, Result } from "./types.js"
 */

import { Engine } from "./engine.js";

export { EngineFailure } from "./engine.js";

const DATA = new URL("../../../../data/v1/", import.meta.url);

/**
 * @typedef {object} Council
 * @property {string} id
 * @property {string} name
 * @property {string} area
 * @property {string} version - of its policy: year-month-day
 * @property {string} policy
 */

/** @returns {Promise<{ councils: Council[], engine: { python: string, folder: string } }>} */
async function index() {
  // What it names has another address after each change, so an old copy of it could name what is gone.
  const response = await fetch(new URL("index.json", DATA), { cache: "no-cache" });
  if (!response.ok) {
    throw new Error(`The index was answered with ${response.status}.`);
  }
  return response.json();
}

/** @returns {Promise<Council[]>} every council that there is */
export async function councils() {
  return (await index()).councils;
}

/** The reckoner of one council. */
class Reckoner {
  #engine;

  /**
   * @param {Council} council
   * @param {Engine} engine
   */
  constructor(council, engine) {
    this.council = council;
    this.#engine = engine;
  }

  /**
   * @param {Answers} answers - by question; those that are not known can be left out
   * @param {string} asOf - the day on which the family asks: year-month-day
   * @returns {Promise<Result>} as schema/result.schema.json says
   */
  estimate(answers, asOf) {
    return this.#engine.estimate(answers, asOf);
  }

  /** End the worker. */
  close() {
    this.#engine.stop();
  }
}

/**
 * Fetch Python, the engine and a council's policy, and start them in a worker.
 *
 * @param {string} council - its id
 * @returns {Promise<Reckoner>} rejected with an EngineFailure where this browser or the page's own policy forbids it
 */
export async function openReckoner(council) {
  const { councils: known, engine: served } = await index();
  const found = known.find(({ id }) => id === council);
  if (!found) {
    throw new RangeError(`There is no council '${council}'. There are: ${known.map(({ id }) => id).join(", ")}.`);
  }
  const engine = new Engine({
    pythonUrl: new URL(served.python, DATA).href,
    engineUrl: new URL(served.folder, DATA).href,
    policyUrl: new URL(found.policy, DATA).href,
    council,
  });
  await engine.start();
  return new Reckoner(found, engine);
}
