/**
 * A text as the words that the checks compare: with their stems, and which are names or numbers.
 * Promises: pure. A name is what is written with a capital inside a sentence, or is known as one from elsewhere in the text.
 */
import { terms } from '../search/terms.ts';
import { foldCase } from '../text.ts';
import { calendarWord, numbersOf } from './facts.ts';

export interface Token {
  readonly word: string;
  /** Lower case, without diacritics and without 's. */
  readonly folded: string;
  /** Undefined for words that say how a sentence is built. */
  readonly stem: string | undefined;
  readonly isName: boolean;
  /** Its value, of a number in digits or words. */
  readonly number: string | undefined;
}

/** "Fifty-seven" is one word, "Iran-backed" two. */
const word =
  /(?:twen|thir|for|fif|six|seven|eigh|nine)ty-(?:one|two|three|four|five|six|seven|eight|nine)(?!\p{L})|[\p{L}\p{M}\d]+(?:[.,:]\d+)*(?:['’]\p{L}+)?|[.!?:]/giu;

export function tokensOf(text: string): Token[] {
  let first = true;
  const tokens: Token[] = [];
  for (const [token] of text.matchAll(word)) {
    if (/^[.!?:]$/.test(token)) {
      first = true;
      continue;
    }
    const bare = token.replace(/['’]s?$/u, '');
    const [number] = numbersOf(bare);
    tokens.push({
      word: bare,
      folded: foldCase(bare),
      stem: terms(bare.toLowerCase())[0],
      isName:
        number === undefined &&
        isCapital(bare) &&
        calendarWord(bare) === undefined &&
        (!first || /\p{Lu}$/u.test(bare)),
      number,
    });
    first = false;
  }
  // What is a name inside a sentence is one at the start of the next.
  const names = new Set(tokens.filter(({ isName }) => isName).map(({ folded }) => folded));
  return tokens.map((token) => (isCapital(token.word) && names.has(token.folded) ? { ...token, isName: true } : token));
}

function isCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text) && text !== 'I';
}
