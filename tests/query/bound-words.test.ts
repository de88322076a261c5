import { expect, it } from 'vitest';
import { boundWords } from '../../src/query/bound-words.ts';

it.each([
  ['Has Russia denied it?', ['Russia']],
  ['Tell me about the Syrian Observatory for Human Rights.', ['Syrian Observatory for Human Rights']],
  ['Why did Iran send fighters to Syria, and Iran alone?', ['Iran', 'Syria']],
  ['Please explain.', []],
  ['In January who won?', []],
])('names: %s', (question, names) => {
  expect(boundWords(question).names).toEqual(names);
});

it.each([
  ['How many of the 57 troops were killed in 2021?', ['2021'], [{ number: '57', noun: 'troops' }]],
  [
    'Who paid 1,200 kronor in 1874 for two mills?',
    ['1874'],
    [
      { number: '1,200', noun: 'kronor' },
      { number: 'two', noun: 'mills' },
    ],
  ],
  ['Which country has 40 million people?', [], [{ number: '40 million', noun: 'people' }]],
  ['What is the NSyA?', [], []],
])('years and numbers: %s', (question, years, numbers) => {
  expect(boundWords(question)).toMatchObject({ years, numbers });
});

it.each([
  ['Who was not invited?', true],
  ["Why hasn't Iran hit back?", true],
  ['Who knows the notary?', false],
])('denies something: %s', (question, isNegated) => {
  expect(boundWords(question).isNegated).toBe(isNegated);
});
