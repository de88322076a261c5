/**
 * Whether a part of a statement denies, or counts otherwise, what the part of the quotes that tells the same does: "the sample was not
 * large" of "who was not involved, said the sample was large", "most had been shift workers" of "most slept, some had been shift workers".
 * Promises: pure; only speaks up where one part of the quotes alone has most words of it. English only.
 */
import { partBreak } from '../language/en/conjunctions.ts';
import * as negation from '../language/en/negation.ts';
import { share } from '../language/en/quantifiers.ts';
import { terms } from '../language/terms.ts';
import { plain } from './facts.ts';

/** Share of a part's content words that the part of the quotes must have, and no other. */
const leastShared = 0.6;
const leastWords = 2;

export function samePartProblem(sentence: string, quotes: readonly string[]): string | undefined {
  const quoted = quotes.flatMap(partsOf);
  for (const part of partsOf(sentence)) {
    const shared = quoted.map((other) => part.words.filter((word) => other.words.includes(word)).length);
    const most = Math.max(0, ...shared);
    if (most < leastWords || most < part.words.length * leastShared) continue;
    const [best, ...others] = quoted.filter((_, at) => shared[at] === most);
    if (best === undefined || others.length > 0) continue;
    if (negation.ofVerb.of.test(part.text) && !isDenied(best.text))
      return 'It denies something that the words it quotes do not deny.';
    const [own, theirs] = [sharesIn(part.text), sharesIn(best.text)];
    const changed = own.find((word) => theirs.length > 0 && !theirs.includes(word));
    if (changed !== undefined) return `It says “${changed}” where the words that it quotes say “${theirs[0] ?? ''}”.`;
  }
  return undefined;
}

interface Part {
  readonly text: string;
  readonly words: readonly string[];
}

function partsOf(text: string): Part[] {
  return plain(text)
    .split(partBreak.of)
    .map((part) => ({ text: part, words: [...new Set(terms(part))] }));
}

function isDenied(text: string): boolean {
  return negation.inStatement.of.test(text) || negation.absence.of.test(text) || negation.strongAbsence.of.test(text);
}

function sharesIn(text: string): string[] {
  return [...text.matchAll(share.of)].map(([word]) => word.toLowerCase());
}
