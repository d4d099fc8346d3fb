import assert from "node:assert/strict";
import { test } from "node:test";
import { localVoice, Reading, sentenceSpans } from "../../../overrides/assets/lib/read-aloud.js";

/**
 * @param {string} name
 * @param {string} lang
 * @param {{ localService?: boolean, default?: boolean }} [more]
 */
function voice(name, lang, more = {}) {
  return { name, lang, voiceURI: name, localService: true, default: false, ...more };
}

/** Stands in for the browser: remembers what it was told, and says when a sentence has ended. */
class Speech {
  /** @type {any[]} */
  spoken = [];
  cancelled = 0;

  /** @param {any} utterance */
  speak(utterance) {
    this.spoken.push(utterance);
  }

  cancel() {
    this.cancelled += 1;
    // Browsers tell of what they break off, some as an end and some as a fault.
    this.spoken.at(-1)?.onerror({ error: "canceled" });
    this.spoken.at(-1)?.onend();
  }

  get texts() {
    return this.spoken.map((utterance) => utterance.text);
  }

  endSentence() {
    this.spoken.at(-1).onend();
  }
}

const VOICE = voice("Own", "en-GB");

/** @param {(number: number) => boolean} [there] */
function begin(there = () => true) {
  const speech = new Speech();
  /** @type {[string, number][]} */
  const told = [];
  const reading = new Reading(
    speech,
    (text) => /** @type {any} */ ({ text }),
    (state, number) => {
      told.push([state, number]);
      return there(number);
    },
  );
  reading.begin(["One.", "Two.", "Three."], VOICE);
  return { speech, told, reading };
}

test("a voice that comes over the network is never chosen", () => {
  const remote = voice("Remote", "en-GB", { localService: false, default: true });
  assert.equal(localVoice([remote], "en-GB"), undefined);
  assert.equal(localVoice([remote, voice("Own", "en-US")], "en-GB")?.name, "Own");
  assert.equal(localVoice([], "en-GB"), undefined);
});

test("a voice of the page's country comes first, then the one that the device prefers", () => {
  const [american, british, irish] = [voice("A", "en-US"), voice("B", "en_GB"), voice("I", "en-IE", { default: true })];
  assert.equal(localVoice([american, irish, british], "en-GB"), british);
  assert.equal(localVoice([american, irish], "en-GB"), irish);
  assert.equal(localVoice([american], "en-GB"), american);
});

test("a page that was translated is read in its language or not at all", () => {
  assert.equal(localVoice([VOICE], "pl"), undefined);
  assert.equal(localVoice([VOICE, voice("Polish", "pl-PL")], "pl")?.name, "Polish");
  assert.equal(localVoice([VOICE, voice("Welsh", "cy")], "cy-x-mtfrom-en")?.name, "Welsh");
});

test("sentences are found whole, without the space around them", () => {
  const text = "\n Ask the 0-25\nTogether team. Ring 01632 960001! ";
  assert.deepEqual(
    sentenceSpans(text, "en-GB").map(([start, end]) => text.slice(start, end)),
    ["Ask the 0-25\nTogether team.", "Ring 01632 960001!"],
  );
  assert.deepEqual(sentenceSpans(" · ", "en-GB"), []);
});

test("a long sentence is read in parts, each after a mark or between two words, and none of it is lost", () => {
  const list = "Ask for help with washing, with meals at home, with getting to school and back again, ".repeat(4);
  const words = "without any mark that lets one breathe ".repeat(12);
  for (const text of [`${list}and with money.`, words, "x".repeat(400)]) {
    const parts = sentenceSpans(text, "en-GB").map(([start, end]) => text.slice(start, end));
    assert.equal(parts.join(" "), text.trim());
    assert.ok(parts.every((part) => part.length <= 160 || !part.includes(" ")));
  }
  const [[, end]] = sentenceSpans(`${list}and with money.`, "en-GB");
  assert.equal(list[end - 1], ",");
});

test("one sentence is read after the other, with the device's voice, and then it stops", () => {
  const { speech, told, reading } = begin();
  assert.deepEqual(speech.texts, ["One."]);
  assert.equal(speech.spoken[0].voice, VOICE);
  assert.equal(speech.spoken[0].lang, "en-GB");
  speech.endSentence();
  speech.endSentence();
  assert.deepEqual(speech.texts, ["One.", "Two.", "Three."]);
  assert.equal(reading.state, "reading");
  speech.endSentence();
  assert.equal(reading.state, "stopped");
  assert.deepEqual(told, [
    ["reading", 0],
    ["reading", 1],
    ["reading", 2],
    ["stopped", 3],
  ]);
});

test("after a pause the sentence is begun anew", () => {
  const { speech, told, reading } = begin();
  speech.endSentence();
  reading.pause();
  assert.equal(reading.state, "paused");
  assert.equal(speech.cancelled, 1);
  reading.goOn();
  assert.deepEqual(speech.texts, ["One.", "Two.", "Two."]);
  assert.deepEqual(told.slice(-2), [
    ["paused", 1],
    ["reading", 1],
  ]);
});

test("what comes late from a sentence that was broken off changes nothing", () => {
  const { speech, reading } = begin();
  const [broken] = speech.spoken;
  reading.pause();
  reading.goOn();
  broken.onend();
  broken.onerror();
  assert.equal(reading.state, "reading");
  assert.deepEqual(speech.texts, ["One.", "One."]);
});

test("a sentence that is no longer there ends the reading", () => {
  const { speech, reading } = begin((number) => number < 1);
  speech.endSentence();
  assert.equal(reading.state, "stopped");
  assert.deepEqual(speech.texts, ["One."]);
});

test("a voice that fails ends the reading", () => {
  const { speech, reading } = begin();
  speech.spoken[0].onerror({ error: "synthesis-failed" });
  assert.equal(reading.state, "stopped");
});
