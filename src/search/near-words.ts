/**
 * Finds the words of a vocabulary that sound nearly as another (sound.ts), by the trigrams that they share.
 * Promises: every word alike enough is found, among a million in about a millisecond: lists of the words by trigram name
 * those that share enough of them, and only these are compared. Does not know what words are for.
 */
import { writeSounds } from './sound.ts';

/** Shorter words and numbers are alike by chance. */
const LEAST_FUZZY_LENGTH = 3;
/** Trigrams of a word beyond this many are not looked at. */
const MOST_TRIGRAMS = 64;
/** Lists of words by trigram; a list may serve several trigrams. */
const LISTS = 65_536;
/** Words that are compared one by one because they are newer than the lists, beside an eighth of all. */
const MOST_NEWER = 2000;
/** Words that are listed before other work may have its turn: some milliseconds. */
const LISTED_AT_ONCE = 4096;

/** Whether a word can be spelt nearly the same as another at all. */
function canBeMisspelt(term: string): boolean {
  return term.length >= LEAST_FUZZY_LENGTH && !/\d/.test(term);
}

export interface NearWord {
  readonly term: string;
  /** Dice's coefficient: the share of trigrams that both have in common. */
  readonly likeness: number;
}

export class NearWords {
  /** By number; empty where there is none. Changes under this. */
  readonly #terms: readonly string[];
  /** Numbers that were given since the lists were made. */
  #newer: number[] = [];
  #starts = new Uint32Array(LISTS + 1);
  #lists = new Uint32Array(0);
  /** Room to count in, by number, all zero between two searches. */
  #tally = new Uint8Array(0);
  /** Lists that are being made. */
  #making: Generator<void, void> | undefined;

  constructor(terms: readonly string[]) {
    this.#terms = terms;
  }

  /** There is a word of this number now. */
  add(number: number): void {
    this.#newer.push(number);
  }

  /** The words at least this much like one that is not among them, the likest first. */
  find(word: string, leastLikeness: number): NearWord[] {
    if (!canBeMisspelt(word)) return [];
    while (this.prepare()) continue;
    const own = new Trigrams(word);
    const found = new Map<string, number>();
    for (const number of [...this.#sharing(own, leastLikeness), ...this.#newer]) {
      const term = this.#terms[number] ?? '';
      if (!canBeMisspelt(term)) continue;
      const likeness = own.likenessTo(term);
      if (likeness >= leastLikeness) found.set(term, likeness);
    }
    return [...found]
      .map(([term, likeness]) => ({ term, likeness }))
      .sort((a, b) => b.likeness - a.likeness || (a.term < b.term ? -1 : 1));
  }

  /** Of the listed words, those that share as many trigrams as one so alike must. */
  #sharing(own: Trigrams, leastLikeness: number): number[] {
    // 2 * shared / (own + other) is at least the likeness, and other is no less than what is shared.
    const least = (leastLikeness * own.count) / (2 - leastLikeness);
    const touched: number[] = [];
    for (let i = 0; i < own.count; i++) {
      const list = listOf(own.grams[i] ?? 0);
      for (let at = this.#starts[list] ?? 0; at < (this.#starts[list + 1] ?? 0); at++) {
        const number = this.#lists[at] ?? 0;
        const before = this.#tally[number] ?? 0;
        if (before === 0) touched.push(number);
        this.#tally[number] = before + 1;
      }
    }
    return touched.filter((number) => {
      const shared = this.#tally[number] ?? 0;
      this.#tally[number] = 0;
      return shared >= least;
    });
  }

  /** Does a piece of making the lists, if much is newer than they are; whether there is more to do. */
  prepare(): boolean {
    if (this.#making === undefined && this.#newer.length <= Math.max(MOST_NEWER, this.#terms.length / 8)) return false;
    this.#making ??= this.#makeLists();
    const isDone = this.#making.next().done === true;
    if (isDone) this.#making = undefined;
    return !isDone;
  }

  *#makeLists(): Generator<void, void> {
    const count = this.#terms.length;
    const listed = this.#newer.length;
    const trigrams = new Trigrams('');
    /** The list of each trigram of one word after the other, and where those of each word begin. */
    let entries = new Uint16Array(8 * count);
    const begins = new Uint32Array(count + 1);
    const starts = new Uint32Array(LISTS + 1);
    let filled = 0;
    for (let number = 0; number < count; number++) {
      if (number % LISTED_AT_ONCE === LISTED_AT_ONCE - 1) yield;
      const term = this.#terms[number] ?? '';
      if (canBeMisspelt(term)) {
        trigrams.read(term);
        if (filled + trigrams.count > entries.length) {
          const longer = new Uint16Array(2 * (filled + trigrams.count));
          longer.set(entries);
          entries = longer;
        }
        for (let i = 0; i < trigrams.count; i++) {
          const list = listOf(trigrams.grams[i] ?? 0);
          entries[filled++] = list;
          starts[list + 1] = (starts[list + 1] ?? 0) + 1;
        }
      }
      begins[number + 1] = filled;
    }
    for (let list = 1; list <= LISTS; list++) starts[list] = (starts[list] ?? 0) + (starts[list - 1] ?? 0);
    const places = starts.slice();
    const lists = new Uint32Array(filled);
    for (let number = 0; number < count; number++) {
      if (number % (8 * LISTED_AT_ONCE) === 8 * LISTED_AT_ONCE - 1) yield;
      for (let at = begins[number] ?? 0; at < (begins[number + 1] ?? 0); at++) {
        const list = entries[at] ?? 0;
        const place = places[list] ?? 0;
        lists[place] = number;
        places[list] = place + 1;
      }
    }
    this.#starts = starts;
    this.#lists = lists;
    this.#tally = new Uint8Array(count);
    this.#newer = this.#newer.slice(listed);
  }
}

/** The different trigrams of a word, two marks before it and one behind. */
class Trigrams {
  readonly grams = new Float64Array(MOST_TRIGRAMS);
  count = 0;

  constructor(term: string) {
    this.read(term);
  }

  read(term: string): void {
    const mark = 32;
    this.count = 0;
    let [first, second] = [mark, mark];
    const length = writeSounds(term, sounds);
    for (let i = 0; i <= length; i++) {
      const code = i === length ? mark : (sounds[i] ?? mark);
      const gram = (first * 65_536 + second) * 65_536 + code;
      if (this.count < MOST_TRIGRAMS && !this.#holds(gram)) this.grams[this.count++] = gram;
      first = second;
      second = code;
    }
  }

  likenessTo(term: string): number {
    other.read(term);
    let common = 0;
    for (let i = 0; i < other.count; i++) if (this.#holds(other.grams[i] ?? 0)) common++;
    return (2 * common) / (this.count + other.count);
  }

  #holds(gram: number): boolean {
    for (let i = 0; i < this.count; i++) if (this.grams[i] === gram) return true;
    return false;
  }
}

/** Room for the letters that are read. */
const sounds = new Uint16Array(MOST_TRIGRAMS);

/** Room for the word that is compared with, so that nothing is allocated for each. */
const other = new Trigrams('');

function listOf(gram: number): number {
  const mixed = Math.imul((gram / 65_536) ^ Math.imul(gram % 65_536, 0x85ebca6b), 0x9e3779b1);
  return mixed >>> 16;
}
