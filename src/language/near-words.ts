/**
 * Finds the words of a vocabulary that sound nearly as another (en/sound.ts), by the trigrams that they share. Names are
 * written by ear; of other words those must be nearly the same that are written nearly the same: boil is not build.
 * Promises: every word alike enough is found, among a million in about a millisecond: lists of the words by trigram name
 * those that share enough of them, and only these are compared. Does not know what words are for.
 */
import { Trigrams } from './trigrams.ts';
import { holdsDigit } from '../text.ts';

/** Shorter words and numbers are alike by chance. */
const LEAST_FUZZY_LENGTH = 3;
/** Words that are no names are the same when they sound so much alike. */
const SAME_SOUND = 0.75;
/** Lists of words by trigram; a list may serve several trigrams. */
const LISTS = 65_536;
/** Words in chains, because they are newer than the lists, beside an eighth of all. */
const MOST_NEWER = 2000;
/** Words that are listed before other work may have its turn: some milliseconds. */
const LISTED_AT_ONCE = 4096;

/** Whether a word can be spelt nearly the same as another at all. */
function canBeMisspelt(term: string): boolean {
  return term.length >= LEAST_FUZZY_LENGTH && !holdsDigit(term);
}

export interface NearWord {
  readonly term: string;
  /** Dice's coefficient of their sounds. */
  readonly likeness: number;
}

export class NearWords {
  /** By number; empty where there is none. Changes under this. */
  readonly #terms: readonly string[];
  /** How many trigrams each has; 0 for one that is not listed. */
  #counts = new Uint8Array(64);
  /** Numbers that were given since the lists were made, and how many of them stand in the chains. */
  #newer: number[] = [];
  #chained = 0;
  #starts = new Uint32Array(LISTS + 1);
  #lists = new Uint32Array(0);
  readonly #chains = new Map<number, number[]>();
  /** Room to count in, by number, all zero between two searches. */
  #tally = new Uint16Array(64);
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
  find(word: string, leastLikeness: number, isName: boolean): NearWord[] {
    if (!canBeMisspelt(word)) return [];
    while (this.prepare()) continue;
    this.#chainNewer();
    const sounds = new Trigrams().readSounds(word);
    const letters = new Trigrams().readLetters(word);
    const found = new Map<string, number>();
    for (const number of this.#sharing(sounds, leastLikeness)) {
      const term = this.#terms[number] ?? '';
      if (!canBeMisspelt(term)) continue;
      const likeness = sounds.likenessTo(other.readSounds(term));
      if (likeness < leastLikeness) continue;
      if (isName || likeness >= SAME_SOUND || letters.likenessTo(other.readLetters(term)) >= leastLikeness) {
        found.set(term, likeness);
      }
    }
    return [...found]
      .map(([term, likeness]) => ({ term, likeness }))
      .sort((a, b) => b.likeness - a.likeness || (a.term < b.term ? -1 : 1));
  }

  /** The words that may share as many trigrams as one so alike must. */
  #sharing(own: Trigrams, leastLikeness: number): number[] {
    const [tally, lists] = [this.#tally, this.#lists];
    const touched: number[] = [];
    const touch = (number: number): void => {
      const before = tally[number] ?? 0;
      if (before === 0) touched.push(number);
      tally[number] = before + 1;
    };
    for (let i = 0; i < own.count; i++) {
      const list = listOf(own.grams[i] ?? 0);
      const end = this.#starts[list + 1] ?? 0;
      for (let at = this.#starts[list] ?? 0; at < end; at++) touch(lists[at] ?? 0);
      for (const number of this.#chains.get(list) ?? []) touch(number);
    }
    return touched.filter((number) => {
      const shared = tally[number] ?? 0;
      tally[number] = 0;
      return 2 * shared >= leastLikeness * (own.count + (this.#counts[number] ?? 0));
    });
  }

  #chainNewer(): void {
    this.#makeRoom();
    for (; this.#chained < this.#newer.length; this.#chained++) {
      const number = this.#newer[this.#chained] ?? 0;
      const term = this.#terms[number] ?? '';
      if (!canBeMisspelt(term)) continue;
      other.readSounds(term);
      this.#counts[number] = other.count;
      for (let i = 0; i < other.count; i++) {
        const list = listOf(other.grams[i] ?? 0);
        const chain = this.#chains.get(list);
        if (chain === undefined) this.#chains.set(list, [number]);
        else chain.push(number);
      }
    }
  }

  #makeRoom(): void {
    const count = this.#terms.length;
    if (count <= this.#tally.length) return;
    const counts = new Uint8Array(2 * count);
    counts.set(this.#counts);
    this.#counts = counts;
    this.#tally = new Uint16Array(2 * count);
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
    const trigrams = new Trigrams();
    const counts = new Uint8Array(count);
    /** The lists of the trigrams of one word after the other. */
    let entries = new Uint16Array(8 * count);
    const starts = new Uint32Array(LISTS + 1);
    let filled = 0;
    for (let number = 0; number < count; number++) {
      if (number % LISTED_AT_ONCE === LISTED_AT_ONCE - 1) yield;
      const term = this.#terms[number] ?? '';
      if (!canBeMisspelt(term)) continue;
      trigrams.readSounds(term);
      counts[number] = trigrams.count;
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
    for (let list = 1; list <= LISTS; list++) starts[list] = (starts[list] ?? 0) + (starts[list - 1] ?? 0);
    const places = starts.slice();
    const lists = new Uint32Array(filled);
    let at = 0;
    for (let number = 0; number < count; number++) {
      if (number % (8 * LISTED_AT_ONCE) === 8 * LISTED_AT_ONCE - 1) yield;
      for (const end = at + (counts[number] ?? 0); at < end; at++) {
        const list = entries[at] ?? 0;
        const place = places[list] ?? 0;
        lists[place] = number;
        places[list] = place + 1;
      }
    }
    this.#starts = starts;
    this.#lists = lists;
    this.#newer = this.#newer.slice(listed);
    this.#chains.clear();
    this.#chained = 0;
    this.#makeRoom();
    this.#counts.set(counts);
  }
}

/** Room for the word that is compared with. */
const other = new Trigrams();

function listOf(gram: number): number {
  const mixed = Math.imul((gram / 65_536) ^ Math.imul(gram % 65_536, 0x85ebca6b), 0x9e3779b1);
  return mixed >>> 16;
}
