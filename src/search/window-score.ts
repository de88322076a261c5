/**
 * A second look at the passages that the two searches found: how much of the question stands in one sentence, and how
 * much of it in the question's own order.
 *
 *     window = best sentence's BM25 share + 0.5 * share of word pairs + 0.5 * share of pairs with stop words
 *
 * Each share is weighed by the rarity of the words, 0 to about 1, whatever the other passages are; it is to be added to
 * the score of fusion.ts. Promises: pure. Does not know passages or where a sentence ends. Measured in bench/LOG.md.
 */
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

/** A question, taken apart once for all passages. */
export interface OrderedQuestion {
  /** Rarity of each term. */
  readonly terms: ReadonlyMap<string, number>;
  /** Weight of each pair of neighbours, stop words left out. */
  readonly pairs: ReadonlyMap<string, number>;
  /** The same with stop words. */
  readonly exactPairs: ReadonlyMap<string, number>;
}

/** `rarity`: how much a term tells passages apart, as KeywordIndex gives it. */
export function orderedQuestion(text: string, rarity: (term: string) => number, language?: string): OrderedQuestion {
  const { terms, words, all } = wordsInOrder(text, language);
  const rarities = new Map([...terms.keys()].map((term) => [term, rarity(term)]));
  const weigh = (word: string): number => rarities.get(word) ?? STOP_WORD_RARITY;
  return { terms: rarities, pairs: pairsOf(words, weigh), exactPairs: pairsOf(all, weigh) };
}

/** 0 when nothing of the question is there, about 2 when one sentence holds all of it as it was asked. */
export function windowScore(question: OrderedQuestion, sentences: readonly string[], language?: string): number {
  let best = 0;
  const words: string[] = [];
  const all: string[] = [];
  for (const sentence of sentences) {
    const found = wordsInOrder(sentence, language);
    words.push(...found.words);
    all.push(...found.all);
    best = Math.max(best, sentenceScore(question.terms, found.terms));
  }
  return (
    (SENTENCE_WEIGHT * best) / Math.max(total(question.terms), Number.MIN_VALUE) +
    PAIR_WEIGHT * heldShare(question.pairs, words) +
    EXACT_PAIR_WEIGHT * heldShare(question.exactPairs, all)
  );
}

interface WordsInOrder {
  /** How often each term occurs. */
  readonly terms: Map<string, number>;
  /** Without stop words. */
  readonly words: string[];
  readonly all: string[];
}

function wordsInOrder(text: string, language?: string): WordsInOrder {
  const found: WordsInOrder = { terms: new Map(), words: [], all: [] };
  eachWord(
    text,
    (term, _word, kind) => {
      if (kind !== 'stop') found.terms.set(term, (found.terms.get(term) ?? 0) + 1);
      // A joined name would stand between its last part and the next word.
      if (kind !== 'whole') found.all.push(term);
      if (kind === 'word') found.words.push(term);
    },
    language,
  );
  return found;
}

function sentenceScore(wanted: ReadonlyMap<string, number>, held: ReadonlyMap<string, number>): number {
  const norm = K1 * (1 - B + (B * total(held)) / MEAN_LENGTH);
  let score = 0;
  for (const [term, rarity] of wanted) {
    const count = held.get(term) ?? 0;
    score += (rarity * count * (K1 + 1)) / (count + norm);
  }
  return score;
}

function pairsOf(words: readonly string[], weigh: (word: string) => number): Map<string, number> {
  const pairs = new Map<string, number>();
  words.forEach((word, at) => {
    const before = words[at - 1];
    if (before !== undefined) pairs.set(pair(before, word), weigh(before) + weigh(word));
  });
  return pairs;
}

function heldShare(pairs: ReadonlyMap<string, number>, words: readonly string[]): number {
  if (pairs.size === 0) return 0;
  const held = new Set<string>();
  words.forEach((word, at) => {
    const found = pair(words[at - 1] ?? '', word);
    if (pairs.has(found)) held.add(found);
  });
  let weight = 0;
  for (const found of held) weight += pairs.get(found) ?? 0;
  return weight / total(pairs);
}

function pair(before: string, word: string): string {
  return `${before} ${word}`;
}

function total(weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  return sum;
}
