/**
 * What limits a search: what the caller set, and what the question's own words say of dates and sources. Who is named as
 * the source, and when articles were published, decides what may be found; when an event was, only what comes first,
 * because an article may tell of it years later.
 * Promises: each filter is given with the words that set it; none is dropped because it leaves nothing.
 */
import type { Article, Filters, AskedFilter } from '../domain.ts';
import { namesDay, namesMonth } from '../language/en/dates-asked.ts';
import { type Period, filtersInWords, shifted } from '../query/asked-filters.ts';
import type { FiltersInForce } from '../query/parse-question.ts';
import type { KeywordIndex } from './keyword-index.ts';
import type { PassageStore } from '../store/passage-store.ts';
import { spokenDate } from '../language/languages.ts';

/** Days after an event in which most of what is written about it is published. */
const newsDays = 45;
/** What a passage of the right date is worth beside one of a wrong date: as much as a good part of its words. */
const dateWorth = 0.15;

export function filtersOf(
  question: string,
  filters: Filters,
  store: PassageStore,
  keywords: KeywordIndex,
): FiltersInForce {
  if (filters.fromQuestion === false) return { filters, read: [] };
  const found = filtersInWords(
    question,
    () => store.articles.overview().sources,
    () => store.articles.overview().latest,
  ).filter(({ words }) => filters.lifted?.includes(words) !== true);
  const read = found.flatMap((filter): AskedFilter[] => {
    if (filter.kind !== 'told') return [{ ...filter, effect: filter.kind === 'event' ? 'boost' : 'filter' }];
    const told = tellerOf(filter.name ?? '', store, keywords);
    if (told === undefined) return [];
    const { title, published } = told;
    const note = `counted from ${spokenDate(published)}, the date of "${title}", which tells of it`;
    const bound = filter.relation === 'before' ? { to: lastDay(published) } : { from: published };
    return [{ kind: 'told', words: filter.words, effect: 'boost', note, ...bound }];
  });
  const sources = read.flatMap(({ kind, name }) => (kind === 'publisher' && name !== undefined ? [name] : []));
  const published = read.filter(({ kind }) => kind === 'published');
  const from = latest([filters.publishedFrom, ...published.map((filter) => filter.from)]);
  const to = earliest([filters.publishedTo, ...published.map((filter) => filter.to)]);
  return {
    filters: {
      ...filters,
      // What the caller set stands; the question can only narrow it.
      ...(sources.length > 0 && filters.publishers === undefined && { publishers: sources }),
      ...(from !== undefined && { publishedFrom: from }),
      ...(to !== undefined && { publishedTo: to }),
    },
    read,
  };
}

/** What the dates of the question add to the score of a passage, or take off it. */
export function dateScore(read: readonly AskedFilter[], article: Article, text: string): number {
  const times = read.filter(({ effect }) => effect === 'boost');
  if (times.length === 0) return 0;
  const fits = times.map((filter) =>
    filter.kind === 'told' ? toldFit(filter, article) : eventFit(filter, article, text),
  );
  return (dateWorth * fits.reduce((sum, fit) => sum + fit, 0)) / times.length;
}

/** 1 when the passage names the time or its article is of it, -1 when it was written before. */
function eventFit({ from, to }: Period, { published }: Article, text: string): number {
  if (from !== undefined && to !== undefined && mentions(text, from, to)) return 1;
  if (published === undefined) return 0;
  if (from !== undefined && lastDay(published) < from) return -1;
  if (from === undefined) return to === undefined || published <= to ? 0.5 : -0.25;
  if (to === undefined) return 0.5;
  return published <= shifted(to, newsDays) ? 1 : -0.25;
}

function toldFit({ from, to }: Period, { published }: Article): number {
  if (published === undefined) return 0;
  if (to !== undefined) return published <= to ? 0.5 : -0.5;
  return from === undefined || lastDay(published) >= from ? 0.5 : -0.5;
}

/** Whether a text names the day, the month with its year, or a year of the period. */
function mentions(text: string, from: string, to: string): boolean {
  const [year = '', month = '', day = ''] = from.split('-');
  const [lastYear = '', lastMonth = ''] = to.split('-');
  if (year !== lastYear || (month === '01' && lastMonth === '12')) {
    for (let each = Number(year); each <= Number(lastYear); each++) {
      if (new RegExp(String.raw`\b${each}\b`).test(text)) return true;
    }
    return false;
  }
  const monthNumbers = Array.from({ length: Number(lastMonth) - Number(month) + 1 }, (_, at) => Number(month) + at);
  return (from === to ? namesDay(Number(day), monthNumbers, year) : namesMonth(monthNumbers, year)).test(text);
}

/** The article that tells of something, as far as keywords can say. */
function tellerOf(
  event: string,
  store: PassageStore,
  keywords: KeywordIndex,
): { readonly title: string; readonly published: string } | undefined {
  const hits = keywords.search(event, 5);
  const most = Math.max(0, ...hits.map(({ terms }) => terms.length));
  const best = hits.find(({ terms }) => terms.length === most);
  // One word of several is no sign that it is the same thing.
  if (best === undefined || most < 2) return undefined;
  const { title, published } = store.passages.get([best.number]).get(best.number)?.article ?? {};
  return title === undefined || published === undefined ? undefined : { title, published };
}

function lastDay(published: string): string {
  return `${published}-99-99`.slice(0, 10);
}

function latest(dates: readonly (string | undefined)[]): string | undefined {
  return dates
    .filter((date) => date !== undefined)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .at(-1);
}

function earliest(dates: readonly (string | undefined)[]): string | undefined {
  return dates.filter((date) => date !== undefined).toSorted((a, b) => (a < b ? -1 : 1))[0];
}
