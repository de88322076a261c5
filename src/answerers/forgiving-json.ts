/**
 * Reads {"statement": …, "quotes": […]} as models write it, which is not always JSON.
 *
 * Understood are also smart quotes, quotes that should have been escaped, names without quotes, trailing commas and
 * missing brackets. Promises: nothing is an error, and reading always goes on; the characters of a statement are passed
 * on as they are read. Does not know what the fields mean, nor what stands between two objects.
 */
import type { Characters, Reading } from './characters.ts';

export type Value = string | Value[] | Map<string, Value>;

/** Deeper than any reply; what lies below is skipped. */
const deepest = 6;
/** Characters looked at to tell whether a new object begins on the next line. */
const lookahead = 40;
const startsObject = /^[\s[,]*(?:\d{1,2}[.)]\s*)?\{\s*["“”'‘]?statement/;
/** Each kind of opening quotation mark, with those that may close it. */
const closers: Readonly<Record<string, string>> = {
  '"': '"“”',
  '“': '"“”',
  '”': '"“”',
  '„': '"“”',
  '«': '»',
  "'": "'’",
  '‘': "'’",
};
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: '\t', b: '', f: '' };

export class ForgivingJson {
  readonly #text: Characters;
  readonly #heard: (character: string) => void;
  /** Set where a new object begins inside one that was never closed. */
  #broken = false;

  /** `heard` is given the characters of each statement. */
  constructor(text: Characters, heard: (character: string) => void) {
    this.#text = text;
    this.#heard = heard;
  }

  /** Whether an object with a statement begins here. */
  startsObject(): Reading<boolean> {
    return this.#text.lookingAt(startsObject, lookahead);
  }

  /** Whether an array begins here, and not a word in brackets. */
  *startsArray(): Reading<boolean> {
    const space = yield* this.#text.space(1);
    const next = yield* this.#text.peek(1 + space.length);
    return next === '' || /[[{\]]/.test(next);
  }

  /** Reads an object from its brace on, as far as it goes. */
  readObject(): Reading<Map<string, Value>> {
    this.#broken = false;
    return this.#readFields(1);
  }

  *#readFields(depth: number): Reading<Map<string, Value>> {
    const fields = new Map<string, Value>();
    this.#text.skip();
    for (;;) {
      const next = yield* this.#skipSpace();
      if (next === '' || this.#broken) return fields;
      if (/[},\]]/.test(next)) {
        this.#text.skip();
        if (next === '}') return fields;
        continue;
      }
      const name = next in closers ? yield* this.#readString('name') : yield* this.#readBare();
      if ((yield* this.#skipSpace()) !== ':') continue;
      this.#text.skip();
      // {"statements": [ … ]} is only a wrapper: its elements are read as if they stood alone.
      if (depth === 1 && name !== 'quotes' && (yield* this.#skipSpace()) === '[') return fields;
      fields.set(name, yield* this.#readValue(depth, depth === 1 && name === 'statement' ? 'statement' : 'value'));
    }
  }

  *#readValue(depth: number, what: 'value' | 'statement' = 'value'): Reading<Value> {
    const next = yield* this.#skipSpace();
    if (next in closers) return yield* this.#readString(what);
    if (next === '{' && depth < deepest) return yield* this.#readFields(depth + 1);
    if (next === '[' && depth < deepest) return yield* this.#readList(depth + 1);
    return yield* this.#readBare();
  }

  *#readList(depth: number): Reading<Value> {
    const list: Value[] = [];
    this.#text.skip();
    for (;;) {
      const next = yield* this.#skipSpace();
      // A brace closes the object around it: the bracket was forgotten.
      if (next === '' || next === '}' || this.#broken) return list;
      if (/[\],:]/.test(next)) this.#text.skip();
      else list.push(yield* this.#readValue(depth));
      if (next === ']') return list;
    }
  }

  /** null, a number, or a word without quotation marks; a bracket that it cannot use is read as a word. */
  *#readBare(): Reading<string> {
    let word = '';
    for (;;) {
      const next = yield* this.#text.peek();
      // Except before a closing bracket it takes one character at least, so that reading goes on.
      if (next === '' || /[,\]}]/.test(next) || (word !== '' && /[\s:[{"“”]/u.test(next))) return word;
      word += next;
      this.#text.skip();
    }
  }

  *#readString(what: 'name' | 'value' | 'statement'): Reading<string> {
    const closing = closers[yield* this.#text.peek()] ?? '"';
    this.#text.skip();
    let string = '';
    for (;;) {
      const next = yield* this.#text.peek();
      if (next === '') return string;
      if (next === '\n' && (yield* this.#startsAnew())) return string;
      if (closing.includes(next) && (what === 'name' || (yield* this.#closes()))) {
        this.#text.skip();
        return string;
      }
      this.#text.skip();
      const character = next === '\\' ? yield* this.#readEscaped() : next;
      string += character;
      if (what === 'statement') this.#heard(character);
    }
  }

  /** A quotation mark ends a string only where the object goes on behind it; any other should have been escaped. */
  *#closes(): Reading<boolean> {
    const space = yield* this.#text.space(1);
    const comma = 1 + space.length;
    const next = yield* this.#text.peek(comma);
    if (next === '' || next === '}' || next === ']' || space.includes('\n')) return true;
    if (next !== ',') return false;
    const behind = comma + 1 + (yield* this.#text.space(comma + 1)).length;
    const after = yield* this.#text.peek(behind);
    if (after === '' || /["“”„«'‘{}[\]]/u.test(after)) return true;
    return yield* this.#text.lookingAt(/^(?:statement|quotes|key|text)\s*:/, 12, behind);
  }

  /** What stands behind a backslash. */
  *#readEscaped(): Reading<string> {
    const letter = yield* this.#text.peek();
    this.#text.skip(letter.length);
    const code = letter === 'u' ? yield* this.#text.ahead(4) : '';
    if (!/^[\da-f]{4}$/i.test(code)) return escapes[letter] ?? letter;
    this.#text.skip(4);
    return String.fromCharCode(Number.parseInt(code, 16));
  }

  /** The next character that is no white space; sees when a new object begins at the start of a line. */
  *#skipSpace(): Reading<string> {
    for (;;) {
      const next = yield* this.#text.peek();
      if (next === '\n' && (yield* this.#startsAnew())) return next;
      if (next === '' || !/\s/u.test(next)) return next;
      this.#text.skip();
    }
  }

  /** At the end of a line: whether the next begins another object, this one never having been closed. */
  *#startsAnew(): Reading<boolean> {
    this.#broken ||= yield* this.startsObject();
    return this.#broken;
  }
}
