/**
 * Makes up to four questions for the start page out of the articles' titles and dates.
 * Modest on purpose: it finds the names in the titles, and asks what was reported about them. Pure and without chance,
 * so the same articles always give the same questions.
 */
import type { ArticleSummary } from '../../src/domain.ts';
import { formatDate, shorten } from './format.ts';

const acronym = /^\p{Lu}{2,}$/u;
const adjective = /(ian|ean|ish|ese|aqi|eli)$/;
const small = new Set(
  'a an the in on at of for to from by with and or but as is are was were be it its this that these those how why what when where who will may can not no new first last more most larger than after before over under into still said says about up down out off'.split(
    ' ',
  ),
);

export function exampleQuestions(articles: readonly ArticleSummary[], limit = 4): string[] {
  // The questions are English; an article in another language is asked about only when there is no other.
  const english = articles.filter(({ language }) => language.startsWith('en'));
  const newestFirst = (english.length > 0 ? english : [...articles]).toSorted((a, b) =>
    (b.published ?? '').localeCompare(a.published ?? ''),
  );
  const known = namesOfAll(articles);
  const questions = new Set<string>();
  for (const [index, article] of newestFirst.slice(0, 40).entries()) {
    if (questions.size >= limit) break;
    const names = wordsOf(article.title)
      .map((word) => word.text)
      .filter((word, at, all) => known.has(word) && all.indexOf(word) === at)
      .slice(0, 3);
    questions.add(question(article, names, index));
  }
  return [...questions];
}

function question(article: ArticleSummary, names: readonly string[], index: number): string {
  const [first, second] = names;
  const when = article.published === undefined ? '' : ` in ${formatDate(article.published.slice(0, 7))}`;
  if (first === undefined) return `What happened in “${shorten(article.title, 60)}”?`;
  if (second === undefined) return `What was reported about ${withArticle(first)}${when}?`;
  if (index % 3 === 1) return `What was reported about ${listed(names)}${when}?`;
  if (index % 3 === 2) return `What did ${listed([first, second])} do${when}?`;
  return `What do the articles say about ${listed(names)}?`;
}

/**
 * In a title set like a sentence, capitals are names. In A Title Set Like This they are not, unless another title
 * shows the word to be one, or several titles share it, or it is an acronym.
 */
function namesOfAll(articles: readonly ArticleSummary[]): Set<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  for (const { title } of articles) {
    const words = wordsOf(title).filter(({ text }) => !small.has(text.toLowerCase()));
    const capitals = words.filter(({ text }) => /^\p{Lu}/u.test(text) && !adjective.test(text));
    const sentenceCase = capitals.length * 2 <= words.length;
    for (const { text, opens, compound } of capitals) {
      if (acronym.test(text) || compound || seen.has(text) || (sentenceCase && !opens)) names.add(text);
    }
    for (const { text } of capitals) seen.add(text);
  }
  return names;
}

/** The words of a title; compounds such as US-Israel count as their parts. */
function wordsOf(title: string): { text: string; opens: boolean; compound: boolean }[] {
  return [...title.matchAll(/[\p{L}\p{N}'’-]+/gu)].flatMap((match) => {
    const parts = match[0].split('-').filter((part) => part !== '');
    const compound =
      parts.length > 1 && parts.every((part) => /^\p{Lu}/u.test(part)) && parts.some((part) => acronym.test(part));
    return (compound ? parts : [match[0]]).map((text) => ({ text, opens: match.index === 0, compound }));
  });
}

function listed(all: readonly string[]): string {
  const names = all.map(withArticle);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function withArticle(name: string): string {
  return /^(US|UK|EU|UN|USA)$/.test(name) ? `the ${name}` : name;
}
