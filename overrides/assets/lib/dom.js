/** Small helpers to find and fill what the server wrote. Text goes in as text, never as HTML. */

/**
 * The one element that has to be there.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function find(root, selector) {
  const found = root.querySelector(selector);
  if (!(found instanceof HTMLElement)) {
    throw new Error(`The page has no ${selector}`);
  }
  return found;
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function findAll(root, selector) {
  return [...root.querySelectorAll(selector)].filter((element) => element instanceof HTMLElement);
}

/**
 * A fresh copy of a template.
 * @param {string} name
 * @returns {DocumentFragment}
 */
export function copy(name) {
  const template = find(document, `template[data-template="${name}"]`);
  return /** @type {DocumentFragment} */ (/** @type {HTMLTemplateElement} */ (template).content.cloneNode(true));
}

/**
 * Put text into the element marked `data-<name>`.
 * @param {ParentNode} root
 * @param {string} name
 * @param {string} text
 */
export function say(root, name, text) {
  find(root, `[data-${name}]`).textContent = text;
}

/**
 * What a part of the page says, as one line.
 * @param {Node} part
 */
export function textOf(part) {
  return (part.textContent ?? "").replace(/\s+/g, " ").trim();
}

/**
 * A whole sentence from a template, with its gaps filled: translators see it as one.
 * @param {string} name - of the template
 * @param {Readonly<Record<string, string | number>>} [gaps] - what goes into each element marked `data-<name>`
 * @returns {DocumentFragment}
 */
export function sentence(name, gaps = {}) {
  const part = copy(name);
  for (const [gap, text] of Object.entries(gaps)) {
    say(part, gap, String(text));
  }
  return part;
}

/**
 * Show or hide.
 * @param {Element} element
 * @param {boolean} shown
 */
export function show(element, shown) {
  element.toggleAttribute("hidden", !shown);
}

/**
 * Call something at each click on the elements of a kind.
 * @param {ParentNode} root
 * @param {string} selector
 * @param {() => void} action
 */
export function onClick(root, selector, action) {
  for (const element of findAll(root, selector)) {
    element.addEventListener("click", action);
  }
}
