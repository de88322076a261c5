/**
 * What a question binds an answer to and an article leaves open: its names, its years and other numbers, its months.
 * "Who directs the Quillmark observatory?" is not answered by an article that never speaks of Quillmark, however well the rest fits.
 * Promises: pure; a name may be inflected, spelt by ear, written together, abbreviated or the people of a country; first
 * names may be left out, not exchanged. Does not judge ordinary words: they are said in many ways, and that is for readers.
 */
import type { Article, Passage, RankedPassage } from '../domain.ts';
import { tablesOf, spokenDate } from '../language/languages.ts';
import { fold } from '../language/read-words.ts';
import { synonymsOf } from '../language/synonyms.ts';
import { terms, withShortNames } from '../language/terms.ts';
import { Trigrams } from '../language/trigrams.ts';
import { holdsDigit, opensWithCapital } from '../text.ts';
import { numbersOf } from '../verification/facts.ts';
import type { Binding, Query } from './query.ts';

/** An article as names and numbers are looked for in it; each form of it is made when it is first looked at. */
export class BoundText {
  readonly published: string;
  /** BCP 47. */
  readonly language: string;
  readonly #parts: Pick<Article, 'title' | 'publisher' | 'author' | 'published' | 'text' | 'language'>;
  #whole: string | undefined;
  #terms: ReadonlySet<string> | undefined;
  #joined: string | undefined;
  #numbers: ReadonlySet<string> | undefined;
  #capitalised: ReadonlySet<string> | undefined;
  #names: Names | undefined;

  constructor(article: Pick<Article, 'title' | 'publisher' | 'author' | 'published' | 'text' | 'language'>) {
    this.#parts = article;
    this.language = article.language;
    this.published = article.published ?? '';
  }

