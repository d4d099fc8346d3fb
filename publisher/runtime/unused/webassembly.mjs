// Leaves out of a WebAssembly module what is exported and never used, and every function that nothing calls then.
//
// It reads as much of the binary format as it takes to find which function names which: https://webassembly.github.io/spec/
// Types, tables, globals, memory and data stay as they are. What it does not know, it refuses.

const SECTION = { custom: 0, imports: 2, functions: 3, globals: 6, exports: 7, start: 8, elements: 9, code: 10 };
const FUNCTION = 0;
const TABLE = 1;
const MEMORY = 2;
const GLOBAL = 3;
const TAG = 4;

const END = 0x0b;
const BLOCK_LIKE = new Set([0x02, 0x03, 0x04, 0x06]);
const NOTHING = new Set([0x00, 0x01, 0x05, 0x0a, 0x0b, 0x0f, 0x19, 0x1a, 0x1b, 0xd1]);
const NAMES_A_FUNCTION = new Set([0x10, 0x12, 0xd2]);
// Branches, exceptions, locals, globals, tables, the size of the memory, and which kind a null has.
const ONE_INDEX = new Set([
  0x07, 0x08, 0x09, 0x0c, 0x0d, 0x18, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x3f, 0x40, 0x41, 0x42, 0xd0,
]);
const TWO_INDICES = new Set([0x11, 0x13]);
// After 0xfc: how many indices follow. Numbers cut off without a trap, then memory and tables.
const AFTER_FC = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

/** Reads a module from front to back. */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * shift;
      if (byte < 128) {
        return value;
      }
    }
  }

  /** A number of whichever length, of which nobody needs to know the value. */
  skip() {
    while (this.bytes[this.at] > 127) {
      this.at += 1;
    }
    this.at += 1;
  }

  text() {
    const size = this.number();
    this.at += size;
    return new TextDecoder().decode(this.bytes.subarray(this.at - size, this.at));
  }

  /** @param {() => void} read */
  each(read) {
    for (let left = this.number(); left > 0; left -= 1) {
      read();
    }
  }

  limits() {
    const flags = this.byte();
    this.skip();
    if (flags & 1) {
      this.skip();
    }
  }

  /**
   * Instructions up to the end of an expression.
   *
   * @param {(start: number, end: number, index: number) => void} found - where one names a function, and which
   */
  expression(found) {
    for (let depth = 1; depth > 0; ) {
      const code = this.bytes[this.at++];
      if (NAMES_A_FUNCTION.has(code)) {
        const start = this.at;
        const index = this.number();
        found(start, this.at, index);
      } else if (code === END) {
        depth -= 1;
      } else if (BLOCK_LIKE.has(code)) {
        this.skip();
        depth += 1;
      } else if (ONE_INDEX.has(code)) {
        this.skip();
        // A try that hands on what it catches has no end of its own.
        depth -= Number(code === 0x18);
      } else if ((code >= 0x45 && code <= 0xc4) || NOTHING.has(code)) {
        // Arithmetic, and what stands alone.
      } else if ((code >= 0x28 && code <= 0x3e) || TWO_INDICES.has(code)) {
        this.skip();
        this.skip();
      } else if (code === 0x0e) {
        this.each(() => this.skip());
        this.skip();
      } else if (code === 0x1c) {
        this.each(() => this.skip());
      } else if (code === 0x43) {
        this.at += 4;
      } else if (code === 0x44) {
        this.at += 8;
      } else if (code === 0xfc) {
        const operands = AFTER_FC[this.number()];
        if (operands === undefined) {
          throw new Error(`An instruction of WebAssembly that is not known: 0xfc, at byte ${this.at}.`);
        }
        for (let left = operands; left > 0; left -= 1) {
          this.skip();
        }
      } else {
        throw new Error(`An instruction of WebAssembly that is not known: 0x${code.toString(16)}, at byte ${this.at}.`);
      }
    }
  }
}

