/**
 * What a question says of when and from whom: "in February 2017", "last year", "articles from 2015", "according to The
 * Media Line". Promises: gives each filter with the words that set it; a relative time counts from the newest article.
 * A publisher is known only by its whole name. English only. Does not decide what a filter does (retrieval/filters.ts).
 */
import type { AskedFilter } from '../domain.ts';
import * as dates from '../language/en/dates-asked.ts';
import * as determiners from '../language/en/determiners.ts';
import * as sources from '../language/en/sources-asked.ts';
import { months } from '../language/en/months.ts';
import { spokenDate } from '../language/languages.ts';
import { foldCase } from '../text.ts';
import type { Topic } from './query.ts';
import type { Standalone } from './turn.ts';
import { writtenWith } from './written-topic.ts';

/** Days of ISO 8601, both included; an open end is absent. */
export interface Period {
  readonly from?: string;
  readonly to?: string;
}

export interface FilterInWords extends Period {
  /**
   * event: when what is asked about happened; published: when an article was; publisher: who published or wrote it;
   * told: before or after something that only the articles can date.
   */
  readonly kind: 'event' | 'published' | 'publisher' | 'told';
  /** As they stand in the question. */
  readonly words: string;
  /** Of kind publisher: the name as the articles give it. Of kind told: what happened. */
  readonly name?: string;
  /** Of kind told. */
  readonly relation?: 'before' | 'after';
  /** How the filter was understood, where the words alone do not say it. */
  readonly note?: string;
  /** What a relative time is when it is said outright: "in 2023" for "last year"; '' when it has no name. */
  readonly outright?: string;
}

/**
 * `publishers`: all names of publishers and authors, as the articles give them. `newest`: the date of the newest article,
 * which "last year" counts from. Both are asked for only when the question may need them.
 */
export function filtersInWords(
  question: string,
  publishers: () => readonly string[],
  newest: () => string | undefined,
): FilterInWords[] {
  return [
    ...timesOf(question, newest),
    ...(sources.namesSource.of.test(question) ? publishersOf(question, publishers()) : []),
  ];
}

function timesOf(question: string, newest: () => string | undefined): FilterInWords[] {
  const askedFilters: FilterInWords[] = [];
  let rest = question;
  for (const { of } of dates.timeForms) {
    if (rest.search(of) < 0) continue;
    for (const match of rest.matchAll(of)) {
      const { articles = '', ...groups } = match.groups ?? {};
      const period = periodOf(groups, newest);
      if (period === undefined) continue;
      const words = match[0].slice(articles.length);
      askedFilters.push({ kind: articles === '' ? 'event' : 'published', words, ...period });
      // What is understood is not read a second time.
      rest = rest.replace(match[0], ' '.repeat(match[0].length));
    }
  }
  for (const { 0: words, groups = {} } of rest.matchAll(dates.toldForm.of)) {
    const relation = dates.untilTold.of.test(groups['relation'] ?? '') ? 'before' : 'after';
    askedFilters.push({ kind: 'told', words, name: groups['event'] ?? '', relation });
  }
  return askedFilters;
}

function periodOf(
  groups: Readonly<Record<string, string | undefined>>,
  newest: () => string | undefined,
): (Period & Pick<FilterInWords, 'note' | 'outright'>) | undefined {
  const [first, second, bound, at] = ['first', 'second', 'bound', 'at'].map((name) => daysOf(groups[name] ?? ''));
  if (first !== undefined && second !== undefined) return { from: first.from, to: second.to };
  if (at !== undefined) return at;
  const { relation, which, unit } = groups;
  if (bound !== undefined && relation !== undefined) {
    if (dates.since.of.test(relation)) return { from: bound.from };
    if (dates.after.of.test(relation)) return { from: shifted(bound.to, 1) };
    return { to: dates.before.of.test(relation) ? shifted(bound.from, -1) : bound.to };
  }
  const length = dates.units[unit?.toLowerCase() ?? ''];
  if (which === undefined || length === undefined) return undefined;
  const now = newest();
  return now === undefined ? undefined : relativePeriod(which.toLowerCase(), length, now);
}

