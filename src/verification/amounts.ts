/**
 * Words that are facts as numbers are: second and third, dozens and thousands, early and late, morning, spring.
 * Promises: pure; what says the same (early May, the beginning of May) counts as one word.
 */
import type { Amounts } from '../language/language.ts';

/** What the sentence says and the quotes do not, in the words of the table. */
export function amountsMissingFrom(sentence: string, quoted: string, amounts: Amounts): string[] {
  const { facts, first, firstInAnyWay, laterOrdinal, early, late, endOfTime } = amounts;
  const missing = Object.entries(facts)
    .filter(([, { of }]) => of.test(sentence) && !of.test(quoted))
    .map(([fact]) => fact);
  // "First" is said of much that is counted nowhere, unless the quotes count.
  const said = first.of.exec(sentence)?.[0];
  if (said !== undefined && !firstInAnyWay.of.test(quoted) && laterOrdinal.of.test(quoted)) missing.push(said);
  const ends = endOfTime.of.exec(sentence) ?? [];
  const isEnd = (end: Amounts['early']): boolean => ends[1] !== undefined && end.of.test(ends[1]);
  if ((isEnd(early) && !early.of.test(quoted)) || (isEnd(late) && !late.of.test(quoted))) missing.push(ends[1] ?? '');
  return missing;
}
