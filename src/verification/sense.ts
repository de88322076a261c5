/**
 * Whether a sentence says what its quotes say, as far as words alone can tell: that it is about the same things, and
 * that a "not" has neither come in nor gone missing on the way. Not a judge of meaning; a net with two sizes of mesh.
 */
import { clauseBreak } from '../language/en/conjunctions.ts';
import * as negation from '../language/en/negation.ts';
import { terms } from '../language/terms.ts';
import { withoutClaimWords } from './claims.ts';

/** Least share of a sentence's content words that its quotes hold; paraphrase changes verbs, seldom the rest. */
const leastShare = 0.34;

/** Least share of a denying part's content words that a sentence says, for the denial to be about it. */
const leastDenied = 0.4;

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
  const whole = ({ text, before }: QuotedWords): string => `${lastWords(before)} ${text}`;
  const denies = negation.inStatement.of.test(sentence) || negation.absence.of.test(sentence);
  if (negation.inStatement.of.test(sentence)) {
    const deny = quotes.some(
      (quote) => negation.inStatement.of.test(whole(quote)) || negation.absence.of.test(whole(quote)),
    );
    if (!deny) return 'It denies something that the words it quotes do not deny.';
  } else if (!denies && quotes.flatMap((quote) => clausesOf(whole(quote))).some((clause) => isDenied(clause, said))) {
    return 'The words that it quotes deny something, and it does not.';
  }
  const denied = denies ? undefined : deniedIn(quotes.map(whole).join('\n'), said);
  return denied === undefined ? undefined : `The words that it quotes say “${denied.trim()}”, and it does not.`;
}

function clausesOf(text: string): string[] {
  return text.split(clauseBreak.of);
}

/** Whether a part of a quote denies what the sentence says: a denial of other things is not its matter. */
function isDenied(clause: string, said: readonly string[]): boolean {
  if (!negation.inStatement.of.test(clause) && !negation.strongAbsence.of.test(clause)) return false;
  const held = new Set(terms(clause.replace(negation.inStatement.of, ' ').replace(negation.strongAbsence.of, ' ')));
  const shared = said.filter((term) => held.has(term)).length;
  return shared >= 2 && shared >= held.size * leastDenied;
}

/** The action that the quotes tell of as not done, and only so, where the sentence tells of it without a "not". */
function deniedIn(quoted: string, said: readonly string[]): string | undefined {
  for (const [words, action = '', after = ''] of quoted.matchAll(negation.deniedAction.of)) {
    const [stem] = terms(action);
    if (stem === undefined || !said.includes(stem)) continue;
    const others = terms(quoted.replace(words, ' '));
    if (!others.includes(stem) && [...terms(after)].some((term) => said.includes(term))) return words;
  }
  return undefined;
}

/** A "not" that was cut off stands within a few words of the cut. */
function lastWords(text: string): string {
  return text.trim().split(/\s+/).slice(-3).join(' ');
}
