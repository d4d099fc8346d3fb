// Leaves out of Emscripten's script what its WebAssembly does not import, and nothing that stays in the script names.
//
// Emscripten makes the script for WebAssembly that is loaded later, which may ask for anything. Ours loads none.
// What is a name is judged by how it is spelt, wherever it stands. So more may stay than need be, and never less.
import { parse } from "acorn";

/**
 * What can be left out as long as nothing that stays says one of its names.
 *
 * @import { AnyNode, Expression, Pattern, Property, Statement } from "acorn"
 * @typedef {{ start: number, end: number, names: string[], says: Set<string>, instead?: string }} Part
 */

/** The object with all that Emscripten has for a WebAssembly to import. */
const OFFERED = "wasmImports";
/** Where the script puts what others may ask it for. */
const MODULE = "Module";
/** What pages draw with, which a worker without a canvas does not. The script asks whether they are there. */
const DRAWING = new Set(["Browser", "SDL", "MainLoop", "registerPostMainLoop"]);
/** WebGL is offered by address, in a table that nothing reads where there is no canvas. All of it becomes this. */
const WEBGL = /^emscripten_gl[A-Z]/;
const REFUSAL = "__abort_js";

/**
 * @param {string} text - Emscripten's script
 * @param {Iterable<string>} imports - the names of what the WebAssembly imports
 * @param {string} others - a module that uses what this script makes
 * @returns {{ text: string, said: Set<string> }} the script with what is left of it, and every name in it
 */
export function withoutUnused(text, imports, others) {
  /** @type {Part[]} */
  const parts = [];
  /** @type {Set<string>} */
  const said = new Set();
  const waiting = [...imports, ...wordsIn(parse(others, { ecmaVersion: "latest", sourceType: "module" }))];
  for (const statement of mainOf(text)) {
    const part = partOf(statement);
    if (part) {
      parts.push(part);
    } else {
      const offered = offers(statement, text);
      parts.push(...offered);
      waiting.push(...(offered.length > 0 ? [OFFERED] : wordsIn(statement)));
    }
  }

  /** @type {Map<string, Part[]>} */
  const byName = new Map();
  for (const part of parts) {
    for (const name of part.names) {
      byName.set(name, [...(byName.get(name) ?? []), part]);
    }
  }
  const kept = new Set();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (!said.has(name)) {
      said.add(name);
      for (const part of byName.get(name) ?? []) {
        if (!kept.has(part)) {
          kept.add(part);
          waiting.push(...part.says);
        }
      }
    }
  }
  let left = "";
  let at = 0;
  for (const part of parts.sort((a, b) => a.start - b.start)) {
    const stays = kept.has(part) ? (part.instead ?? text.slice(part.start, part.end)) : "";
    left += text.slice(at, part.start) + stays;
    at = part.end;
  }
  return { text: left + text.slice(at), said };
}

/**
 * The statements of the one function that is nearly all of the script.
 *
 * @param {string} text
 * @returns {Statement[]}
 */
function mainOf(text) {
  /** @type {Statement[]} */
  let longest = [];
  for (const node of nodesIn(parse(text, { ecmaVersion: "latest", sourceType: "script" }))) {
    if (node.type === "FunctionExpression" && node.body.body.length > longest.length) {
      longest = node.body.body;
    }
  }
  return longest;
}

/**
 * @param {Statement} statement
 * @returns {Part | null} null where it may do something, and so has to stay
 */
function partOf(statement) {
  const part = { start: statement.start, end: statement.end, says: wordsIn(statement) };
  switch (statement.type) {
    case "FunctionDeclaration":
      return { ...part, names: [statement.id.name] };
    case "VariableDeclaration": {
      const names = statement.declarations.map(({ id, init }) =>
        isIdle(init) && id.type === "Identifier" ? id.name : "",
      );
      return names.every(Boolean) && !names.includes(OFFERED) ? { ...part, names } : null;
    }
    case "ExpressionStatement": {
      const { expression } = statement;
      if (expression.type === "CallExpression") {
        const name = calledOn(expression.callee);
        return name && DRAWING.has(name) ? { ...part, names: [name] } : null;
      }
      const names = expression.type === "AssignmentExpression" && isIdle(expression.right) ? set(expression.left) : [];
      return names.length > 0 ? { ...part, names } : null;
    }
    default:
      return null;
  }
}

