/**
 * Whether passages are about a question at all: the share of the question's telling words that they hold.
 * A word counts by its rarity; one that no article holds counts most, because it is what the articles lack.
 */
import type { RankedPassage } from './domain.ts';
import type { KeywordIndex } from './search/keyword-index.ts';
import { terms } from './search/terms.ts';

/** Below this share of the question's weight, a passage is about something else. */
const leastShare = 0.4;

export function isRelevant(question: string, passages: readonly RankedPassage[], keywords: KeywordIndex): boolean {
  const wanted = new Map(terms(question).map((term) => [term, keywords.rarity(term)]));
  const total = sum(wanted.values());
  if (total === 0) return false;
  return passages.some(({ passage, article }) => {
    const held = new Set(terms(`${article.title}\n${passage.heading ?? ''}\n${passage.text}`, article.language));
    return sum([...wanted].map(([term, weight]) => (held.has(term) ? weight : 0))) / total >= leastShare;
  });
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
