/**
 * A second look at the passages that the two searches found: how much of the question stands in one sentence, and how
 * much of it in the question's own order.
 *
 *     window = best sentence's BM25 share + 0.5 * share of word pairs + 0.5 * share of pairs with stop words
 *
 * Each share is weighed by the rarity of the words, 0 to about 1, whatever the other passages are; it is to be added to
 * the score of rank-passages.ts. Promises: pure. Does not know passages or where a sentence ends. Measured in bench/LOG.md.
 */
import { wordWeights } from './answer-expressions.ts';
import { type Reading, termNumber, tokenKinds } from './read-passage.ts';
import { eachWord } from './terms.ts';

const SENTENCE_WEIGHT = 1;
const PAIR_WEIGHT = 0.5;
const EXACT_PAIR_WEIGHT = 0.5;

/** BM25 within a sentence: as in keyword-index.ts, but half as strict about length, for sentences are short anyway. */
const K1 = 0.9;
const B = 0.5;
/** Terms of a sentence of ordinary length. */
const MEAN_LENGTH = 12;
/** What a stop word adds to a pair: little, but "war on" is not "war in". */
const STOP_WORD_RARITY = 0.5;

/** One for each value of the twelve highest bits of a number. */
const MARKS = 4096;

/** A question, taken apart once for all passages. */
export interface OrderedQuestion {
  /** The place of each of its words among them, by the word's number (reading.ts); stop words too. */
  readonly places: ReadonlyMap<number, number>;
  /** 1 where there may be such a word, by the highest bits of its number: most words are told apart by one look. */
  readonly marks: Uint8Array;
  /** Rarity by place; 0 for a stop word. */
  readonly rarities: Float64Array;
  /** Weight of each pair of neighbours by both places (see `pairAt`), stop words left out; 0 for no pair. */
  readonly pairs: Float64Array;
  /** The same with stop words. */
  readonly exactPairs: Float64Array;
}

/** `rarity`: how much a term tells passages apart, as KeywordIndex gives it. */
export function orderedQuestion(text: string, rarity: (term: string) => number, language?: string): OrderedQuestion {
  const weighWord = wordWeights(text);
  const places = new Map<number, number>();
  const rarities: number[] = [];
  const words: number[] = [];
  const all: number[] = [];
  eachWord(
    text,
    (term, _word, kind) => {
      const number = termNumber(term);
      const place = places.get(number) ?? places.size;
      places.set(number, place);
      rarities[place] = kind === 'stop' ? (rarities[place] ?? 0) : weighWord(term, rarity(term));
      // A joined name would stand between its last part and the next word.
      if (kind !== 'whole') all.push(place);
      if (kind === 'word') words.push(place);
    },
    language,
  );
  const weigh = (place: number): number => {
    const weight = rarities[place] ?? 0;
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
  return { places, marks, rarities: Float64Array.from(rarities), pairs: pairsOf(words), exactPairs: pairsOf(all) };
}

/** 0 when nothing of the question is there, about 2 when one sentence holds all of it as it was asked. */
export function windowScore(question: OrderedQuestion, reading: Reading): number {
  const { places, marks, rarities, pairs, exactPairs } = question;
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
      best = Math.max(best, sentenceScore(rarities, counts, length));
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
    (SENTENCE_WEIGHT * best) / Math.max(total(rarities), Number.MIN_VALUE) +
    PAIR_WEIGHT * heldShare(pairs, heldPairs) +
    EXACT_PAIR_WEIGHT * heldShare(exactPairs, heldExactPairs)
  );
}

function sentenceScore(rarities: Float64Array, counts: Float64Array, length: number): number {
  const norm = K1 * (1 - B + (B * length) / MEAN_LENGTH);
  let score = 0;
  for (let place = 0; place < rarities.length; place++) {
    const count = counts[place] ?? 0;
    if (count > 0) score += ((rarities[place] ?? 0) * count * (K1 + 1)) / (count + norm);
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
