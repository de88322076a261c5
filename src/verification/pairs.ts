/**
 * Whether numbers stand with what they stand with in the quotes: "37 percent of the night nurses, 21 of the day nurses" is not said by
 * words in which they have changed places, nor "118 million in 2021" by 2020; and outcomes that exclude one another, as acquitted and
 * convicted, alike.
 * Promises: pure; only speaks up where a part of the statement shares nothing with the part of the quotes that has its number, and
 * something with one that has another number of its kind. Goes by the parts that marks and small words make.
 */
import { partBreak } from '../language/en/conjunctions.ts';
import { outcomes } from '../language/en/equivalents.ts';
import { terms } from '../language/terms.ts';
import { numbersOf, plain } from './facts.ts';

interface Part {
  /** Content words, and numbers by value. */
  readonly words: ReadonlySet<string>;
  readonly numbers: readonly string[];
}

/** What is wrong, as a sentence; undefined when nothing is. */
export function pairProblem(sentence: string, quotes: readonly string[]): string | undefined {
  const said = partsOf(sentence);
  for (const quoted of quotes.map(partsOf)) {
    for (const { words, numbers } of said) {
      const number = numbers.find((each) => standsElsewhere(each, words, quoted));
      if (number !== undefined) return `The words that it quotes say “${number}” of something else.`;
    }
  }
  return undefined;
}

function standsElsewhere(number: string, words: ReadonlySet<string>, quoted: readonly Part[]): boolean {
  const own = quoted.filter(({ numbers }) => numbers.includes(number));
  const [only] = own;
  if (own.length !== 1 || only === undefined) return false;
  const kind = kindOf(number);
  const others = quoted.filter(
    (part) => part !== only && part.numbers.some((other) => other !== number && kindOf(other) === kind),
  );
  const common = new Set([...only.words].filter((word) => others.some((part) => part.words.has(word))));
  const tells = (word: string): boolean => word !== number && !common.has(word) && kindOf(word) !== kind;
  // "Brandt, 23, signed": its part says nothing of it.
  if (![...only.words].some(tells)) return false;
  const shared = (part: Part): number => [...words].filter((word) => part.words.has(word) && tells(word)).length;
  return shared(only) === 0 && others.some((part) => shared(part) > 0);
}

/** What excludes one another in one line has one kind; so have years, and other numbers. */
function kindOf(word: string): string | undefined {
  if (lineOf.has(word)) return lineOf.get(word);
  if (/^(?:1[5-9]|20)\d\d$/.test(word)) return 'year';
  return /^[\d.]/.test(word) ? 'number' : undefined;
}

/** By stem, the outcome that it tells, as the first word of those that say the same. */
const outcomeOf = new Map<string, string>();
const lineOf = new Map<string, string>();
for (const [at, line] of outcomes.entries()) {
  for (const same of line) {
    const [name = ''] = same;
    lineOf.set(name, `outcome ${at}`);
    for (const stem of same.flatMap((word) => terms(word))) outcomeOf.set(stem, name);
  }
}

function partsOf(text: string): Part[] {
  return plain(text)
    .split(partBreak.of)
    .map((part) => {
      const words = terms(part).map((word) => outcomeOf.get(word) ?? word);
      const numbers = [...numbersOf(part), ...words.filter((word) => lineOf.has(word))];
      return { words: new Set([...words, ...numbers]), numbers };
    });
}
