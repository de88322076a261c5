/**
 * Runs of four characters that a question and a text have in common: what is left of a word when it is spelt, inflected
 * or joined otherwise. Promises: pure; the time is that of one look at each character.
 */
import { fold } from './terms.ts';

const LENGTH = 4;
const SPACE = 32;
const TABLE_BITS = 12;

/** The runs of a question by their place in a small table. */
export class QuestionGrams {
  /** Number of the gram + 1, by hash; 0 for none. */
  readonly #table = new Int16Array(1 << TABLE_BITS);
  readonly #hashes: number[] = [];

  constructor(question: string) {
    eachGram(question, (hash) => {
      const slot = this.#slotOf(hash);
      if (this.#table[slot] === 0 && this.#hashes.length < this.#table.length / 2) {
        this.#table[slot] = this.#hashes.push(hash);
      }
    });
  }

  get size(): number {
    return this.#hashes.length;
  }

  /** Sets to 1 the places of those that the text holds. */
  mark(text: string, marks: Uint8Array): void {
    eachGram(text, (hash) => {
      const number = this.#table[this.#slotOf(hash)] ?? 0;
      if (number > 0) marks[number - 1] = 1;
    });
  }

  /** Where a hash stands, or would. */
  #slotOf(hash: number): number {
    let slot = hash >>> (32 - TABLE_BITS);
    for (;;) {
      const number = this.#table[slot] ?? 0;
      if (number === 0 || this.#hashes[number - 1] === hash) return slot;
      slot = (slot + 1) & (this.#table.length - 1);
    }
  }
}

/** Words are parted by one space, and begin and end with one. */
function eachGram(text: string, give: (hash: number) => void): void {
  const folded = fold(text);
  let [first, second, third] = [0, 0, SPACE];
  let length = 1;
  for (let at = 0; at <= folded.length; at++) {
    const code = at === folded.length ? SPACE : letterOrSpace(folded.charCodeAt(at));
    if (code === SPACE && third === SPACE) continue;
    if (++length >= LENGTH) give(hashOf(first, second, third, code));
    first = second;
    second = third;
    third = code;
  }
}

function letterOrSpace(code: number): number {
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return code;
  // Beyond ASCII, all but general punctuation counts as a letter.
  return code > 127 && (code < 0x2000 || code > 0x206f) ? code : SPACE;
}

function hashOf(first: number, second: number, third: number, fourth: number): number {
  const low = Math.imul((first << 16) ^ second, 0x9e3779b1);
  const mixed = Math.imul(low ^ (low >>> 15) ^ ((third << 16) ^ fourth), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) | 0;
}
