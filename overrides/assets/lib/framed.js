/**
 * A page in a frame of another site (reckoner/framed.js has looked whose): its size, its headings and its links. The
 * page round it is told two numbers, rounded so that they do not tell one result from another, and nothing else.
 */

/** Heights are told in steps of so many dots. */
const STEP = 200;

/** The lowest that a frame is made. */
const LOWEST = 600;

/** The origin of the page round this one; empty where there is none that may show it. */
const around = () => document.querySelector("[data-around]")?.getAttribute("data-around") ?? "";

/** Whether a page that may not do so shows this one: then nothing is shown, and nothing is fetched. */
export function isWronglyFramed() {
  return document.documentElement.classList.contains("framed-wrongly");
}

/**
 * How high a frame has to be, as it is told.
 * @param {number} height
 */
export function roundedUp(height) {
  return Math.max(LOWEST, Math.ceil(height / STEP) * STEP);
}

/**
 * Take the reader to the beginning of something. The page round a frame does it: a frame cannot scroll that.
 * @param {HTMLElement} element
 */
export function goToTopOf(element) {
  element.scrollIntoView();
  const top = element.getBoundingClientRect().top + window.scrollY;
  tell({ top: Math.max(0, Math.floor(top / STEP) * STEP) });
}

/**
 * Fit a part of the page into the frame, if it is in one.
 * @param {HTMLElement} part - what the frame is for
 * @param {() => boolean} hasAnswers - whether leaving the page would lose something
 */
export function fitIntoFrame(part, hasAnswers) {
  if (around() === "") {
    return;
  }
  // The page round it has a first heading of its own.
  part.querySelector("h1")?.setAttribute("aria-level", "2");
  new ResizeObserver(() => tell({ height: roundedUp(document.body.getBoundingClientRect().height) })).observe(
    document.body,
  );
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest("a") : null;
    if (link && !link.target && !link.getAttribute("href")?.startsWith("#") && !link.download) {
      link.target = hasAnswers() ? "_blank" : "_parent";
      link.rel = "noopener";
    }
  });
  document.addEventListener("beforetoggle", () => void lookWhatIsInSight(), { capture: true });
}

/**
 * Find out which part of the frame the reader sees, for what opens over it (styles/framed.css): the middle of a high
 * frame, and its foot, may be far out of sight. Browsers tell a frame that much of itself, whoever is round it.
 */
export async function lookWhatIsInSight() {
  if (around() === "") {
    return;
  }
  const { top, height } = await partInSight(document.documentElement);
  if (height > 0) {
    document.documentElement.style.setProperty("--seen-top", `${top}px`);
    document.documentElement.style.setProperty("--seen-height", `${height}px`);
  }
}

/**
 * @param {Element} element
 * @returns {Promise<DOMRectReadOnly>}
 */
function partInSight(element) {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      observer.disconnect();
      resolve(/** @type {IntersectionObserverEntry} */ (entries[0]).intersectionRect);
    });
    observer.observe(element);
  });
}

/** @param {{ height: number } | { top: number }} message */
function tell(message) {
  const origin = around();
  if (origin !== "") {
    window.parent.postMessage(message, origin);
  }
}
