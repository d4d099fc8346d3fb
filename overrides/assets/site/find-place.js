/**
 * Finds the council of a place by what a family types: a town, the first half of a postcode or a whole one, an old or a
 * short name, with one letter wrong. Looks in the list that came with the page, and sends nothing.
 */

/**
 * What lies in the area of one council (publisher/search/places.py). `id` is there where the council has pages here.
 * @typedef {{ id?: string, name: string, area?: string, names: string[], postcodes: string[], shared: string[] }} Area
 */

/**
 * What was found:
 * - `all`: nothing was typed.
 * - `some`: the councils of `here` are called so, or have a place that begins so.
 * - `more`: too little was typed to tell.
 * - `place`: `places` has the name of the place, or of the postcode district. It belongs to the councils of `here`
 *   and `elsewhere`, and where it is `shared` only a part of it does.
 * - `alike`: the same of places that are one mistake away.
 * - `unknown`: nothing here is called so.
 * @typedef {{
 *   kind: "all" | "some" | "more" | "place" | "alike" | "unknown",
 *   places: string[], here: string[], elsewhere: string[], shared: boolean,
 * }} Finding
 */

/** @typedef {{ label: string, words: string[], key: string, areas: Set<Area> }} Name */

/** In a shorter word another letter makes another word. */
const SHORTEST_MISTAKEN = 4;

const DISTRICT = /^([A-Z]{1,2}\d[A-Z\d]?)( ?\d[A-Z]{0,2})?$/;
const WHOLE_POSTCODE = /\b([A-Z]{1,2}\d[A-Z\d]?) ?\d[A-Z]{2}\b/;
/** The letters of a postcode with no number yet. */
const LETTERS = /^[A-Z]{1,2}$/;
/** "P01" with a zero: no district of one letter begins with 0. */
const ZERO_FOR_O = /\b([A-Z])0(?=\d)/g;

/** Words round the name of a place that do not make it another. */
const SMALL_WORDS = new Set(
  "the of in near by at and city town village county district borough council uk england".split(" "),
);

export class PlaceFinder {
  /** Every name by its letters. @type {Map<string, Name>} */
  #names = new Map();
  /** The areas of each postcode district. @type {Map<string, { areas: Set<Area>, shared: boolean }>} */
  #districts = new Map();

  /** @param {readonly Area[]} areas */
  constructor(areas) {
    for (const area of areas) {
      for (const label of [area.name, ...(area.area ? [area.area] : []), ...area.names]) {
        const words = wordsOf(label);
        const key = words.join("");
        const name = this.#names.get(key) ?? { label, words, key, areas: new Set() };
        this.#names.set(key, name);
        name.areas.add(area);
      }
      for (const district of [...area.postcodes, ...area.shared]) {
        const known = this.#districts.get(district) ?? { areas: new Set(), shared: false };
        this.#districts.set(district, known);
        known.areas.add(area);
        known.shared ||= area.shared.includes(district);
      }
    }
  }

  /**
   * @param {string} typed
   * @returns {Finding}
   */
  find(typed) {
    if (typed.trim() === "") {
      return finding("all");
    }
    const words = wordsOf(typed);
    return (
      this.#byPostcode(typed) ??
      this.#byName(words) ??
      this.#byBeginning(words) ??
      this.#inside(words) ??
      this.#alike(words) ??
      finding("unknown")
    );
  }