/** Counted from the newest article: what "last year" is depends on when the articles were written, not on today. */
function relativePeriod(
  which: string,
  unit: 'year' | 'month' | 'week',
  newest: string,
): Period & Pick<FilterInWords, 'note' | 'outright'> {
  const end = daysOf(newest)?.to ?? newest;
  const back = dates.ofNow.has(which) ? 0 : 1;
  const [endYear = '', endMonth = ''] = end.split('-');
  const counted = (spoken: string): string => `${spoken}, counted from the newest article, of ${spokenDate(newest)}`;
  if (unit === 'week') {
    const [from, to] = back === 1 ? [shifted(end, -13), shifted(end, -7)] : [shifted(end, -6), end];
    return { from, to, note: counted(`${spokenDate(from)} to ${spokenDate(to)}`), outright: '' };
  }
  const monthBefore = shifted(`${endYear}-${endMonth}-01`, -1).slice(0, 7);
  const date = unit === 'year' ? String(Number(endYear) - back) : back === 1 ? monthBefore : `${endYear}-${endMonth}`;
  const { from = end, to = end } = daysOf(date) ?? {};
  return { from, to, note: counted(spokenDate(date)), outright: `in ${spokenDate(date)}` };
}

/** The days that a written date covers: a day, a month or a year. */
function daysOf(text: string): { readonly from: string; readonly to: string } | undefined {
  const found = /\b(?:19|20)\d\d\b/.exec(text)?.[0];
  if (found === undefined) return undefined;
  const iso = /^\d{4}-(\d\d)(?:-(\d\d))?/.exec(text);
  const name = /\p{L}{3,}/u.exec(text.replaceAll(dates.besidesMonth.of, (number) => number.replace(/\D+$/, '')));
  const named =
    name === null ? -1 : months.findIndex((long) => long.toLowerCase().startsWith(name[0].slice(0, 3).toLowerCase()));
  const number = iso?.[1] ?? (named < 0 ? undefined : String(named + 1).padStart(2, '0'));
  if (number === undefined) return { from: `${found}-01-01`, to: `${found}-12-31` };
  const dayNumber = iso === null ? /\b\d{1,2}(?=\D|$)/.exec(text.replace(found, ''))?.[0] : iso[2];
  if (dayNumber !== undefined) {
    const date = `${found}-${number}-${dayNumber.padStart(2, '0')}`;
    return { from: date, to: date };
  }
  const last = new Date(Date.UTC(Number(found), Number(number), 0)).getUTCDate();
  return { from: `${found}-${number}-01`, to: `${found}-${number}-${last}` };
}

/** So many days after a day, or before it; what is no day stays as it is. */
export function shifted(date: string, days: number): string {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? date : new Date(time + days * 86_400_000).toISOString().slice(0, 10);
}

/** Those whom the question names as the source, not as its subject. */
function publishersOf(question: string, publishers: readonly string[]): FilterInWords[] {
  const folded = foldCase(question);
  return publishers.flatMap((name): FilterInWords[] => {
    const bare = foldCase(name).replace(determiners.definite.of, '');
    if (bare.length < 3 || !folded.includes(bare)) return [];
    const found = sources.namedAsSource(bare).exec(folded);
    if (found === null) return [];
    // Folding keeps offsets but where letters fall apart into several.
    const text = folded.length === question.length ? question : folded;
    return [{ kind: 'publisher', words: text.slice(found.index, found.index + found[0].length), name }];
  });
}

// The words of a question that its limits keep to already, taken out of it: they would draw passages that only repeat
// them. "What does The Media Line say?" is "What does it say?" of its articles; "last year" is a year that passages name,
// and its own words would draw those with "last" in them; what only dates the question goes.
// Promises: pure; nothing else of the question changes.

export function withoutFilterWords({ text, topic }: Standalone, askedFilters: readonly AskedFilter[]): Standalone {
  if (topic === undefined) return { text: askedFilters.reduce(saidOutright, text), topic };
  const left = askedFilters.reduce(saidOutrightOnce, topic);
  return left === topic ? { text, topic } : { text: writtenWith(left), topic: left };
}

/** In the question itself, else in the first topic that has the words. */
function saidOutrightOnce({ head, topics }: Topic, filter: AskedFilter): Topic {
  if (head.includes(filter.words)) return { head: saidOutright(head, filter), topics };
  const at = topics.findIndex((topic) => topic.includes(filter.words));
  return { head, topics: topics.map((topic, i) => (i === at ? saidOutright(topic, filter) : topic)) };
}

function saidOutright(question: string, { kind, words, name = '', outright }: AskedFilter): string {
  if (outright !== undefined) return question.replace(words, outright);
  if (kind === 'told') return question.replace(words, ' ');
  if (kind !== 'publisher') return question;
  const at = words.toLowerCase().indexOf(name.toLowerCase().replace(determiners.definite.of, ''));
  if (at < 0) return question;
  const before = words.slice(0, at).replace(determiners.definiteAtEnd.of, '');
  const after = words
    .slice(at + name.replace(determiners.definite.of, '').length)
    .replace(determiners.possessiveAtStart.of, ' ');
  return question.replace(words, `${before}it${after}`);
}
