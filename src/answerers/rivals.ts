/**
 * Whether a question says too little: "how much do I get back if I cancel", where one article tells it of permits and another of
 * collections. Promises: pure; nothing where the question names something, or one article stands out.
 */
import type { Query } from '../domain.ts';
import type { SentencesForQuestion } from '../readers/linear/score-in-conversation.ts';
import { terms } from '../search/terms.ts';

/** Words that tell something; a question with more of them says which one is meant. */
const mostTelling = 3;
/** Of the best sentence's chance, what makes another article a rival. */
const leastOfBest = 0.3;
const mostRivals = 4;

export function rivalsOf(
  { bindings, topic, kind }: Pick<Query, 'bindings' | 'topic' | 'kind'>,
  { question, sentences }: SentencesForQuestion,
): readonly string[] {
  const telling = question.words.filter(({ isAskedFor }) => !isAskedFor).length;
  if (bindings.length > 0 || topic !== undefined || telling > mostTelling || kind === 'define') return [];
  const best = sentences[0]?.chance ?? 0;
  const titles = new Map<string, string>();
  const said = new Set<string>();
  for (const { chance, from, sentence } of sentences) {
    const { id, title } = from.ranked.article;
    if (chance < leastOfBest * best || titles.size === mostRivals) break;
    const words = terms(sentence.text).join(' ');
    if (title !== '' && !titles.has(id) && !said.has(words)) titles.set(id, title);
    said.add(words);
  }
  const all = [...new Set(titles.values())];
  return all.length > 1 ? all : [];
}
