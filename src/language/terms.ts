/**
 * What keyword search takes for a word: the terms of a passage and of a question are made here, by the same rules.
 *
 * Promises: lower case, diacritics folded, stop words dropped and inflections stemmed by the tables of the language, those of Arabic and
 * Russian lightly, "1,200" = "1200", "U.S." = "US", and a hyphenated name gives its parts and the whole:
 * "al-Bukamal" finds "Al Bukamal" and "Albukamal", "F-16s" finds "F16".
 * Does not know synonyms (but reads "United States" as "America"), inflections of yet other languages, or spelling mistakes (keyword-index.ts forgives those).
 */
import { opensWithCapital, type Span } from '../text.ts';
import { longNames, shortNames } from './en/countries.ts';
import { tablesOf } from './languages.ts';
import { fold, knownWords, type WordKind } from './read-words.ts';

/** Raise it when the same text gives other terms: what is kept of them in files is then made anew. */
export const termsVersion = 3;

/** A run of letters, marks and digits, with the joints that words and numbers have inside: 's - . , */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’ʼ‘ʻ`.,\u2010\u2011-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;

/** The terms of a text, in order, repeated as often as they occur. `language`: BCP 47. */
export function terms(text: string, language = 'en'): string[] {
  const found: string[] = [];
  eachTerm(text, (term) => found.push(term), language);
  return found;
}

/** Gives each term with the word that it was made from, as written. */
export function eachTerm(text: string, give: (term: string, word: string) => void, language = 'en'): void {
  const giveUnlessStop: GiveWord = (term, word, kind) => {
    if (kind !== 'stop') give(term, word);
  };
  eachWord(text, giveUnlessStop, language);
}

type GiveWord = (term: string, word: string, kind: WordKind) => void;

/** As `eachTerm`, with the stop words: for what depends on the order of words. */
export function eachWord(text: string, give: GiveWord, language = 'en'): void {
  const { code, words } = tablesOf(language);
  const known = knownWords(code);
  let article = '';
  let articleEnd = 0;
  let from = 0;
  for (;;) {
    const start = wordFrom(text, from);
    if (start < 0) return;
    from = wordEnd;
    const { word, folded, stem, isStop, isCapitals, isArticle, parts } = known.read(text, start, from, words);
    if (stem !== '') {
      // WHO in a text that is not all capitals is the organization, not the pronoun.
      if (isStop && !(isCapitals && text !== text.toUpperCase())) give(folded, word, 'stop');
      else give(stem, word, 'word');
      if (article !== '' && start === articleEnd + 1) give(words.stem(article + folded), word, 'whole');
      article = isArticle ? folded : '';
      articleEnd = from;
      continue;
    }
    article = '';
    if (parts === undefined) eachUnspacedWord(word, give, language);
    else for (const { term, kind } of parts) give(term, word, kind);
  }
}

/** Where the word ends that `wordFrom` found last. */
let wordEnd = 0;

/** Where the next word begins; -1 when none does. As WORD finds it; words of ASCII alone, which most are, in half its time. */
function wordFrom(text: string, from: number): number {
  for (let start = from; start < text.length; start++) {
    const code = text.charCodeAt(start);
    if (code > 127) return matchedFrom(text, start);
    if (!isPlain(code)) continue;
    let end = start + 1;
    while (end < text.length && isPlain(text.charCodeAt(end))) end++;
    const next = text.charCodeAt(end);
    // A mark, a letter with an accent, or a joint with more behind it.
    if (next > 127) return matchedFrom(text, start);
    if (isJoint(next) && (isPlain(text.charCodeAt(end + 1)) || text.charCodeAt(end + 1) > 127)) {
      return matchedFrom(text, start);
    }
    wordEnd = end;
    return start;
  }
  return -1;
}

function matchedFrom(text: string, from: number): number {
  WORD.lastIndex = from;
  const found = WORD.exec(text);
  if (found === null) return -1;
  wordEnd = WORD.lastIndex;
  return found.index;
}

/** A letter or a digit of ASCII. */
function isPlain(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

/** ' ` . , - */
function isJoint(code: number): boolean {
  return code === 39 || code === 96 || code === 46 || code === 44 || code === 45;
}

function eachUnspacedWord(word: string, give: GiveWord, language: string): void {
  for (const { segment, isWordLike } of segmenter(language).segment(word)) {
    const term = isWordLike === true ? fold(segment) : '';
    // Of marks alone nothing is left.
    if (term !== '') give(term, segment, 'word');
  }
}

const segmenters = new Map<string, Intl.Segmenter>();
function segmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known !== undefined) return known;
  let made: Intl.Segmenter;
  try {
    made = new Intl.Segmenter(language, { granularity: 'word' });
  } catch {
    // Not a BCP 47 tag: front matter is written by hand.
    made = new Intl.Segmenter('und', { granularity: 'word' });
  }
  segmenters.set(language, made);
  return made;
}

/** A number for a term: two that differ share one once in a billion. Its two lowest bits are free. */
export function termNumber(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) & ~3) >>> 0;
}

// A sentence and its words, with their places: what both ranking and answering read.
// Promises: words stand in order; a name that countries have long and short is read short.

export interface SentenceWord extends Span {
  readonly term: string;
  /** Where every noun has a capital, those of names alone count. */
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
  if (!text.toLowerCase().includes('united ')) return text;
  return text.replaceAll(longNames.of, (name) => (shortNames.get(name.toLowerCase()) ?? name).padEnd(name.length));
}

export function sentenceWords(text: string, language: string): SentenceWord[] {
  const words: SentenceWord[] = [];
  let from = 0;
  const short = withShortNames(text);
  const opening = /[\p{L}\p{N}]/u.exec(text)?.index ?? 0;
  const { isNameAt } = tablesOf(language).words;
  eachTerm(
    short,
    (term, word) => {
      // Parts of a hyphenated word, and a name joined with its article, come with a word that was given before.
      const found = short.indexOf(word, Math.max(0, from - word.length));
      const start = found < 0 ? from : found;
      const end = start + word.length;
      from = Math.max(from, end);
      const opens = start === opening;
      const isCapital = opensWithCapital(word) && (opens || (isNameAt?.(text, start, end) ?? true));
      words.push({ term, start, end, isCapital, opens });
    },
    language,
  );
  return words;
}
