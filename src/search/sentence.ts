/**
 * A sentence and its words, with their places: what both ranking and answering read.
 * Promises: words stand in order; a name that countries have long and short is read short.
 */
import type { Span } from '../text.ts';
import { eachTerm } from './terms.ts';

export interface SentenceWord extends Span {
  readonly term: string;
  readonly isCapital: boolean;
  /** Opens the sentence, so that its capital says nothing. */
  readonly opens: boolean;
}

export interface SentenceWords {
  readonly text: string;
  readonly words: readonly SentenceWord[];
}

/** Names of more than one word that have a name of one; spaces keep every offset as it was. */
export function withShortNames(text: string): string {
  return text.replaceAll(/\bUnited (?:States|Kingdom)\b/gi, (name) =>
    (/s/i.test(name.slice(7)) ? 'America' : 'Britain').padEnd(name.length),
  );
}

export function sentenceWords(text: string, language: string): SentenceWord[] {
  const words: SentenceWord[] = [];
  let from = 0;
  const short = withShortNames(text);
  const opening = /[\p{L}\p{N}]/u.exec(text)?.index ?? 0;
  eachTerm(
    short,
    (term, word) => {
      // Parts of a hyphenated word, and a name joined with its article, come with a word that was given before.
      const found = short.indexOf(word, Math.max(0, from - word.length));
      const start = found < 0 ? from : found;
      const end = start + word.length;
      from = Math.max(from, end);
      words.push({ term, start, end, isCapital: /^\p{Lu}/u.test(word), opens: start === opening });
    },
    language,
  );
  return words;
}
