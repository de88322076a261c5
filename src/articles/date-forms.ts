/**
 * The forms in which people write a date: ISO, RFC 2822, words in a dozen languages, numbers.
 * Promises: never throws; gives ISO 8601 of the precision that is written, and nothing where a calendar has no such
 * day. The day is the one that is written, whatever the time zone. Does not know what a date is the date of.
 */
import { monthForms, months as englishMonths } from '../language/en/months.ts';
import { holdsDigit } from '../text.ts';

export interface WrittenDate {
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly iso: string;
  readonly start: number;
  readonly end: number;
}

/** A day and month without a year. */
export interface YearlessDate {
  /** 0 for Sunday. */
  readonly weekday: number;
  readonly month: number;
  readonly day: number;
}

const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const otherLanguages = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru', 'uk', 'tr', 'ar', 'ar-IQ', 'fa-u-ca-gregory'];

const months = monthNumbers();
const month = [...months.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((name) => name.replaceAll('.', String.raw`\.`))
  .join('|');
const year = String.raw`(?<year>(?:1[6-9]|20|21)\d\d)(?!\d|[-–]\d)`;
const day = String.raw`(?<day>0?[1-9]|[12]\d|3[01])`;
const left = String.raw`(?<![\p{L}\d])`;

/** In the order of trust; of two that match at one place the first is taken. */
const forms: readonly RegExp[] = [
  String.raw`${left}(?<year>(?:1[6-9]|20|21)\d\d)([-/.])(?<month>0[1-9]|1[0-2])\2(?<day>0[1-9]|[12]\d|3[01])(?!\d)`,
  // 15 October 2015; 15. Oktober 2015; 15 de octubre de 2015; Thu, 15 Oct 2015 10:00:00 GMT.
  String.raw`${left}${day}(?:st|nd|rd|th|er|º)?\.?[\s-]+(?:(?:of|de)\s+)?(?<name>${month})(?!\p{L})\.?,?[\s-]+(?:(?:de|del)\s+)?${year}`,
  // October 15, 2015; Oct. 15th 2015.
  String.raw`${left}(?<name>${month})(?!\p{L})\.?\s+${day}(?:st|nd|rd|th)?,?\s+${year}`,
  String.raw`${left}(?<year>(?:1[6-9]|20|21)\d\d)[年년]\s*(?<month>\d\d?)[月월]\s*(?<day>\d\d?)[日일]`,
  String.raw`${left}(?<first>\d\d?)(?<mark>[./-])(?<second>\d\d?)\k<mark>${year}`,
  String.raw`${left}(?<name>${monthForms})(?!\p{L})\.?,?\s+${year}`,
  String.raw`${left}(?<year>(?:1[6-9]|20|21)\d\d)-(?<month>0[1-9]|1[0-2])(?![\d-])`,
].map((source) => new RegExp(source, 'giu'));

const bareYear = /^(?:1[6-9]|20|21)\d\d$/;
const yearless = new RegExp(
  String.raw`${left}(?<weekday>${weekdays.join('|')}|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?),?\s+` +
    String.raw`(?:(?<name>${monthForms})\.?\s+${day}(?:st|nd|rd|th)?|(?<day2>[12]?\d|3[01])\s+(?<name2>${monthForms}))(?![\p{L}\d])`,
  'giu',
);

/** All dates of a text, in the order in which they stand, none inside another. */
export function datesIn(text: string): WrittenDate[] {
  const plain = westernDigits(text);
  const found: WrittenDate[] = [];
  for (const form of forms) {
    for (const match of plain.matchAll(form)) {
      const iso = isoOf(match.groups ?? {});
      const start = match.index;
      const end = start + match[0].length;
      if (iso === undefined || found.some((other) => start < other.end && other.start < end)) continue;
      found.push({ iso, start, end });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** The date that a piece of metadata gives: the first that stands in it, or a bare year. */
export function parseDate(value: string): string | undefined {
  const text = value.trim().slice(0, 200);
  if (bareYear.test(text)) return text;
  const compact = /^((?:1[6-9]|20|21)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$/.exec(text);
  if (compact !== null) return calendarDate(compact[1] ?? '', Number(compact[2]), Number(compact[3]));
  return datesIn(text)[0]?.iso;
}

/** Days with their weekday but without a year: "Thursday, Sept. 4". */
export function yearlessDatesIn(text: string): YearlessDate[] {
  return [...text.matchAll(yearless)].flatMap(({ groups = {}, index, 0: whole }) => {
    // A year may follow: then it is a date of its own.
    if (/^,?\s+\d{4}/.test(text.slice(index + whole.length, index + whole.length + 8))) return [];
    const monthNumber = months.get((groups['name'] ?? groups['name2'] ?? '').toLowerCase());
    const name = (groups['weekday'] ?? '').toLowerCase().slice(0, 3);
    const weekday = weekdays.findIndex((full) => full.startsWith(name));
    if (monthNumber === undefined || weekday < 0) return [];
    return [{ weekday, month: monthNumber, day: Number(groups['day'] ?? groups['day2']) }];
  });
}

export function weekdayOf(iso: string): number {
  return new Date(`${iso}T00:00:00Z`).getUTCDay();
}

/** The date when the calendar has it. */
export function calendarDate(yearText: string, monthNumber: number, dayNumber: number): string | undefined {
  const iso = `${yearText}-${String(monthNumber).padStart(2, '0')}-${String(dayNumber).padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === dayNumber ? iso : undefined;
}

function isoOf(groups: Record<string, string | undefined>): string | undefined {
  const yearText = groups['year'] ?? '';
  if (groups['first'] !== undefined) return isoOfNumbers(groups, yearText);
  const monthNumber = groups['name'] === undefined ? Number(groups['month']) : months.get(groups['name'].toLowerCase());
  if (monthNumber === undefined || monthNumber < 1 || monthNumber > 12) return undefined;
  if (groups['day'] === undefined) return `${yearText}-${String(monthNumber).padStart(2, '0')}`;
  return calendarDate(yearText, monthNumber, Number(groups['day']));
}

/** 15.10.2015 and 10/15/2015 are clear; of 3/4/2015 only the year is, for the order differs between countries. */
function isoOfNumbers(groups: Record<string, string | undefined>, yearText: string): string | undefined {
  const first = Number(groups['first']);
  const second = Number(groups['second']);
  const dayFirst = calendarDate(yearText, second, first);
  if (groups['mark'] === '.') return dayFirst;
  const monthFirst = calendarDate(yearText, first, second);
  if (dayFirst !== undefined && monthFirst !== undefined && dayFirst !== monthFirst) return yearText;
  return dayFirst ?? monthFirst;
}

/** Arabic and Persian digits are one UTF-16 unit each, so offsets stay. */
function westernDigits(text: string): string {
  return text.replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

function monthNumbers(): Map<string, number> {
  const numbers = new Map<string, number>();
  const add = (name: string, number: number): void => {
    const lower = name.toLowerCase().replace(/\.$/, '');
    if (lower !== '' && !holdsDigit(lower) && !numbers.has(lower)) numbers.set(lower, number);
  };
  englishMonths.forEach((name, at) => {
    add(name, at + 1);
    add(name.slice(0, 3), at + 1);
  });
  add('sept', 9);
  for (const language of otherLanguages) {
    for (const width of ['long', 'short'] as const) {
      // With a day beside it the month stands in the form that dates use ("октября").
      const format = new Intl.DateTimeFormat(language, { month: width, day: 'numeric', timeZone: 'UTC' });
      for (let at = 0; at < 12; at += 1) {
        const parts = format.formatToParts(Date.UTC(2020, at, 15));
        add(parts.find(({ type }) => type === 'month')?.value ?? '', at + 1);
      }
    }
  }
  return numbers;
}
