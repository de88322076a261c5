/** Numbers in words: fifty-seven, a dozen, two million. */
import type { Pattern } from '../pattern.ts';

/** Each stands at its value. */
const belowTwenty =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
/** From twenty on. */
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
export const magnitudes: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

export const inWords: Pattern = {
  of: /(?<!\p{L})(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|dozen|hundred|thousand|million|billion|trillion)(?!\p{L})/iu,
  finds: 'Fifty-seven ships sank.',
  leaves: 'Ships often phoned.',
};

export const compound: Pattern = {
  of: /(?:twen|thir|for|fif|six|seven|eigh|nine)ty-(?:one|two|three|four|five|six|seven|eight|nine)(?!\p{L})/iu,
  finds: 'Fifty-seven ships sank.',
  leaves: 'Fifty ships sank.',
};

/** Of a number below a hundred, as `inWords` finds it. */
export function valueOf(word: string): number {
  const [first = '', second = ''] = word.split(/[- ]/);
  const ten = tens.indexOf(first);
  return (ten >= 0 ? (ten + 2) * 10 : belowTwenty.indexOf(first)) + Math.max(0, belowTwenty.indexOf(second));
}
