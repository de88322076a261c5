/**
 * Time as a line of days: where a date stands, what a window of it shows, how it is zoomed and moved, and which marks stand
 * under it. Pure. Days are counted from 1970; a month or a year stands at its middle.
 */

/** Days, the end not included. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

export interface Counted {
  readonly date: string;
  readonly events: number;
}

const dayLength = 86_400_000;
/** Days that a window shows at least. */
const narrowest = 7;

/** The days of a year, month or day. */
export function daysOf(iso: string): TimeWindow {
  const [year = '1970', month, day] = iso.split('-');
  const first = dayNumber(Number(year), Number(month ?? 1), Number(day ?? 1));
  if (day !== undefined) return { from: first, to: first + 1 };
  if (month !== undefined) return { from: first, to: dayNumber(Number(year), Number(month) + 1, 1) };
  return { from: first, to: dayNumber(Number(year) + 1, 1, 1) };
}

export function isoOf(day: number): string {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

export function yearOf(day: number): number {
  return new Date(day * dayLength).getUTCFullYear();
}

/** From the first day of all dates to the last; undefined without any. */
export function wholeOf(dates: readonly Counted[]): TimeWindow | undefined {
  const spans = dates.map(({ date }) => daysOf(date));
  if (spans.length === 0) return undefined;
  const from = spans.reduce((least, span) => Math.min(least, span.from), Infinity);
  const to = spans.reduce((most, span) => Math.max(most, span.to), -Infinity);
  return widened({ from, to }, narrowest);
}

/** `at`: 0 to 1, what stays where it is. Smaller than 1 shows less. */
export function zoomed({ from, to }: TimeWindow, factor: number, at: number, whole: TimeWindow): TimeWindow {
  const days = Math.min(whole.to - whole.from, Math.max(narrowest, (to - from) * factor));
  const fixed = from + (to - from) * at;
  return within({ from: fixed - days * at, to: fixed + days * (1 - at) }, whole);
}

/** `share` of what is shown: negative to earlier. */
export function moved({ from, to }: TimeWindow, share: number, whole: TimeWindow): TimeWindow {
  const by = (to - from) * share;
  return within({ from: from + by, to: to + by }, whole);
}

function within({ from, to }: TimeWindow, whole: TimeWindow): TimeWindow {
  const days = Math.min(to - from, whole.to - whole.from);
  const first = Math.min(Math.max(from, whole.from), whole.to - days);
  return { from: Math.floor(first), to: Math.ceil(first + days) };
}

function widened({ from, to }: TimeWindow, days: number): TimeWindow {
  const missing = Math.max(0, days - (to - from));
  return { from: from - Math.floor(missing / 2), to: to + Math.ceil(missing / 2) };
}

/** So many bars of the same length, each with what happened then. */
export function barsOf(dates: readonly Counted[], { from, to }: TimeWindow, bars: number): number[] {
  const counts = Array.from({ length: bars }, () => 0);
  for (const { date, events } of dates) {
    const days = daysOf(date);
    const at = Math.floor(((Math.floor((days.from + days.to - 1) / 2) - from) / (to - from)) * bars);
    if (at >= 0 && at < bars) counts[at] = (counts[at] ?? 0) + events;
  }
  return counts;
}

export interface Mark {
  /** 0 to 1. */
  readonly at: number;
  readonly iso: string;
}

/** Months between two marks: a month to five hundred years. */
const steps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000];
/** Days, where less than that is shown. */
const daySteps = [1, 2, 7, 14];

/** At most so many, at the beginnings of days, months or years. */
export function marksOf({ from, to }: TimeWindow, most: number): Mark[] {
  const place = (day: number): number => (day - from) / (to - from);
  const ofDays = daySteps.find((step) => (to - from) / step <= most);
  if (ofDays !== undefined) {
    const first = Math.ceil(from / ofDays) * ofDays;
    const amount = Math.floor((to - 1 - first) / ofDays) + 1;
    return Array.from({ length: Math.max(0, amount) }, (_, at) => first + at * ofDays).map((day) => ({
      at: place(day),
      iso: isoOf(day),
    }));
  }
  const [firstMonth, lastMonth] = [monthNumber(from), monthNumber(to)];
  const step = steps.find((each) => (lastMonth - firstMonth) / each <= most) ?? 12_000;
  const marks: Mark[] = [];
  for (let month = Math.ceil(firstMonth / step) * step; month <= lastMonth; month += step) {
    const day = dayNumber(Math.floor(month / 12), (month % 12) + 1, 1);
    const iso = step % 12 === 0 ? isoOf(day).slice(0, 4) : isoOf(day).slice(0, 7);
    if (day >= from && day < to) marks.push({ at: place(day), iso });
  }
  return marks;
}

function monthNumber(day: number): number {
  const date = new Date(day * dayLength);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function dayNumber(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / dayLength);
}
