/**
 * Explanations of words open by themselves (publisher/wording/glossary.py). This takes the focus into one that opens,
 * so that a screen reader reads it out at once. Escape and "Close" give the focus back: browsers do that.
 */

// Such an event does not bubble, and explanations come and go with the reckoner's results.
document.addEventListener(
  "toggle",
  (event) => {
    const { target } = event;
    if (!(event instanceof ToggleEvent && target instanceof HTMLElement)) {
      return;
    }
    if (event.newState === "open" && target.matches(".word__meaning")) {
      // It opens in sight, if not at once in a frame (lib/framed.js): nothing is to be scrolled to.
      target.focus({ preventScroll: true });
    }
  },
  { capture: true },
);