/** Puts bytes together. */
class Writer {
  /** @type {Uint8Array[]} */
  #parts = [];
  size = 0;

  /** @param {Uint8Array} part */
  bytes(part) {
    this.#parts.push(part);
    this.size += part.length;
    return this;
  }

  /** @param {number} value */
  number(value) {
    const bytes = [];
    let left = value;
    do {
      const byte = left % 128;
      left = Math.floor(left / 128);
      bytes.push(left > 0 ? byte + 128 : byte);
    } while (left > 0);
    return this.bytes(Uint8Array.from(bytes));
  }

  /** @param {Writer} part - written with its size before it */
  sized(part) {
    return this.number(part.size).bytes(part.whole());
  }

  whole() {
    const whole = new Uint8Array(this.size);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}

/**
 * A piece of the module: its bytes, and the places in it that name a function.
 *
 * @typedef {{ start: number, end: number, names: { start: number, end: number, index: number }[] }} Piece
 */

/**
 * @param {Uint8Array} bytes - a module
 * @param {Set<string>} used - the names of the exports to keep
 * @returns {Uint8Array} the module, with what is left
 */
export function withoutUnused(bytes, used) {
  const { sections, imports, bodies, starts, elements, globals, exports } = read(bytes);
  const imported = imports.filter(({ kind }) => kind === FUNCTION).length;

  /** @type {Set<number>} */
  const live = new Set();
  const waiting = exports.filter(({ kind, name }) => kind === FUNCTION && used.has(name)).map(({ index }) => index);
  waiting.push(...starts);
  waiting.push(...[elements, globals].flatMap(({ names }) => names.map(({ index }) => index)));
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (!live.has(index)) {
      live.add(index);
      if (index >= imported) {
        waiting.push(...bodies[index - imported].names.map((name) => name.index));
      }
    }
  }

  const numbers = new Map([...live].sort((a, b) => a - b).map((index, position) => [index, position]));
  const keptBodies = bodies.filter((_, position) => live.has(position + imported));

  /** @param {Piece} piece */
  const renumbered = ({ start, end, names }) => {
    const writer = new Writer();
    let at = start;
    for (const name of names) {
      writer.bytes(bytes.subarray(at, name.start)).number(/** @type {number} */ (numbers.get(name.index)));
      at = name.end;
    }
    return writer.bytes(bytes.subarray(at, end));
  };
  const written = new Writer().bytes(bytes.subarray(0, 8));
  let function_ = -1;
  const keptImports = imports.filter(({ kind }) => kind !== FUNCTION || live.has(++function_));
  for (const { id, start, end } of sections) {
    const content = new Writer();
    if (id === SECTION.imports) {
      content.number(keptImports.length);
      for (const entry of keptImports) {
        content.bytes(bytes.subarray(entry.start, entry.end));
      }
    } else if (id === SECTION.functions) {
      content.number(keptBodies.length);
      for (const { type } of keptBodies) {
        content.number(type);
      }
    } else if (id === SECTION.exports) {
      const kept = exports.filter(({ name }) => used.has(name));
      content.number(kept.length);
      for (const { kind, index, start: from, named } of kept) {
        content.bytes(bytes.subarray(from, named)).number(kind === FUNCTION ? (numbers.get(index) ?? 0) : index);
      }
    } else if (id === SECTION.start) {
      content.number(numbers.get(starts[0]) ?? 0);
    } else if (id === SECTION.elements) {
      content.bytes(renumbered(elements).whole());
    } else if (id === SECTION.globals) {
      content.bytes(renumbered(globals).whole());
    } else if (id === SECTION.code) {
      content.number(keptBodies.length);
      for (const body of keptBodies) {
        content.sized(renumbered(body));
      }
    } else {
      content.bytes(bytes.subarray(start, end));
    }
    written.bytes(Uint8Array.of(id)).sized(content);
  }
  return written.whole();
}

