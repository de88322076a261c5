/**
 * Whether a question says too little: "how much do I get back if I cancel", where one article tells it of permits and another of
 * collections. Goes by what the reader points at. Promises: pure; nothing where the question names something, or where one
 * article stands out.
 */
import type { Candidate, Query, RankedPassage } from '../domain.ts';
import { foldCase } from '../text.ts';
import type { WeighedQuestion } from '../readers/linear/question-words.ts';

/** A question with more words that tell something says which one is meant. */
const mostTelling = 3;
/** How likely a passage must be to answer, and how far behind the likeliest, for its article to be a rival. */
const leastAnswerable = 0.5;
const furthestBehind = 0.3;
const mostRivals = 4;

export function rivalsOf(
  { bindings, topic, defines }: Pick<Query, 'bindings' | 'topic' | 'defines'>,
  { words }: WeighedQuestion,
  candidates: readonly Candidate[],
  passages: readonly RankedPassage[],
): readonly string[] {
  const telling = words.filter(({ isAskedFor }) => !isAskedFor).length;
  if (bindings.length > 0 || topic !== undefined || defines !== undefined || telling > mostTelling) return [];
  const most = Math.max(0, ...candidates.map(({ answerable }) => answerable));
  const rivals = new Map<string, string>();
  const answers = new Set<string>();
  for (const { passageId, start, end, answerable } of candidates.toSorted((a, b) => b.answerable - a.answerable)) {
    const article = passages.find(({ passage }) => passage.id === passageId)?.article;
    if (article === undefined || article.title === '' || rivals.has(article.id)) continue;
    if (answerable < Math.max(leastAnswerable, most - furthestBehind) || rivals.size === mostRivals) break;
    const answer = foldCase(article.text.slice(start, end));
    if (answers.has(answer)) continue;
    answers.add(answer);
    rivals.set(article.id, article.title);
  }
  const titles = [...new Set(rivals.values())];
  return titles.length > 1 ? titles : [];
}
