/**
 * What keyword search takes for a word: the terms of a passage and of a question are made here, by the same rules.
 *
 * Promises: lower case, diacritics folded, stop words dropped and inflections stemmed by the tables of the language, those of Arabic and
 * Russian lightly, "1,200" = "1200", "U.S." = "US", and a hyphenated name gives its parts and the whole:
 * "al-Bukamal" finds "Al Bukamal" and "Albukamal", "F-16s" finds "F16".
 * Does not know synonyms (but reads "United States" as "America"), inflections of yet other languages, or spelling mistakes (keyword-index.ts forgives those).
 */
import { copyOf, opensWithCapital, rewritten, type Span } from '../text.ts';
import { longNames, shortNames } from './en/countries.ts';
import type { Language } from './language.ts';
import { tablesOf } from './languages.ts';

/** Raise it when the same text gives other terms: what is kept of them in files is then made anew. */
export const termsVersion = 3;

/** A run of letters, marks and digits, with the joints that words and numbers have inside: 's - . , */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’ʼ‘ʻ`.,\u2010\u2011-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;
const SIMPLE = /^[a-z]+$/;
// oxlint-disable-next-line no-control-regex -- ASCII is the fast path
const ASCII = /^[\x00-\x7f]*$/;
const APOSTROPHES = /['’ʼ‘ʻ`]/g;
const HYPHENS = /[\u2010\u2011-]/;
const LETTER = /\p{L}/u;
const GROUPED_NUMBER = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const DECIMAL = /^\d+\.\d+$/;
const ACRONYM = /^\p{L}(?:\.\p{L})+$/u;
const CAPITALS = /^\p{Lu}{2,}$/u;
/** Latin, Arabic and Hebrew marks only: in Thai or Hindi, marks are vowels and must stay. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
/** Letters that do not decompose, and Arabic spellings that writers mix. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ى: 'ي',
  ة: 'ه',
  ـ: '',
};
const OTHER_LETTERS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
/** Scripts that put no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** What Arabic names begin with, written apart, joined or with a hyphen: "Al Bukamal" is also "Albukamal". */
const NAME_ARTICLES: ReadonlySet<string> = new Set(['al', 'el', 'abu', 'ibn', 'bin', 'umm']);
/** A hyphenated word of more parts is a phrase; its whole is nobody's spelling of a name. */
const MAX_JOINED_PARTS = 3;

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

/** word: it stands there; whole: several words joined, beside its parts; stop: a stop word, as it is. */
export type WordKind = 'word' | 'whole' | 'stop';
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
    const word = text.slice(start, from);
    const { folded, stem, isStop } = readWord(word, words, known);
    if (stem !== '') {
      if (isStop && !isName(word, text)) give(folded, word, 'stop');
      else give(stem, word, 'word');
      if (article !== '' && start === articleEnd + 1) give(words.stem(article + folded), word, 'whole');
      article = NAME_ARTICLES.has(folded) ? folded : '';
      articleEnd = from;
      continue;
    }
    article = '';
    if (UNSPACED.test(word)) eachUnspacedWord(word, give, language);
    else eachPart(folded, word, give, words);
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

interface ReadWord {
  readonly folded: string;
  /** Empty when the word is not of letters a to z alone. */
  readonly stem: string;
  readonly isStop: boolean;
}

/** A text of 900 characters is read in 30 microseconds with its words at hand, in 200 without. */
const readWords = new Map<string, Map<string, ReadWord>>(); // by the code of a language
const MOST_READ_WORDS = 50_000;
/** Longer ones are mostly addresses, and hardly come again. */
const LONGEST_READ_WORD = 40;

function knownWords(code: string): Map<string, ReadWord> {
  const known = readWords.get(code) ?? new Map<string, ReadWord>();
  readWords.set(code, known);
  return known;
}

