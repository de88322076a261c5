/**
 * Reads a model's reply, statement by statement, while it is being written.
 *
 * Asked for are lines of JSON; understood are also an array or fenced block of such objects, smart quotes, quotes that
 * should have been escaped, trailing commas, missing brackets, numbered lines, and sentences with [K3: "quote"] behind
 * them. Promises: however the reply is cut into pieces, the same statements and words come out; nothing that a model
 * writes is an error; a quote with an unknown key is kept and can never be found. Does not know which quotes are true.
 *
 * How: one reader, written as if the whole reply lay before it, that pauses wherever the characters run out.
 */
import type { DraftStatement, Quote } from '../domain.ts';
import { refusalWord } from './prompts.ts';

/** No passage has such an id: ids hold no space. */
const unknownPassage = 'unknown key';
/** Deeper than any reply; what lies below is skipped. */
const deepest = 6;
/** Characters looked at to tell whether a new object begins on the next line. */
const lookahead = 40;
const startsObject = /^[\s[,]*(?:\d{1,2}[.)]\s*)?\{\s*["“”'‘]?statement/;
/** [K3: "quote"], as models cite in running text. Bounded, so that no reply takes long to search. */
const marker = /[[(]\s{0,3}([\p{L}\d]{1,12})\s{0,3}[:,]?\s{0,3}["“«](.{1,2000}?)["”»]\s{0,3}[\])]/gu;
/** [K3] in the middle of a sentence. */
const citedKey = /\s?[[(【]\s?([\p{L}\d]{1,12})\s?[\])】]/gu;
/** Of one statement; each costs a search of an article. */
const mostQuotes = 8;

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

type Value = string | Value[] | Map<string, Value>;
/** Pauses when the characters run out. */
type Reading<T> = Generator<undefined, T, undefined>;

export class DraftParser {
  readonly #passageIdOf: (key: string) => string | undefined;
  readonly #reading = this.#readReply();
  #reply = '';
  #at = 0;
  #ended = false;
  /** Set where a new object begins inside one that was never closed. */
  #broken = false;
  #statements: DraftStatement[] = [];
  /** Lines of plain text without quotes; they count only when the reply holds nothing better. */
  #plain: string[] = [];
  #found = false;
  #words = '';
  /** Words that may yet turn out to be the refusal, and the space between two statements. */
  #held = '';
  #anyWords = false;

  /** `passageIdOf`: the passage behind a key of the prompt. */
  constructor(passageIdOf: (key: string) => string | undefined) {
    this.#passageIdOf = passageIdOf;
  }

  /** Takes the next piece of the reply; gives the statements that it completes. */
  push(words: string): DraftStatement[] {
    this.#reply += words;
    this.#reading.next();
    return this.#statements.splice(0);
  }

  /** The reply is over; gives what was still open, as far as it came. */
  end(): DraftStatement[] {
    this.#ended = true;
    this.#reading.next();
    return this.#statements.splice(0);
  }

  /** The words of statements since the last call, as a person reads them: they run ahead of the statements. */
  takeWords(): string {
    const words = this.#words;
    this.#words = '';
    return words;
  }

  *#readReply(): Reading<void> {
    for (;;) {
      const next = yield* this.#peek();
      if (next === '') break;
      if (/[\s,;\]}]/u.test(next)) this.#at += 1;
      else if (next === '{') yield* this.#readStatement();
      else if (next === '[' && (yield* this.#lookingAt(/^\[\s*(?:[[{\]]|$)/, lookahead))) this.#at += 1;
      else if (next === '<' && (yield* this.#lookingAt(/^<think/, 6))) yield* this.#skipPast('</think>');
      else if (next === '`') yield* this.#skipWhile(/^[`\w]/);
      else if (yield* this.#lookingAt(/^(?:\d{1,2}[.):]|[-*•])\s/, 4)) yield* this.#skipWhile(/^\S/);
      else this.#takeLine(yield* this.#readLine());
    }
    if (!this.#found) for (const line of this.#plain) this.#takeSentence(line, []);
  }

  // Objects: {"statement": …, "quotes": [{"key": …, "text": …}]}

  *#readStatement(): Reading<void> {
    this.#broken = false;
    const fields = yield* this.#readFields(1);
    const statement = fields.get('statement');
    this.#endWords();
    if (typeof statement === 'string') this.#add(statement, listOf(fields.get('quotes')).flatMap(this.#toQuotes));
  }

  /** Reads an object from its brace on, as far as it goes. */
  *#readFields(depth: number): Reading<Map<string, Value>> {
    const fields = new Map<string, Value>();
    this.#at += 1;
    for (;;) {
      const next = yield* this.#skipSpace();
      if (next === '' || this.#broken) return fields;
      if (/[},\]]/.test(next)) {
        this.#at += 1;
        if (next === '}') return fields;
        continue;
      }
      const name = next in closers ? yield* this.#readString('name') : yield* this.#readBare();
      if ((yield* this.#skipSpace()) !== ':') continue;
      this.#at += 1;
      // {"statements": [ … ]} is only a wrapper: its elements are read as if they stood alone.
      if (depth === 1 && name !== 'quotes' && (yield* this.#skipSpace()) === '[') return fields;
      fields.set(name, yield* this.#readValue(depth, name === 'statement' && depth === 1));
    }
  }

  *#readValue(depth: number, isStatement = false): Reading<Value> {
    const next = yield* this.#skipSpace();
    if (next in closers) return yield* this.#readString(isStatement ? 'statement' : 'value');
    if (next === '{' && depth < deepest) return yield* this.#readFields(depth + 1);
    if (next === '[' && depth < deepest) return yield* this.#readList(depth + 1);
    return yield* this.#readBare();
  }

  *#readList(depth: number): Reading<Value> {
    const list: Value[] = [];
    this.#at += 1;
    for (;;) {
      const next = yield* this.#skipSpace();
      // A brace closes the object around it: the bracket was forgotten.
      if (next === '' || next === '}' || this.#broken) return list;
      if (/[\],:]/.test(next)) this.#at += 1;
      else list.push(yield* this.#readValue(depth));
      if (next === ']') return list;
    }
  }

  /** null, a number, or a word without quotation marks; a bracket that it cannot use is read as a word. */
  *#readBare(): Reading<string> {
    let word = '';
    for (;;) {
      const next = yield* this.#peek();
      // Except before a closing bracket it takes one character at least, so that reading goes on.
      if (next === '' || /[,\]}]/.test(next) || (word !== '' && /[\s:[{"“”]/u.test(next))) return word;
      word += next;
      this.#at += 1;
    }
  }

  *#readString(what: 'name' | 'value' | 'statement'): Reading<string> {
    const closing = closers[yield* this.#peek()] ?? '"';
    this.#at += 1;
    let text = '';
    for (;;) {
      const next = yield* this.#peek();
      if (next === '') return text;
      if (next === '\n' && (yield* this.#startsAnew())) return text;
      if (closing.includes(next) && (what === 'name' || (yield* this.#closes()))) {
        this.#at += 1;
        return text;
      }
      const character = next === '\\' ? yield* this.#readEscape() : next;
      if (next !== '\\') this.#at += 1;
      text += character;
      if (what === 'statement') this.#say(character);
    }
  }

  /** A quotation mark ends a string only where the object goes on behind it; any other should have been escaped. */
  *#closes(): Reading<boolean> {
    let offset = 1;
    let line = false;
    while (/^\s$/u.test(yield* this.#peek(offset))) {
      line ||= (yield* this.#peek(offset)) === '\n';
      offset += 1;
    }
    const next = yield* this.#peek(offset);
    if (next === '' || next === '}' || next === ']' || line) return true;
    if (next !== ',') return false;
    do offset += 1;
    while (/^\s$/u.test(yield* this.#peek(offset)));
    const after = yield* this.#peek(offset);
    return (
      after === '' ||
      /["“”„«'‘{}[\]]/u.test(after) ||
      (yield* this.#lookingAt(/^(?:statement|quotes|key|text)\s*:/, 12, offset))
    );
  }

  *#readEscape(): Reading<string> {
    const letter = yield* this.#peek(1);
    if (letter === 'u' && (yield* this.#lookingAt(/^[\da-f]{4}/i, 4, 2))) {
      const code = this.#reply.slice(this.#at + 2, this.#at + 6);
      this.#at += 6;
      return String.fromCharCode(Number.parseInt(code, 16));
    }
    this.#at += letter === '' ? 1 : 2;
    return escapes[letter] ?? letter;
  }

  // Plain text: sentences with their quotes behind them.

  /** To the end of the line, or to an object that begins in it: "Here you are: {…". */
  *#readLine(): Reading<string> {
    let line = '';
    for (;;) {
      const next = yield* this.#peek();
      if (next === '' || next === '\n') return line;
      if (next === '{' && (yield* this.#lookingAt(startsObject, lookahead))) return line;
      line += next;
      this.#at += 1;
    }
  }

  #takeLine(line: string): void {
    let text = '';
    let quotes: Quote[] = [];
    let end = 0;
    for (const { 0: whole, 1: key = '', 2: words = '', index } of line.matchAll(marker)) {
      const between = line.slice(end, index);
      if (quotes.length > 0 && /[\p{L}\d]/u.test(between)) {
        text = this.#takeQuoted(text, quotes, between);
        quotes = [];
      } else text += between;
      quotes.push(this.#quote(key, words));
      end = index + whole.length;
    }
    const rest = line.slice(end);
    this.#keepPlain(quotes.length > 0 ? this.#takeQuoted(text, quotes, rest) : rest);
  }

  /** Takes a sentence, with the full stop that stands behind its quotes; gives the text after that. */
  #takeQuoted(text: string, quotes: readonly Quote[], behind: string): string {
    const stop = /^\s*([.!?…。]?)/u.exec(behind);
    this.#takeSentence(text.trimEnd() + (stop?.[1] ?? ''), quotes);
    return behind.slice(stop?.[0].length ?? 0);
  }

  #takeSentence(text: string, quotes: readonly Quote[]): void {
    for (const character of text.trim()) this.#say(character);
    this.#endWords();
    this.#add(text, quotes);
  }

  /** A line that ends in a colon only announces what comes. */
  #keepPlain(line: string): void {
    if (/[\p{L}\d]/u.test(line) && !/:\W*$/u.test(line)) this.#plain.push(line);
  }

  // What comes of it

  #add(statement: string, quotes: readonly Quote[]): void {
    this.#found = true;
    const text = statement.replaceAll(citedKey, this.#withoutKey).replaceAll(/\s+/gu, ' ').trim();
    if (text === '' || text.includes(refusalWord)) return;
    this.#statements.push({ text, quotes: quotes.slice(0, mostQuotes) });
  }

  /** Keys belong to the quotes; in a sentence they mean nothing to its reader. Brackets of anything else stay. */
  readonly #withoutKey = (whole: string, key: string): string => (this.#passageIdOf(key) === undefined ? whole : '');

  readonly #toQuotes = (value: Value): Quote[] => {
    if (typeof value === 'string') {
      // "K3: the words"
      const [, key = '', words = value] = /^\[?(\w{1,12})\]?\s*:\s*([^]*)$/u.exec(value) ?? [];
      return words.trim() === '' ? [] : [this.#quote(key, words)];
    }
    if (Array.isArray(value)) return [];
    const text = value.get('text');
    const key = value.get('key');
    if (typeof text !== 'string' || text.trim() === '') return [];
    return [this.#quote(typeof key === 'string' ? key : '', text)];
  };

  #quote(key: string, words: string): Quote {
    const bare = key.replaceAll(/[^\p{L}\d]/gu, '');
    return { passageId: this.#passageIdOf(bare) ?? `${unknownPassage} ${bare}`, text: words.trim() };
  }

  /** Passes words on, except the refusal, which is a sign and no sentence. */
  #say(character: string): void {
    this.#held += /\s/u.test(character) ? ' ' : character;
    if (refusalWord.startsWith(this.#held.trimStart()) || this.#held.includes(refusalWord)) return;
    this.#words += this.#held;
    this.#held = '';
    this.#anyWords = true;
  }

  #endWords(): void {
    if (this.#held.trim() !== '' && !this.#held.includes(refusalWord)) this.#words += this.#held;
    this.#held = this.#anyWords ? ' ' : '';
  }

  // Looking at characters, and waiting for them

  /** The character at a distance; empty when the reply is over. */
  *#peek(offset = 0): Reading<string> {
    while (this.#at + offset >= this.#reply.length && !this.#ended) yield;
    return this.#reply.charAt(this.#at + offset);
  }

  /** Whether the next `width` characters, or the fewer that there are, look like this. */
  *#lookingAt(pattern: RegExp, width: number, offset = 0): Reading<boolean> {
    yield* this.#peek(offset + width - 1);
    return pattern.test(this.#reply.slice(this.#at + offset, this.#at + offset + width));
  }

  /** The next character that is no white space; sees when a new object begins at the start of a line. */
  *#skipSpace(): Reading<string> {
    for (;;) {
      const next = yield* this.#peek();
      if (next === '\n' && (yield* this.#startsAnew())) return next;
      if (next === '' || !/\s/u.test(next)) return next;
      this.#at += 1;
    }
  }

  /** At the end of a line: whether the next begins another object, this one never having been closed. */
  *#startsAnew(): Reading<boolean> {
    this.#broken ||= yield* this.#lookingAt(startsObject, lookahead);
    return this.#broken;
  }

  *#skipPast(end: string): Reading<void> {
    for (;;) {
      if ((yield* this.#peek(end.length - 1)) === '') {
        this.#at = this.#reply.length;
        return;
      }
      if (this.#reply.startsWith(end, this.#at)) break;
      this.#at += 1;
    }
    this.#at += end.length;
  }

  *#skipWhile(pattern: RegExp): Reading<void> {
    while (pattern.test(yield* this.#peek())) this.#at += 1;
  }
}

function listOf(value: Value | undefined): Value[] {
  if (value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value];
}
