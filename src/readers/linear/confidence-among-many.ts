/**
 * How sure it is that the best sentence answers, where there are many passages: rarity tells there what an article is
 * about, and whether the question is about it. Among few passages it does not; see answer-confidence.ts.
 * A near relation of the answer is told by what the sentence leaves out, and by what stands nearly as well elsewhere.
 * Promises: pure.
 */
import { QuestionGrams } from '../../search/question-grams.ts';
import { confidenceWeightsOfMany } from './fitted-confidence-of-many.ts';
import type { WeighedQuestion } from './question-words.ts';
import type { ScoredSentence } from './sentence-score.ts';

/** @public bench/fit-confidence.mjs */
export const confidenceFeaturesOfMany = [
  'chanceOfThree', // that one of the best three sentences answers, supposing that one does
  'leadOfPassage', // how far the best sentence stands above the best of another passage
  'leadOfRank', // how far the first passage stands above the third
  'keywords', // BM25 of the best passage, of the most that keywords could score
  'grams', // most runs of four characters that one of the best sentences shares with the question
  'precision', // of the best sentence: words that are asked, per word
  'before', // what the sentence before it adds
  'missingWords', // share of words that it does not hold just so
  'missingNames', // names and numbers that its passage does not hold
  'unheardNames', // rarity of names that no passage holds
  'holdsAll', // it and its neighbours: the other features need not be as high then
] as const;

export type ConfidenceFeatureOfMany = (typeof confidenceFeaturesOfMany)[number];

/** A sentence that scores so much more than all other passages' could not be further ahead. */
const furthestLead = 6;
/** Where a filter leaves too few passages to compare with: what a lead is on the edge of an answer, and what third passages score. */
const usualLead = 2.5;
const usualThird = 0.22;
const sentencesCompared = 6;
/** Refuses one in twenty-five of the questions of XQuAD-en at the same confidence as among few. */
const evenWithFew = -0.16;

/** The logarithm of the odds. */
export function logitAmongMany(question: WeighedQuestion, sentences: readonly ScoredSentence[]): number {
  const features = measureConfidence(question, sentences);
  if (features === undefined) return -Infinity;
  const parts = confidenceFeaturesOfMany.map((name) => confidenceWeightsOfMany[name] * features[name]);
  return sum(parts) + confidenceWeightsOfMany.constant + evenWithFew;
}

/**
 * `sentences`: all that were read, best first.
 * @public bench/fit-confidence.mjs
 */
export function measureConfidence(
  question: WeighedQuestion,
  sentences: readonly ScoredSentence[],
): Record<ConfidenceFeatureOfMany, number> | undefined {
  const [best] = sentences;
  const { words } = question;
  if (best === undefined || words.length === 0) return undefined;
  const passages = [...new Set(sentences.map(({ from }) => from.ranked))];
  const ranks = passages.map(({ score }) => score).toSorted((a, b) => b - a);
  const keywords = Math.max(...passages.map(({ why }) => why.keywords.score));
  const elsewhere = sentences.find(({ from }) => from !== best.from);
  const together = sentences.filter(({ from, at }) => from === best.from && Math.abs(at - best.at) <= 1);
  const isHeard = (i: number): boolean => sentences.some(({ own }) => (own[i] ?? 0) > 0);
  const strangers = words.filter(({ isName, word }, i) => isName && !/\d/.test(word) && !isHeard(i));
  return {
    chanceOfThree: sum(sentences.slice(0, 3).map(({ chance }) => chance)),
    leadOfPassage: elsewhere === undefined ? usualLead : Math.min(furthestLead, best.score - elsewhere.score),
    leadOfRank: (ranks[0] ?? 0) - (ranks[2] ?? usualThird),
    keywords: keywords / question.totalRarity,
    grams: mostGrams(question.text, sentences.slice(0, sentencesCompared)),
    precision: best.features.precision,
    before: best.features.before,
    missingWords: words.filter((_, i) => (best.own[i] ?? 0) < 1).length / words.length,
    missingNames: words.filter(({ isName }, i) => isName && (best.inPassage[i] ?? 0) === 0).length,
    unheardNames: sum(strangers.map(({ rarity }) => rarity)),
    holdsAll: Number(words.every((_, i) => together.some(({ own }) => own[i] === 1))),
  };
}

/** Share of the question's runs. */
function mostGrams(question: string, sentences: readonly ScoredSentence[]): number {
  const grams = new QuestionGrams(question);
  const counts = sentences.map(({ sentence }) => {
    const marks = new Uint8Array(grams.size);
    grams.mark(sentence.text, marks);
    return sum(marks);
  });
  return Math.max(...counts) / Math.max(1, grams.size);
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
