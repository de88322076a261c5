/**
 * The numbers of an article with what they count. Promises: pure; in the order of the article; nothing that is part of a
 * date; the ones that say most where there are many. In languages without tables, none.
 */
import { hasTables, tablesOf } from '../language/languages.ts';
import { holdsDigit, type Span } from '../text.ts';
import type { Turns } from '../turns.ts';
import type { ToldEvent } from './told-events.ts';
import type { ToldSentence } from './told-sentences.ts';

export interface CountedThing {
  readonly sentence: ToldSentence;
  readonly number: string;
  readonly counts: string;
  /** Of both, in the sentence. */
  readonly words: Span;
}

const few = 3;
/** So many are looked through for those that say most. */
const enough = 80;

/** `mattering`: sentences that tell what the article is about. */
export async function countedThings(
  language: string,
  sentences: readonly ToldSentence[],
  events: readonly ToldEvent[],
  mattering: ReadonlySet<ToldSentence>,
  most: number,
  turns: Turns,
): Promise<CountedThing[]> {
  if (!hasTables(language)) return [];
  const tables = tablesOf(language);
  const { things } = tables.counted;
  const datesOf = new Map<ToldSentence, Span[]>();
  for (const { sentence, words } of events) datesOf.set(sentence, [...(datesOf.get(sentence) ?? []), words]);
  const said = new Set<string>();
  const found: CountedThing[] = [];
  const look = (sentence: ToldSentence): void => {
    for (const match of sentence.text.matchAll(things.of)) {
      const { number = '', counts = '' } = match.groups ?? {};
      const words = { start: match.index, end: match.index + match[0].length };
      const isDate = datesOf.get(sentence)?.some((date) => words.start < date.end && date.start < words.end);
      const key = `${number} ${counts.trim()}`.toLowerCase();
      if (isDate === true || said.has(key)) continue;
      said.add(key);
      found.push({ sentence, number: number.trim(), counts: counts.replace(/^[ -]/u, ''), words });
    }
  };
  // Numbers in words are looked for where there are few others; and of a book, its beginning is enough.
  const inDigits = sentences.filter(({ text, kind }) => kind !== 'question' && holdsDigit(text));
  const others = sentences.filter(({ text, kind }) => kind !== 'question' && !holdsDigit(text));
  for (const part of [[...mattering], inDigits, others]) {
    for (const sentence of part) {
      if (found.length >= enough || (part === others && found.length >= most)) break;
      look(sentence);
      await turns.give();
    }
  }
  found.sort((a, b) => a.sentence.start + a.words.start - b.sentence.start - b.words.start);
  // "Two weeks" is worth a line only where there is little else.
  const telling = found.filter(({ number }) => /\d/.test(number) || tables.numerals.valueOf(number.toLowerCase()) > 9);
  const worthy = telling.length >= few ? telling : found;
  const best = new Set(worthy.toSorted((a, b) => worthOf(b, mattering) - worthOf(a, mattering)).slice(0, most));
  return worthy.filter((thing) => best.has(thing));
}

function worthOf({ number, sentence }: CountedThing, mattering: ReadonlySet<ToldSentence>): number {
  return (/\d/.test(number) ? 2 : 0) + (mattering.has(sentence) ? 1 : 0);
}
