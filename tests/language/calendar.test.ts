/** Expressions that are made of a date: they find it as a whole, in each way in which it is written, and no more than it. */
import { expect, it } from 'vitest';
import { monthOfYear, wholeDate } from '../../src/language/en/months.ts';

it('finds a month of a year, unless more is said of it', () => {
  const found = (text: string): boolean => monthOfYear('May', '05', '2019').test(text);
  expect(['in May 2019', '2019-05'].filter((text) => !found(text))).toEqual([]);
  expect(['3 May 2019', 'early May 2019', 'mid-May 2019', 'in May 2020', '2019-06'].filter(found)).toEqual([]);
});

it('finds a whole date', () => {
  const found = (text: string): boolean => wholeDate('03', 'May', '05', '2019').test(text);
  expect(['3 May 2019', '3 May, 2019', 'May 3, 2019', '2019-05-03'].filter((text) => !found(text))).toEqual([]);
  expect(['13 May 2019', 'May 2019', '2019-05-30', '4 May 2019'].filter(found)).toEqual([]);
});
