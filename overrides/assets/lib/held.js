/** Modules that are loaded later than the page, each held to the bytes that the page names (Subresource Integrity). */

/**
 * Load modules, so that `import()` finds them loaded and asks for nothing. By itself it would take any bytes.
 *
 * @param {DocumentFragment} links - `<link rel="modulepreload">` for each
 * @returns {Promise<void>} rejects where one does not come, or is not what the page says
 */
export async function loadHeld(links) {
  const all = [...links.querySelectorAll("link")];
  if (!all[0]?.relList.supports("modulepreload")) {
    // Such a browser knows no way to hold a module to its bytes.
    return;
  }
  const loaded = all.map(
    (link) =>
      new Promise((resolve, reject) => {
        link.addEventListener("load", resolve);
        link.addEventListener("error", () => reject(new Error(`${link.href} did not come, or is something else.`)));
      }),
  );
  document.head.append(...all);
  try {
    await Promise.all(loaded);
  } finally {
    // A second try has links of its own.
    for (const link of all) {
      link.remove();
    }
  }
}
