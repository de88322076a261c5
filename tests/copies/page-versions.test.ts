/** When two articles are versions of one page, and which of them is newer. */
import { expect, it } from 'vitest';
import { isNewer, pageKey } from '../../src/copies/story-copies.ts';

const title = 'Gates open';
const at = (url: string): string | undefined => pageKey({ title, url });

it.each([
  'https://paper.example/dam/',
  'http://paper.example/dam',
  'https://PAPER.example/dam#photos',
  'https://paper.example/dam?utm_source=mail&utm_medium=x',
])('takes %s for the same page', (url) => {
  expect(at(url)).toBe(at('https://paper.example/dam'));
});

it.each(['https://paper.example/dam?page=2', 'https://paper.example/dam/2', 'https://other.example/dam'])(
  'takes %s for another',
  (url) => {
    expect(at(url)).not.toBe(at('https://paper.example/dam'));
  },
);

it('knows a page without an address by title and publisher, and by the title alone not', () => {
  expect(pageKey({ title: 'GATES open', publisher: 'Lem Post' })).toBe(pageKey({ title, publisher: 'lem post' }));
  expect(pageKey({ title, publisher: 'Orre Times' })).not.toBe(pageKey({ title, publisher: 'Lem Post' }));
  expect(pageKey({ title })).toBeUndefined();
  expect(pageKey({ title, publisher: 'Lem Post', url: 'no address' })).toBe(pageKey({ title, publisher: 'Lem Post' }));
});

it.each([
  ['2021-02-03', '2021-02-02', true],
  ['2021-02', '2021-01-13', true],
  ['2022', '2021-12-31', true],
  ['2021', '2021-01-13', false],
  ['2021-01-13', '2021', false],
  ['2021-01-13', '2021-01-13', false],
  ['2021-01-13', undefined, false],
  [undefined, '2021-01-13', false],
])('%s is newer than %s: %s', (published, other, expected) => {
  const page = (date: string | undefined) => ({ title, ...(date !== undefined && { published: date }) });
  expect(isNewer(page(published), page(other))).toBe(expected);
});
