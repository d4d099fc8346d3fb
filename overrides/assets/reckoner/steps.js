/**
 * Where in the reckoner a family is, and how the address says it. The address never holds an answer: it names a step, so
 * that the browser's own Back works.
 */

/** @typedef {{ name: "start" } | { name: "question", id: string } | { name: "check" } | { name: "results" }} Step */

const QUESTION = "#question-";

/** @param {Step} step */
export function toHash(step) {
  if (step.name === "start") return "";
  return step.name === "question" ? QUESTION + step.id : `#${step.name}`;
}

/**
 * @param {string} hash
 * @returns {Step | null} null where it is the address of something else, such as the skip link's
 */
export function fromHash(hash) {
  if (hash === "") return { name: "start" };
  if (hash === "#check" || hash === "#results") return { name: hash === "#check" ? "check" : "results" };
  return hash.startsWith(QUESTION) ? { name: "question", id: hash.slice(QUESTION.length) } : null;
}
