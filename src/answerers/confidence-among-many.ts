/**
 * How sure it is that the best sentence answers, where there are many passages: rarity tells there what an article is
 * about, and whether the question is about it. Among few passages it does not; see answer-confidence.ts.
 * Promises: pure.
 */
import { confidenceWeightsOfMany } from './fitted-weights-of-many.ts';
import type { WeighedQuestion } from './question-words.ts';
import type { ReadPassage } from './read-sentences.ts';
import type { ScoredSentence } from './sentence-score.ts';
import { share } from './weighed-shares.ts';

/** @public bench/fit-answers.mjs */
export const confidenceFeaturesOfMany = [
  'repeatedFirst', // how much of the question, by rarity, the first passage holds; words that it repeats count more
  'chanceOfThree', // that one of the best three sentences answers, supposing that one does
  'heldFirst', // the same, each word once
  'heldSecond', // of the passage that holds most but one: what many hold tells little
  'heldAnywhere', // share of the question's weight that any passage matches, in other words too
  'missingNames', // names and numbers that the passage of the best sentence does not match
  'orderedPairs', // neighbours in the question that are neighbours in the best sentence
] as const;

export type ConfidenceFeatureOfMany = (typeof confidenceFeaturesOfMany)[number];

/** A word that stands there so many times counts half of the most that it can; as in BM25. */
const saturation = 0.9;
/** What a word of title, heading or byline counts beside one in the passage. */
const worthAbove = 0.5;
/** Refuses one in twenty of the questions of XQuAD-en at the same confidence as among few. */
const evenWithFew = -0.4;

/** The logarithm of the odds. */
export function logitAmongMany(question: WeighedQuestion, sentences: readonly ScoredSentence[]): number {
  const features = measureConfidence(question, sentences);
  if (features === undefined) return -Infinity;
  const parts = confidenceFeaturesOfMany.map((name) => confidenceWeightsOfMany[name] * features[name]);
  return sum(parts) + confidenceWeightsOfMany.constant + evenWithFew;
}

/**
 * `sentences`: all that were read, best first.
 * @public bench/fit-answers.mjs
 */
export function measureConfidence(
  question: WeighedQuestion,
  sentences: readonly ScoredSentence[],
): Record<ConfidenceFeatureOfMany, number> | undefined {
  const [best] = sentences;
  const { words } = question;
  if (best === undefined || words.length === 0) return undefined;
  const passages = [...new Map(sentences.map((sentence) => [sentence.from.ranked, sentence])).values()];
  const first = passages.reduce((top, other) => (other.features.rank > top.features.rank ? other : top));
  const held = passages.map(({ from }) => heldBy(question, from)).toSorted((a, b) => b - a);
  const anywhere = words.map((_, i) => passages.reduce((most, { inPassage }) => Math.max(most, inPassage[i] ?? 0), 0));
  return {
    repeatedFirst: heldBy(question, first.from, saturation),
    chanceOfThree: sum(sentences.slice(0, 3).map(({ chance }) => chance)),
    heldFirst: heldBy(question, first.from),
    heldSecond: held[1] ?? 0,
    heldAnywhere: share(
      words.map(({ weight }) => weight),
      anywhere,
    ),
    missingNames: words.filter(({ isName }, i) => isName && (best.inPassage[i] ?? 0) === 0).length,
    orderedPairs: best.features.orderedPairs,
  };
}

/** Share, by rarity, of all terms of the question that a passage holds as they are; with `half` as in BM25. */
function heldBy({ rarities }: WeighedQuestion, { sentences, about }: ReadPassage, half = 0): number {
  const counts = new Map([...about].map((term) => [term, worthAbove]));
  for (const { words } of sentences) for (const { term } of words) counts.set(term, (counts.get(term) ?? 0) + 1);
  const held = [...rarities].map(([term, rarity]) => {
    const count = counts.get(term) ?? 0;
    return count === 0 ? 0 : (rarity * count) / (count + half);
  });
  return sum(held) / sum(rarities.values());
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