  /** @param {string} typed */
  #byPostcode(typed) {
    const text = typed
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, " ")
      .trim()
      .replace(ZERO_FOR_O, "$1O");
    if (LETTERS.test(text) && [...this.#districts.keys()].some((district) => district.replace(/\d.*/, "") === text)) {
      return this.#byBeginning(wordsOf(typed)) ?? finding("more");
    }
    const [, district, rest] = DISTRICT.exec(text) ?? WHOLE_POSTCODE.exec(text) ?? [];
    if (district === undefined) {
      return undefined;
    }
    // "SG11" may be that district, or SG1 with the next number typed already.
    const readings = rest === undefined ? [district, district.slice(0, -1)] : [district];
    for (const reading of readings) {
      const known = this.#districts.get(reading);
      if (known !== undefined) {
        return finding("place", [reading], known.areas, known.shared);
      }
    }
    return finding("unknown");
  }

  /** @param {readonly string[]} words */
  #byName(words) {
    const name = this.#names.get(words.join(""));
    return name && named(name);
  }

  /** Every word is the beginning of one in a name. @param {readonly string[]} words */
  #byBeginning(words) {
    const key = words.join("");
    if (key === "") {
      return undefined;
    }
    const begun = [...this.#names.values()].filter(
      (name) => name.key.startsWith(key) || words.every((word) => name.words.some((other) => other.startsWith(word))),
    );
    const areas = new Set(begun.flatMap((name) => [...name.areas]));
    const here = [...areas].filter(({ id }) => id !== undefined);
    if (here.length > 0) {
      return finding("some", [], here);
    }
    if (areas.size !== 1) {
      return areas.size > 1 ? finding("more") : undefined;
    }
    // "Southam": the town, and not the council that is called after it.
    const [shortest = ""] = begun.map(({ label }) => label).sort((one, other) => one.length - other.length);
    return finding("place", [shortest], areas);
  }

  /** A name among words that say no other place: "Stevenage, Herts". @param {readonly string[]} words */
  #inside(words) {
    const found = [];
    for (let at = 0; at < words.length; ) {
      const name = this.#longestAt(words, at);
      if (name !== undefined) {
        found.push(name);
      } else if (!SMALL_WORDS.has(words[at] ?? "")) {
        return undefined;
      }
      at += name?.taken ?? 1;
    }
    // The place comes first, and then what it is in.
    const [first] = found;
    return first && named(first.name);
  }

  /** @param {readonly string[]} words @param {number} at */
  #longestAt(words, at) {
    for (let end = words.length; end > at; end -= 1) {
      const name = this.#names.get(words.slice(at, end).join(""));
      if (name !== undefined) {
        return { name, taken: end - at };
      }
    }
    return undefined;
  }

  /** @param {readonly string[]} words */
  #alike(words) {
    const key = words.join("");
    const found = [...this.#names.values()].filter(
      (name) => isAlike(key, name.key) || (words.length === name.words.length && areAlike(words, name.words)),
    );
    const areas = new Set(found.flatMap((name) => [...name.areas]));
    return found.length > 0
      ? finding(
          "alike",
          found.map(({ label }) => label),
          areas,
        )
      : undefined;
  }
}

/** A place, or a council that has pages here by its own name: of that there is no more to say. @param {Name} name */
function named({ label, areas }) {
  const itself = [...areas].some(({ id, name, area }) => id !== undefined && [name, area].includes(label));
  return itself ? finding("some", [], areas) : finding("place", [label], areas);
}

/**
 * @param {Finding["kind"]} kind
 * @param {string[]} [places]
 * @param {Iterable<Area>} [areas]
 * @param {boolean} [shared]
 * @returns {Finding}
 */
function finding(kind, places = [], areas = [], shared = false) {
  const all = [...areas];
  return {
    kind,
    places,
    here: all.flatMap(({ id }) => id ?? []),
    elsewhere: all.filter(({ id }) => id === undefined).map(({ name }) => name),
    shared,
  };
}

/** Words in small letters: "st. albans" is "St Albans". @param {string} text */
function wordsOf(text) {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z\s&-]/g, "")
    .replaceAll("&", " and ")
    .split(/[\s-]+/)
    .filter((word) => word !== "")
    .map((word) => (word === "saint" ? "st" : word));
}

/** @param {readonly string[]} words @param {readonly string[]} others */
function areAlike(words, others) {
  return words.every((word, at) => word === others[at] || isAlike(word, others[at] ?? ""));
}

/**
 * Whether two words differ by one mistake: another letter, one missing or too many, or two that changed places
 * (a Damerau-Levenshtein distance of 1).
 * @param {string} one
 * @param {string} other
 */
export function isAlike(one, other) {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < SHORTEST_MISTAKEN || long.length - short.length > 1 || short === long) {
    return false;
  }
  let at = 0;
  while (at < short.length && short[at] === long[at]) {
    at += 1;
  }
  if (short.length < long.length) {
    return short.slice(at) === long.slice(at + 1);
  }
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return short.slice(at + 1) === long.slice(at + 1) || (swapped && short.slice(at + 2) === long.slice(at + 2));
}
