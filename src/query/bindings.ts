/**
 * What a question binds: the names, years, other numbers and months that an answer must be about; and which of them an article
 * leaves open. Promises: pure; as they are written.
 */
import type { Article, Passage, RankedPassage } from '../domain.ts';
import type { Bindings } from '../language/language.ts';
import { tablesOf, spokenDate } from '../language/languages.ts';
import { synonymsOf } from '../language/synonyms.ts';
import { fold, terms, withShortNames } from '../language/terms.ts';
import { Trigrams } from '../language/trigrams.ts';
import { numbersOf } from '../verification/facts.ts';
import type { Binding, Query } from './query.ts';
import { opensWithCapital } from '../text.ts';

const year = /^(?:1\d|20)\d\d$/;
/** So many are not counted where they are asked for. */
const mostCounted = 6;

/** `question`: standing alone. Names that open it are told by what follows them. `language`: its own. */
export function bindingsOf(question: string, language = 'en'): Binding[] {
  const { bindings: binding, words: tables } = tablesOf(language);
  const { isNameAt } = tables;
  const bindings: Binding[] = [];
  const isShouted = question === question.toUpperCase();
  const found = [...withShortNames(question).matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,&-]*/gu)];
  const words = found.map(([word]) => word.replace(/[.,'’-]+$/u, ''));
  const capitals = words.filter((word) => opensWithCapital(word)).length;
  const readsAsName = (at: number, start = found[at]?.index ?? 0): boolean =>
    isNameAt?.(question, start, start + (words[at]?.length ?? 0)) ?? true;
  // A headline writes every word with a capital.
  const tellsNames = !isShouted && (isNameAt !== undefined || capitals < Math.max(3, 0.75 * words.length));
  let run: string[] = [];
  const close = (): void => {
    while (binding.joints.of.test(run.at(-1) ?? '')) run.pop();
    if (run.length > 0) bindings.push({ kind: 'name', text: run.join(' ') });
    run = [];
  };
  for (const [at, word] of words.entries()) {
    const bare = word.replace(binding.possessiveOfWord.of, '');
    const isMonth = binding.monthNames.has(bare);
    if (/^\d/.test(bare) || isMonth) {
      close();
      const [number] = isMonth ? [] : numbersOf(bare);
      if (isMonth) bindings.push({ kind: 'month', text: bare });
      // "What are the 2 …?": how many are asked for, not what they are.
      const isCounted = Number(number) < mostCounted && binding.beforeCounted.of.test(words[at - 1] ?? '');
      if (number !== undefined && !isCounted) {
        const next = words[at + 1] ?? '';
        const isCentury = binding.century.of.test(next);
        const text = isCentury ? `${bare} ${next.toLowerCase()}` : bare;
        const years = yearsOf(text, binding);
        bindings.push({
          kind: year.test(bare) ? 'year' : 'number',
          text,
          ...(years !== undefined && { years }),
          ...(binding.countedNoun.of.test(next) && !year.test(bare) && !isCentury && { noun: next }),
        });
      }
      continue;
    }
    const opens = at === 0 && !opensWithCapital(words[1] ?? '');
    const isName =
      tellsNames &&
      opensWithCapital(bare) &&
      (isNameAt === undefined ? !opens : readsAsName(at)) &&
      !binding.notNames.has(fold(bare).replaceAll('.', ''));
    if (isName) run.push(bare);
    else if (run.length > 0 && binding.joints.of.test(bare) && opensWithCapital(words[at + 1] ?? '')) run.push(bare);
    else close();
    if (binding.possessiveAtEnd.of.test(word)) close();
  }
  close();
  return bindings;
}

// What a question binds an answer to and an article leaves open: its names, its years and other numbers, its months.
// "Who directs the Quillmark observatory?" is not answered by an article that never speaks of Quillmark, however well the rest fits.
// Promises: pure; a name may be inflected, spelt by ear, written together, abbreviated or the people of a country; first
// names may be left out, not exchanged. Does not judge ordinary words: they are said in many ways, and that is for readers.

/** An article as names and numbers are looked for in it; each form of it is made when it is first looked at. */
export class BoundText {
  readonly published: string;
  /** BCP 47. */
  readonly language: string;
  readonly #all: string;
  #terms: ReadonlySet<string> | undefined;
  #joined: string | undefined;
  #numbers: ReadonlySet<string> | undefined;
  #names: Names | undefined;

  constructor(article: Pick<Article, 'title' | 'publisher' | 'author' | 'published' | 'text' | 'language'>) {
    const { title, publisher, author, published = '', text, language } = article;
    this.#all = [title, publisher, author, spokenDate(published, language), text].filter(Boolean).join('\n\n');
    this.language = language;
    this.published = published;
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
  return fold(text).replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** Articles that do not leave open what a question binds, of those that passages are from. */
export function holdingAll(
  { bindings }: Pick<Query, 'bindings'>,
  passages: readonly RankedPassage[],
): readonly RankedPassage[] {
  if (bindings.length === 0) return passages;
  return passages.filter(({ passage, article }) => {
    // Most hold them in the passage itself; only for the others is the whole article read.
    const open = leftOpenBy(boundPassage(passage, article), bindings);
    return open.length === 0 || leftOpenBy(boundArticle(article), open).length === 0;
  });
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
  return bindings.filter(({ kind, text, years }) => {
    if (kind === 'name') return !holdsName(article, text);
    if (kind === 'month') return !article.joined.includes(fold(text)) && !article.terms.has(fold(text).slice(0, 3));
    if (years !== undefined && new RegExp(years).test(article.joined)) return false;
    return !numbersOf(text).every((number) => holdsNumber(article, number));
  });
}

/** "The 80s", "the 1700s", "the 15th century": any year of them. */
function yearsOf(text: string, binding: Bindings): string | undefined {
  const [, years] = binding.decade.of.exec(text) ?? [];
  if (years !== undefined) {
    return years.endsWith('00') ? years.slice(0, 2) + String.raw`\d\d` : String.raw`${years.slice(0, -1)}\d`;
  }
  const [, century] = binding.centuryNumber.of.exec(text) ?? [];
  return century === undefined ? undefined : String.raw`${Number(century) - 1}\d\d`;
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
function soundsLikeOneOf({ before }: BoundText, joined: string): boolean {
  ownSounds.readSounds(joined);
  for (const name of before.keys()) {
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
  if (wordTerms.length === 0 || wordTerms.some((term) => article.terms.has(term))) return true;
  if (/^[\p{Lu}.&]{2,5}$/u.test(word) && article.initials.has(folded)) return true;
  if (wordTerms.some((term) => synonymsOf(term, article.language).some((synonym) => article.terms.has(synonym))))
    return true;
  if (folded.length < fewestLetters) return false;
  ownSounds.readSounds(folded);
  for (const name of article.before.keys()) {
    if (name.length < fewestLetters || name.charAt(0) !== folded.charAt(0)) continue;
    let shared = 0;
    while (shared < name.length && name.charCodeAt(shared) === folded.charCodeAt(shared)) shared++;
    if (shared >= fewestLetters && shared >= sharedBeginning * Math.max(name.length, folded.length)) return true;
    if (ownSounds.likenessTo(otherSounds.readSounds(name)) >= sameSound || isSlip(folded, name)) return true;
  }
  return false;
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
