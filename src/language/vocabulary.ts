/**
 * The terms of a keyword index: each with a number that postings name it by, and how many passages hold it; those that
 * begin alike; and how common a word is in its language at large.
 * Promises: a term that no passage holds any more is forgotten, so that not even a near spelling finds it.
 */
import { copyOf } from '../text.ts';
import { NearWords } from './near-words.ts';
import { tablesOf } from './languages.ts';
import { terms } from './terms.ts';

/** A word nearly the same: how alike at least (0 to 1), how many at most, and how much their score is worth. */
const LEAST_LIKENESS = 0.4;
const MOST_NEAR_WORDS = 3;
const NEAR_WEIGHT = 0.9;

/** As it is kept in a file. */
export interface VocabularyParts {
  /** By number, each ended by a line break; nothing for a number that is free. */
  readonly terms: Uint8Array;
  readonly holders: Uint32Array;
}

export class Vocabulary {
  readonly #numberOf = new Map<string, number>();
  /** By number; empty where it is free. */
  readonly #terms: string[] = [];
  readonly #free: number[] = [];
  #holders = new Uint32Array(64);
  readonly #near = new NearWords(this.#terms);
  readonly #families = new WordFamilies(this.#terms);

  static from({ terms: stored, holders }: VocabularyParts): Vocabulary {
    const vocabulary = new Vocabulary();
    const lines = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength).toString('utf8').split('\n');
    lines.pop();
    for (const line of lines) vocabulary.#take(vocabulary.#terms.length, line);
    vocabulary.#holders.set(holders.subarray(0, lines.length));
    return vocabulary;
  }

  parts(): VocabularyParts {
    return {
      terms: Buffer.from(this.#terms.map((term) => `${term}\n`).join('')),
      holders: this.#holders.slice(0, this.#terms.length),
    };
  }

  numberOf(term: string): number | undefined {
    return this.#numberOf.get(term);
  }

  /** How many passages hold a term. */
  holders(number: number): number {
    return this.#holders[number] ?? 0;
  }

  /** One more passage holds it. */
  hold(borrowed: string): number {
    let number = this.#numberOf.get(borrowed);
    if (number === undefined) {
      number = this.#free.pop() ?? this.#terms.length;
      this.#take(number, copyOf(borrowed));
    }
    this.#holders[number] = this.holders(number) + 1;
    return number;
  }

  /** So many passages fewer hold it. */
  release(number: number, passages: number): void {
    const left = this.holders(number) - passages;
    this.#holders[number] = left;
    if (left > 0) return;
    this.#families.remove(number);
    this.#numberOf.delete(this.#terms[number] ?? '');
    this.#terms[number] = '';
    this.#free.push(number);
  }

  /** Does a piece of what `near` needs; whether there is more to do. */
  prepare(): boolean {
    return this.#near.prepare();
  }

  /** The terms that are spelt most like a word that is not among them, and what they are worth for it. */
  near(word: string, isName: boolean): { readonly term: string; readonly weight: number }[] {
    const near = this.#near.find(word, LEAST_LIKENESS, isName).slice(0, MOST_NEAR_WORDS);
    return near.map(({ term, likeness }) => ({ term, weight: NEAR_WEIGHT * likeness }));
  }

  /** The terms that begin as this one does (below). */
  familyOf(term: string): readonly string[] {
    return this.#families.of(term);
  }

  #take(number: number, term: string): void {
    if (number >= this.#holders.length) {
      const holders = new Uint32Array(2 * number);
      holders.set(this.#holders);
      this.#holders = holders;
    }
    this.#terms[number] = term;
    if (term === '') this.#free.push(number);
    else {
      this.#numberOf.set(term, number);
      this.#near.add(number);
      this.#families.add(number);
    }
  }
}

// Which words of a question look like names, and so may be spelt by ear. Promises: pure. Does not know names that are
// written without a capital, nor what opens the question: there, any word has one.

const CAPITAL = /\p{Lu}/u;

/** Takes a word as the question has it. */
export function nameTest(question: string, language: string): (word: string) => boolean {
  const isShouted = question === question.toUpperCase();
  const readsAsName = properNameTest(question, language);
  return (word) => !isShouted && CAPITAL.test(question.startsWith(word) ? word.slice(1) : word) && readsAsName(word);
}

/** Of a word with a capital: whether it is a name where the text has it first. Always, where nouns have no capital. */
export function properNameTest(text: string, language: string): (word: string) => boolean {
  const { isNameAt } = tablesOf(language).words;
  return (word) => {
    const at = isNameAt === undefined ? -1 : text.indexOf(word);
    return isNameAt === undefined || at < 0 || isNameAt(text, at, at + word.length);
  };
}

// How common a word is in its language at large, 0 to 1: in a handful of articles, rarity alone cannot tell a telling word
// from an everyday one.

const shares = new Map<string, ReadonlyMap<string, number>>();

/** 1 for a word that is rare in the language, a name or a number. */
export function rarityAtLarge(term: string, language: string): number {
  const { code, words } = tablesOf(language);
  const known =
    shares.get(code) ??
    new Map(words.common.flatMap(([share, list]) => terms(list, code).map((each) => [each, share] as const)));
  shares.set(code, known);
  return known.get(term) ?? 1;
}

// The words of a vocabulary that begin alike, for finding those of one root: "explosion" where "exploded" is asked.
// Promises: what is added or removed counts at once; four bytes a word. Does not know which of them share a root.

/** Letters with which all words of a family begin; shorter words have none. */
export const FAMILY_LETTERS = 5;
/** Chains of words; a chain may hold several families. */
const CHAINS = 65_536;

export class WordFamilies {
  /** By number; empty where there is none. Changes under this. */
  readonly #terms: readonly string[];
  /** The word that each chain begins with, and the one that each word is followed by; -1 for none. */
  readonly #first = new Int32Array(CHAINS).fill(-1);
  #next = new Int32Array(64);

  constructor(known: readonly string[]) {
    this.#terms = known;
  }

  /** There is a word of this number now. */
  add(number: number): void {
    const chain = chainOf(this.#terms[number] ?? '');
    if (chain === undefined) return;
    if (number >= this.#next.length) {
      const next = new Int32Array(2 * number);
      next.set(this.#next);
      this.#next = next;
    }
    this.#next[number] = this.#first[chain] ?? -1;
    this.#first[chain] = number;
  }

  /** The word of this number is about to go. */
  remove(number: number): void {
    const chain = chainOf(this.#terms[number] ?? '');
    if (chain === undefined) return;
    const after = this.#next[number] ?? -1;
    if (this.#first[chain] === number) {
      this.#first[chain] = after;
      return;
    }
    let before = this.#first[chain] ?? -1;
    while (before >= 0 && this.#next[before] !== number) before = this.#next[before] ?? -1;
    if (before >= 0) this.#next[before] = after;
  }

  /** The words that begin as this one, itself too if it is among them. */
  of(term: string): string[] {
    const found: string[] = [];
    const chain = chainOf(term);
    if (chain === undefined) return found;
    const beginning = term.slice(0, FAMILY_LETTERS);
    for (let number = this.#first[chain] ?? -1; number >= 0; number = this.#next[number] ?? -1) {
      const other = this.#terms[number] ?? '';
      if (other.startsWith(beginning)) found.push(other);
    }
    return found;
  }
}

function chainOf(term: string): number | undefined {
  if (term.length < FAMILY_LETTERS) return undefined;
  let hash = 0;
  for (let at = 0; at < FAMILY_LETTERS; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x9e3779b1);
  return (hash ^ (hash >>> 15)) & (CHAINS - 1);
}
