/**
 * What a single word counts as: lower case, diacritics folded, a stop word or its stem, the parts of a hyphenated name.
 * Promises: the same word of a language gives the same each time; a word that was read lately is read no more. At most 50,000
 * words of a language are kept, of 40 letters each. Does not know where words begin and end in a text (terms.ts).
 */
import { copyOf, rewritten } from '../text.ts';
import type { Language } from './language.ts';

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

/** word: it stands there; whole: several words joined, beside its parts; stop: a stop word, as it is. */
export type WordKind = 'word' | 'whole' | 'stop';

interface ReadWord {
  readonly word: string;
  readonly folded: string;
  /** Empty when the word is not of letters a to z alone. */
  readonly stem: string;
  readonly isStop: boolean;
  readonly isCapitals: boolean;
  /** Opens Arabic names. */
  readonly isArticle: boolean;
  /** Of one that is not of letters a to z alone; undefined in scripts without spaces. */
  readonly parts: readonly Part[] | undefined;
}

interface Part {
  readonly term: string;
  readonly kind: WordKind;
}

const MOST_READ_WORDS = 50_000;
/** Longer ones are mostly addresses, and hardly come again. */
const LONGEST_READ_WORD = 40;
/** Twice as many as words and more, so that most are found at the first look. */
const SLOTS = 131_072;

/**
 * The words of a language that were read before: a text of 900 characters is read in 30 microseconds with its words at
 * hand, in 200 without. Found by the letters of the text itself, so that nothing is cut out of it for a word that is known.
 */
class KnownWords {
  /** Number of the word + 1, by the hash of its letters; 0 for none. */
  readonly #slots = new Int32Array(SLOTS);
  readonly #words: ReadWord[] = [];

  read(text: string, start: number, end: number, words: Language['words']): ReadWord {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    for (;;) {
      const known = this.#words[(this.#slots[slot] ?? 0) - 1];
      if (known === undefined) break;
      if (standsAt(text, start, end, known.word)) return known;
      slot = (slot + 1) & (SLOTS - 1);
    }
    const read = readWord(copyOf(text.slice(start, end)), words);
    if (end - start > LONGEST_READ_WORD) return read;
    if (this.#words.length >= MOST_READ_WORDS) {
      this.#words.length = 0;
      this.#slots.fill(0);
      return read;
    }
    this.#slots[slot] = this.#words.push(read);
    return read;
  }
}

function standsAt(text: string, start: number, end: number, word: string): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

const readWords = new Map<string, KnownWords>(); // by the code of a language

export function knownWords(code: string): KnownWords {
  const known = readWords.get(code) ?? new KnownWords();
  readWords.set(code, known);
  return known;
}

function readWord(word: string, words: Language['words']): ReadWord {
  const folded = fold(word);
  const isSimple = SIMPLE.test(folded);
  return {
    word,
    folded,
    stem: isSimple ? words.stem(folded) : '',
    isStop: isSimple && words.stop.has(folded),
    isCapitals: CAPITALS.test(word),
    isArticle: NAME_ARTICLES.has(folded),
    parts: isSimple ? [] : UNSPACED.test(word) ? undefined : partsOf(folded, words),
  };
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

function partsOf(folded: string, words: Language['words']): Part[] {
  const found: Part[] = [];
  const give = (term: string, kind: WordKind): void => void found.push({ term, kind });
  const parts = folded.split(HYPHENS);
  for (const written of parts) {
    const part = words.thousands === '.' && /^[\d.,]+$/.test(written) ? exchanged(written) : written;
    if (GROUPED_NUMBER.test(part)) give(part.replaceAll(',', ''), 'word');
    else if (DECIMAL.test(part)) give(part, 'word');
    else if (ACRONYM.test(part)) give(part.replaceAll('.', ''), 'word');
    else for (const piece of part.split(/[.,]/)) givePiece(piece, 'word', give, words);
  }
  if (parts.length > 1 && parts.length <= MAX_JOINED_PARTS && LETTER.test(folded)) {
    givePiece(parts.join(''), 'whole', give, words);
  }
  return found;
}

/** 1.200,5 as 1,200.5 and the other way. */
function exchanged(number: string): string {
  return number.replaceAll(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
}

function givePiece(
  piece: string,
  kind: WordKind,
  give: (term: string, kind: WordKind) => void,
  words: Language['words'],
): void {
  const bare = rewritten(piece, words.endings).replace(APOSTROPHES, '');
  if (bare === '') return;
  if (words.stop.has(bare)) give(bare, 'stop');
  else give(SIMPLE.test(bare) ? words.stem(bare) : lightStem(bare), kind);
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
