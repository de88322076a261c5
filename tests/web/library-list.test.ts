/** The library in order: what stands where, and what the picture of its dates counts. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleSummary } from '../../src/store/index-report.ts';
import {
  findArticles,
  groupArticles,
  periodName,
  periodsOf,
  publishersOf,
  sortArticles,
} from '../../web/src/library/library-list.ts';
import { bridge } from './page-data.ts';

const article = (title: string, published?: string): ArticleSummary => {
  const { published: _, ...rest } = bridge;
  return { ...rest, id: title, title, ...(published !== undefined && { published }) };
};
const some = [article('b', '2020-05'), article('a', '2020-05'), article('c', '1999'), article('undated')];
const titles = (articles: readonly ArticleSummary[]): string => articles.map(({ title }) => title).join(' ');

describe('the library', () => {
  it('is sorted by date or title, and what has no date stands last', () => {
    expect(titles(sortArticles(some, 'newest'))).toBe('a b c undated');
    expect(titles(sortArticles(some, 'oldest'))).toBe('c a b undated');
    expect(titles(sortArticles(some, 'title'))).toBe('a b c undated');
  });

  it('is set in groups of a year or a letter', () => {
    expect(groupArticles(sortArticles(some, 'newest'), 'newest').map(([name]) => name)).toEqual([
      '2020',
      '1999',
      'Undated',
    ]);
    expect(groupArticles(some, 'title').map(([name]) => name)).toEqual(['B', 'A', 'C', 'U']);
  });

  it('is found by words and by time', () => {
    expect(titles(findArticles(some, { words: 'THE PAPER', period: { from: 2020, to: 2020, articles: 2 } }))).toBe(
      'b a',
    );
    expect(findArticles(some, { words: ' ' })).toBe(some);
  });

  it('is found by publisher, each of which is offered once', () => {
    const gazette = { ...article('g'), publisher: 'A Gazette' };
    expect(publishersOf([...some, gazette])).toEqual(['A Gazette', bridge.publisher]);
    expect(titles(findArticles([...some, gazette], { words: '', publisher: 'A Gazette' }))).toBe('g');
  });
});

describe('the picture of dates', () => {
  it('has a bar for each year, or for as many as it takes, and counts every dated article once', () => {
    const year = fc.integer({ min: 1000, max: 2100 });
    fc.assert(
      fc.property(fc.array(year, { minLength: 2, maxLength: 50 }), (years) => {
        const periods = periodsOf(
          years.map((each, index) => article(String(index), String(each))),
          24,
        );
        if (new Set(years).size === 1) expect(periods).toEqual([]);
        else {
          expect(periods.length).toBeLessThanOrEqual(24);
          expect(periods.reduce((sum, { articles }) => sum + articles, 0)).toBe(years.length);
          for (const [index, { from }] of periods.entries()) {
            if (index > 0) expect(from).toBe(periods[index - 1]!.to + 1);
          }
        }
      }),
    );
  });

  it('names its bars', () => {
    expect(periodsOf(some, 24).map(periodName)).toHaveLength(22);
    const decades = periodsOf([article('a', '1951'), article('b', '2020-01-01')], 11);
    expect(decades.map(periodName)[0]).toBe('1950–1959');
  });
});
