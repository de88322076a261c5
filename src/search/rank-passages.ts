/**
 * The last word on which passages are best: a weighed sum of what is measured of each. The weights are fitted
 * (bench/fit-ranking.mjs), not set by hand, but for topics.
 * Promises: pure; a score is 0 to about 1, and its parts add up to it.
 */
import { AskedQuestion, type KnownWords } from './asked-question.ts';
import { type PassageToRank, type PassageFeature, passageFeatureNames, passageFeatures } from './passage-features.ts';
import { isQuestion } from './question-type.ts';
import { rankWeights } from './rank-weights.ts';

/**
 * A topic ("unrest in Greece") asks for what tells much of it, not for a sentence that answers: so these count, together
 * with what is left of the fitted weights; see bench/LOG.md.
 */
const topicWeights: Readonly<Partial<Record<PassageFeature, number>>> = { body: 0.5, keywords: 0.2, article: 0.1 };
const LEFT_FOR_FITTED = 0.2;

/** How many candidates are worth reading: of a topic many passages tell, several of one article. */
export function passagesToRead(question: string): number {
  return isQuestion(question) ? 12 : 40;
}

export interface Ranked {
  readonly score: number;
  readonly parts: Readonly<Partial<Record<PassageFeature, number>>>;
}

/** One for each candidate, in their order. */
export function rankPassages(question: string, words: KnownWords, candidates: readonly PassageToRank[]): Ranked[] {
  const isTopic = !isQuestion(question);
  return passageFeatures(new AskedQuestion(question, words), candidates).map((features) => {
    const parts: Partial<Record<PassageFeature, number>> = {};
    let score = 0;
    for (const name of passageFeatureNames) {
      const weight = isTopic ? LEFT_FOR_FITTED * rankWeights[name] + (topicWeights[name] ?? 0) : rankWeights[name];
      const part = weight * features[name];
      if (part === 0) continue;
      parts[name] = part;
      score += part;
    }
    return { score, parts };
  });
}
