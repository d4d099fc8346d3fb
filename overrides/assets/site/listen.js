/**
 * "Listen": reads a part of the page out, and marks the sentence that is read. Shown only where this device has a voice
 * of its own for the page's language, which changes when a browser translates the page.
 */

import { find, findAll, show } from "../lib/dom.js";
import { localVoice, Reading, sentenceSpans } from "../lib/read-aloud.js";

/** @typedef {import("../lib/read-aloud.js").ReadingState} ReadingState */
/** @typedef {{ text: string, range: Range, block: HTMLElement }} Sentence */

/** What is on the page and no part of what it says; explanations would come in the middle of a sentence. */
const NOT_READ =
  "[data-listen], .eyebrow, button, nav, svg, script, style, template, [hidden], .word__meaning, .cites, .cite, " +
  ".headerlink, details:not([open]) > :not(summary)";

const MARK = "being-read";

/** @param {Element} element */
function isSeen(element) {
  return element.isConnected && element.getClientRects().length > 0;
}

/**
 * The element that begins a line of its own around a text.
 * @param {Text} text
 */
function blockOf(text) {
  let block = text.parentElement;
  while (block && getComputedStyle(block).display.startsWith("inline")) {
    block = block.parentElement;
  }
  return block;
}

/**
 * The sentences that can be seen, in their order.
 * @param {Element} part
 * @returns {Sentence[]}
 */
function sentencesOf(part) {
  /** @type {{ block: HTMLElement, texts: Text[] }[]} */
  const runs = [];
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    const block = blockOf(text);
    if (!block || text.parentElement?.closest(NOT_READ) || !isSeen(block)) {
      continue;
    }
    const last = runs.at(-1);
    if (last?.block === block) {
      last.texts.push(text);
    } else {
      runs.push({ block, texts: [text] });
    }
  }
  return runs.flatMap(({ block, texts }) => {
    const whole = texts.map((text) => text.data).join("");
    return sentenceSpans(whole, document.documentElement.lang).map(([start, end]) => ({
      text: whole.slice(start, end).replace(/\s+/g, " "),
      range: rangeOf(texts, start, end),
      block,
    }));
  });
}

/**
 * @param {Text[]} texts
 * @param {number} start - counted from the start of the first text
 * @param {number} end
 */
function rangeOf(texts, start, end) {
  const range = document.createRange();
  let passed = 0;
  for (const text of texts) {
    if (passed <= start && start < passed + text.length) {
      range.setStart(text, start - passed);
    }
    if (passed < end && end <= passed + text.length) {
      range.setEnd(text, end - passed);
    }
    passed += text.length;
  }
  return range;
}

/** @param {Sentence} [sentence] - none: nothing is marked any more */
function mark(sentence) {
  if ("highlights" in CSS) {
    CSS.highlights.delete(MARK);
    if (sentence) {
      CSS.highlights.set(MARK, new Highlight(sentence.range));
    }
  } else {
    for (const marked of findAll(document, `.${MARK}`)) {
      marked.classList.remove(MARK);
    }
    sentence?.block.classList.add(MARK);
  }
  sentence?.block.scrollIntoView({ block: "nearest" });
}

/**
 * @param {HTMLElement} tool - the buttons
 * @param {SpeechSynthesis} speech
 */
function offer(tool, speech) {
  const play = find(tool, "[data-listen-play]");
  const stop = find(tool, "[data-listen-stop]");
  /** @type {Sentence[]} */
  let sentences = [];
  const reading = new Reading(speech, (text) => new SpeechSynthesisUtterance(text), tell);
  const voice = () => localVoice(speech.getVoices(), document.documentElement.lang);

  /**
   * @param {ReadingState} state
   * @param {number} number
   */
  function tell(state, number) {
    const sentence = sentences[number];
    const there = sentence !== undefined && isSeen(sentence.block);
    mark(state !== "stopped" && there ? sentence : undefined);
    for (const said of findAll(play, "[data-said]")) {
      show(said, said.dataset.said === state);
    }
    if (state === "stopped" && document.activeElement === stop) {
      play.focus();
    }
    show(stop, state !== "stopped");
    return there;
  }

  play.addEventListener("click", () => {
    if (reading.state === "reading") {
      reading.pause();
    } else if (reading.state === "paused") {
      reading.goOn();
    } else {
      const [part, own] = [document.querySelector(tool.dataset.listen ?? ""), voice()];
      if (part && own) {
        sentences = sentencesOf(part);
        reading.begin(
          sentences.map((sentence) => sentence.text),
          own,
        );
      }
    }
  });
  stop.addEventListener("click", () => reading.stop());
  // A voice goes on after its page has gone.
  addEventListener("pagehide", () => reading.stop());

  function showIfPossible() {
    const possible = voice() !== undefined;
    if (!possible && reading.state !== "stopped") {
      // Nobody could end it any more.
      reading.stop();
    }
    show(tool, possible);
  }

  // Some browsers know their voices only after a while.
  speech.addEventListener("voiceschanged", showIfPossible);
  new MutationObserver(showIfPossible).observe(document.documentElement, { attributeFilter: ["lang"] });
  showIfPossible();
}

if ("speechSynthesis" in window) {
  for (const tool of findAll(document, "[data-listen]")) {
    offer(tool, speechSynthesis);
  }
}
