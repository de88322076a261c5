/**
 * A passage as a question sees it: how often its words stand there, in which sentence, and how near one another. Words
 * come from what was read when it was indexed (`readingOf`); its letters are looked at for runs of characters only.
 * Promises: pure; each passage is taken apart once.
 */
import type { Span } from '../text.ts';
import type { AskedQuestion, Pairs } from './asked-question.ts';
import { synonymWorth } from '../language/synonyms.ts';
import { fold } from '../language/read-words.ts';
import { eachWord, termNumber, termsVersion } from '../language/terms.ts';

/** Words within which neighbours of the question still count as near. */
const NEAR_WORDS = 4;

export interface ReadSentence {
  readonly text: string;
  /** Share of the question's weight that it holds. */
  readonly share: number;
  /** The question's runs of characters that stand in it. */
  readonly marks: Uint8Array;
}

export interface ReadPassage {
  /** By term of the question: how often it stands there; whether a synonym does, or a word of the same root. */
  readonly counts: Float64Array;
  readonly synonyms: Uint8Array;
  readonly roots: Uint8Array;
  readonly sentences: readonly ReadSentence[];
  /** The question's runs of characters that stand in any of them. */
  readonly marks: Uint8Array;
  readonly length: number;
  /** Share of neighbours of the question that are neighbours here; how near together they stand. */
  readonly pairs: number;
  readonly near: number;
}

export function readPassage(
  question: AskedQuestion,
  grams: QuestionGrams,
  { text, reading }: { readonly text: string; readonly reading: Reading },
): ReadPassage {
  const { terms: asked, neighbours, pairs } = question;
  const counts = new Float64Array(asked.length);
  const synonyms = new Uint8Array(asked.length);
  const roots = new Uint8Array(asked.length);
  const foundPairs = new Uint8Array(pairs.weights.length);
  const distances = new Float64Array(neighbours.weights.length).fill(Infinity);
  const lastPlace = new Float64Array(question.tokens).fill(-Infinity);
  const total = Math.max(
    Number.MIN_VALUE,
    asked.reduce((sum, { idf }) => sum + idf, 0),
  );
  const worths = new Float64Array(asked.length);
  const sentences: ReadSentence[] = [];
  const allMarks = new Uint8Array(grams.size);
  let [place, length, last, start] = [0, 0, -1, 0];

  for (let i = 1; i < reading.length; i++) {
    const read = reading[i] ?? 0;
    const kind = read & 3;
    if (kind === tokenKinds.end) {
      const end = read >>> 2;
      const sentence = text.slice(start, end);
      start = end;
      const share = asked.reduce((sum, { idf }, at) => sum + idf * (worths[at] ?? 0), 0) / total;
      const marks = new Uint8Array(grams.size);
      grams.mark(sentence, marks);
      marks.forEach((marked, at) => {
        if (marked === 1) allMarks[at] = 1;
      });
      sentences.push({ text: sentence, share, marks });
      worths.fill(0);
      continue;
    }
    if (kind !== tokenKinds.stop) length++;
    if (kind !== tokenKinds.whole) place++;
    const match = question.match((read & ~3) >>> 0);
    if (match === undefined) {
      if (kind !== tokenKinds.whole) last = -1;
      continue;
    }
    const { token, term, synonymOf, sharesRootWith } = match;
    if (kind !== tokenKinds.stop) {
      if (term >= 0) {
        counts[term] = (counts[term] ?? 0) + 1;
        worths[term] = 1;
      }
      for (const other of synonymOf) {
        synonyms[other] = 1;
        worths[other] = Math.max(worths[other] ?? 0, synonymWorth);
      }
      for (const other of sharesRootWith) {
        roots[other] = 1;
        worths[other] = Math.max(worths[other] ?? 0, synonymWorth);
      }
    }
    if (kind === tokenKinds.whole) continue;
    if (token >= 0) {
      for (const { pair, other } of neighbours.besides.get(token) ?? []) {
        distances[pair] = Math.min(distances[pair] ?? Infinity, place - (lastPlace[other] ?? -Infinity));
      }
      lastPlace[token] = place;
      const pair = last < 0 ? -1 : pairs.find(last, token);
      if (pair >= 0) foundPairs[pair] = 1;
    }
    last = token;
  }
  return {
    counts,
    synonyms,
    roots,
    sentences,
    marks: allMarks,
    length,
    pairs: pairShare(pairs, foundPairs),
    near: pairShare(
      neighbours,
      distances.map((distance) => Math.exp((1 - distance) / NEAR_WORDS)),
    ),
  };
}

function pairShare({ weights, total }: Pairs, found: ArrayLike<number>): number {
  return total === 0 ? 0 : weights.reduce((sum, weight, pair) => sum + weight * (found[pair] ?? 0), 0) / total;
}

// A passage as it was read once, when it was indexed: its terms in order, as numbers, and where its sentences end.
// A search looks at many passages closely; from their readings that takes a hundredth of the time that their words take.
// Promises: two terms that differ share a number once in a billion. The words cannot be read back from it alone.

/** What a token is; in its two lowest bits. Above them, the term's number, or where the sentence ends in the text. */
export const tokenKinds = { word: 0, whole: 1, stop: 2, end: 3 } as const;

/** Raise the last number when tokens come to mean something else: older readings are then not used. */
const readingVersion = 256 * termsVersion + 1;

/** What it was made by, then the tokens in the order of the text. */
export type Reading = Uint32Array;

/** Whether a kept reading can still be compared with new ones. */
export function isCurrent(reading: Reading): boolean {
  return reading[0] === readingVersion;
}

export function readingOf(text: string, sentences: readonly Span[], language?: string): Reading {
  const tokens: number[] = [readingVersion];
  for (const { start, end } of sentences) {
    eachWord(text.slice(start, end), (term, _word, kind) => tokens.push(termNumber(term) + tokenKinds[kind]), language);
    tokens.push(end * 4 + tokenKinds.end);
  }
  return Uint32Array.from(tokens);
}

// Runs of four characters that a question and a text have in common: what is left of a word when it is spelt, inflected
// or joined otherwise. Promises: pure; the time is that of one look at each character.

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
