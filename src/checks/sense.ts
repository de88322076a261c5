/**
 * Whether a sentence says what its quotes say, as far as words alone can tell: that it is about the same things, and
 * that a "not" has neither come in nor gone missing on the way. Not a judge of meaning; a net with two sizes of mesh.
 */
import { terms } from '../search/terms.ts';
import { withoutClaimWords } from './claims.ts';

/** Least share of a sentence's content words that its quotes hold; paraphrase changes verbs, seldom the rest. */
const leastShare = 0.34;

const negation =
  /\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|barely|unable|fail(?:s|ed)? to|refus(?:e|es|ed|al)|den(?:y|ies|ied)|reject(?:s|ed)?)\b|n['’]t\b/i;

export interface QuotedWords {
  readonly text: string;
  /** What stands before the quote in its own sentence. */
  readonly before: string;
}

/** What is wrong, as a sentence; undefined when nothing is. `known`: what is said about the quotes' articles, such as title and date. */
export function senseProblem(sentence: string, quotes: readonly QuotedWords[], known: string): string | undefined {
  const held = new Set(terms(quotes.map(({ text }) => text).join('\n')));
  if (held.size === 0) return 'The words that it quotes say nothing by themselves.';
  for (const term of terms(known)) held.add(term);
  const said = [...new Set(terms(withoutClaimWords(sentence)))];
  if (said.filter((term) => held.has(term)).length < said.length * leastShare) {
    return 'The words that it quotes are about something else.';
  }
  const denies = ({ text, before }: QuotedWords): boolean => negation.test(`${lastWords(before)} ${text}`);
  if (negation.test(sentence)) {
    if (!quotes.some(denies)) return 'It denies something that the words it quotes do not deny.';
  } else if (quotes.every(denies)) return 'The words that it quotes deny something, and it does not.';
  return undefined;
}

/** A "not" that was cut off stands within a few words of the cut. */
function lastWords(text: string): string {
  return text.trim().split(/\s+/).slice(-3).join(' ');
}
