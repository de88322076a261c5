/** Proper names as English prose writes them: where they stand, their full form, and which can be asked about. */
import { months, weekdays } from '../language/en/months.ts';
import * as names from '../language/en/proper-names.ts';
import { leadingTitles } from '../language/en/titles-and-names.ts';
import { escapeRegExp, opensWithCapital } from '../text.ts';

const calendar = new Set([...months, ...weekdays]);

export function isName(word: string): boolean {
  return names.opening.of.test(word) && !isDay(word.replace(/\W+$/, ''));
}

function isDay(word: string): boolean {
  return calendar.has(word);
}

/** Names that stand by themselves in a sentence, with "the" where it stands before them; not its first word, which may be any. */
export function topicsOf(sentence: string): string[] {
  const found = sentence.matchAll(names.inside.of);
  return Array.from(found).flatMap(({ 0: said, index }) => {
    const bare = said.replace(names.article.of, '');
    const isAlone = names.goesOnBehindName.of.test(sentence.slice(index + said.length));
    const isPlain = bare.length > 1 && !names.adjectiveOfPeople.of.test(bare) && !bare.split(' ').some(isDay);
    return isAlone && isPlain ? [withSmallArticle(said)] : [];
  });
}

export function withSmallArticle(phrase: string): string {
  return phrase.replace(names.capitalArticle.of, (article) => article.toLowerCase());
}

/** What a text is about: names that it says at least so many times, the most said first. */
export function mostNamed(text: string, sentences: readonly string[], times: number): string[] {
  const counts = new Map<string, number>();
  for (const topic of sentences.flatMap(topicsOf)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts]
    .filter(([topic, count]) => count >= times && isOwn(topic, text))
    .toSorted(([, first], [, second]) => second - first)
    .map(([topic]) => topic);
}

/** Whether it names one thing: not "the Commission", nor a word that the text writes small too. */
function isOwn(topic: string, text: string): boolean {
  if (topic.split(' ').length > 1)
    return topic.replace(names.smallArticle.of, '').includes(' ') || /\p{Lu}{2}/u.test(topic);
  return topic.length > 2 && !names.commonNoun(topic).test(text);
}

/** Zisser -> Eyal Zisser, when the text says so once. */
export function fullNameOf(person: string, text: string): string {
  const bare = person.replace(leadingTitles.of, '');
  if (names.innerSpace.of.test(bare)) return bare;
  const [full] = names.fullName(bare).exec(text) ?? [];
  return full?.replace(leadingTitles.of, '') ?? bare;
}

/** A word that opens a sentence, as it would stand inside one; undefined when the text does not show which. */
export function insideForm(word: string, text: string): string | undefined {
  if (names.determiners.has(word)) return word.toLowerCase();
  if (!opensWithCapital(word)) return word;
  if (/^\p{Lu}{2,}/u.test(word)) return word;
  const escaped = escapeRegExp(word);
  if (new RegExp(`[\\p{L},] ${escaped}(?![\\p{L}])`, 'u').test(text)) return word;
  const small = escaped.charAt(0).toLowerCase() + escaped.slice(1);
  return new RegExp(`(?<![\\p{L}])${small}(?![\\p{L}])`, 'u').test(text) ? small : undefined;
}
