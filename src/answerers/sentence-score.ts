/**
 * How well each sentence of the passages answers a question: a weighed sum of its features, and the chance that it is
 * the one, supposing that one of them is. The weights are fitted (bench/fit-answers.mjs), not set by hand.
 * Promises: pure; best first; equal scores keep the order of the passages.
 */
import type { RankedPassage } from '../domain.ts';
import { sentenceWeights } from './fitted-weights.ts';
import { type WeighedQuestion, weighQuestion } from './question-words.ts';
import { namesIn, readPassage } from './read-sentences.ts';
import { type MeasuredSentence, measureSentences, sentenceFeatureNames } from './sentence-features.ts';

export interface ScoredSentence extends MeasuredSentence {
  readonly score: number;
  /** 0 to 1; all together 1. */
  readonly chance: number;
}

export interface ReadQuestion {
  readonly question: WeighedQuestion;
  /** Best first. */
  readonly sentences: readonly ScoredSentence[];
}

/** `rarity`: how much a term tells passages apart, most for one that none holds. */
export function scoreSentences(
  text: string,
  passages: readonly RankedPassage[],
  rarity: (term: string) => number,
): ReadQuestion {
  const read = passages.map(readPassage);
  const looksLikeName = namesIn(read);
  const question = weighQuestion(text, rarity, looksLikeName);
  const measured = measureSentences(question, read, looksLikeName);
  const scores = measured.map(({ features }) =>
    sentenceFeatureNames.reduce((sum, name) => sum + sentenceWeights[name] * features[name], 0),
  );
  const most = Math.max(...scores);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
  const sentences = measured
    .map((sentence, i): ScoredSentence => {
      const score = scores[i] ?? 0;
      return { ...sentence, score, chance: Math.exp(score - most) / total };
    })
    .toSorted((a, b) => b.score - a.score);
  return { question, sentences };
}
