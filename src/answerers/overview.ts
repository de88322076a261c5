/**
 * "What do the articles say about Palmyra?": the best sentences of each article that tells of it, so that no article
 * speaks for all. Promises: at most four sentences, of as many articles as there are; the best article first.
 */
import type { ScoredSentence } from '../readers/linear/sentence-features.ts';

const mostSentences = 4;
/** Share of the subject that a sentence must hold to be about it. */
const wholeSubject = 0.75;

/** `weights`: of the words of the subject. Nothing when fewer than two articles tell of it. */
export function overviewSentences(
  sentences: readonly ScoredSentence[],
  weights: readonly number[],
): readonly ScoredSentence[] {
  const about = sentences.filter(
    ({ own }) => own.reduce((sum, worth, at) => sum + worth * (weights[at] ?? 0), 0) >= wholeSubject,
  );
  const ids = [...new Set(about.map(({ from }) => from.ranked.article.id))];
  const groups = ids.map((id) => about.filter(({ from }) => from.ranked.article.id === id));
  if (groups.length < 2) return [];
  const each = Math.max(1, Math.floor(mostSentences / groups.length));
  return groups
    .slice(0, mostSentences)
    .flatMap((group) => group.slice(0, each).toSorted((a, b) => placeOf(a) - placeOf(b)));
}

function placeOf({ from, sentence }: ScoredSentence): number {
  return from.ranked.passage.start + sentence.span.start;
}
