/**
 * Which day, month or year a sentence tells of, by the tables of its language; without tables, by dates that are written
 * out. Promises: pure; nothing that the calendar has not; a year that is left out is taken from the date before it or from
 * the day of the article, and where the two differ, or that day is itself a guess, nothing is said.
 */
import { calendarDate, datesIn, weekdayOf } from '../articles/date-forms.ts';
import type { CountedDay, EventDates } from '../language/telling.ts';
import { hasTables, tablesOf } from '../language/languages.ts';
import type { Span } from '../text.ts';
import type { DateOrigin } from './guide.ts';

export interface DatedWords extends Span {
  readonly date: string;
  readonly until?: string;
  readonly origin: DateOrigin;
}

/** What a sentence is read beside. */
export interface Telling {
  readonly language: string;
  /** The day, month or year of the article, when it is stated. */
  readonly published: string | undefined;
  /** The year of the last date before, where it is near. */
  readonly year: string | undefined;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** Months that a day without a year may lie before the article, or behind it where it is still to come. */
const mostMonthsAway = 8;

/** In their order, none inside another. */
export function datedWords(sentence: string, telling: Telling): DatedWords[] {
  if (!hasTables(telling.language)) {
    return datesIn(sentence).map(({ iso, start, end }) => ({ date: iso, start, end, origin: 'written' }));
  }
  const tables = tablesOf(telling.language);
  const { eventDates, dates } = tables;
  if (!eventDates.maybe.of.test(sentence)) return [];
  const found: DatedWords[] = [];
  const taken: Span[] = [];
  const isFree = (start: number, end: number): boolean =>
    taken.every((other) => end <= other.start || start >= other.end);
  const tense = eventDates.future.of.test(sentence) ? 'future' : eventDates.past.of.test(sentence) ? 'past' : 'open';
  const add = (match: RegExpMatchArray, resolve: () => Omit<DatedWords, 'start' | 'end'> | undefined): void => {
    const start = match.index ?? 0;
    // The full stop of a short month may be that of the sentence.
    const end = start + match[0].replace(start + match[0].length === sentence.length ? /\.$/ : /(?!)/, '').length;
    if (!isFree(start, end)) return;
    taken.push({ start, end });
    const resolved = resolve();
    if (resolved !== undefined) found.push({ ...resolved, start, end });
  };
  const holdsWritten = /\d/.test(sentence) || eventDates.monthName.of.test(sentence);
  for (const { of } of holdsWritten ? eventDates.written : []) {
    for (const match of sentence.matchAll(of)) {
      add(match, () => writtenDate(match.groups ?? {}, { ...telling, tense, months: dates.months }));
    }
  }
  if (telling.published !== undefined) {
    const { published } = telling;
    for (const [what, { of }] of eventDates.counted) {
      for (const match of sentence.matchAll(of)) {
        add(match, () => {
          const date = countedDate(what, match.groups ?? {}, published, tense, eventDates);
          return date === undefined ? undefined : { date, origin: 'article' };
        });
      }
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Whether it has happened when it is told; open where the sentence does not say. */
type Tense = 'past' | 'future' | 'open';

interface Written extends Telling {
  readonly tense: Tense;
  readonly months: readonly string[];
}

function writtenDate(groups: Groups, telling: Written): Omit<DatedWords, 'start' | 'end'> | undefined {
  const { months, year: yearBefore, published, tense } = telling;
  const { day, day2, month, month2, number, year, year2 } = groups;
  const monthNumber = number === undefined ? numberOf(month, months) : Number(number);
  if (month !== undefined && monthNumber === undefined) return undefined;
  if (year !== undefined) {
    const date = isoOf(year, monthNumber, day);
    const last = year2 === undefined ? undefined : year.slice(0, 4 - year2.length) + year2;
    const until = last ?? untilOf(year, monthNumber, numberOf(month2, months), day2);
    return date === undefined ? undefined : { date, ...laterThan(date, until), origin: 'written' };
  }
  if (monthNumber === undefined) return undefined;
  const ofArticle = published === undefined ? undefined : yearNear(published, monthNumber, day, tense);
  if (yearBefore !== undefined && ofArticle !== undefined && yearBefore !== ofArticle) return undefined;
  const known = yearBefore ?? ofArticle;
  const date = known === undefined ? undefined : isoOf(known, monthNumber, day);
  if (known === undefined || date === undefined) return undefined;
  const until = untilOf(known, monthNumber, undefined, day2);
  return { date, ...laterThan(date, until), origin: yearBefore === undefined ? 'article' : 'text' };
}

function laterThan(date: string, until: string | undefined): { readonly until?: string } {
  return until !== undefined && until > date ? { until } : {};
}

function untilOf(
  year: string,
  month: number | undefined,
  month2: number | undefined,
  day2: string | undefined,
): string | undefined {
  if (month2 !== undefined) return isoOf(year, month2, day2);
  return day2 === undefined ? undefined : isoOf(year, month, day2);
}

function isoOf(year: string, month: number | undefined, day: string | undefined): string | undefined {
  if (month === undefined) return year;
  if (month < 1 || month > 12) return undefined;
  return day === undefined ? `${year}-${twoDigits(month)}` : calendarDate(year, month, Number(day));
}

function numberOf(name: string | undefined, months: readonly string[]): number | undefined {
  if (name === undefined) return undefined;
  const begins = name.slice(0, 3).toLowerCase();
  const at = months.findIndex((month) => month.toLowerCase().startsWith(begins));
  // "Jänner" is the only one that begins otherwise.
  return at >= 0 ? at + 1 : begins.startsWith('j') ? 1 : undefined;
}

/** The year in which a day or month lies near the article: before it, or behind it when it is still to come. */
function yearNear(published: string, month: number, day: string | undefined, tense: Tense): string | undefined {
  const [year = '', ofMonth, ofDay] = published.split('-');
  if (ofMonth === undefined || tense === 'open') return undefined;
  const told = Number(year) * 12 + Number(ofMonth);
  const isLater = month === Number(ofMonth) && day !== undefined && ofDay !== undefined && Number(day) > Number(ofDay);
  const sameYear = Number(year) * 12 + month;
  if (tense === 'future') {
    const isPast =
      sameYear < told ||
      (sameYear === told && !isLater && day !== undefined && ofDay !== undefined && day !== String(Number(ofDay)));
    const next = isPast ? sameYear + 12 : sameYear;
    return next - told <= mostMonthsAway ? String(Math.floor((next - 1) / 12)) : undefined;
  }
  const last = sameYear > told || (sameYear === told && isLater) ? sameYear - 12 : sameYear;
  return told - last <= mostMonthsAway ? String(Math.floor((last - 1) / 12)) : undefined;
}

function countedDate(
  what: CountedDay,
  { weekday, count }: Groups,
  published: string,
  tense: Tense,
  { weekdays, counts }: EventDates,
): string | undefined {
  const [year = '', month, day] = published.split('-');
  const dates: Readonly<Record<CountedDay, () => string | undefined>> = {
    'last year': () => String(Number(year) - 1),
    'this year': () => year,
    'years ago': () => {
      const years = counts[(count ?? '').toLowerCase()] ?? Number(count);
      return Number.isInteger(years) ? String(Number(year) - years) : undefined;
    },
    'this month': () => (month === undefined ? undefined : `${year}-${month}`),
    'last month': () => {
      if (month === undefined) return undefined;
      return month === '01' ? `${Number(year) - 1}-12` : `${year}-${twoDigits(Number(month) - 1)}`;
    },
    yesterday: () => (day === undefined ? undefined : daysBefore(published, 1)),
    weekday: () => {
      const at = weekdays.indexOf(weekday ?? '');
      if (day === undefined || at < 0 || tense !== 'past') return undefined;
      return daysBefore(published, (weekdayOf(published) - Math.min(at, 6) + 7) % 7);
    },
  };
  return dates[what]();
}

function daysBefore(published: string, days: number): string {
  const date = new Date(`${published.slice(0, 10)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
