/**
 * How well each sentence of the passages answers a question: a weighed sum of its features, and the chance that it is
 * the one, supposing that one of them is. The weights are fitted (bench/fit-answers.mjs), not set by hand.
 * Promises: pure; best first; equal scores keep the order of the passages; a sentence that stands in several articles
 * counts once, where it answers best, because copies of a story would share its chance among them.
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
  const scored = withoutRepeats(
    measured
      .map((sentence) => ({ ...sentence, score: scoreOf(sentence) }))
      .toSorted((first, second) => second.score - first.score),
  );
  const most = scored[0]?.score ?? 0;
  const total = scored.reduce((sum, { score }) => sum + Math.exp(score - most), 0);
  const sentences = scored.map((sentence): ScoredSentence => {
    return { ...sentence, chance: Math.exp(sentence.score - most) / total };
  });
  return { question, sentences };
}

function scoreOf({ features }: MeasuredSentence): number {
  return sentenceFeatureNames.reduce((sum, name) => sum + sentenceWeights[name] * features[name], 0);
}

/** A sentence as it reads aloud: two that differ in case and punctuation only are the same. */
export function wordsAlone(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Without sentences that stand word for word in an article before. */
function withoutRepeats<Each extends MeasuredSentence>(sentences: readonly Each[]): Each[] {
  const articleOf = new Map<string, string>();
  return sentences.filter(({ from, sentence }) => {
    const { id } = from.ranked.article;
    const words = wordsAlone(sentence.text);
    if (!articleOf.has(words)) articleOf.set(words, id);
    return articleOf.get(words) === id;
  });
}
