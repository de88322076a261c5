/**
 * Words that are facts as numbers are: second and third, dozens and thousands, early and late, morning, spring.
 * Promises: pure; what says the same (early May, the beginning of May) counts as one word.
 */
import { fractions, roughAmounts } from '../language/en/amounts.ts';
import { first, firstInAnyWay, laterOrdinal, ordinals } from '../language/en/ordinals.ts';
import { early, endOfTime, late, partsOfDay, seasons } from '../language/en/times.ts';

const facts = Object.entries({ ...ordinals, ...roughAmounts, ...fractions, ...partsOfDay, ...seasons });

/** What the sentence says and the quotes do not, in the words of the table. */
export function amountsMissingFrom(sentence: string, quoted: string): string[] {
  const missing = facts.filter(([, { of }]) => of.test(sentence) && !of.test(quoted)).map(([fact]) => fact);
  // "First" is said of much that is counted nowhere, unless the quotes count.
  if (first.of.test(sentence) && !firstInAnyWay.of.test(quoted) && laterOrdinal.of.test(quoted)) missing.push('first');
  const when = endOfTime.of.exec(sentence)?.[1]?.toLowerCase();
  if (when === 'early' && !early.of.test(quoted)) missing.push(when);
  if (when === 'late' && !late.of.test(quoted)) missing.push(when);
  return missing;
}
