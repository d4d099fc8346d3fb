// Runs a rule set in json-logic and in publicodes: `node peers.mjs < {rules, families}`.
// It prints, for each of them, the seconds that it took and every result of every family.

import { readFileSync } from "node:fs";
import jsonLogic from "json-logic-js";
import Engine from "publicodes";

/**
 * @typedef {boolean
 *   | {question: string, options: string[]}
 *   | {question: string, least: number, most: number}
 *   | {all: Condition[]}
 *   | {any: Condition[]}} Condition
 * @typedef {{name: string, cases: {condition: Condition, status: string}[]}} Decision
 * @typedef {{options: Record<string, string[] | null>, decisions: Decision[]}} RuleSet
 */

/** @type {{rules: RuleSet, families: (string | number)[][]}} */
const { rules, families } = JSON.parse(readFileSync(0, "utf-8"));
const questions = Object.keys(rules.options);

/**
 * @param {Condition} condition
 * @returns {any}
 */
function inJsonLogic(condition) {
  if (typeof condition === "boolean") {
    return condition;
  }
  if ("all" in condition) {
    return { and: condition.all.map(inJsonLogic) };
  }
  if ("any" in condition) {
    return condition.any.length ? { or: condition.any.map(inJsonLogic) } : false;
  }
  const answer = { var: condition.question };
  if ("options" in condition) {
    return { in: [answer, condition.options] };
  }
  return { "<=": [condition.least, answer, condition.most] };
}

/**
 * @param {Condition} condition
 * @returns {any}
 */
function inPublicodes(condition) {
  if (typeof condition === "boolean") {
    return condition ? "oui" : "non";
  }
  if ("all" in condition) {
    return { "toutes ces conditions": condition.all.map(inPublicodes) };
  }
  if ("any" in condition) {
    return condition.any.length ? { "une de ces conditions": condition.any.map(inPublicodes) } : "non";
  }
  const name = inWords(condition.question);
  if ("options" in condition) {
    return inPublicodesAny(condition.options.map((option) => `${name} = '${option}'`));
  }
  return { "toutes ces conditions": [`${name} >= ${condition.least}`, `${name} <= ${condition.most}`] };
}

/** @param {string[]} parts */
const inPublicodesAny = (parts) =>
  parts.length ? (parts.length > 1 ? { "une de ces conditions": parts } : parts[0]) : "non";

/** Publicodes takes names of letters and spaces alone. @param {string} name */
const inWords = (name) => name.replaceAll(/_+/g, " ");

/**
 * @param {(family: (string | number)[]) => string[]} estimate
 */
function timed(estimate) {
  const start = performance.now();
  const results = families.map(estimate);
  return { seconds: (performance.now() - start) / 1000, results };
}

function jsonLogicPeer() {
  const asked = rules.decisions.map(({ cases }) => ({
    if: cases.flatMap(({ condition, status }) => [inJsonLogic(condition), status]),
  }));
  return timed((family) => {
    const answers = Object.fromEntries(questions.map((question, at) => [question, family[at]]));
    return asked.map((decision) => jsonLogic.apply(decision, answers));
  });
}

function publicodesPeer() {
  const written = {
    ...Object.fromEntries(questions.map((question) => [inWords(question), null])),
    ...Object.fromEntries(
      rules.decisions.map(({ name, cases }) => [
        inWords(name),
        {
          variations: cases.map(({ condition, status }) =>
            condition === true ? { sinon: `'${status}'` } : { si: inPublicodes(condition), alors: `'${status}'` },
          ),
        },
      ]),
    ),
  };
  const engine = new Engine(written, { logger: { log() {}, warn() {}, error: console.error } });
  const names = rules.decisions.map(({ name }) => inWords(name));
  return timed((family) => {
    engine.setSituation(
      Object.fromEntries(
        questions.map((question, at) => [
          inWords(question),
          typeof family[at] === "number" ? family[at] : `'${family[at]}'`,
        ]),
      ),
    );
    return names.map((name) => String(engine.evaluate(name).nodeValue));
  });
}

console.log(JSON.stringify({ "json-logic": jsonLogicPeer(), publicodes: publicodesPeer() }));
