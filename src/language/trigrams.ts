/**
 * The different runs of three letters of a word, two marks before it and one behind: as it is written, or as it sounds
 * (en/sound.ts). Promises: nothing is allocated for a word that is read into one that there is already.
 */
import { writeSounds } from './en/sound.ts';

/** Those of a word beyond this many are not looked at. */
const MOST_TRIGRAMS = 64;
const MARK = 32;

export class Trigrams {
  readonly grams = new Float64Array(MOST_TRIGRAMS);
  count = 0;

  readSounds(word: string): this {
    return this.#read(writeSounds(word, letters));
  }

  readLetters(word: string): this {
    const length = Math.min(word.length, letters.length);
    for (let at = 0; at < length; at++) letters[at] = word.charCodeAt(at);
    return this.#read(length);
  }

  /** Dice's coefficient: the share of trigrams that both have in common. */
  likenessTo(other: Trigrams): number {
    let common = 0;
    for (let i = 0; i < other.count; i++) if (this.#holds(other.grams[i] ?? 0)) common++;
    return (2 * common) / (this.count + other.count);
  }

  #read(length: number): this {
    this.count = 0;
    let [first, second] = [MARK, MARK];
    for (let i = 0; i <= length; i++) {
      const code = i === length ? MARK : (letters[i] ?? MARK);
      const gram = (first * 65_536 + second) * 65_536 + code;
      if (this.count < MOST_TRIGRAMS && !this.#holds(gram)) this.grams[this.count++] = gram;
      first = second;
      second = code;
    }
    return this;
  }

  #holds(gram: number): boolean {
    for (let i = 0; i < this.count; i++) if (this.grams[i] === gram) return true;
    return false;
  }
}

/** Room for the word that is read. */
const letters = new Uint16Array(MOST_TRIGRAMS);
