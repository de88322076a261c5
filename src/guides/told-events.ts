/** The dated sentences of an article. Promises: pure; in the order of the article; one for each date of a sentence. */
import type { Article } from '../domain.ts';
import { tablesOf } from '../language/languages.ts';
import { countWords } from '../text.ts';
import type { Turns } from '../turns.ts';
import { type DatedWords, datedWords } from './dated-words.ts';
import type { ToldSentence } from './told-sentences.ts';

export interface ToldEvent {
  readonly sentence: ToldSentence;
  /** Where its quote begins: with the sentence before, where that says who is meant. */
  readonly start: number;
  /** Offsets in the sentence. */
  readonly words: DatedWords;
}

/** Characters of a quote that says who is meant, too. */
const longestQuote = 500;
/** Beside its date. */
const fewestWords = 2;
/** "A guess: …", as dates.ts notes it. */
const guessed = 'A guess';

export async function eventsOf(
  article: Article,
  sentences: readonly ToldSentence[],
  turns: Turns,
): Promise<ToldEvent[]> {
  const { language, publishedNote } = article;
  const published = publishedNote?.startsWith(guessed) === true ? undefined : article.published;
  const ofText = yearOfText(article);
  let year: string | undefined;
  /** "3 April 2022. First warm day.": the sentence that only dates the next. */
  let head: { readonly sentence: ToldSentence; readonly dates: readonly DatedWords[] } | undefined;
  let yearOfHead: string | undefined;
  const { pronoun } = tablesOf(language).openers;
  /** The last sentence, and where it must be quoted from. */
  let last: { readonly sentence: ToldSentence; readonly from: number } | undefined;
  const eventsIn = (sentence: ToldSentence): ToldEvent[] => {
    const { text, start, end, opens, kind } = sentence;
    // "He resigned on 4 May." says who in the sentence before.
    const goesOn = !opens && kind === 'statement' && last?.sentence.kind === 'statement' && pronoun.of.test(text);
    const quotedFrom = goesOn && last !== undefined && end - last.from <= longestQuote ? last.from : start;
    last = { sentence, from: quotedFrom };
    if (opens) {
      year = undefined;
      head = undefined;
    }
    const dates = datedWords(text, { language, published, year: year ?? yearOfHead ?? ofText });
    // A month and its year: years alone stand in many sentences that tell of another time.
    const written = dates.findLast(({ date, origin }) => origin === 'written' && date.length > 4);
    const named = dates.findLast(({ date }) => date.length > 4);
    year = written?.date.slice(0, 4) ?? (named?.origin === 'text' ? named.date.slice(0, 4) : undefined);
    const dated = dates.reduce((words, span) => words + countWords(text.slice(span.start, span.end)), 0);
    const before = head;
    head = undefined;
    if (dates.length > 0 && countWords(text) <= dated + 1) {
      head = { sentence, dates };
      yearOfHead = year;
      return [];
    }
    if (before !== undefined && dates.length === 0) {
      const joined = {
        ...sentence,
        start: before.sentence.start,
        text: article.text.slice(before.sentence.start, end),
      };
      return before.dates.map((words) => ({ sentence: joined, start: joined.start, words }));
    }
    if (countWords(text) - dated < fewestWords || kind === 'question' || start === end) return [];
    return dates.map((words) => ({ sentence, start: quotedFrom, words }));
  };
  const events: ToldEvent[] = [];
  for (const sentence of sentences) {
    events.push(...eventsIn(sentence));
    await turns.give();
  }
  return events;
}

const anyYear = /(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)/g;

/** The year that the title dates, as that of minutes; or the only one that the text names. */
function yearOfText({ language, title, text }: Article): string | undefined {
  const [ofTitle] = datedWords(title, { language, published: undefined, year: undefined });
  if (ofTitle !== undefined && ofTitle.date.length > 4) return ofTitle.date.slice(0, 4);
  const years = new Set<string>();
  for (const [year] of text.matchAll(anyYear)) {
    years.add(year);
    if (years.size > 1) return undefined;
  }
  const [only] = years;
  return only;
}
