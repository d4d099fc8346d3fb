/** What is closed on the screen, opened for as long as a page is printed. */

/**
 * @param {() => HTMLElement[]} closed - the `details` to open, as they are when printing begins
 */
export function openOnPaper(closed) {
  /** @type {HTMLElement[]} */
  let opened = [];
  const close = () => {
    for (const details of opened) {
      details.toggleAttribute("open", false);
    }
    opened = [];
  };
  window.addEventListener("beforeprint", () => {
    close();
    opened = closed();
    for (const details of opened) {
      details.toggleAttribute("open", true);
    }
  });
  window.addEventListener("afterprint", close);
}
