/**
 * Whether a sentence tells a claim as a claim: what an article only reports ("according to", "reportedly", "she said") must
 * not come out as a fact. Goes by words that say whose claim it is or how sure; does not judge who says it.
 */
import { calledSo, claim, unsureClaim } from '../language/en/claims.ts';

/** How many words behind a quote may name the one who said it: “…”, she said. */
const wordsBehind = 6;
/** How many words before a quote may do so: According to unverified reports by the Syrian Observatory, … */
const wordsBefore = 14;

export interface ClaimedWords {
  readonly text: string;
  /** What stands before and behind the quote in its own sentence. */
  readonly before: string;
  readonly after: string;
}

/** The sentence without the words that say whose claim it is: what is left is what it is about. */
export function withoutClaimWords(sentence: string): string {
  return sentence.replaceAll(claim.of, ' ');
}

/** What is wrong, as a sentence; undefined when nothing is. */
export function claimProblem(sentence: string, quotes: readonly ClaimedWords[]): string | undefined {
  if (withoutClaimWords(sentence) !== sentence) return undefined;
  return quotes.every(isClaim) ? 'It tells as a fact what the article only reports.' : undefined;
}

function isClaim({ text, before, after }: ClaimedWords): boolean {
  const near = [
    before.trim().split(/\s+/).slice(-wordsBefore).join(' '),
    text,
    after.trim().split(/\s+/).slice(0, wordsBehind).join(' '),
  ];
  return unsureClaim.of.test(near.join(' ')) || calledSo.of.test(text);
}