/** @param {Uint8Array} bytes */
function read(bytes) {
  /** @type {{ id: number, start: number, end: number }[]} */
  const sections = [];
  /** @type {{ kind: number, start: number, end: number }[]} */
  const imports = [];
  /** @type {number[]} */
  const types = [];
  /** @type {(Piece & { type: number })[]} */
  const bodies = [];
  /** @type {{ name: string, kind: number, index: number, start: number, named: number }[]} */
  const exports = [];
  /** @type {number[]} */
  const starts = [];
  /** @type {Piece} */
  let elements = { start: 0, end: 0, names: [] };
  /** @type {Piece} */
  let globals = { start: 0, end: 0, names: [] };

  const reader = new Reader(bytes, 8);
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const size = reader.number();
    const start = reader.at;
    const end = start + size;
    // What functions are called is for debuggers; its numbers would be wrong.
    if (id !== SECTION.custom || reader.text() !== "name") {
      sections.push({ id, start, end });
    }
    if (id === SECTION.imports) {
      reader.each(() => imports.push(importOf(reader)));
    } else if (id === SECTION.functions) {
      reader.each(() => types.push(reader.number()));
    } else if (id === SECTION.exports) {
      reader.each(() => {
        const from = reader.at;
        const name = reader.text();
        const kind = reader.byte();
        const named = reader.at;
        exports.push({ name, kind, index: reader.number(), start: from, named });
      });
    } else if (id === SECTION.start) {
      starts.push(reader.number());
    } else if (id === SECTION.elements) {
      elements = { start, end, names: [] };
      reader.each(() => elementsOf(reader, elements));
    } else if (id === SECTION.globals) {
      globals = { start, end, names: [] };
      reader.each(() => {
        reader.at += 2;
        reader.expression((from, to, index) => globals.names.push({ start: from, end: to, index }));
      });
    } else if (id === SECTION.code) {
      reader.each(() => bodies.push({ ...bodyOf(reader), type: types[bodies.length] }));
    }
    reader.at = end;
  }
  return { sections, imports, bodies, starts, elements, globals, exports };
}

/** @param {Reader} reader */
function importOf(reader) {
  const start = reader.at;
  reader.text();
  reader.text();
  const kind = reader.byte();
  if (kind === FUNCTION) {
    reader.skip();
  } else if (kind === TABLE) {
    reader.byte();
    reader.limits();
  } else if (kind === MEMORY) {
    reader.limits();
  } else if (kind === GLOBAL) {
    reader.at += 2;
  } else if (kind === TAG) {
    reader.byte();
    reader.skip();
  } else {
    throw new Error(`An import of a kind that is not known: ${kind}.`);
  }
  return { kind, start, end: reader.at };
}

/**
 * @param {Reader} reader
 * @param {Piece} piece
 */
function elementsOf(reader, piece) {
  const found = (/** @type {number} */ start, /** @type {number} */ end, /** @type {number} */ index) => {
    piece.names.push({ start, end, index });
  };
  const flags = reader.number();
  const [passive, explicit, expressions] = [flags & 1, flags & 2, flags & 4];
  if (!passive && explicit) {
    reader.skip();
  }
  if (!passive) {
    reader.expression(found);
  }
  if (passive || explicit) {
    reader.byte();
  }
  reader.each(() => {
    if (expressions) {
      reader.expression(found);
    } else {
      const start = reader.at;
      const index = reader.number();
      found(start, reader.at, index);
    }
  });
}

/** @param {Reader} reader */
function bodyOf(reader) {
  const size = reader.number();
  const start = reader.at;
  const end = start + size;
  /** @type {Piece} */
  const body = { start, end, names: [] };
  reader.each(() => {
    reader.skip();
    reader.byte();
  });
  reader.expression((from, to, index) => body.names.push({ start: from, end: to, index }));
  if (reader.at !== end) {
    throw new Error(`A function of WebAssembly that ends elsewhere than it should, at byte ${reader.at}.`);
  }
  return body;
}
