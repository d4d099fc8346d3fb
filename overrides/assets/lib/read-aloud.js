/**
 * Reads sentences out with one of the device's own voices. A voice that comes over the network would be told what the
 * page says, so none is ever used.
 */

/** @typedef {"stopped" | "reading" | "paused"} ReadingState */
/** @typedef {Pick<SpeechSynthesis, "speak" | "cancel">} Speech */

/**
 * The voice of this device that suits a language best: of its country, or of the same language elsewhere.
 * @param {readonly SpeechSynthesisVoice[]} voices
 * @param {string} language - as a page names it: "en-GB"
 * @returns {SpeechSynthesisVoice | undefined}
 */
export function localVoice(voices, language) {
  const [spoken, country] = parts(language);
  const suited = voices.filter((voice) => voice.localService && parts(voice.lang)[0] === spoken);
  return suited.find((voice) => parts(voice.lang)[1] === country) ?? suited.find((voice) => voice.default) ?? suited[0];
}

/**
 * Android writes "en_GB". What a translator adds comes after the country.
 * @param {string} language
 */
function parts(language) {
  const [spoken = "", country = ""] = language.toLowerCase().split(/[-_]/);
  return [spoken, country];
}

/**
 * The most characters that are read as one. With some voices Chromium falls silent after about 15 seconds and never
 * says that it has ended; a slow voice reads so much in less.
 */
const LONGEST = 160;

/**
 * Where the sentences of a text begin and end, or the parts of those that are long. A browser that cannot tell
 * sentences gets the text as one.
 * @param {string} text - of one paragraph
 * @param {string} language
 * @returns {[number, number][]}
 */
export function sentenceSpans(text, language) {
  // A line that ends in the source ends no sentence.
  const line = text.replace(/\s/g, " ");
  const found = "Segmenter" in Intl ? segments(line, language) : [line];
  /** @type {[number, number][]} */
  const spans = [];
  let start = 0;
  for (const sentence of found) {
    const lead = sentence.length - sentence.trimStart().length;
    const end = start + sentence.trimEnd().length;
    if (/[\p{L}\p{N}]/u.test(sentence)) {
      spans.push(...shortSpans(line, start + lead, end));
    }
    start += sentence.length;
  }
  return spans;
}

/**
 * A sentence in parts that are short enough, cut after the last mark that lets one breathe, or else between two words.
 * @param {string} line
 * @param {number} start
 * @param {number} end
 * @returns {[number, number][]}
 */
function shortSpans(line, start, end) {
  if (end - start <= LONGEST) {
    return [[start, end]];
  }
  const first = line.slice(start, start + LONGEST);
  const breath = [...first.matchAll(/[.!?;:,] /g)].at(-1)?.index;
  const cut = breath === undefined ? first.lastIndexOf(" ") : breath + 1;
  if (cut <= 0) {
    return [[start, end]];
  }
  return [[start, start + cut], ...shortSpans(line, start + cut + 1, end)];
}

/**
 * @param {string} text
 * @param {string} language
 */
function segments(text, language) {
  return [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)].map((part) => part.segment);
}

/**
 * Reads sentences one after the other. Browsers differ in what they do when they are told to pause, so a pause is an
 * end here, and the sentence is begun anew.
 */
export class Reading {
  /** @type {ReadingState} */
  state = "stopped";
  /** @type {readonly string[]} */
  #sentences = [];
  #next = 0;
  /** Kept as long as it is read: some browsers forget what nobody holds, and never say that it has ended. */
  /** @type {SpeechSynthesisUtterance | undefined} */
  #utterance;
  /** @type {SpeechSynthesisVoice | undefined} */
  #voice;
  #speech;
  #utter;
  #told;

  /**
   * @param {Speech} speech
   * @param {(text: string) => SpeechSynthesisUtterance} utter
   * @param {(state: ReadingState, sentence: number) => boolean} told - is told what is read next, or that it stands
   *   still; false where that sentence is no longer there
   */
  constructor(speech, utter, told) {
    this.#speech = speech;
    this.#utter = utter;
    this.#told = told;
  }

  /**
   * @param {readonly string[]} sentences
   * @param {SpeechSynthesisVoice} voice
   */
  begin(sentences, voice) {
    this.#sentences = sentences;
    this.#voice = voice;
    this.#next = 0;
    this.goOn();
  }

  goOn() {
    this.state = "reading";
    this.#say();
  }

  pause() {
    this.#halt("paused");
  }

  stop() {
    this.#halt("stopped");
  }

  #say() {
    const text = this.#sentences[this.#next];
    if (text === undefined || this.#voice === undefined || !this.#told("reading", this.#next)) {
      this.stop();
      return;
    }
    const utterance = this.#utter(text);
    utterance.voice = this.#voice;
    utterance.lang = this.#voice.lang;
    // What comes from a sentence that was broken off is no longer about this reading.
    utterance.onend = () => {
      if (utterance === this.#utterance) {
        this.#next += 1;
        this.#say();
      }
    };
    utterance.onerror = () => {
      if (utterance === this.#utterance) {
        this.stop();
      }
    };
    this.#utterance = utterance;
    this.#speech.speak(utterance);
  }

  /** @param {"paused" | "stopped"} state */
  #halt(state) {
    this.#utterance = undefined;
    this.state = state;
    this.#speech.cancel();
    this.#told(state, this.#next);
  }
}
