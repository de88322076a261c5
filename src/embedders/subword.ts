/**
 * The embedder that is always there: a text as the hashed letter runs (3 to 5 characters) of its words, and its words.
 *
 * Promises: the same text gives the same unit vector on every machine, with nothing learned, loaded or kept; spellings,
 * inflections and transliterations of one word lie close together. Function words count for nothing, by the language that most of
 * them are of; a text that holds nothing else is compared by them; one without letters or digits is all zeros.
 * Does not know meaning: synonyms are as far apart as any two words. Measured in bench/LOG.md.
 */
import { genitive } from '../language/en/inflection.ts';
import { allTables } from '../language/languages.ts';
import { copyOf, foldCase } from '../text.ts';
import type { Embedder } from './embedder.ts';

/** Part of the id: raise it with every change that changes a vector. */
const VERSION = 2;

/** Lengths of letter runs, the marks at both ends of a word included. */
const RUNS = { shortest: 3, longest: 5 };
/** Chinese and Japanese words are one to three characters, with no spaces between. */
const IDEOGRAPH_RUNS = { shortest: 1, longest: 3 };
const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Text without spaces comes as one long "word", which must not weigh as little as a word of that length. */
const MOST_RUNS = 30;
/** Of the whole word beside its runs. */
const WHOLE_WORD_WEIGHT = 0.5;
const COMMON_WORD_WEIGHT = 0.4;

