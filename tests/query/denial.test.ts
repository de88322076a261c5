/** What denies, in a question and in what may answer it. */
import { expect, it } from 'vitest';
import { deniesInAnyWay, deniesOutright } from '../../src/query/asking.ts';
import { openFootnote } from '../fixtures/open-footnote.ts';

it.each([
  ['Who was not invited?', true],
  ["Why hasn't Iran hit back?", true],
  ['Who refused?', false],
  ['Who knows the notary?', false],
])('a question: %s', (question, denies) => {
  expect(deniesOutright(question)).toBe(denies);
});

it.each([
  ['The union refused to sign.', true],
  ['All cities fell, with the exception of Novgorod.', true],
  ['The fund excludes part-time staff.', true],
  ['The union signed on Monday.', false],
])('what may answer it: %s', (text, denies) => {
  expect(deniesInAnyWay(text)).toBe(denies);
});

it('what affirms does not answer a question that denies', async () => {
  const footnote = await openFootnote({
    'strike.txt': 'The strike\n\nThe dockers of Holm signed the agreement in May. The crane drivers signed it in June.',
  });
  const ask = (text: string) => footnote.askOnce({ text, history: [], filters: {} }, new AbortController().signal);
  expect((await ask('Who signed the agreement in May?')).kind).toBe('answered');
  expect((await ask('Who did not sign the agreement in May?')).kind).not.toBe('answered');
});