function readWord(piece: string, words: Language['words'], known: Map<string, ReadWord>): ReadWord {
  const before = known.get(piece);
  if (before !== undefined) return before;
  const word = copyOf(piece);
  const folded = fold(word);
  const read = SIMPLE.test(folded)
    ? { folded, stem: words.stem(folded), isStop: words.stop.has(folded) }
    : { folded, stem: '', isStop: false };
  if (word.length > LONGEST_READ_WORD) return read;
  if (known.size >= MOST_READ_WORDS) known.clear();
  known.set(word, read);
  return read;
}

/** Lower case without diacritics: "Łódź" is "lodz". */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(OTHER_LETTERS, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC');
}

/** WHO in a text that is not all capitals is the organization, not the pronoun. */
function isName(word: string, text: string): boolean {
  return CAPITALS.test(word) && text !== text.toUpperCase();
}

function eachPart(folded: string, word: string, give: GiveWord, words: Language['words']): void {
  const parts = folded.split(HYPHENS);
  for (const written of parts) {
    const part = words.thousands === '.' && /^[\d.,]+$/.test(written) ? exchanged(written) : written;
    if (GROUPED_NUMBER.test(part)) give(part.replaceAll(',', ''), word, 'word');
    else if (DECIMAL.test(part)) give(part, word, 'word');
    else if (ACRONYM.test(part)) give(part.replaceAll('.', ''), word, 'word');
    else for (const piece of part.split(/[.,]/)) givePiece(piece, word, 'word', give, words);
  }
  if (parts.length > 1 && parts.length <= MAX_JOINED_PARTS && LETTER.test(folded)) {
    givePiece(parts.join(''), word, 'whole', give, words);
  }
}

/** 1.200,5 as 1,200.5 and the other way. */
function exchanged(number: string): string {
  return number.replaceAll(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
}

function givePiece(piece: string, word: string, kind: WordKind, give: GiveWord, words: Language['words']): void {
  const bare = rewritten(piece, words.endings).replace(APOSTROPHES, '');
  if (bare === '') return;
  if (words.stop.has(bare)) give(bare, word, 'stop');
  else give(SIMPLE.test(bare) ? words.stem(bare) : lightStem(bare), word, kind);
}

function eachUnspacedWord(word: string, give: GiveWord, language: string): void {
  for (const { segment, isWordLike } of segmenter(language).segment(word)) {
    if (isWordLike === true) give(fold(segment), segment, 'word');
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

// Stems of languages that put much before or behind a word: Arabic (the article, "and", "by", plurals) and those in
// Cyrillic letters (cases). Light: only endings that hardly ever belong to the root, so that two words seldom become one.
// Promises: pure; takes words as `fold` gives them; other words stay as they are; never empty.

const ARABIC = /^\p{Script=Arabic}+$/u;
/** The article, with what is joined to it: and, so, by, like, for. These alone may be the root's own first letter. */
const ARABIC_PREFIX = /^[وف]?(?:ال|بال|كال|لل)(?=...)/u;
const ARABIC_SUFFIX = /(?<=...)(?:ها|ان|ات|ون|ين|يه|ه|ي)$/u;

const CYRILLIC = /^\p{Script=Cyrillic}+$/u;
/** Endings of nouns and adjectives, longest first; й is и without its mark, ё is е. Ов and ев would make Иванов Иван. */
const CYRILLIC_ENDING =
  /(?<=...)(?:иями|ями|ами|иях|иям|ием|иеи|ого|его|ому|ему|ыми|ими|ях|ах|ям|ам|ем|ом|еи|ои|ии|ыи|ия|ие|ию|ая|яя|ое|ее|ые|ую|юю|ым|им|ых|их|а|я|о|е|ы|и|у|ю|ь)$/u;

export function lightStem(word: string): string {
  if (ARABIC.test(word)) return word.replace(ARABIC_PREFIX, '').replace(ARABIC_SUFFIX, '');
  return CYRILLIC.test(word) ? word.replace(CYRILLIC_ENDING, '') : word;
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
