/** Numbers written as words, as parts of patterns. */
import { belowTwenty, magnitudes, tens } from './numerals.ts';

/** From two to millions, and words that count about as many. */
export const spelt = `(?:${[...belowTwenty.slice(2), ...tens, ...magnitudes.keys()].join('|')}|scores|several)`;

/** What counts things in a sentence, digits too. */
export const counting = `\\d{1,3}(?:,\\d{3})+|\\d+|${[...tens, ...belowTwenty.slice(2).toReversed()].join('|')}|hundreds of|dozens of`;
