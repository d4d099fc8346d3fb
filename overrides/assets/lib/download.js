/** Gives the family a file that is made in the browser. Nothing is sent. */

/**
 * @param {string} name - of the file
 * @param {string} content
 * @param {string} type - its media type
 */
export function download(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Browsers read the file after the click; a minute is enough for that.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
