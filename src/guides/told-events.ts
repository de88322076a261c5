/** The dated sentences of an article. Promises: pure; in the order of the article; one for each date of a sentence. */
import type { Article } from '../domain.ts';
import { countWords } from '../text.ts';
import { type DatedWords, datedWords } from './dated-words.ts';
import type { ToldSentence } from './told-sentences.ts';

export interface ToldEvent {
  readonly sentence: ToldSentence;
  /** Offsets in the sentence. */
  readonly words: DatedWords;
}

/** Beside its date. */
const fewestWords = 2;
/** "A guess: …", as dates.ts notes it. */
const guessed = 'A guess';

export function eventsOf(article: Article, sentences: readonly ToldSentence[]): ToldEvent[] {
  const { language, publishedNote } = article;
  const published = publishedNote?.startsWith(guessed) === true ? undefined : article.published;
  const ofText = yearOfText(article, sentences);
  let year: string | undefined;
  /** "3 April 2022. First warm day.": the sentence that only dates the next. */
  let head: { readonly sentence: ToldSentence; readonly dates: readonly DatedWords[] } | undefined;
  let yearOfHead: string | undefined;
  return sentences.flatMap((sentence): ToldEvent[] => {
    const { text, start, end, opens, kind } = sentence;
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
      return before.dates.map((words) => ({ sentence: joined, words }));
    }
    if (countWords(text) - dated < fewestWords || kind === 'question' || start === end) return [];
    return dates.map((words) => ({ sentence, words }));
  });
}

/** The year that the title dates, as that of minutes; or the only one that the text names. */
function yearOfText({ language, title }: Article, sentences: readonly ToldSentence[]): string | undefined {
  const telling = { language, published: undefined, year: undefined };
  const [ofTitle] = datedWords(title, telling);
  if (ofTitle !== undefined && ofTitle.date.length > 4) return ofTitle.date.slice(0, 4);
  const years = new Set<string>();
  for (const { text } of sentences) {
    for (const { date, until } of datedWords(text, telling))
      years.add(date.slice(0, 4)).add((until ?? date).slice(0, 4));
    if (years.size > 1) return undefined;
  }
  const [only] = years;
  return only;
}
