/** Links into web pages that mark the quoted words. That browsers find them is tried in tests/browser. */
import { expect, it } from 'vitest';
import type { CitationRecord } from '../../../src/citations/citation-record.ts';
import { textFragment } from '../../../src/citations/forms/text-fragment.ts';

function record(
  exact: string,
  more: Partial<CitationRecord['quote']> = {},
  url = 'https://news.example/a#top',
): CitationRecord {
  return {
    id: '',
    number: 1,
    offsets: 'utf-16',
    statements: [],
    article: { id: '', path: '', title: '', url, language: 'en', contentHash: '', revision: 1 },
    quote: { exact, prefix: '', suffix: '', start: 0, end: exact.length, ...more },
    alsoIn: [],
    standing: 'current',
  };
}

it.each([
  [
    'a few words, and what is syntax',
    record('a well-kept, old & small mill'),
    'a%20well%2Dkept%2C%20old%20%26%20small%20mill',
  ],
  [
    'the ends of many words',
    record(Array.from({ length: 30 }, (_, at) => `w${at}`).join(' ')),
    'w0%20w1%20w2%20w3%20w4%20w5,w24%20w25%20w26%20w27%20w28%20w29',
  ],
  ['the ends where a line breaks', record('one two\nthree four'), 'one%20two,three%20four'],
  [
    'whole words beside a short quote',
    record('57', { prefix: 'e strikes killed ', suffix: ' soldiers and ot' }),
    'strikes%20killed-,57,-soldiers%20and',
  ],
  ['nothing beside it where its line ends', record('57', { prefix: 'title\n\n', suffix: '\nnext line' }), '57'],
])('names %s', (_name, cited, expected) => {
  expect(textFragment(cited)).toBe(`https://news.example/a#:~:text=${expected}`);
});

it('makes none without a web page', () => {
  expect(textFragment(record('words', {}, 'file:///etc/passwd'))).toBeUndefined();
  expect(textFragment(record(''))).toBeUndefined();
});
