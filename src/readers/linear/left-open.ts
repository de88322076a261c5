/**
 * What the best sentence leaves open though the question turns on it: the town, the year or the model that was named, what
 * somebody's is asked for ("Dahl's wife"), what somebody is asked to have done ("when did Trent die?"). The article is
 * about a neighbour then: another year, another town. Promises: pure; counts them, two at most; none among many passages, where
 * an article is often a part of a longer one.
 */
import { terms } from '../../search/terms.ts';
import type { QuestionWord, WeighedQuestion } from './question-words.ts';
import type { ScoredSentence } from './sentence-score.ts';

/** Matched nowhere near: what only stands somewhere in the passage is worth a quarter. */
const leastNear = 0.3;
const name = String.raw`(?:the )?(?:\p{Lu}[\p{L}\p{M}’'.-]* )+`;
/** "In Calder", "of 2021": where and when it was are seldom said in other words. */
const placeOrYear =
  /\bin (?:the )?\p{Lu}[\p{L}\p{M}’'.-]*(?: \p{Lu}[\p{L}\p{M}’'.-]*)*|\b(?:in|of|since|before|during|by) \d{4}\b/gu;
const owned = new RegExp(String.raw`\p{Lu}[\p{L}\p{M}-]*(?:['’]s|s['’]) (?<noun>\p{Ll}[\p{L}-]+)`, 'u');
/** Not "carry out", "take place": what is done stands in the words after. */
const deed = new RegExp(
  String.raw`\b(?:[Ww]hen|[Ww]here) (?:did|does|do|was|were|is|are|has|have|had|will|would) ${name}(?!(?:carry|take|give|make|have|hold|go|come|get|put|set|do)\b)(?<verb>\p{Ll}[\p{L}-]+)`,
  'u',
);

export function leftOpen({ text, words, amongMany }: WeighedQuestion, [best]: readonly ScoredSentence[]): number {
  if (best === undefined || amongMany === 1) return 0;
  const isOpen = (word: QuestionWord | undefined): boolean =>
    word !== undefined && (best.around[words.indexOf(word)] ?? 0) < leastNear;
  const { article } = best.from.ranked;
  const isElsewhere = (word: QuestionWord): boolean =>
    isOpen(word) && !terms(article.text, article.language).some((term) => word.terms.includes(term));
  const within = new Set(text.match(placeOrYear)?.flatMap((found) => found.split(' ').slice(1)));
  const named = words.some((word) => word.isName && within.has(word.word) && isElsewhere(word));
  const [noun, verb] = [owned.exec(text)?.groups?.['noun'], deed.exec(text)?.groups?.['verb']];
  // A deed that the articles never name may be told in another word.
  const asked = words.filter(({ word, rarity, isName }) => !isName && (word === noun || (word === verb && rarity < 1)));
  return Number(named) + Number(asked.some(isOpen));
}
