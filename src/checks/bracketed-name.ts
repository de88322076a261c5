/**
 * A quote that opens with a pronoun, with the name in square brackets in its place: "[General Zahreddine] was killed …".
 * Promises: what stands behind the bracket is the quote to the letter, and the words in it stand in other quoted words of
 * the same article, before it; nothing else passes.
 */
import type { Span } from '../text.ts';
import { withoutMarkers } from './shown-statement.ts';

const bracketed = /^\[(?<name>[^[\]]{2,120})\](?<rest>[\s\S]+)$/u;
const pronoun = /^(?:He|She|It|They)(?=[ ,])|^(?:His|Her|Its|Their)(?= )/u;
const possessive = /^(?:His|Her|Its|Their) /u;

interface QuotedPlace extends Span {
  readonly text: string;
}

/** The opening pronoun of a sentence, if it has one. */
export function openingPronoun(sentence: string): string | undefined {
  return pronoun.exec(sentence)?.[0];
}

/** The sentence with a name for its opening pronoun. */
export function withName(sentence: string, name: string): string {
  const said = openingPronoun(sentence) ?? '';
  return `[${name}${possessive.test(sentence) ? '’s' : ''}]${sentence.slice(said.length)}`;
}

/** `quotes`: of one article. Whether a statement is one of them but for the name of what its pronoun means, which another of them holds. */
export function isQuoteWithName(statement: string, quotes: readonly QuotedPlace[]): boolean {
  const { name: said = '', rest } = bracketed.exec(statement)?.groups ?? {};
  if (rest === undefined) return false;
  return quotes.some((quote) => {
    const opening = openingPronoun(quote.text);
    if (opening === undefined) return false;
    if (withoutMarkers(`[${said}]${quote.text.slice(opening.length)}`) !== statement) return false;
    const isOwned = possessive.test(quote.text);
    if (isOwned !== said.endsWith('’s')) return false;
    const name = isOwned ? said.slice(0, -2) : said;
    return quotes.some((other) => other.end <= quote.start && holds(other.text, name));
  });
}

/** Whole words: "Ali" does not stand in "Alison". */
function holds(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0 || name.trim() !== name) return false;
  return !/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(text.slice(at + name.length));
}
