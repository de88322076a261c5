/**
 * The words of a vocabulary that begin alike, for finding those of one root: "explosion" where "exploded" is asked.
 * Promises: what is added or removed counts at once; four bytes a word. Does not know which of them share a root.
 */

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

  constructor(terms: readonly string[]) {
    this.#terms = terms;
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
