/**
 * The checkable facts of a sentence: its numbers, its dates and its proper names.
 * Promises: `factsMissingFrom` gives every one that the sources do not hold. Where it cannot tell a name from an
 * ordinary word it takes it for a name, so that a doubt counts against the sentence.
 * Knows the Latin, Greek and Cyrillic way of writing names with a capital, and English words for numbers and months.
 */
import type { Article } from '../domain.ts';

import { genitive, unitedStates } from '../language/en/name-forms.ts';
import { alwaysCapital, sentenceOpeners } from '../language/en/sentence-openers.ts';
import type { Numerals } from '../language/language.ts';
import { tablesOf } from '../language/languages.ts';
import { terms } from '../language/terms.ts';
import { months, weekdays } from '../language/en/months.ts';
import { foldCase, holdsDigit, opensWithCapital } from '../text.ts';
import { amountsMissingFrom } from './amounts.ts';
import { isKnownName } from './names.ts';

type Source = Pick<Article, 'title' | 'publisher' | 'author' | 'published' | 'text' | 'language'>;

/** Facts of `sentence`, as written, that stand neither in the quotes nor in what is known of their articles. */
export function factsMissingFrom(sentence: string, quotes: readonly string[], sources: readonly Source[]): string[] {
  const language = sources[0]?.language ?? 'en';
  const quoted = plain(quotes.join('\n'));
  // The article's own date may be given as a whole; its parts prove nothing about other numbers.
  const stated = sources.reduce(
    (text, source) => withoutDate(text, source.published, source.language),
    plain(sentence),
  );
  // A day of the article's own year may be given with its year.
  const years = sources.flatMap(({ published }) =>
    published === undefined ? [] : [String(Number(published.slice(0, 4)))],
  );
  const numbers = new Set([...numbersOf(quoted, language), ...years]);
  const calendar = calendarOf(quoted);
  const names = new Set(
    wordsOf(plain([quoted, ...sources.flatMap(({ publisher, author }) => [publisher ?? '', author ?? ''])].join('\n'))),
  );
  const everyday = everydayStems(sources);

  const missing = [
    ...numbersOf(stated, language).filter((number) => !numbers.has(number)),
    ...amountsMissingFrom(stated, quoted, tablesOf(language).amounts),
  ];
  for (const { word, first } of namesOf(stated)) {
    const date = calendarWord(word);
    const folded = foldCase(word);
    if (date !== undefined) {
      // "May" and "March" open sentences as other words.
      if (!calendar.has(date) && !(first && everyday.has(folded))) missing.push(word);
    } else if (numbersOf(word, language).length > 0) {
      // "Fifty-seven": looked for among the numbers already.
      continue;
    } else if (
      first &&
      (sentenceOpeners.has(folded) || terms(word.toLowerCase()).every((stem) => everyday.has(stem)))
    ) {
      continue;
    } else if (!isKnownName(folded, names)) missing.push(word);
  }
  return [...new Set(missing)];
}

/** One way of writing digits, and one name for a country that has four. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Nd}/gu, (digit) => (digit <= '9' ? digit : String(digitValue(digit))))
    .replaceAll(unitedStates.of, 'America');
}

/** Decimal digits stand in runs of ten, from zero (Unicode, 4.6). */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value % 10;
}

const numberPatterns = new Map<Numerals, RegExp>();

function numberPattern(numerals: Numerals): RegExp {
  const known =
    numberPatterns.get(numerals) ??
    new RegExp(String.raw`(?<![\p{L}\d.,])\d+(?::\d\d)?(?:[.,]\d+)*|${numerals.inWords.of.source}`, 'giu');
  numberPatterns.set(numerals, known);
  return known;
}

