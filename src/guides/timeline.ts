/**
 * The dated sentences of all articles in the order of time, limited, counted, and a page at a time.
 * Pure. Promises: what copies of one story tell of a day is told once, and said to be in the others too; what articles tell
 * of a day in nearly the same words of their own stands once, and cites them all; each count is of what the other limits let
 * through; a page goes on where the last ended, whatever was added meanwhile; others have their turn while it is made.
 */
import type { Citation } from '../domain.ts';
import { foldCase, type Span } from '../text.ts';
import type { Turns } from '../turns.ts';
import type { Choice, Timeline, TimelineEvent, TimelineLimits } from './guide.ts';

/** An event, light: its citation is made when it is shown. */
export interface KeptEvent extends Pick<TimelineEvent, 'date' | 'until' | 'origin' | 'people' | 'places'> {
  readonly articleId: string;
  readonly publisher: string | undefined;
  readonly start: number;
  readonly end: number;
  /** Where the date stands, in the article. */
  readonly answer: Span;
  /** Of its sentence: what two articles say alike. */
  readonly words: string;
  /** Other articles that tell it; the first stands for all. */
  readonly alsoIn: readonly string[];
  /** The same event, as other articles tell it in their own words. */
  readonly also: readonly KeptEvent[];
}

/** Choices that are offered of each kind, and dates that a picture is drawn of. */
const mostChoices = 60;
const mostDates = 1500;
/** Share of the words of two sentences that are the same, from which copies of one story tell one thing. */
const sameThing = 0.6;
/** Of two articles that are no copies: share and number of the longer words, of one whole date. */
const oneEvent = 0.5;
const fewestSame = 3;
const shortWord = 3;
const wholeDate = 10;

function earliestFirst(a: KeptEvent, b: KeptEvent): number {
  return compare(keyOf(a), keyOf(b));
}

/** `areCopies`: whether two articles tell the same story in nearly the same words. */
export function toldOnce(events: readonly KeptEvent[], areCopies: (id: string, other: string) => boolean): KeptEvent[] {
  const byDate = new Map<string, KeptEvent[]>();
  for (const event of events) {
    const told = byDate.get(event.date) ?? [];
    byDate.set(event.date, told);
    const at = told.findIndex(
      (other) =>
        other.articleId !== event.articleId &&
        (other.words === event.words ||
          ([other.articleId, ...other.alsoIn].some((id) => areCopies(id, event.articleId)) &&
            alike(other.words, event.words) >= sameThing)),
    );
    const known = told[at];
    const near = known === undefined ? told.findIndex((other) => tellOneEvent(other, event)) : -1;
    const one = told[near];
    if (one !== undefined) told[near] = { ...one, also: [...one.also, event] };
    else if (known === undefined) told.push(event);
    else told[at] = { ...known, alsoIn: [...new Set([...known.alsoIn, event.articleId])] };
  }
  return [...byDate.values()].flat().toSorted(earliestFirst);
}

/** Of one day, in other words: the longer words of both are for the most part the same. */
function tellOneEvent(first: KeptEvent, second: KeptEvent): boolean {
  if (first.date.length < wholeDate || [first, ...first.also].some(({ articleId }) => articleId === second.articleId))
    return false;
  const [a, b] = [first, second].map(
    ({ words }) => new Set(words.split(' ').filter((word) => word.length > shortWord)),
  );
  if (a === undefined || b === undefined) return false;
  const same = [...a].filter((word) => b.has(word)).length;
  return same >= fewestSame && same >= oneEvent * Math.min(a.size, b.size);
}

