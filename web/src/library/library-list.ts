/**
 * The library in order: sorted, sought in, in groups as they are set, and counted by time for the picture above them.
 * Pure, and fast enough for ten thousand articles: whoever draws keeps the sorted list for as long as the articles stay.
 */
import type { ArticleSummary } from '../../../src/store/index-report.ts';
import { strings } from '../strings/strings.ts';

export type Order = 'newest' | 'oldest' | 'title';

const collator = new Intl.Collator(strings.locale, { numeric: true });

export function sortArticles(articles: readonly ArticleSummary[], order: Order): ArticleSummary[] {
  if (order === 'title') return articles.toSorted(byTitle);
  const sign = order === 'newest' ? -1 : 1;
  return articles.toSorted((a, b) => {
    // What has no date stands last in either order.
    if (a.published === undefined || b.published === undefined) {
      return Number(a.published === undefined) - Number(b.published === undefined) || byTitle(a, b);
    }
    return sign * compare(a.published, b.published) || byTitle(a, b);
  });
}

export interface Sought {
  readonly words: string;
  /** Only those of this time. */
  readonly period?: Period | undefined;
  readonly publisher?: string | undefined;
}

export function findArticles(
  sorted: readonly ArticleSummary[],
  { words, period, publisher }: Sought,
): readonly ArticleSummary[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '' && period === undefined && publisher === undefined) return sorted;
  return sorted.filter((article) => {
    if (publisher !== undefined && article.publisher !== publisher) return false;
    const year = yearOf(article);
    if (period !== undefined && (year === undefined || year < period.from || year > period.to)) return false;
    const { title, publisher: by, author, path, tags = [] } = article;
    const folder = path.replace(/[^/]*$/, '');
    return [title, by, author, folder, ...tags.map((tag) => `#${tag}`)].join(' ').toLowerCase().includes(wanted);
  });
}

/** Each once, in the order of the alphabet. */
export function publishersOf(articles: readonly ArticleSummary[]): string[] {
  return [...new Set(articles.flatMap(({ publisher }) => publisher ?? []))].toSorted(collator.compare);
}

/** With the name that stands in the margin: the year, or the first letter. */
export function groupArticles(sorted: readonly ArticleSummary[], order: Order): [string, ArticleSummary[]][] {
  const groups = new Map<string, ArticleSummary[]>();
  for (const article of sorted) {
    const name =
      order === 'title' ? firstLetter(article.title) : (yearOf(article)?.toString() ?? strings.dates.undated);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [article]);
    else group.push(article);
  }
  return [...groups];
}

/** Years, both ends included. */
export interface Period {
  readonly from: number;
  readonly to: number;
  readonly articles: number;
}

/** Years that a period may have. */
const widths = [1, 2, 5, 10, 20, 50, 100, 1000];

/** At most so many periods of the same length, without gaps, from the oldest article to the newest; one is none. */
export function periodsOf(articles: readonly ArticleSummary[], most: number): Period[] {
  const years = articles.flatMap((article) => yearOf(article) ?? []);
  const first = years.reduce((oldest, year) => Math.min(oldest, year), Infinity);
  const last = years.reduce((newest, year) => Math.max(newest, year), -Infinity);
  const width = widths.find((each) => Math.floor(last / each) - Math.floor(first / each) < most);
  if (!(last > first) || width === undefined) return [];
  const start = Math.floor(first / width);
  const counts = Array.from({ length: Math.floor(last / width) - start + 1 }, () => 0);
  for (const year of years)
    counts[Math.floor(year / width) - start] = (counts[Math.floor(year / width) - start] ?? 0) + 1;
  return counts.map((amount, index) => {
    const from = (start + index) * width;
    return { from, to: from + width - 1, articles: amount };
  });
}

export function periodName({ from, to }: Period): string {
  return from === to ? String(from) : `${from}–${to}`;
}

function yearOf({ published }: ArticleSummary): number | undefined {
  const year = /^\d{4}/.exec(published ?? '')?.[0];
  return year === undefined ? undefined : Number(year);
}

function byTitle(a: ArticleSummary, b: ArticleSummary): number {
  return collator.compare(a.title, b.title);
}

/** Dates in ISO 8601 order as their characters do. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function firstLetter(title: string): string {
  return /[\p{L}\p{N}]/u.exec(title)?.[0].toUpperCase() ?? '#';
}
