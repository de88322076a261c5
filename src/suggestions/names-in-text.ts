/** Proper names as English prose writes them: where they stand, their full form, and which can be asked about. */
import { escapeRegExp, months } from '../text.ts';

const capital = "(?:al-)?\\p{Lu}[\\p{L}\\p{N}'’-]*(?<!['’]s)";

/** Part of a pattern: Eyal Zisser, Syrian Observatory for Human Rights. */
export const name = `${capital}(?: (?:(?:of|for|de|bin|al) )?(?:the (?=\\p{Lu}))?${capital})*`;

const calendar = new Set([...months, ...'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')]);
/** Adjectives of peoples: "Iran" can be asked about, "Iranian" cannot. */
const adjective =
  /(?:[^u]ian|ean|ish|ese|aqi|eli|American|African|German|French|Russian|Western|Eastern|Northern|Southern)s?$/;
/** What may follow a name that stands by itself, and not before a noun: "Iran will", but not "Iran policy". */
const standsAlone =
  /^(?:[,.;]|$| (?:and|in|on|at|is|was|are|were|will|would|has|had|have|can|could|may|should|to|for|with|by|from|as|that|which|who|but|or|than|after|before|during|because|while|against|into|remains|needs)\b)/;

export function isName(word: string): boolean {
  return /^(?:al-)?\p{Lu}/u.test(word) && !isDay(word.replace(/\W+$/, ''));
}

function isDay(word: string): boolean {
  return calendar.has(word);
}

const anyName = new RegExp(`(?:(?<=^| )[Tt]he |(?<= ))${name}`, 'gu');

/** Names that stand by themselves in a sentence, with "the" where it stands before them; not its first word, which may be any. */
export function topicsOf(sentence: string): string[] {
  const found = sentence.matchAll(anyName);
  return Array.from(found).flatMap(({ 0: said, index }) => {
    const bare = said.replace(/^[Tt]he /, '');
    const isAlone = standsAlone.test(sentence.slice(index + said.length));
    const isPlain = bare.length > 1 && !adjective.test(bare) && !bare.split(' ').some(isDay);
    return isAlone && isPlain ? [said.replace(/^The /, 'the ')] : [];
  });
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
  if (topic.split(' ').length > 1) return topic.replace(/^the /, '').includes(' ') || /\p{Lu}{2}/u.test(topic);
  return topic.length > 2 && !new RegExp(`(?<!\\p{L})${topic.toLowerCase()}s?(?!\\p{L})`, 'u').test(text);
}

const titles = /^(?:(?:Dr|Mr|Mrs|Ms|Prof|Professor|General|Major|President|Prime|Minister|Sheikh|Sir|Lord)\.? )+/;

/** Zisser -> Eyal Zisser, when the text says so once. */
export function fullNameOf(person: string, text: string): string {
  const bare = person.replace(titles, '');
  if (/(?<!^Al) /i.test(bare)) return bare;
  const [full] = new RegExp(`(?<![\\p{L}] the )${capital} (?:${capital} )?${bare}(?![\\p{L}-])`, 'u').exec(text) ?? [];
  return full?.replace(titles, '') ?? bare;
}

/** A word that opens a sentence, as it would stand inside one; undefined when the text does not show which. */
export function insideForm(word: string, text: string): string | undefined {
  if (/^(?:The|A|An|Two|Three|Four|Five|Several|Some|Many)$/.test(word)) return word.toLowerCase();
  if (!/^\p{Lu}/u.test(word)) return word;
  if (/^\p{Lu}{2,}/u.test(word)) return word;
  const escaped = escapeRegExp(word);
  if (new RegExp(`[\\p{L},] ${escaped}(?![\\p{L}])`, 'u').test(text)) return word;
  const small = escaped.charAt(0).toLowerCase() + escaped.slice(1);
  return new RegExp(`(?<![\\p{L}])${small}(?![\\p{L}])`, 'u').test(text) ? small : undefined;
}
