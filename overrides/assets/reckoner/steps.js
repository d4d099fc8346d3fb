/**
 * Where in the reckoner a family is, and how the address says it. The address never holds an answer: it names a step,
 * so that the browser's own Back works.
 */

/** @typedef {"check" | "results" | "summary"} Telling - a step that tells what the engine said */
/** @typedef {{ name: "start" } | { name: "question", id: string } | { name: Telling }} Step */

/** @type {ReadonlyArray<Telling>} */
const TELLING = ["check", "results", "summary"];

const QUESTION = "#question-";

/** @param {Step} step */
export function toHash(step) {
  if (step.name === "start") {
    return "";
  }
  return step.name === "question" ? QUESTION + step.id : `#${step.name}`;
}

/**
 * @param {string} hash
 * @returns {Step | null} null where it is the address of something else, such as the skip link's
 */
export function fromHash(hash) {
  if (hash === "") {
    return { name: "start" };
  }
  const telling = TELLING.find((name) => hash === `#${name}`);
  if (telling) {
    return { name: telling };
  }
  return hash.startsWith(QUESTION) ? { name: "question", id: hash.slice(QUESTION.length) } : null;
}