/** One or two letters and a hyphen belong to the word: "ez-Zor" is "Ezzor", "F-16" is "F16". */
const WORD = /(?:(?<![\p{L}\p{N}])\p{L}{1,2}[-‐‑](?=[\p{L}\p{N}]))?[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
const JOINTS = /['’‐‑-]/g;
const WORD_START = 60;
const WORD_END = 62;

/** Places in which runs are counted before they are put into the vector: 2^17, so that few share one. */
const PLACE_BITS = 17;
/** Runs of words that are kept at hand, about 20 a word, in all of 50,000 words. */
const MOST_KEPT_RUNS = 1_000_000;
/** Longer ones are mostly text without spaces, which hardly comes again. */
const LONGEST_WORD = 40;

export class SubwordEmbedder implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  /** A question of six words touches about 57 of 1024 dimensions. */
  readonly sparseQuestions = true;
  readonly family = 'weak';
  /** Sums by place; all zero between two texts. */
  readonly #sums = new Float64Array(1 << PLACE_BITS);
  /** The places of the text at hand; as many as fit. */
  #places = new Int32Array(1 << 12);
  /** Words read before, as they were written: most words of a text come again. */
  readonly #words = new Map<string, ReadWord>();
  /** Their runs, one word after the other: an array for each word would lie anywhere in memory. */
  #runs = new Uint32Array(1 << 16);
  #runsEnd = 0;
  readonly #vector: Float64Array;

  constructor(dimensions = 1024) {
    this.dimensions = dimensions;
    this.id = `subword-${dimensions}-v${VERSION}`;
    this.#vector = new Float64Array(dimensions);
  }

  embedPassages(texts: readonly string[]): Promise<readonly Float32Array[]> {
    return Promise.resolve(texts.map((text) => this.#embed(text)));
  }

  embedQuestion(text: string): Promise<Float32Array> {
    return Promise.resolve(this.#embed(text));
  }

  #embed(text: string): Float32Array {
    if (this.#runsEnd > MOST_KEPT_RUNS) {
      this.#words.clear();
      this.#runsEnd = 0;
    }
    const words = Array.from(foldCase(text).matchAll(WORD), ([word]) => this.#read(word));
    const language = languageOfMost(words);
    const telling = words.filter(({ weighed }) => weighed[language]?.isFunction === false);
    const filled = this.#addWords(telling.length > 0 ? telling : words, language);

    const { dimensions } = this;
    const sums = this.#sums;
    const places = this.#places;
    const vector = this.#vector.fill(0);
    for (let i = 0; i < filled; i++) {
      const place = places[i] ?? 0;
      // The square root keeps a run that comes often from drowning the others.
      const value = Math.sqrt(sums[place] ?? 0);
      sums[place] = 0;
      const at = (place >>> 1) % dimensions;
      vector[at] = (vector[at] ?? 0) + ((place & 1) === 1 ? value : -value);
    }
    return unit(vector);
  }

  /** Returns how many places now have a sum. */
  #addWords(words: readonly ReadWord[], language: number): number {
    // The fields are read once: this is what embedding mostly is.
    const sums = this.#sums;
    const runs = this.#runs;
    let places = this.#places;
    let filled = 0;
    for (const { start, last, weighed } of words) {
      const { weight = 0, wholeWeight = 0 } = weighed[language] ?? {};
      if (filled + last - start >= places.length) {
        this.#places = new Int32Array(2 * (filled + last - start));
        this.#places.set(places);
        places = this.#places;
      }
      for (let i = start; i <= last; i++) {
        const place = runs[i] ?? 0;
        const before = sums[place] ?? 0;
        if (before === 0) places[filled++] = place;
        sums[place] = before + (i === last ? wholeWeight : weight);
      }
    }
    return filled;
  }

  #read(written: string): ReadWord {
    const known = this.#words.get(written);
    if (known !== undefined) return known;
    const { places, weighed } = readWord(written.replace(genitive.of, '').replace(JOINTS, ''));
    const start = this.#runsEnd;
    if (start + places.length > this.#runs.length) {
      const runs = new Uint32Array(2 * (start + places.length));
      runs.set(this.#runs);
      this.#runs = runs;
    }
    this.#runs.set(places, start);
    this.#runsEnd = start + places.length;
    const read = { start, last: this.#runsEnd - 1, weighed };
    if (written.length <= LONGEST_WORD) this.#words.set(copyOf(written), read);
    return read;
  }
}

/** Where the runs of a word stand among those that were read, that of the whole word last. */
interface ReadWord {
  readonly start: number;
  readonly last: number;
  /** In each language that has tables. */
  readonly weighed: readonly WeighedWord[];
}

interface WeighedWord {
  readonly weight: number;
  readonly wholeWeight: number;
  readonly isFunction: boolean;
}

/** Of which language most of the function words are, by its place; English where none is of more. */
function languageOfMost(words: readonly ReadWord[]): number {
  let [best, most] = [0, 0];
  for (let language = 0; language < allTables.length; language++) {
    let count = 0;
    for (const { weighed } of words) if (weighed[language]?.isFunction === true) count++;
    if (count > most) [best, most] = [language, count];
  }
  return best;
}

function readWord(word: string): Pick<ReadWord, 'weighed'> & { readonly places: readonly number[] } {
  const { shortest, longest } = IDEOGRAPHS.test(word) ? IDEOGRAPH_RUNS : RUNS;
  const last = word.length + 1;
  let runs = 0;
  for (let size = shortest; size <= longest; size++) runs += Math.max(0, last + 2 - size);
  const few = Math.min(MOST_RUNS, Math.max(1, runs));
  // One over few^0.75, by operations that are exact on every machine: a long word weighs more, not in proportion.
  const unweighed = Math.sqrt(few * Math.sqrt(few));
  const weighed = allTables.map(({ words: { light } }): WeighedWord => {
    const weight = light.commonWords.has(word) ? COMMON_WORD_WEIGHT : 1;
    return {
      weight: weight / unweighed,
      wholeWeight: weight * WHOLE_WORD_WEIGHT,
      isFunction: light.functionWords.has(word),
    };
  });

  const places: number[] = [];
  for (let start = 0; start <= last; start++) {
    let hash = HASH_START;
    const stop = Math.min(last + 1, start + longest);
    for (let end = start; end < stop; end++) {
      const code = end === 0 ? WORD_START : end === last ? WORD_END : word.charCodeAt(end - 1);
      hash = Math.imul(hash ^ code, HASH_FACTOR);
      if (end - start + 1 >= shortest) places.push(placeOf(hash));
    }
  }
  let hash = WHOLE_WORD_START;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), HASH_FACTOR);
  places.push(placeOf(hash));
  return { places, weighed };
}

function placeOf(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> (32 - PLACE_BITS);
}

/** The constants of FNV-1a, 32 bits; whole words start elsewhere, so that they meet no run. */
const HASH_START = 0x811c9dc5;
const HASH_FACTOR = 0x01000193;
const WHOLE_WORD_START = 0x51ed270b;

function unit(vector: Float64Array): Float32Array {
  let squares = 0;
  // By places: iterators and the mapping form of Float32Array.from take ten times as long.
  for (let at = 0; at < vector.length; at += 1) squares += (vector[at] ?? 0) * (vector[at] ?? 0);
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  const scaled = new Float32Array(vector.length);
  for (let at = 0; at < vector.length; at += 1) scaled[at] = (vector[at] ?? 0) * scale;
  return scaled;
}