/** Numbers by value: "1,200", "4,5", "fifty-seven", "57 million", "two hundred", and times such as "5:30" as they are. */
export function numbersOf(text: string, language = 'en'): string[] {
  const { numerals } = tablesOf(language);
  const found: string[] = [];
  let last: { end: number; value: number } | undefined;
  for (const match of text.matchAll(numberPattern(numerals))) {
    const token = match[0].toLowerCase();
    const magnitude = numerals.magnitudes.get(token);
    const end = match.index + token.length;
    if (magnitude !== undefined && last !== undefined && /^[\s-]$/u.test(text.slice(last.end, match.index))) {
      last = { end, value: last.value * magnitude };
      found[found.length - 1] = String(last.value);
      continue;
    }
    const value = magnitude ?? (/^\d/.test(token) ? valueOfDigits(token) : numerals.valueOf(token));
    last = { end, value };
    found.push(token.includes(':') ? token : String(value));
  }
  // "One" is more often a pronoun than a number.
  return found.filter((number) => number !== '1' || /\b1\b/.test(text));
}

/** 1,200 is one number; 4,5 is a decimal as half of Europe writes it. */
function valueOfDigits(token: string): number {
  return Number(token.replaceAll(/[.,](?=\d{3}(?:\D|$))/g, '').replaceAll(',', '.')) || 0;
}

/** The text without each place that gives this date in full, in the ways in which it is written. */
function withoutDate(text: string, published: string | undefined, language: string): string {
  const { dates } = tablesOf(language);
  const [year, month, day] = (published ?? '').split('-');
  if (year === undefined || year === '') return text;
  const name = dates.months[Number(month) - 1];
  if (name === undefined) return text.replaceAll(new RegExp(`\\b${year}\\b`, 'g'), '');
  if (day === undefined) return text.replaceAll(dates.monthOfYear(name, month ?? '', year), '');
  return text.replaceAll(dates.wholeDate(day, name, month ?? '', year), '');
}

/** Months and days of the week that a text names, with their capital and under their whole names. */
function calendarOf(text: string): Set<string> {
  const found = (text.match(/\b\p{Lu}\p{L}+/gu) ?? []).map(calendarWord);
  return new Set(found.filter((word) => word !== undefined));
}

function calendarWord(word: string): string | undefined {
  const short = word.replace(/s$/, '');
  return [...months, ...weekdays].find(
    (long) => long === word || long === short || (word.length <= 4 && word.length >= 3 && long.startsWith(word)),
  );
}

