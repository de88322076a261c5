/**
 * Whether a part of a statement holds nothing that its quotes hold: "The lighthouse is 41 metres tall, and its keeper took a bribe" of
 * "The lighthouse is 41 metres tall and was lit in 1888". A true part may be told in other words altogether; then its quote stands in
 * its place. Promises: pure; only speaks up where a part beside others has words that tell something, and the quotes have none of
 * them. English only.
 */
import * as clauses from '../language/en/clauses.ts';
import { saySame, type Word, wordsOf } from './alignment/words.ts';
import { isContent } from './main-clauses.ts';

const leastWords = 2;

/** `quotes`: with whose they are, which a statement may say. */
export function newPartProblem(sentence: string, quotes: readonly string[]): string | undefined {
  const parts = partsOf(wordsOf(sentence)).map((part) => part.filter(tells));
  if (parts.length < 2) return undefined;
  const quoted = quotes.flatMap(wordsOf).filter(isContent);
  const added = parts.find(
    (part) => part.length >= leastWords && !part.some((word) => quoted.some((other) => saySame(word, other))),
  );
  return added && `The words that it quotes say nothing of ${added.map(({ text }) => `“${text}”`).join(', ')}.`;
}

function tells(word: Word): boolean {
  return isContent(word) && !clauses.degrees.has(word.lower);
}

/** What stands between marks, conjunctions and relative words. */
function partsOf(words: readonly Word[]): Word[][] {
  const parts: Word[][] = [[]];
  for (const word of words) {
    const { kind, lower, operator } = word;
    const opens =
      kind === 'mark' ||
      operator === 'contrast' ||
      clauses.coordinators.has(lower) ||
      clauses.relatives.has(lower) ||
      clauses.subordinators.has(lower);
    if (opens) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}