/** `events`: the earliest first. `after`: the `next` of the page before. */
export async function timelinePage(
  events: readonly KeptEvent[],
  limits: TimelineLimits,
  page: { readonly after: string | undefined; readonly length: number },
  citationOf: (event: KeptEvent) => Citation | undefined,
  turns: Turns,
): Promise<Omit<Timeline, 'revision'>> {
  const { from, to } = limits;
  const within = events.filter((event) => isWithin(event, from, to));
  const found = within.filter((event) => fits(event, limits));
  const { after } = page;
  const begin = after === undefined ? 0 : found.findIndex((event) => keyOf(event) > after);
  const shown = begin < 0 ? [] : found.slice(begin, begin + page.length);
  const last = shown.at(-1);
  const isMore = last !== undefined && begin + shown.length < found.length;
  const told: TimelineEvent[] = [];
  for (const event of shown) {
    const citation = citationOf(event);
    await turns.give();
    if (citation === undefined) continue;
    const also: Citation[] = [];
    for (const other of event.also) {
      also.push(...[citationOf(other)].filter((each) => each !== undefined));
      await turns.give();
    }
    const { date, until, origin, people, places } = event;
    const more = { ...(until !== undefined && { until }), ...(also.length > 0 && { also }) };
    told.push({ date, ...more, origin, citation, people, places });
  }
  return {
    events: told,
    total: found.length,
    ...(isMore && { next: keyOf(last) }),
    dates: datesOf(events.filter((event) => fits(event, limits))),
    people: choices(within, limits, 'person', ({ people }) => people),
    places: choices(within, limits, 'place', ({ places }) => places),
    publishers: choices(within, limits, 'publisher', publishersOf),
  };
}

function keyOf({ date, articleId, start }: KeptEvent): string {
  return `${date}~${articleId}~${String(start).padStart(9, '0')}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether any of its days is; "2017" is in when part of it is. */
function isWithin({ date, until }: KeptEvent, from: string | undefined, to: string | undefined): boolean {
  const last = until ?? date;
  return (
    (from === undefined || `${last}-99-99`.slice(0, 10) >= from) &&
    (to === undefined || date <= `${to}-99-99`.slice(0, 10))
  );
}

function publishersOf({ publisher, also }: KeptEvent): readonly string[] {
  return [...new Set([publisher, ...also.map((other) => other.publisher)])].filter((name) => name !== undefined);
}

function fits(event: KeptEvent, limits: TimelineLimits): boolean {
  const { people, places } = event;
  return (
    (limits.person === undefined || people.includes(limits.person)) &&
    (limits.place === undefined || places.includes(limits.place)) &&
    (limits.publisher === undefined || publishersOf(event).includes(limits.publisher))
  );
}

/** Counted without the limit that they are choices for. */
function choices(
  events: readonly KeptEvent[],
  limits: TimelineLimits,
  limit: 'person' | 'place' | 'publisher',
  namesOf: (event: KeptEvent) => readonly string[],
): Choice[] {
  const others: TimelineLimits = { ...limits, [limit]: undefined };
  const counts = new Map<string, number>();
  for (const event of events) {
    if (!fits(event, others)) continue;
    for (const name of namesOf(event)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const most = [...counts].toSorted(([a, first], [b, second]) => second - first || compare(a, b)).slice(0, mostChoices);
  const chosen = limits[limit];
  if (chosen !== undefined && !most.some(([name]) => name === chosen)) most.push([chosen, counts.get(chosen) ?? 0]);
  return most.map(([name, amount]) => ({ name, events: amount }));
}

function datesOf(events: readonly KeptEvent[]): Timeline['dates'] {
  for (const precision of [10, 7, 4]) {
    const counts = new Map<string, number>();
    for (const { date } of events) {
      const cut = date.slice(0, precision);
      counts.set(cut, (counts.get(cut) ?? 0) + 1);
    }
    if (counts.size <= mostDates || precision === 4) {
      return [...counts].map(([date, amount]) => ({ date, events: amount }));
    }
  }
  return [];
}

/** The words of a sentence for comparing, as text. */
export function wordsOf(sentence: string): string {
  return foldCase(sentence)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function alike(words: string, others: string): number {
  const [first, second] = [new Set(words.split(' ')), new Set(others.split(' '))];
  const same = [...first].filter((word) => second.has(word)).length;
  return same / Math.max(1, Math.min(first.size, second.size));
}