/** Capitalised words; `first` marks one that would be capitalised anyway. */
function namesOf(sentence: string): { word: string; first: boolean }[] {
  const names: { word: string; first: boolean }[] = [];
  let first = true;
  for (const [token] of sentence.matchAll(/[\p{L}\p{M}\d]+(?:['’]\p{L}+)*|[.!?:]/gu)) {
    if ('.!?:'.includes(token)) {
      first = true;
      continue;
    }
    const word = token.replace(genitive.of, '');
    if (isCapital(word)) names.push({ word, first });
    first = false;
  }
  return names;
}

/** Stems of the words that the articles write small, inside sentences: ordinary words, whatever their first letter. */
function everydayStems(sources: readonly Source[]): Set<string> {
  return new Set(
    sources.flatMap(({ text }) => terms((text.match(/(?<![\p{L}\d])\p{Ll}[\p{L}\p{M}]*/gu) ?? []).join(' '))),
  );
}

function wordsOf(text: string): string[] {
  return (
    foldCase(text)
      .match(/[\p{L}\d]+(?:['’]\p{L}+)*/gu)
      ?.map((word) => word.replace(genitive.of, '')) ?? []
  );
}

// A text as the words that the checks compare: with their stems, and which are names or numbers.
// Promises: pure. A name is what is written with a capital inside a sentence, or is known as one from elsewhere in the text.

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
const tokenPattern = new RegExp(
  String.raw`${tablesOf('en').numerals.compound.of.source}|[\p{L}\p{M}\d]+(?:[.,:]\d+)*(?:['’]\p{L}+)?|[.!?:]`,
  'giu',
);

export function tokensOf(text: string): Token[] {
  let first = true;
  const tokens: Token[] = [];
  for (const [token] of text.matchAll(tokenPattern)) {
    if ('.!?:'.includes(token)) {
      first = true;
      continue;
    }
    const bare = token.replace(genitive.of, '');
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
  return opensWithCapital(text) && !alwaysCapital.has(text);
}

// Whether two quotes of different articles count the same thing differently: 57 troops in one, 40 troops in the other.
// Promises: pure; speaks up only where both speak of the same, by the words and names that they share, and of the same day
// as far as they name one. A larger number of other things is no disagreement.

/** Content words that both must have, and the share of the shorter quote's that they make. */
const leastShared = 4;
const leastShare = 0.4;
/** Words behind a number among which the thing counted stands: 57 Syrian government troops. */
const headWithin = 3;

/** What they disagree about, such as "57 or 40 troops"; undefined when they do not. `isOneStory`: that both speak of the same is known. */
export function disagreementWith(quote: string, isOneStory = false): (other: string) => string | undefined {
  let own: { readonly tokens: Token[]; readonly counted: ReturnType<typeof countsOf> } | undefined;
  return (other) => {
    if (own === undefined) {
      const tokens = tokensOf(plain(quote));
      own = { tokens, counted: countsOf(tokens) };
    }
    const { tokens: a, counted } = own;
    if (counted.size === 0) return undefined;
    const there = plain(other);
    // Without a number, in digits or in words, it counts nothing.
    if (!holdsDigit(there) && !tablesOf('en').numerals.inWords.of.test(there)) return undefined;
    const b = tokensOf(there);
    if ((!isOneStory && !areAlike(a, b)) || differ(a, b, isYear) || differ(a, b, isMonth)) return undefined;
    const countedThere = countsOf(b);
    for (const [stem, { numbers, word }] of counted) {
      const others = countedThere.get(stem);
      if (others === undefined || [...numbers].some((number) => others.numbers.has(number))) continue;
      return `${[...numbers].join(', ')} or ${[...others.numbers].join(', ')} ${word}`;
    }
    return undefined;
  };
}

function areAlike(a: readonly Token[], b: readonly Token[]): boolean {
  const [stemsA, stemsB] = [a, b].map(
    (tokens) =>
      new Set(tokens.flatMap(({ stem, number }) => (number === undefined && stem !== undefined ? [stem] : []))),
  );
  if (stemsA === undefined || stemsB === undefined) return false;
  const shared = [...stemsA].filter((stem) => stemsB.has(stem)).length;
  const names = a.filter(({ isName, folded }) => isName && b.some((other) => other.isName && other.folded === folded));
  return shared >= leastShared && shared >= leastShare * Math.min(stemsA.size, stemsB.size) && names.length > 0;
}

/** Whether both name one of a kind, and none in common. */
function differ(a: readonly Token[], b: readonly Token[], isOne: (token: Token) => boolean): boolean {
  const [onesA, onesB] = [a, b].map((tokens) => new Set(tokens.filter(isOne).map(({ folded }) => folded)));
  if (onesA === undefined || onesB === undefined || onesA.size === 0 || onesB.size === 0) return false;
  return ![...onesA].some((one) => onesB.has(one));
}

function isYear({ number }: Token): boolean {
  return number !== undefined && /^(?:1[5-9]|20|21)\d\d$/.test(number);
}

const monthNames = new Set(months.map(foldCase));

function isMonth({ word, folded }: Token): boolean {
  return monthNames.has(folded) && isCapital(word);
}

/** By the stem of what is counted. */
function countsOf(tokens: readonly Token[]): Map<string, { readonly numbers: Set<string>; readonly word: string }> {
  const counts = new Map<string, { readonly numbers: Set<string>; readonly word: string }>();
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    if (token.number === undefined || isYear(token) || (before !== undefined && isMonth(before))) continue;
    const thing = tokens
      .slice(at + 1, at + 1 + headWithin)
      .find(({ stem, isName, number }) => stem !== undefined && !isName && number === undefined);
    if (thing?.stem === undefined || isMonth(thing)) continue;
    const count = counts.get(thing.stem) ?? { numbers: new Set<string>(), word: thing.word };
    count.numbers.add(token.number);
    counts.set(thing.stem, count);
  }
  return counts;
}