  get #all(): string {
    const { title, publisher, author, published = '', text, language } = this.#parts;
    this.#whole ??= [title, publisher, author, spokenDate(published, language), text].filter(Boolean).join('\n\n');
    return this.#whole;
  }

  get terms(): ReadonlySet<string> {
    return (this.#terms ??= new Set(terms(withShortNames(this.#all), this.language)));
  }

  /** Folded, without anything but letters and digits. */
  get joined(): string {
    return (this.#joined ??= writtenTogether(this.#all));
  }

  get numbers(): ReadonlySet<string> {
    this.#numbers ??= new Set([
      ...numbersOf(this.#all),
      ...Array.from(this.#all.matchAll(/\d+/g), ([digits]) => String(Number(digits))),
    ]);
    return this.#numbers;
  }

  /** Each capitalised word of some letters, folded. */
  get capitalised(): ReadonlySet<string> {
    return (this.#capitalised ??= capitalisedIn(this.#all, this.language));
  }

  /** Each capitalised word, folded, and those that stand capitalised right before it somewhere. */
  get before(): Names['before'] {
    return (this.#names ??= namesOf(this.#all, this.language)).before;
  }

  /** What is written in capitals, and first letters of capitalised runs: "idf" of Israel Defense Forces. */
  get initials(): Names['initials'] {
    return (this.#names ??= namesOf(this.#all, this.language)).initials;
  }
}

interface Names {
  readonly before: ReadonlyMap<string, ReadonlySet<string>>;
  readonly initials: ReadonlySet<string>;
}

function writtenTogether(text: string): string {
  const folded = fold(text);
  const bytes = Buffer.allocUnsafe(folded.length);
  let length = 0;
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at);
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) bytes[length++] = code;
    // Few texts hold more letters than these, once they are folded; marks they all do.
    else if (code > 127 && (code < 0x2000 || code > 0x206f)) return folded.replaceAll(/[^\p{L}\p{N}]+/gu, '');
  }
  return bytes.toString('latin1', 0, length);
}

/** Articles that do not leave open what a question binds, of those that passages are from. */
export function holdingAll(
  { bindings }: Pick<Query, 'bindings'>,
  passages: readonly RankedPassage[],
): readonly RankedPassage[] {
  if (bindings.length === 0) return passages;
  // Most hold them in the passage itself; only for the others is the whole article read, and none after the first that is open.
  return passages.filter(({ passage, article }) =>
    bindings.every((each) => holds(boundPassage(passage, article), each) || holds(boundArticle(article), each)),
  );
}

// Looked through several times for one question, and for the next one that finds the same.
const boundPassages = new WeakMap<Passage, BoundText>();
const boundArticles = new WeakMap<Article, BoundText>();

function boundPassage(passage: Passage, article: Article): BoundText {
  const known = boundPassages.get(passage);
  if (known !== undefined) return known;
  const bound = new BoundText({ ...article, text: `${passage.heading ?? ''}\n${passage.text}` });
  boundPassages.set(passage, bound);
  return bound;
}

export function boundArticle(article: Article): BoundText {
  const bound = boundArticles.get(article) ?? new BoundText(article);
  boundArticles.set(article, bound);
  return bound;
}

function capitalisedIn(all: string, language: string): ReadonlySet<string> {
  const { possessiveAtEnd } = tablesOf(language).bindings;
  const written = new Set(all.match(/\p{Lu}[\p{L}\p{M}'’-]*/gu));
  const names = [...written].map((word) => fold(word.replace(possessiveAtEnd.of, '')));
  return new Set(names.filter((name) => name.length >= fewestLetters));
}

function namesOf(all: string, language: string): Names {
  const { bindings: binding } = tablesOf(language);
  const before = new Map<string, Set<string>>();
  const initials = new Set<string>();
  for (const [run] of all.matchAll(binding.runOfCapitals.of)) {
    const words = run.split(/\s+/);
    const capitals = words.filter((word) => opensWithCapital(word));
    for (let from = 0; from + 1 < capitals.length; from++) {
      for (let to = from + 2; to <= Math.min(capitals.length, from + 5); to++) {
        initials.add(
          fold(
            capitals
              .slice(from, to)
              .map((word) => word.charAt(0))
              .join(''),
          ),
        );
      }
    }
    words.forEach((word, at) => {
      const own = fold(word.replace(binding.possessiveAtEnd.of, ''));
      const first = words[at - 1];
      const known = before.get(own) ?? new Set();
      if (first !== undefined && opensWithCapital(first)) known.add(fold(first));
      before.set(own, known);
    });
  }
  for (const [capitals] of all.matchAll(/(?<![\p{L}\p{N}])\p{Lu}{2,5}(?![\p{L}\p{N}])/gu)) initials.add(fold(capitals));
  return { before, initials };
}

/** Those that the article does not hold. */
export function leftOpenBy(article: BoundText, bindings: readonly Binding[]): Binding[] {
  return bindings.filter((binding) => !holds(article, binding));
}

function holds(article: BoundText, { kind, text, years }: Binding): boolean {
  if (kind === 'name') return holdsName(article, text);
  if (kind === 'month') return article.joined.includes(fold(text)) || article.terms.has(fold(text).slice(0, 3));
  if (years !== undefined && new RegExp(years).test(article.joined)) return true;
  return numbersOf(text).every((number) => holdsNumber(article, number));
}

function holdsNumber(article: BoundText, number: string): boolean {
  const ordinal = tablesOf(article.language).bindings.ordinals[Number(number)] ?? '\u0000';
  return article.numbers.has(number) || article.published.startsWith(number) || article.joined.includes(ordinal);
}

/** Shorter runs are found in any text. */
const leastJoined = 6;

/** Short ones are words of their own; long ones may be written apart. */
function isSaid(article: BoundText, name: string): boolean {
  if (name.length >= leastJoined) return article.joined.includes(name);
  return article.terms.has(name) || article.initials.has(name);
}

/** Written together, by ear: "Abu Kamal" where the article has Al-Bukamal. */
function soundsLikeOneOf({ capitalised }: BoundText, joined: string): boolean {
  ownSounds.readSounds(joined);
  for (const name of capitalised) {
    const bare = name.replaceAll(/[^\p{L}\p{N}]+/gu, '');
    if (bare.length >= leastJoined && ownSounds.likenessTo(otherSounds.readSounds(bare)) >= sameSound) return true;
  }
  return false;
}

function holdsName(article: BoundText, name: string): boolean {
  const { bindings: binding } = tablesOf(article.language);
  const bare = name.replaceAll(binding.possessive.of, '');
  const joined = writtenTogether(bare);
  if (joined.length >= leastJoined && article.joined.includes(joined)) return true;
  if (binding.otherNames.some((names) => names.includes(joined) && names.some((other) => isSaid(article, other))))
    return true;
  const words = bare.split(/\s+/).filter((word) => !binding.joints.of.test(word));
  const open = words.filter((word) => !holdsWord(article, word));
  if (open.length === 0) return true;
  if (words.length > 1 && article.terms.has(words.map((word) => fold(word.charAt(0))).join(''))) return true;
  if (joined.length >= leastJoined && soundsLikeOneOf(article, joined)) return true;
  // "Benjamin Netanyahu", where the article only says Netanyahu; not where it speaks of Sara Netanyahu.
  const last = words.at(-1) ?? '';
  if (words.length === 1 || open.includes(last)) return false;
  const firsts = article.before.get(fold(last));
  return (
    firsts !== undefined &&
    [...firsts].every((first) => binding.notNames.has(first) || words.some((word) => fold(word) === first))
  );
}

/** A spelling by ear: so much of its sounds must be the same. */
const sameSound = 0.7;
const fewestLetters = 4;
/** Of the longer of two words: what inflections of a name share from its beginning. */
const sharedBeginning = 0.6;
const ownSounds = new Trigrams();
const otherSounds = new Trigrams();

function holdsWord(article: BoundText, word: string): boolean {
  const folded = writtenTogether(word);
  if (folded.length >= leastJoined && article.joined.includes(folded)) return true;
  if (tablesOf(article.language).words.joins && sharesPart(folded, article.joined)) return true;
  const wordTerms = terms(word, article.language);
  if (wordTerms.length === 0 || wordTerms.some((term) => holdsTerm(article, term))) return true;
  if (/^[\p{Lu}.&]{2,5}$/u.test(word) && article.initials.has(folded)) return true;
  if (wordTerms.some((term) => synonymsOf(term, article.language).some((synonym) => article.terms.has(synonym))))
    return true;
  if (folded.length < fewestLetters) return false;
  ownSounds.readSounds(folded);
  for (const name of article.capitalised) {
    if (name.charAt(0) !== folded.charAt(0)) continue;
    let shared = 0;
    while (shared < name.length && name.charCodeAt(shared) === folded.charCodeAt(shared)) shared++;
    if (shared >= fewestLetters && shared >= sharedBeginning * Math.max(name.length, folded.length)) return true;
    if (ownSounds.likenessTo(otherSounds.readSounds(name)) >= sameSound || isSlip(folded, name)) return true;
  }
  return false;
}

/** What has a digit is not inflected: it stands in the text as it is, or is none of its terms. */
function holdsTerm(article: BoundText, term: string): boolean {
  if (holdsDigit(term) && !article.joined.includes(writtenTogether(term))) return false;
  return article.terms.has(term);
}

/** A word put together of others may be told by one of them: "Brückenzoll" by "Brücke". */
const leastOfJoined = 8;
const leastPart = 5;

function sharesPart(word: string, text: string): boolean {
  return (
    word.length >= leastOfJoined && (text.includes(word.slice(0, leastPart)) || text.includes(word.slice(-leastPart)))
  );
}

/** One letter more, less, other, or two that changed places, in a name of six and more: Natlie, Geegen. */
function isSlip(word: string, name: string): boolean {
  const [shorter, longer] = word.length < name.length ? [word, name] : [name, word];
  if (shorter.length < leastJoined - 1 || longer.length < leastJoined || longer.length - shorter.length > 1)
    return false;
  let at = 0;
  while (at < shorter.length && shorter[at] === longer[at]) at++;
  if (longer.length > shorter.length) return shorter.slice(at) === longer.slice(at + 1);
  const isSwapped = shorter[at] === longer[at + 1] && shorter[at + 1] === longer[at];
  return shorter.slice(at + (isSwapped ? 2 : 1)) === longer.slice(at + (isSwapped ? 2 : 1));
}