/**
 * Whose property is set: that of a name, as in `_getpid.sig = "i"`, or, of an object that is always there, the property
 * itself, as in `Module["stackSave"] = stackSave`.
 *
 * @param {Pattern} left
 * @returns {string[]}
 */
function set(left) {
  if (left.type !== "MemberExpression" || left.object.type !== "Identifier") {
    return [];
  }
  const name = left.object.name === MODULE ? propertyOf(left) : left.object.name;
  return name ? [name] : [];
}

/**
 * @param {AnyNode} callee
 * @returns {string | null} the name that is called, or whose method it is
 */
function calledOn(callee) {
  const named = callee.type === "MemberExpression" ? callee.object : callee;
  return named.type === "Identifier" ? named.name : null;
}

/**
 * @param {Statement} statement
 * @param {string} text
 * @returns {Part[]} for each thing that a WebAssembly might import, none where this is another statement
 */
function offers(statement, text) {
  const { id, init } = (statement.type === "VariableDeclaration" && statement.declarations[0]) || {};
  if (id?.type !== "Identifier" || id.name !== OFFERED || init?.type !== "ObjectExpression") {
    return [];
  }
  return init.properties.map((property) => {
    const { start, end, key } = /** @type {Property} */ (property);
    const name = key.type === "Identifier" ? key.name : String(/** @type {{ value?: unknown }} */ (key).value);
    const part = { start, end: text[end] === "," ? end + 1 : end, names: [name] };
    return WEBGL.test(name)
      ? { ...part, says: new Set([REFUSAL]), instead: `${name}:${REFUSAL},` }
      : { ...part, says: wordsIn(property) };
  });
}

/**
 * @param {Expression | null | undefined} node
 * @returns {boolean} whether it does nothing but make a value
 */
function isIdle(node) {
  switch (node?.type) {
    case undefined:
    case "ArrowFunctionExpression":
    case "FunctionExpression":
    case "Literal":
    case "Identifier":
      return true;
    case "UnaryExpression":
      return isIdle(node.argument);
    case "ArrayExpression":
      return node.elements.every((element) => element?.type !== "SpreadElement" && isIdle(element));
    case "ObjectExpression":
      return node.properties.every(
        (property) => property.type === "Property" && !property.computed && isIdle(property.value),
      );
    case "MemberExpression":
      return node.object.type === "Identifier" && propertyOf(node) !== null;
    case "AssignmentExpression":
      return node.left.type === "MemberExpression" && isIdle(node.left) && isIdle(node.right);
    default:
      return false;
  }
}

/**
 * @param {Extract<AnyNode, { type: "MemberExpression" }>} node
 * @returns {string | null}
 */
function propertyOf({ computed, property }) {
  if (!computed && property.type === "Identifier") {
    return property.name;
  }
  return property.type === "Literal" && typeof property.value === "string" ? property.value : null;
}

/** @param {AnyNode} root */
function wordsIn(root) {
  /** @type {Set<string>} */
  const words = new Set();
  for (const node of nodesIn(root)) {
    if (node.type === "Identifier") {
      if (!DRAWING.has(node.name)) {
        words.add(node.name);
      }
    } else if (node.type === "Literal" && typeof node.value === "string") {
      // A function of the WebAssembly is also called by a text, without the line that the script puts before its name.
      words.add(node.value).add(`_${node.value}`);
    }
  }
  return words;
}

/**
 * @param {AnyNode} root
 * @returns {Generator<AnyNode>} it, and every node in it
 */
function* nodesIn(root) {
  /** @type {unknown[]} */
  const waiting = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (Array.isArray(node)) {
      waiting.push(...node);
    } else if (typeof node === "object" && node !== null && "type" in node) {
      yield/** @type {AnyNode} */ (node);
      waiting.push(...Object.values(node));
    }
  }
}
