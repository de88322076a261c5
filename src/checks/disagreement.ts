/**
 * Whether two quotes of different articles count the same thing differently: 57 troops in one, 40 troops in the other.
 * Promises: pure; speaks up only where both speak of the same, by the words and names that they share, and of the same day
 * as far as they name one. A larger number of other things is no disagreement.
 */
import { foldCase, months } from '../text.ts';
import { plain } from './facts.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Content words that both must have, and the share of the shorter quote's that they make. */
const leastShared = 4;
const leastShare = 0.4;
/** Words behind a number among which the thing counted stands: 57 Syrian government troops. */
const headWithin = 3;

/** What they disagree about, such as "57 or 40 troops"; undefined when they do not. */
export function disagreementOf(quote: string, other: string): string | undefined {
  const [a, b] = [tokensOf(plain(quote)), tokensOf(plain(other))];
  if (!areAlike(a, b) || differ(a, b, isYear) || differ(a, b, isMonth)) return undefined;
  const [counted, countedThere] = [countsOf(a), countsOf(b)];
  for (const [stem, { numbers, word }] of counted) {
    const there = countedThere.get(stem);
    if (there === undefined || [...numbers].some((number) => there.numbers.has(number))) continue;
    return `${[...numbers].join(', ')} or ${[...there.numbers].join(', ')} ${word}`;
  }
  return undefined;
}

function areAlike(a: readonly Token[], b: readonly Token[]): boolean {
  const [stemsA, stemsB] = [a, b].map(
    (tokens) =>
      new Set(tokens.flatMap(({ stem, number }) => (number === undefined && stem !== undefined ? [stem] : []))),
  );
  if (stemsA === undefined || stemsB === undefined) return false;
  const shared = [...stemsA].filter((stem) => stemsB.has(stem)).length;
  const names = a.filter(({ isName, folded }) => isName && b.some((other) => other.isName && other.folded === folded));
  return shared >= leastShared && shared >= leastShare * Math.min(stemsA.size, stemsB.size) && names.length > 0;
}

/** Whether both name one of a kind, and none in common. */
function differ(a: readonly Token[], b: readonly Token[], isOne: (token: Token) => boolean): boolean {
  const [onesA, onesB] = [a, b].map((tokens) => new Set(tokens.filter(isOne).map(({ folded }) => folded)));
  if (onesA === undefined || onesB === undefined || onesA.size === 0 || onesB.size === 0) return false;
  return ![...onesA].some((one) => onesB.has(one));
}

function isYear({ number }: Token): boolean {
  return number !== undefined && /^(?:1[5-9]|20|21)\d\d$/.test(number);
}

const monthNames = new Set(months.map(foldCase));

function isMonth({ word, folded }: Token): boolean {
  return monthNames.has(folded) && /^\p{Lu}/u.test(word);
}

/** By the stem of what is counted. */
function countsOf(tokens: readonly Token[]): Map<string, { readonly numbers: Set<string>; readonly word: string }> {
  const counts = new Map<string, { readonly numbers: Set<string>; readonly word: string }>();
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    if (token.number === undefined || isYear(token) || (before !== undefined && isMonth(before))) continue;
    const thing = tokens
      .slice(at + 1, at + 1 + headWithin)
      .find(({ stem, isName, number }) => stem !== undefined && !isName && number === undefined);
    if (thing?.stem === undefined || isMonth(thing)) continue;
    const count = counts.get(thing.stem) ?? { numbers: new Set<string>(), word: thing.word };
    count.numbers.add(token.number);
    counts.set(thing.stem, count);
  }
  return counts;
}
