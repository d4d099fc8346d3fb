/**
 * A page in a frame of another site (reckoner/framed.js has looked whose): its size, its headings and its links. The
 * page round it is told two numbers, so coarse that they tell nothing of the answers, and nothing else.
 */

/**
 * Heights are told in steps of so many dots: every question fits into one, and all results into two, which they are
 * given however short they are. So which questions come, and which results, makes no difference.
 */
const STEP = 1600;

/** Where a step or a part of the results begins, too. */
const TOP_STEP = 200;

/** The origin of the page round this one; empty where there is none that may show it. */
const around = () => document.querySelector("[data-around]")?.getAttribute("data-around") ?? "";

/** Whether a page that may not do so shows this one: then nothing is shown, and nothing is fetched. */
export function isWronglyFramed() {
  return document.documentElement.classList.contains("framed-wrongly");
}

/**
 * How high a frame has to be, as it is told.
 * @param {number} height
 * @param {boolean} withResults
 */
export function roundedUp(height, withResults) {
  return Math.max(withResults ? 2 : 1, Math.ceil(height / STEP)) * STEP;
}

/**
 * Take the reader to the beginning of something. The page round a frame does it: a frame cannot scroll that.
 * @param {HTMLElement} element
 */
export function goToTopOf(element) {
  element.scrollIntoView();
  const top = element.getBoundingClientRect().top + window.scrollY;
  tell({ top: Math.max(0, Math.floor(top / TOP_STEP) * TOP_STEP) });
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
  let told = 0;
  new ResizeObserver(() => {
    const withResults = part.querySelector('[data-step="results"]:not([hidden])') !== null;
    const height = roundedUp(document.body.getBoundingClientRect().height, withResults);
    // Going back would tell that there was more. Before the first answer there is nothing to tell.
    if (height > told || (height < told && !hasAnswers())) {
      told = height;
      tell({ height });
    }
  }).observe(document.body);
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
