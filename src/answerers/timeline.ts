/**
 * "Give me a timeline": the sentences that say when something happened, in the order of their dates. Promises: pure; a
 * sentence as it stands, its date marked as what answers, with the one before it where that says who is meant; at most a
 * dozen, of as many articles as there are; what several articles tell stands once, and cites them all. Does not know dates
 * without a year.
 */
import type { DraftStatement, Quote, RankedPassage } from '../domain.ts';
import { tablesOf } from '../language/languages.ts';
import { terms } from '../language/terms.ts';
import type { Span } from '../text.ts';
import { type PickedSentence, toStatements } from './picked-sentence.ts';
import { sentencesOfAll } from './tell-articles.ts';

const mostEvents = 12;
/** Share of the words of the shorter of two sentences of one date from which on they tell the same. */
const same = 0.4;
/** What a day is worth beside a bare year, and a word of the title. */
const dayWorth = 1;
const titleWorth = 0.5;
/** What a sentence loses for each of its words: short ones are read more easily. */
const wordCost = 0.01;

interface Event extends PickedSentence {
  /** Year, month and day, as one number; what is not known is 0. */
  readonly date: number;
  /** Where the date stands in the sentence. */
  readonly dated: Span;
  readonly worth: number;
}

/** `subject`: terms of what it is to be of; none for all there is. */
export function timeline(passages: readonly RankedPassage[], subject: readonly string[]): readonly DraftStatement[] {
  const ids = [...new Set(passages.map(({ article }) => article.id))];
  const events = sentencesOfAll(passages)
    .flatMap(eventOf)
    .filter((event) => isOf(event, subject));
  const byArticle = ids.map((id) => {
    const own = events.filter(({ from }) => from.ranked.article.id === id);
    return own.toSorted((a, b) => b.worth - a.worth);
  });
  const chosen: Event[] = [];
  // The best of each article before the second of any.
  for (let round = 0; chosen.length < mostEvents && byArticle.some((own) => own.length > round); round += 1) {
    for (const event of byArticle.flatMap((own) => own.slice(round, round + 1))) {
      if (chosen.length < mostEvents && !chosen.some((other) => tellSame(other, event))) chosen.push(event);
    }
  }
  return chosen
    .toSorted((a, b) => a.date - b.date)
    .flatMap((event) =>
      toStatements([{ ...event, pointed: event.dated }]).map((statement) => ({
        ...statement,
        quotes: [...statement.quotes, ...alsoTold(event, events)],
        opens: true,
      })),
    );
}

/** The same event in other articles, once of each. */
function alsoTold(event: Event, events: readonly Event[]): readonly Quote[] {
  const seen = new Set([event.from.ranked.article.id]);
  return events.flatMap((other) => {
    const { id } = other.from.ranked.article;
    if (seen.has(id) || event.sentence.text === other.sentence.text || !tellSame(event, other)) return [];
    seen.add(id);
    return toStatements([{ ...other, pointed: other.dated }]).flatMap(({ quotes }) => quotes.slice(0, 1));
  });
}

function eventOf(picked: PickedSentence): Event[] {
  const { sentence, from } = picked;
  const { article } = from.ranked;
  const dates = datesIn(sentence.text, article.language);
  // "The walls of 1843 are to be spoken of on 16 May 2024."
  const told = dates.find(({ date }) => date % 100 > 0) ?? dates[0];
  if (told === undefined) return [];
  const title = new Set(terms(article.title, article.language));
  const titled = new Set(sentence.words.map(({ term }) => term).filter((term) => title.has(term))).size;
  const isDay = told.date % 100 > 0;
  const worth = (isDay ? dayWorth : 0) + titleWorth * titled - wordCost * sentence.words.length;
  return [{ ...picked, ...told, worth }];
}

function datesIn(text: string, language: string): Pick<Event, 'date' | 'dated'>[] {
  const { dates } = tablesOf(language);
  return [...text.matchAll(new RegExp(dates.told.of, 'gu'))].map(({ 0: words, index, groups = {} }) => {
    const { day, dayBehind, month = '', year, bare, ad, bc } = groups;
    const ofMonth = dates.months.indexOf(month) + 1;
    const ofYear = bc === undefined ? Number(year ?? bare ?? ad) : -Number(bc);
    return {
      date: ofYear * 10_000 + ofMonth * 100 + Number(day ?? dayBehind ?? 0),
      dated: { start: index, end: index + words.length },
    };
  });
}

/** Of an article with the subject in its title all is, of another what names the subject. */
function isOf({ sentence, from }: Event, subject: readonly string[]): boolean {
  const { title, language } = from.ranked.article;
  const titled = new Set(terms(title, language));
  const own = new Set(sentence.words.map(({ term }) => term));
  return subject.every((term) => titled.has(term) || own.has(term));
}

function tellSame(first: Event, second: Event): boolean {
  if (first.sentence.text === second.sentence.text) return true;
  if (first.date !== second.date) return false;
  // What the same article says of the same day is seldom another event.
  if (first.date % 100 > 0 && first.from.ranked.article.id === second.from.ranked.article.id) return true;
  const [a, b] = [first, second].map(({ sentence }) => new Set(sentence.words.map(({ term }) => term)));
  if (a === undefined || b === undefined) return false;
  return [...a].filter((term) => b.has(term)).length >= same * Math.min(a.size, b.size);
}
