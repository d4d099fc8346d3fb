/**
 * Pages of this site, as they are stored: by their address below the site's, so that a stored page leads nowhere else.
 */

/**
 * @typedef {object} Place
 * @property {string} path - the address below the site's, such as "hertfordshire/who/"
 * @property {string} title - what the page is called
 * @property {string} area - the council's area; empty where the page is about no council
 */

const PATH = /^[a-z0-9_/-]*(?:\.html)?$/;

/**
 * What was stored as a page, if it is one.
 * @param {unknown} value
 * @returns {Place | null}
 */
export function asPlace(value) {
  const { path, title, area } = /** @type {Partial<Place>} */ (value ?? {});
  if (typeof path !== "string" || typeof title !== "string" || typeof area !== "string") {
    return null;
  }
  // Two slashes at the start would be the address of another site.
  return PATH.test(path) && !path.startsWith("/") ? { path, title, area } : null;
}

/** The address of the site's root, with a slash at the end. */
function root() {
  return new URL(`${document.querySelector("[data-stored]")?.getAttribute("data-root") ?? "."}/`, location.href);
}

/** Where this copy of the site begins on its host, such as "/" or "/training/". */
export function rootPath() {
  return root().pathname;
}

/** The address of a page, for a link. @param {string} path */
export function addressOf(path) {
  return new URL(path, root()).href;
}

/**
 * The page that a link leads to, below the site's root.
 * @param {HTMLAnchorElement} link
 * @returns {string | null} null where it leads out of the site
 */
export function pathOf(link) {
  const { href } = root();
  const [page = ""] = link.href.split("#");
  return page.startsWith(href) && PATH.test(page.slice(href.length)) ? page.slice(href.length) : null;
}
