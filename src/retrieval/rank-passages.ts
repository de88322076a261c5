/**
 * The last word on which passages are best: a weighed sum of what is measured of each. The weights are fitted
 * (bench/fit/ranking.mjs), not set by hand, but for topics.
 * Promises: pure; a score is 0 to about 1, and its parts add up to it.
 */
import type { EmbedderFamily, FoundBy } from '../domain.ts';
import { explaining } from '../language/explanation.ts';
import type { Wording } from '../query/query.ts';
import { sentenceSpans } from '../text.ts';
import { AskedQuestion, type KnownWords } from './asked-question.ts';
import { type PassageFeature, passageFeatureNames, passageFeatures, type PassageToRank } from './passage-features.ts';
import { weightsOfStrong } from './fitted-weights-of-strong.ts';
import { weightsOfWeak } from './fitted-weights-of-weak.ts';

const rankWeights: Readonly<Record<EmbedderFamily, Readonly<Record<PassageFeature, number>>>> = {
  weak: weightsOfWeak,
  strong: weightsOfStrong,
};

/**
 * A topic ("unrest in Greece") asks for what tells much of it, not for a sentence that answers: so these count, together
 * with what is left of the fitted weights; see bench/LOG.md.
 */
const topicWeights: Readonly<Partial<Record<PassageFeature, number>>> = { body: 0.5, keywords: 0.2, article: 0.1 };
const LEFT_FOR_FITTED = 0.2;
/** A sentence that says what X is, when that is asked, is worth a good part of the question's words; see bench/LOG.md. */
const DEFINITION_WORTH = 0.25;

/** How many candidates are worth reading: many passages tell of a topic, several of one article, and name what X is. */
export function passagesToRead({ isQuestion, defines }: Wording): number {
  return isQuestion && defines === undefined ? 12 : 40;
}

export interface Ranked {
  readonly score: number;
  readonly parts: Readonly<Partial<Record<PassageFeature | 'definition', number>>>;
}

/** One for each candidate, in their order. `family`: of the embedder that found them. */
export function rankPassages(
  { asked, language: askedIn, isQuestion, answerType, defines }: Wording,
  words: KnownWords,
  candidates: readonly PassageToRank[],
  family: EmbedderFamily,
): Ranked[] {
  const weights = rankWeights[family];
  const isTopic = !isQuestion;
  const explains = defines === undefined ? undefined : explaining(defines, askedIn);
  return passageFeatures(new AskedQuestion(asked, words, askedIn), answerType, candidates).map((features, at) => {
    const parts: Partial<Record<PassageFeature | 'definition', number>> = {};
    let score = 0;
    for (const name of passageFeatureNames) {
      const weight = isTopic ? LEFT_FOR_FITTED * weights[name] + (topicWeights[name] ?? 0) : weights[name];
      const part = weight * features[name];
      if (part === 0) continue;
      parts[name] = part;
      score += part;
    }
    const { text = '', language = 'en' } = candidates[at] ?? {};
    const grades =
      explains === undefined
        ? []
        : sentenceSpans(text, language).map((span) => explains(text.slice(span.start, span.end)));
    const part = DEFINITION_WORTH * Math.max(0, ...grades);
    if (part > 0) parts.definition = part;
    score += part;
    return { score, parts };
  });
}

// One ranking out of two: keywords and vectors.
//
//     score = bm25 / max(bm25) + weight * cosine / max(cosine)
//
// where max is the best of this question, and a passage that only one search found has 0 for the other. Linear, not by
// ranks: how far the best stands above the second is what tells a sure hit from a guess (bench/LOG.md). Cosines of a model
// are counted from the lowest that it found: with many models any two texts have one of .6 or more.
// Does not know where the numbers come from.

/** What the best vector hit is worth beside the best keyword hit. */
export const vectorWeights: Readonly<Record<EmbedderFamily, number>> = { weak: 0.5, strong: 1 };

export interface Hit {
  readonly number: number;
  readonly score: number;
}

export interface FusedHit {
  readonly number: number;
  /** Up to 1 + weight. Comparable within one question only. */
  readonly score: number;
  readonly foundBy: readonly FoundBy[];
  /** The scores as they came in; 0 where that search did not find the passage. */
  readonly keywords: number;
  readonly vectors: number;
  /** What its cosine tells, at least 0; where vectors did not find it, it is no nearer than the last that they did. */
  readonly nearness: number;
}

/** All passages that either search found, best first; equal scores by number. */
export function fuse(keywordHits: readonly Hit[], vectorHits: readonly Hit[], family: EmbedderFamily): FusedHit[] {
  const keywords = new Map(keywordHits.map(({ number, score }) => [number, score]));
  const vectors = new Map(vectorHits.map(({ number, score }) => [number, score]));
  const lowest = vectorHits.reduce((least, { score }) => Math.min(least, score), vectorHits[0]?.score ?? 0);
  const nearnessOf = (cosine: number): number => Math.max(0, family === 'weak' ? cosine : cosine - lowest);
  const keywordUnit = unitOf(keywordHits.map(({ score }) => score));
  const vectorUnit = vectorWeights[family] * unitOf(vectorHits.map(({ score }) => nearnessOf(score)));
  const fused = [...new Set([...keywords.keys(), ...vectors.keys()])].map((number): FusedHit => {
    const bm25 = keywords.get(number);
    const cosine = vectors.get(number);
    return {
      number,
      score: (bm25 ?? 0) * keywordUnit + (cosine === undefined ? 0 : nearnessOf(cosine) * vectorUnit),
      foundBy: [
        ...(bm25 === undefined ? [] : ['keywords' as const]),
        ...(cosine === undefined ? [] : ['vectors' as const]),
      ],
      keywords: bm25 ?? 0,
      vectors: cosine ?? 0,
      nearness: nearnessOf(cosine ?? lowest),
    };
  });
  return fused.sort((a, b) => b.score - a.score || a.number - b.number);
}

/** What turns the best score into 1; 0 when nothing scored. */
function unitOf(scores: readonly number[]): number {
  const best = scores.reduce((most, score) => Math.max(most, score), 0);
  return best > 0 ? 1 / best : 0;
}
