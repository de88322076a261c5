/** Numbers in words: fifty-seven, a dozen, two million. */
import type { Pattern } from '../pattern.ts';

/** Each stands at its value. */
export const belowTwenty =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
/** From twenty on. */
export const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
export const magnitudes: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

const digits = belowTwenty.slice(1, 10).join('|');

/** A part of patterns; the longest first. */
export const numeral = [
  `(?:${tens.join('|')})(?:[- ](?:${digits}))?`,
  ...belowTwenty.toReversed(),
  ...magnitudes.keys(),
].join('|');

export const inWords: Pattern = {
  of: new RegExp(`(?<!\\p{L})(?:${numeral})(?!\\p{L})`, 'iu'),
  finds: 'Fifty-seven ships sank.',
  leaves: 'Ships often phoned.',
};

export const compound: Pattern = {
  of: new RegExp(`(?:${tens.join('|')})-(?:${digits})(?!\\p{L})`, 'iu'),
  finds: 'Fifty-seven ships sank.',
  leaves: 'Fifty ships sank.',
};

/** Of a number below a hundred, as `inWords` finds it. */
export function valueOf(word: string): number {
  const [first = '', second = ''] = word.split(/[- ]/);
  const ten = tens.indexOf(first);
  return (ten >= 0 ? (ten + 2) * 10 : belowTwenty.indexOf(first)) + Math.max(0, belowTwenty.indexOf(second));
}
