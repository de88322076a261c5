/**
 * Reads a model's reply, statement by statement, while it is being written.
 *
 * Asked for are lines of JSON; understood are also an array or fenced block of such objects, whatever forgiving-json.ts
 * forgives in them, numbered lines, thinking aloud, and sentences with [K3: "quote"] behind them.
 * Promises: however the reply is cut into pieces, the same statements and words come out; nothing that a model writes is
 * an error; a quote with an unknown key is kept and can never be found. Does not know which quotes are true.
 */
import type { DraftStatement, Quote } from '../domain.ts';
import { onOneLine } from '../text.ts';
import { Characters, type Reading } from './characters.ts';
import { citedSentences } from './cited-sentences.ts';
import { ForgivingJson, type Value } from './forgiving-json.ts';
import { refusalWord } from './prompts.ts';

/** No passage has such an id: ids hold no space. */
const unknownPassage = 'unknown key';
/** [K3] in the middle of a sentence. */
const citedKey = /\s?[[(【]\s?([\p{L}\d]{1,12})\s?[\])】]/gu;
/** Of one statement; each costs a search of an article. */
const mostQuotes = 8;

export class DraftParser {
  readonly #passageIdOf: (key: string) => string | undefined;
  readonly #text = new Characters();
  readonly #json = new ForgivingJson(this.#text, (character) => this.#say(character));
  readonly #reading = this.#readReply();
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
    this.#text.add(words);
    this.#reading.next();
    return this.#statements.splice(0);
  }

  /** The reply is over; gives what was still open, as far as it came. */
  end(): DraftStatement[] {
    this.#text.end();
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
    const text = this.#text;
    for (;;) {
      const next = yield* text.peek();
      if (next === '') break;
      if (/[\s,;\]}]/u.test(next)) text.skip();
      else if (next === '{') this.#takeObject(yield* this.#json.readObject());
      else if (next === '[' && (yield* this.#json.startsArray())) text.skip();
      else if (next === '<' && (yield* text.lookingAt(/^<think/, 6))) yield* text.skipPast('</think>');
      else if (next === '`') yield* text.skipWhile(/^[`\w]/);
      else if (yield* text.lookingAt(/^(?:\d{1,2}[.):]|[-*•])\s/, 4)) yield* text.skipWhile(/^\S/);
      else this.#takeLine(yield* this.#readLine());
    }
    if (!this.#found) for (const line of this.#plain) this.#takeSentence(line, []);
  }

  /** To the end of the line, or to an object that begins in it: "Here you are: {…". */
  *#readLine(): Reading<string> {
    let line = '';
    for (;;) {
      const next = yield* this.#text.peek();
      if (next === '' || next === '\n') return line;
      if (next === '{' && (yield* this.#json.startsObject())) return line;
      line += next;
      this.#text.skip();
    }
  }

  /** Its words were heard while it was read. */
  #takeObject(fields: ReadonlyMap<string, Value>): void {
    const statement = fields.get('statement');
    this.#endWords();
    if (typeof statement === 'string') this.#add(statement, listOf(fields.get('quotes')).flatMap(this.#toQuotes));
  }

  #takeLine(line: string): void {
    const { sentences, rest } = citedSentences(line);
    for (const { text, quotes } of sentences) {
      this.#takeSentence(
        text,
        quotes.map(({ key, words }) => this.#quote(key, words)),
      );
    }
    // A line that ends in a colon only announces what comes.
    if (/[\p{L}\d]/u.test(rest) && !/:\W*$/u.test(rest)) this.#plain.push(rest);
  }

  #takeSentence(text: string, quotes: readonly Quote[]): void {
    for (const character of text.trim()) this.#say(character);
    this.#endWords();
    this.#add(text, quotes);
  }

  #add(statement: string, quotes: readonly Quote[]): void {
    this.#found = true;
    const text = onOneLine(statement.replaceAll(citedKey, this.#withoutKey));
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
}

function listOf(value: Value | undefined): Value[] {
  if (value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value];
}
