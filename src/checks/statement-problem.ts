/**
 * What is wrong with a statement, seen beside the quotes that were found for it: all checks of this folder, one after
 * another. Promises: pure; the first problem as a sentence for the reader, undefined when every check lets it pass.
 * Does not find quotes (quotes.ts), nor number citations (citations.ts).
 */
import type { Quote, RankedPassage } from '../domain.ts';
import { sentenceSpans, type Span, spokenDate } from '../text.ts';
import { bindingProblem } from './bindings.ts';
import { isQuoteWithName } from './bracketed-name.ts';
import { type ClaimedWords, claimProblem } from './claims.ts';
import { dayProblem } from './days.ts';
import { factsMissingFrom } from './facts.ts';
import { isKnownOf } from './known-of-article.ts';
import { unitsMissingFrom } from './measures.ts';
import { oppositeProblem } from './opposites.ts';
import { roleProblem } from './roles.ts';
import { senseProblem } from './sense.ts';
import { withoutAttribution, withoutMarkers } from './shown-statement.ts';
import { strengthProblem } from './strength.ts';

/** A quote of fewer words proves nothing; one of more sentences is a page, not a footnote. */
const leastWords = 3;
/** The same for scripts that put no spaces between words, in characters. */
const leastCharacters = 6;
const mostSentences = 4;

/** A quote that stands in its article, counted there. */
export interface FoundQuote extends Span {
  readonly ranked: RankedPassage;
  readonly text: string;
  readonly answer: Span | undefined;
}

/** Why a statement is not supported, as a sentence; undefined when it is. */
export function statementProblem(
  text: string,
  claimed: readonly Quote[],
  found: readonly FoundQuote[],
): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'It says nothing.';
  if (claimed.length === 0) return 'It quotes no article.';
  if (found.length === 0) return 'The words that it quotes do not stand in the articles.';
  if (found.some(({ ranked }) => isKnownOf(ranked.article, text))) return undefined;
  // A sentence that is its own quote says what the article says.
  if (found.some((quote) => isQuote(withoutAttribution(text, quote.ranked.article), quote, found))) return undefined;
  if (/!?\[[^\]]*\]\(|<\/?\w|https?:\/\//.test(text)) return 'It holds a link or markup.';
  const telling = found.filter(({ text: quote }) => tells(quote));
  if (telling.length === 0) return 'The words that it quotes are too few to show anything.';
  if (telling.some(({ text: quote }) => sentenceSpans(quote).length > mostSentences)) {
    return 'It quotes a whole passage rather than the words that it rests on.';
  }
  const quotes = telling.map((quote) => quote.text);
  const articles = telling.map(({ ranked }) => ranked.article);
  const missing = [...factsMissingFrom(text, quotes, articles), ...unitsMissingFrom(text, quotes)];
  if (missing.length > 0)
    return `The words that it quotes do not hold ${missing.map((fact) => `“${fact}”`).join(', ')}.`;
  const known = telling.map(knownOf);
  const around = telling.map(withSentence);
  return (
    senseProblem(text, around, known.join('\n')) ??
    oppositeProblem(text, quotes) ??
    bindingProblem(text, quotes) ??
    roleProblem(text, quotes) ??
    dayProblem(text, quotes) ??
    strengthProblem(text, quotes) ??
    claimProblem(text, around)
  );
}

/** What is known of the article and the place that words are from. */
export function knownOf({ ranked: { article, passage } }: FoundQuote): string {
  return [article.title, article.publisher, article.author, spokenDate(article.published), passage.heading].join('\n');
}

/** Whether a statement is a quote to the letter, but for line breaks, marks of sources and the name of what its first word means. */
function isQuote(text: string, quote: FoundQuote, found: readonly FoundQuote[]): boolean {
  if (withoutMarkers(quote.text) === text) return true;
  const ofArticle = found.filter(({ ranked }) => ranked.article.id === quote.ranked.article.id);
  return isQuoteWithName(text, ofArticle);
}

function tells(quote: string): boolean {
  const unspaced = quote.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu) ?? [];
  return quote.split(/\s+/).length >= leastWords || unspaced.length >= leastCharacters;
}

/** The quote, with what stands before and behind it in its sentence. */
export function withSentence({ ranked: { article }, start, end, text }: FoundQuote): ClaimedWords {
  const before = article.text.slice(Math.max(0, start - 200), start);
  const after = /[.!?][”"'’]?$/u.test(text) ? '' : article.text.slice(end, end + 200);
  return { text, before: /[^.!?\n]*$/.exec(before)?.[0] ?? '', after: /^[^.!?\n]*/.exec(after)?.[0] ?? '' };
}
