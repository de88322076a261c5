/**
 * What words in common are worth: BM25 over one segment, and a second look at the passages that were found.
 * Over a segment, term by term, the rarest first. Once as many passages are found as are wanted, the worst of
 * them is a bar: what can no longer reach it is left alone, so that the postings of common words are mostly passed over.
 * Promises: the same scores, to the last digit, as adding up every posting in that order.
 */
import type { Best } from '../store/best.ts';
import { wordWeights } from '../language/answer-expressions.ts';
import { termNumber, eachWord } from '../language/terms.ts';
import { type Reading, tokenKinds } from './read-passage.ts';
import { find, MOST_PASSAGES, postingsOf, type Range, type Segment } from './segment.ts';

// A second look at the passages that the two searches found: how much of the question stands in one sentence, and how
// much of it in the question's own order.
//
//     window = best sentence's BM25 share + 0.5 * share of word pairs + 0.5 * share of pairs with stop words
//
// Each share is weighed by the rarity of the words, 0 to about 1, whatever the other passages are; it is to be added to
// the score of rank-passages.ts. Promises: pure. Does not know passages or where a sentence ends. Measured in bench/LOG.md.

const SENTENCE_WEIGHT = 1;
const PAIR_WEIGHT = 0.5;
const EXACT_PAIR_WEIGHT = 0.5;

/** BM25: how soon a repeated word stops adding, and how much a long passage is discounted. See bench/LOG.md. */
const K1 = 0.9;
const B = 0.75;
/** Within a sentence half as strict about length, for sentences are short anyway. */
const B_OF_SENTENCE = 0.5;
/** Terms of a sentence of ordinary length. */
const MEAN_LENGTH = 12;
/** What a stop word adds to a pair: little, but "war on" is not "war in". */
const STOP_WORD_RARITY = 0.5;

/** One for each value of the twelve highest bits of a number. */
const MARKS = 4096;

/** A question, taken apart once for all passages. */
export interface OrderedQuestion {
  /** The place of each of its words among them, by the word's number (read-passage.ts); stop words too. */
  readonly places: ReadonlyMap<number, number>;
  /** 1 where there may be such a word, by the highest bits of its number: most words are told apart by one look. */
  readonly marks: Uint8Array;
  /** Rarity by place; 0 for a stop word. */
  readonly idfs: Float64Array;
  /** Weight of each pair of neighbours by both places (see `pairAt`), stop words left out; 0 for no pair. */
  readonly pairs: Float64Array;
  /** The same with stop words. */
  readonly exactPairs: Float64Array;
}

/** `idf`: how much a term tells passages apart, as KeywordIndex gives it. */
export function orderedQuestion(text: string, idf: (term: string) => number, language?: string): OrderedQuestion {
  const weighWord = wordWeights(text, language);
  const places = new Map<number, number>();
  const idfs: number[] = [];
  const words: number[] = [];
  const all: number[] = [];
  eachWord(
    text,
    (term, _word, kind) => {
      const number = termNumber(term);
      const place = places.get(number) ?? places.size;
      places.set(number, place);
      idfs[place] = kind === 'stop' ? (idfs[place] ?? 0) : weighWord(term, idf(term));
      // A joined name would stand between its last part and the next word.
      if (kind !== 'whole') all.push(place);
      if (kind === 'word') words.push(place);
    },
    language,
  );
  const weigh = (place: number): number => {
    const weight = idfs[place] ?? 0;
    return weight > 0 ? weight : STOP_WORD_RARITY;
  };
  const pairsOf = (sequence: readonly number[]): Float64Array => {
    const pairs = new Float64Array(places.size ** 2);
    sequence.forEach((place, at) => {
      const before = sequence[at - 1];
      if (before !== undefined) pairs[pairAt(places, before, place)] = weigh(before) + weigh(place);
    });
    return pairs;
  };
  const marks = new Uint8Array(MARKS);
  for (const number of places.keys()) marks[number >>> 20] = 1;
  return { places, marks, idfs: Float64Array.from(idfs), pairs: pairsOf(words), exactPairs: pairsOf(all) };
}

/** 0 when nothing of the question is there, about 2 when one sentence holds all of it as it was asked. */
export function windowScore(question: OrderedQuestion, reading: Reading): number {
  const { places, marks, idfs, pairs, exactPairs } = question;
  const counts = new Float64Array(places.size);
  const heldPairs = new Uint8Array(pairs.length);
  const heldExactPairs = new Uint8Array(exactPairs.length);
  let best = 0;
  let length = 0;
  let [wordBefore, before] = [-1, -1];
  for (let at = 1; at < reading.length; at++) {
    const token = reading[at] ?? 0;
    const kind = token & 3;
    if (kind === tokenKinds.end) {
      best = Math.max(best, sentenceScore(idfs, counts, length));
      counts.fill(0);
      length = 0;
      continue;
    }
    const place = marks[token >>> 20] === 1 ? (places.get((token & ~3) >>> 0) ?? -1) : -1;
    if (kind !== tokenKinds.stop) {
      length++;
      if (place >= 0) counts[place] = (counts[place] ?? 0) + 1;
    }
    if (kind === tokenKinds.word) {
      if (wordBefore >= 0 && place >= 0) heldPairs[pairAt(places, wordBefore, place)] = 1;
      wordBefore = place;
    }
    if (kind !== tokenKinds.whole) {
      if (before >= 0 && place >= 0) heldExactPairs[pairAt(places, before, place)] = 1;
      before = place;
    }
  }
  return (
    (SENTENCE_WEIGHT * best) / Math.max(total(idfs), Number.MIN_VALUE) +
    PAIR_WEIGHT * heldShare(pairs, heldPairs) +
    EXACT_PAIR_WEIGHT * heldShare(exactPairs, heldExactPairs)
  );
}

