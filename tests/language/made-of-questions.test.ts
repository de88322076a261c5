/** Expressions that are made of what a question says. */
import { expect, it } from 'vitest';
import { namesDay, namesMonth } from '../../src/language/en/dates-asked.ts';
import { namedAsSource } from '../../src/language/en/sources-asked.ts';

it.each(['On 3 May 1998 it rained.', 'On May 3, 1998 it rained.', 'It rained on 3 Jun.'])('finds a day: %s', (text) => {
  expect(text).toMatch(namesDay(3, [5, 6], '1998'));
});

it.each(['On 13 May 1998 it rained.', 'On 3 April 1998 it rained.'])('leaves another day: %s', (text) => {
  expect(text).not.toMatch(namesDay(3, [5, 6], '1998'));
});

it.each(['in May 1998', 'in May of 1998', 'on May 3, 1998'])('finds a month: %s', (text) => {
  expect(text).toMatch(namesMonth([5], '1998'));
});

it.each(['in May 1999', 'in May, and in 1998', 'in April 1998'])('leaves another month: %s', (text) => {
  expect(text).not.toMatch(namesMonth([5], '1998'));
});

it.each(['according to the daily gull', 'in daily gull’s report', 'what did daily gull write', 'the daily gull says'])(
  'finds a source: %s',
  (text) => {
    expect(text).toMatch(namedAsSource('daily gull'));
  },
);

it.each(['who owns the daily gull', 'according to daily gulls'])('leaves a subject: %s', (text) => {
  expect(text).not.toMatch(namedAsSource('daily gull'));
});
