/**
 * The page at an old address: goes on to the new one, with the part of the page that the link named. Without this, the
 * page goes on by itself, but to the new page's top.
 */

const link = /** @type {HTMLAnchorElement} */ (document.querySelector("main a"));
location.replace(link.href + location.hash);