function sentenceScore(idfs: Float64Array, counts: Float64Array, length: number): number {
  const norm = K1 * (1 - B_OF_SENTENCE + (B_OF_SENTENCE * length) / MEAN_LENGTH);
  let score = 0;
  for (let place = 0; place < idfs.length; place++) {
    const count = counts[place] ?? 0;
    if (count > 0) score += ((idfs[place] ?? 0) * count * (K1 + 1)) / (count + norm);
  }
  return score;
}

function pairAt(places: ReadonlyMap<number, number>, before: number, place: number): number {
  return before * places.size + place;
}

function heldShare(pairs: Float64Array, held: Uint8Array): number {
  const all = total(pairs);
  if (all === 0) return 0;
  let weight = 0;
  for (let at = 0; at < pairs.length; at++) if (held[at] === 1) weight += pairs[at] ?? 0;
  return weight / all;
}

function total(weights: Float64Array): number {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum;
}

/** A term of the question, and the most that it can add. */
export interface WantedTerm {
  readonly term: number;
  readonly most: number;
}

/** The most that a term can add, for its rarity. */
export function mostOf(idf: number): number {
  return idf * (K1 + 1);
}

/** What a passage's length does to its counts, by length; to be made once a search. */
export class Norms {
  readonly #norms: number[] = [];
  readonly #meanLength: number;
  readonly #countUnit: number;

  constructor(meanLength: number, countUnit: number) {
    this.#meanLength = Math.max(1, meanLength);
    this.#countUnit = countUnit;
  }

  /** In units of counts. */
  of(length: number): number {
    const known = this.#norms[length];
    if (known !== undefined) return known;
    while (this.#norms.length <= length) {
      this.#norms.push(this.#countUnit * K1 * (1 - B + (B * this.#norms.length) / this.#meanLength));
    }
    return this.#norms[length] ?? 0;
  }
}

/** Room to work in, all zero between two searches. */
const scores = new Float64Array(MOST_PASSAGES);
const touched = new Uint16Array(MOST_PASSAGES);
/** Beyond rounding: a passage as good as the bar may still come first by its number. */
const slack = 1 + 1e-9;

/** Offers the passages of a segment to `best`. `wanted`: the term that adds most first. */
export function scoreSegment(
  segment: Segment,
  wanted: readonly WantedTerm[],
  norms: Norms,
  offer: (slot: number, score: number) => void,
  best: Pick<Best, 'bar'>,
): void {
  const here = wanted.flatMap(({ term, most }) => {
    const range = postingsOf(segment, term);
    return range === undefined ? [] : [{ most, range }];
  });
  let rest = here.reduce((sum, { most }) => sum + most, 0);
  let count = 0;
  let at = 0;
  // A passage that holds only the terms that are left cannot reach the bar: from then on, nothing new is looked for.
  for (; at < here.length && rest * slack >= best.bar; at++) {
    const { most, range } = here[at] ?? none;
    count = addAll(segment, range, most, norms, count);
    rest -= most;
  }
  for (; at < here.length; at++) {
    count = withoutHopeless(count, best.bar, rest);
    const { most, range } = here[at] ?? none;
    addToTouched(segment, range, most, norms, count);
    rest -= most;
  }
  for (let i = 0; i < count; i++) {
    const slot = touched[i] ?? 0;
    const score = scores[slot] ?? 0;
    scores[slot] = 0;
    if (score >= best.bar) offer(slot, score);
  }
}

const none = { most: 0, range: { start: 0, end: 0 } };

function addAll(segment: Segment, { start, end }: Range, most: number, norms: Norms, touchedBefore: number): number {
  const { slots, counts, lengths } = segment;
  let count = touchedBefore;
  for (let i = start; i < end; i++) {
    const slot = slots[i] ?? 0;
    const times = counts[i] ?? 0;
    const before = scores[slot] ?? 0;
    if (before === 0) touched[count++] = slot;
    scores[slot] = before + (most * times) / (times + norms.of(lengths[slot] ?? 0));
  }
  return count;
}

/** Drops the touched passages that cannot reach the bar any more. */
function withoutHopeless(count: number, bar: number, rest: number): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const slot = touched[i] ?? 0;
    if (((scores[slot] ?? 0) + rest) * slack >= bar) touched[kept++] = slot;
    else scores[slot] = 0;
  }
  return kept;
}

function addToTouched(segment: Segment, range: Range, most: number, norms: Norms, count: number): void {
  const { slots, counts, lengths } = segment;
  const add = (i: number, slot: number): void => {
    const times = counts[i] ?? 0;
    scores[slot] = (scores[slot] ?? 0) + (most * times) / (times + norms.of(lengths[slot] ?? 0));
  };
  if (16 * count < range.end - range.start) {
    for (let i = 0; i < count; i++) {
      const slot = touched[i] ?? 0;
      const found = find(slots, range, slot);
      if (found >= 0) add(found, slot);
    }
    return;
  }
  for (let i = range.start; i < range.end; i++) {
    const slot = slots[i] ?? 0;
    if (scores[slot] !== 0) add(i, slot);
  }
}
