/**
 * How search reads text: the words in it, folded, and the names of things that have several ("EHCP", "EHC plan").
 * Pages and what a family types are read in the same way, so that they meet.
 */

/**
 * A part of a text, from one place to another, and the terms under which it is found.
 * @typedef {{ start: number, end: number, terms: readonly string[] }} Span
 */

/** Every name of each thing that has several, by its id. @typedef {Record<string, readonly string[]>} Names */

/**
 * A name, as a path of words that ends here.
 * @typedef {{ next: Map<string, Step>, things: { id: string, name: string }[] }} Step
 */

// Phones type a typographic apostrophe; keyboards and some pages type others. Some write E.H.C.P. with dots.
const LEFT_OUT = /['’‘ʼ`´′.]/g;
const WORD = /(?:\p{L}\.)+\p{L}\.?(?![\p{L}\p{N}\p{M}])|[\p{L}\p{N}\p{M}]+(?:['’‘ʼ`´′-][\p{L}\p{N}\p{M}]+)*/gu;
const PLAIN_WORD = /[^-]+/g;
/** Most words, which need no folding. */
const SIMPLE = /^[a-z0-9-]*$/;
const ACCENTS = /\p{M}/gu;

/** A word without case, accents, apostrophes and the dots of an abbreviation. @param {string} word */
export function fold(word) {
  const lower = word.toLowerCase();
  return SIMPLE.test(lower) ? lower : lower.normalize("NFD").replace(ACCENTS, "").replace(LEFT_OUT, "");
}

/** A folded word without the s of its plural, as near as it matters for finding it. @param {string} word */
export function singular(word) {
  if (word.length < 4 || !word.endsWith("s") || /(?:ss|us)$/.test(word)) {
    return word;
  }
  return word
    .replace(/ies$/, "y")
    .replace(/(ss|x|ch|sh|z)es$/, "$1")
    .replace(/s$/, "");
}

/** The term of a thing that has several names. No word of a text has a colon. @param {string} id */
const termOf = (id) => `thing:${id}`;

export class Reader {
  /** @type {Step} */
  #names = { next: new Map(), things: [] };
  /** For each thing its names of one word: what is found by its first letters, or with a mistake in it. */
  #short = /** @type {Map<string, string[]>} */ (new Map());

  /** @param {Names} names */
  constructor(names) {
    for (const [id, all] of Object.entries(names)) {
      this.#short.set(id, []);
      for (const name of all) {
        const words = [...plainWords(name)];
        const last = words.reduce((step, { word }) => nextOf(step, singular(word)), this.#names);
        last.things.push({ id, name });
        if (words.length === 1 && words[0] !== undefined) {
          this.#short.get(id)?.push(words[0].word);
        }
      }
    }
  }

  /**
   * Everything under which a text is found, in the order of the text. A name is found beside the words in it.
   * @param {string} text
   * @returns {Span[]}
   */
  spans(text) {
    return [...wordSpans(text), ...this.#named(text, isWritten)].sort((one, other) => one.start - other.start);
  }

  /**
   * What a family looks for: things that it named, by any of their names and in any case, and other words as they are.
   * @param {string} query
   * @returns {{ things: string[], words: string[] }}
   */
  parts(query) {
    const things = /** @type {Set<string>} */ (new Set());
    const words = [];
    const named = this.#named(query, () => true).sort((one, other) => other.end - one.end);
    let end = 0;
    for (const { start, end: wordEnd } of wordSpans(query)) {
      if (start < end) {
        continue;
      }
      // The longest name that begins here.
      const [name] = named.filter((span) => span.start === start);
      end = name?.end ?? wordEnd;
      if (name?.terms[0] === undefined) {
        words.push(fold(query.slice(start, wordEnd)).replaceAll("-", ""));
      } else {
        things.add(name.terms[0]);
      }
    }
    return { things: [...things], words: [...new Set(words)] };
  }

  /**
   * @param {string} text
   * @param {(name: string, text: string) => boolean} fits - whether a name may be written as it is in the text
   * @returns {Span[]}
   */
  #named(text, fits) {
    const words = [...plainWords(text)];
    const spans = [];
    for (const [at, { start }] of words.entries()) {
      let step = this.#names.next.get(singular(words[at]?.word ?? ""));
      for (let to = at; step !== undefined; to += 1, step = step.next.get(singular(words[to]?.word ?? ""))) {
        const end = words[to]?.end ?? start;
        for (const { id, name } of step.things) {
          if (fits(name, text.slice(start, end))) {
            spans.push({ start, end, terms: [termOf(id), ...(this.#short.get(id) ?? [])] });
          }
        }
      }
    }
    return spans;
  }
}

/** Abbreviations are found in a page only as they are written: a council may "send" somebody a form. */
const isWritten = (/** @type {string} */ name, /** @type {string} */ text) =>
  name !== name.toUpperCase() || text.replace(LEFT_OUT, "").startsWith(name);

/**
 * @param {Step} step
 * @param {string} word
 * @returns {Step}
 */
function nextOf(step, word) {
  const known = step.next.get(word);
  if (known !== undefined) {
    return known;
  }
  const fresh = { next: new Map(), things: [] };
  step.next.set(word, fresh);
  return fresh;
}

/** The words of a text; the parts of "co-ordinator" are not apart. @param {string} text @returns {Span[]} */
function wordSpans(text) {
  return Array.from(text.matchAll(WORD), (match) => {
    const folded = fold(match[0]);
    const forms = folded.includes("-") ? [folded.replaceAll("-", ""), ...folded.split("-")] : [folded];
    return {
      start: match.index,
      end: match.index + match[0].length,
      terms: [...new Set(forms.flatMap((form) => [form, singular(form)]))],
    };
  });
}

/** The words of a text, with those between hyphens apart, as names are compared. @param {string} text */
function* plainWords(text) {
  for (const match of text.matchAll(WORD)) {
    for (const part of match[0].matchAll(PLAIN_WORD)) {
      const start = match.index + part.index;
      yield { word: fold(part[0]), start, end: start + part[0].length };
    }
  }
}

/**
 * A part of a text that shows what was found in it, in pieces that are marked or not.
 * @param {string} text
 * @param {readonly Span[]} spans - of the text
 * @param {ReadonlySet<string>} found - the terms that were found
 * @param {number} length - how long it may be, in letters
 * @returns {{ text: string, marked: boolean }[]}
 */
export function excerpt(text, spans, found, length) {
  const hits = spans.flatMap(({ start, end, terms }) => {
    const hit = terms.filter((term) => found.has(term));
    return hit.length > 0 ? [{ start, end, terms: hit }] : [];
  });
  const marks = joined(hits);
  const start = text.length <= length ? 0 : bestStart(text, hits, length);
  const end = start + length >= text.length ? text.length : wordEnd(text, start, start + length);
  const pieces = [];
  let at = start;
  for (const mark of marks.filter((one) => one.start >= start && one.end <= end)) {
    pieces.push(
      { text: text.slice(at, mark.start), marked: false },
      { text: text.slice(mark.start, mark.end), marked: true },
    );
    at = mark.end;
  }
  pieces.push({ text: text.slice(at, end), marked: false });
  if (start > 0) {
    pieces.unshift({ text: "… ", marked: false });
  }
  if (end < text.length) {
    pieces.push({ text: " …", marked: false });
  }
  return pieces.filter((piece) => piece.text !== "");
}

/** Spans in the order of the text, those that overlap as one. @param {readonly Span[]} spans */
function joined(spans) {
  const all = /** @type {{ start: number, end: number }[]} */ ([]);
  for (const { start, end } of spans) {
    const last = all.at(-1);
    if (last !== undefined && start < last.end) {
      last.end = Math.max(last.end, end);
    } else {
      all.push({ start, end });
    }
  }
  return all;
}

/**
 * Where the excerpt begins: at the sentence, or else the word, from which it shows the most of what was found.
 * @param {string} text
 * @param {readonly Span[]} hits - where something was found, and what
 * @param {number} length
 */
function bestStart(text, hits, length) {
  let best = { start: 0, count: 0 };
  for (const hit of hits) {
    const start = niceStart(text, hit, length);
    const inside = hits.filter((other) => other.start >= start && other.end <= start + length);
    const count = new Set(inside.flatMap(({ terms }) => terms)).size;
    if (count > best.count) {
      best = { start, count };
    }
  }
  return best.start;
}

/**
 * The start of the sentence around a mark, if the mark is seen from there, or of a word shortly before it.
 * @param {string} text
 * @param {{ start: number, end: number }} mark
 * @param {number} length
 */
function niceStart(text, mark, length) {
  const sentence = Math.max(...[". ", "? ", "! "].map((stop) => text.lastIndexOf(stop, mark.start - 1) + stop.length));
  const start = sentence === 1 ? 0 : sentence;
  if (mark.end - start <= length) {
    return start;
  }
  const space = text.lastIndexOf(" ", mark.start - length / 4);
  return space + 1;
}

/** The end of the last word that ends by a place. @param {string} text @param {number} start @param {number} limit */
function wordEnd(text, start, limit) {
  const space = text.lastIndexOf(" ", limit);
  return space > start ? space : limit;
}
