/**
 * Words that are facts as numbers are: second and third, dozens and thousands, early and late, morning, spring.
 * Promises: pure; what says the same (early May, the beginning of May) counts as one word.
 */

/** By what they say; the words of one line say the same. */
const facts: readonly (readonly [string, RegExp])[] = [
  ...['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth'].map(
    (ordinal, at): [string, RegExp] => [ordinal, new RegExp(`\\b(?:${ordinal}(?!s)|${at + 2}(?:nd|rd|th))\\b`, 'i')],
  ),
  ['dozens', /\b(?:dozens|scores)\b/i],
  ['hundreds', /\bhundreds\b/i],
  ['thousands', /\bthousands\b/i],
  ['millions', /\bmillions\b/i],
  ['billions', /\bbillions\b/i],
  ['half', /\bhal(?:f|ves)\b/i],
  ['a third', /\b(?:one|a)[- ]third\b/i],
  ['a quarter', /\b(?:one|a)[- ]quarter\b|\bquarter of\b/i],
  ['morning', /\b(?:mornings?|dawn|a\.?m\b)/i],
  ['noon', /\b(?:noon|midday)\b/i],
  ['afternoon', /\bafternoons?\b/i],
  ['evening', /\b(?:evenings?|dusk)\b/i],
  ['night', /\b(?:nights?|overnight|midnight)\b/i],
  ['spring', /\bspring(?=\b(?!s))(?! from| up)/i],
  ['summer', /\bsummers?\b/i],
  ['autumn', /\b(?:autumns?|(?:the|this|last|next) fall)\b/i],
  ['winter', /\bwinters?\b/i],
];

/** "Early", "late": of a day, month or year. */
const early = /\b(?:early|beginning|start|began|outset|first (?:days|weeks|half))\b/i;
const late = /\b(?:late|end|ended|close|last (?:days|weeks)|second half)\b/i;
const part =
  /\b(early|late)[- ](?=(?:in |on )?(?:the )?(?:\p{Lu}|\d|morning|afternoon|evening|night|spring|summer|autumn|winter))/u;

/** What the sentence says and the quotes do not, in the words of the table. */
export function amountsMissingFrom(sentence: string, quoted: string): string[] {
  const missing = facts.filter(([, form]) => form.test(sentence) && !form.test(quoted)).map(([fact]) => fact);
  // "First" is said of much that is counted nowhere, unless the quotes count.
  if (/\bfirst\b/i.test(sentence) && !/\b(?:first|1st)\b/i.test(quoted) && ordinal.test(quoted)) missing.push('first');
  const when = part.exec(sentence)?.[1]?.toLowerCase();
  if (when === 'early' && !early.test(quoted)) missing.push(when);
  if (when === 'late' && !late.test(quoted)) missing.push(when);
  return missing;
}

const ordinal = /\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b/i;
