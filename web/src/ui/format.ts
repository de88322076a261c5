/**
 * The small words of the page: dates of any precision, counts, source lines, links that are safe to follow.
 * Pure, so that tests can read every sentence that the page says.
 */
import type { Citation } from '../../../src/domain.ts';
import { cellsOfRow, tablesIn } from '../../../src/tables.ts';
import type { IndexProgress } from '../../../src/store/index-report.ts';
import { strings } from '../strings/strings.ts';

const monthAndYear = new Intl.DateTimeFormat(strings.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const fullDate = new Intl.DateTimeFormat(strings.locale, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

const clock = new Intl.DateTimeFormat(strings.locale, { hour: '2-digit', minute: '2-digit' });
const localDate = new Intl.DateTimeFormat(strings.locale, { day: 'numeric', month: 'long', year: 'numeric' });

const languages = new Intl.DisplayNames(strings.locale, { type: 'language' });

/** `tag`: BCP 47. */
export function nameOfLanguage(tag: string): string {
  return languages.of(tag) ?? tag;
}

/** A day as one speaks of it: today, yesterday, or its date. */
export function dayOf(time: Date, now: Date): string {
  const days = Math.round((midnight(now) - midnight(time)) / 86_400_000);
  if (days === 0) return strings.dates.today;
  return days === 1 ? strings.dates.yesterday : localDate.format(time);
}

function midnight(date: Date): number {
  return new Date(date).setHours(0, 0, 0, 0);
}

export function timeOf(time: Date): string {
  return clock.format(time);
}

/** ISO 8601 with time: the hour where it is today, else the day too. */
export function momentOf(iso: string | undefined): string {
  const time = new Date(iso ?? '');
  if (Number.isNaN(time.getTime())) return '';
  const isToday = midnight(time) === midnight(new Date());
  return isToday ? clock.format(time) : `${localDate.format(time)}, ${clock.format(time)}`;
}

/** "2017", "April 2017" or "12 April 2017", as precise as the date is known; anything else as it stands. */
export function formatDate(published: string): string {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?/.test(published)) return published;
  const date = new Date(published.slice(0, 10));
  if (Number.isNaN(date.getTime()) || published.length < 7) return published;
  return (published.length < 10 ? monthAndYear : fullDate).format(date);
}

export interface Source {
  readonly publisher?: string;
  readonly author?: string;
  readonly published?: string;
  readonly publishedNote?: string;
}

/** The date of an article, with a word before it when it is only a guess; its note says how it was come by. */
function dateOf({ published, publishedNote }: Source): string | undefined {
  if (published === undefined) return undefined;
  return publishedNote?.startsWith('A guess') === true
    ? strings.dates.probably(formatDate(published))
    : formatDate(published);
}

/** Publisher, author and date, as far as they are known. */
export function sourceParts(source: Source): string[] {
  return [source.publisher, source.author, dateOf(source)].flatMap((part) =>
    part === undefined || part === '' ? [] : [part],
  );
}

/** At most `limit` characters, cut between words. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > limit / 2 ? space : limit).replace(/[\s,;:.]+$/u, '')}…`;
}

/** Quoted words in one line: of the row of a table, each cell with what heads it; no bars and dashes of tables. */
export function quoteInLine({ quote, head }: Pick<Citation, 'quote' | 'head'>): string {
  if (head === undefined) {
    return tablesIn(quote).reduceRight((words, { start, end, head: first, rows }) => {
      const lines = [...(first === undefined ? [] : [first]), ...rows].map((row) => inLine(row.cells));
      return `${words.slice(0, start)}${lines.join('; ')}${words.slice(end)}`;
    }, quote);
  }
  const heads = cellsOfRow(head.quote);
  return inLine(
    cellsOfRow(quote).map(({ text }, at) => {
      const name = heads[at]?.text ?? '';
      return { text: name === '' || text === '' ? text : `${name}: ${text}` };
    }),
  );
}

function inLine(cells: readonly { readonly text: string }[]): string {
  return cells.flatMap(({ text }) => (text === '' ? [] : [text])).join(' · ');
}

/** The address, when it may be a link. */
export function safeUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  try {
    return /^https?:$/.test(new URL(url).protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** What indexing is doing, as a sentence without its full stop. */
export function progressLine({ stage, done, total, passagesPerSecond, secondsLeft, detail }: IndexProgress): string {
  if (stage === 'model') return detail ?? strings.indexing.model;
  const counted = total > 0 ? strings.indexing.counted(done, total) : strings.indexing.begun;
  return [
    detail === undefined ? counted : `${counted} (${detail})`,
    passagesPerSecond === undefined || passagesPerSecond < 1
      ? ''
      : strings.indexing.pace(Math.round(passagesPerSecond)),
    secondsLeft === undefined ? '' : strings.indexing.left(duration(secondsLeft)),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function duration(seconds: number): string {
  if (seconds < 90) return strings.durations.seconds(Math.max(1, Math.round(seconds)));
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? strings.durations.minutes(minutes) : strings.durations.hours(Math.round(minutes / 60));
}
