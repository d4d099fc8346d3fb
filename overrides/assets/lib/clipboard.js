/** Copying text for the family to paste elsewhere. */

/**
 * Copy a text. Where the browser does not allow that, the part of the page that shows it is selected, to be copied by
 * hand.
 * @param {string} text
 * @param {Node} shown - the part of the page that shows the text
 * @returns {Promise<boolean>} whether it is copied
 */
export async function copyText(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    return false;
  }
}
