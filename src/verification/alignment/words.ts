/**
 * A sentence as it is aligned with another: its words by their base forms, numbers by value, days as one word, operators
 * ("at least", "according to") as one word each, and the marks that bound its parts.
 * Promises: pure. English only. Quotation marks are left out.
 */
import * as clauses from '../../language/en/clauses.ts';
import { equivalents, phrasalVerbs } from '../../language/en/equivalents.ts';
import { irregularBases, irregularVerbs, presentForms } from '../../language/en/verbs.ts';
import { months } from '../../language/en/months.ts';
import { type OperatorKind, operators } from '../../language/en/operators.ts';
import { baseOfPast } from '../../language/en/past-forms.ts';
import { englishStem } from '../../language/en/stem.ts';
import { numbersOf } from '../facts.ts';

export interface Word {
  readonly text: string;
  readonly lower: string;
  /** Stem of the base form; the value of a number; a day as 2021-05-03 or --05-03; the line of an operator; the mark itself. */
  readonly base: string;
  readonly kind: 'word' | 'number' | 'day' | 'mark';
  readonly isName: boolean;
  readonly operator?: OperatorKind;
  /** Of `anyWord`: what it does not stand for. */
  readonly except?: readonly Word[];
}

/** Stands for any other, where it is asked what a statement would say but for one word. */
export const anyWord: Word = { text: '*', lower: '*', base: '*', kind: 'word', isName: false };

const phrases = new Map<string, { readonly kind: OperatorKind; readonly line: string }>();
for (const [kind, lines] of operators) {
  lines.forEach((line) => {
    for (const phrase of line)
      if (!phrases.has(phrase)) phrases.set(phrase, { kind, line: `${kind} ${line[0] ?? ''}` });
  });
}
const longestPhrase = Math.max(...[...phrases.keys()].map((phrase) => phrase.split(' ').length));

const equivalentLines = new Map<string, Set<number>>();
equivalents.forEach((line, number) => {
  for (const word of line) {
    const stem = englishStem(word);
    equivalentLines.set(stem, (equivalentLines.get(stem) ?? new Set()).add(number));
  }
});

const phrasalBases = new Map(
  phrasalVerbs.map(([verb, particle, same]) => [`${englishStem(verb)} ${particle}`, englishStem(same)]),
);

export function saySame(one: Word, other: Word): boolean {
  if (one.base === other.base || (one.kind === other.kind && one.lower === other.lower)) return true;
  if (one.kind === 'day' && other.kind === 'day')
    return one.base.endsWith(other.base.slice(-6)) && one.base.startsWith('--');
  if (one.kind !== 'word' || other.kind !== 'word' || one.isName || other.isName) return false;
  const [a, b] = [equivalentLines.get(one.base), equivalentLines.get(other.base)];
  return a !== undefined && b !== undefined && [...a].some((line) => b.has(line));
}

/** The same words come thousands of times: so many are remembered. */
const mostBases = 20_000;
const knownBases = new Map<string, string>();

/** Of a lower-case word. */
export function baseOf(lower: string): string {
  const known = knownBases.get(lower);
  if (known !== undefined) return known;
  const base = englishStem(irregularVerbs.get(lower) ?? baseOfPast.get(lower) ?? lower);
  if (knownBases.size >= mostBases) knownBases.clear();
  knownBases.set(lower, base);
  return base;
}

const monthNumber = new Map(
  months.flatMap((month, at): [string, string][] => {
    const number = String(at + 1).padStart(2, '0');
    return [
      [month.toLowerCase(), number],
      [month.slice(0, 3).toLowerCase(), number],
    ];
  }),
);
const monthSource = `(?<month>${months.join('|')}|(?:${months.map((month) => month.slice(0, 3)).join('|')})\\.?)`;
const dayBefore = new RegExp(
  String.raw`(?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?${monthSource}(?:,? (?<year>\d{4}))?`,
  'g',
);
const dayBehind = new RegExp(
  String.raw`${monthSource} (?<day>\d{1,2})(?:st|nd|rd|th)?(?!\d|[.,:]\d)(?:,? (?<year>\d{4})\b)?`,
  'g',
);

/** Days in one form, so that each is one word. */
function withDays(text: string): string {
  return [dayBefore, dayBehind].reduce((rest, form) => rest.replaceAll(form, (found) => dayIn(found, form)), text);
}

function dayIn(found: string, form: RegExp): string {
  const { day = '', month = '', year = '-' } = new RegExp(form.source).exec(found)?.groups ?? {};
  return `§${year}-${monthNumber.get(month.slice(0, 3).toLowerCase()) ?? ''}-${day.padStart(2, '0')}`;
}

const shortMonths = new RegExp(
  `\\b(${months
    .filter((month) => month.length > 4)
    .map((month) => month.slice(0, 3))
    .join('|')}|Sept)\\.(?= )`,
  'g',
);

const tokenPattern =
  /§[\d-]{7,10}|\$|€|£|\d+(?:[.,]\d+)*(?:\p{L}+)?|[\p{L}\p{M}]+(?:[-’'][\p{L}\p{M}\d]+)*(?:(?<=s)['’](?= \p{Ll}))?|\d[\p{L}\d-]*|%|[,;:()—–.!?]|(?<=\s)-(?=\s)/gu;

export function wordsOf(sentence: string): Word[] {
  const raw =
    withDays(
      sentence
        .normalize('NFKC')
        .replaceAll(clauses.saysNothing.of, '')
        .replaceAll(clauses.perCent.of, clauses.small.percent)
        .replaceAll(clauses.numberSign.of, '')
        .replaceAll(shortMonths, (short) => months.find((month) => month.startsWith(short.slice(0, 3))) ?? short),
    ).match(tokenPattern) ?? [];
  const spelt = raw.flatMap((token) => {
    const genitive = /^(.+)['’]s$/u.exec(token);
    if (genitive !== null) return [genitive[1] ?? '', '’s'];
    const denied = /^(.+)n['’]t$/iu.exec(token);
    if (denied !== null)
      return [clauses.shortened[token.toLowerCase().replace("'", '’')] ?? denied[1] ?? '', clauses.small.not];
    const plural = /^(.+s)['’]$/u.exec(token);
    if (plural !== null) return [plural[1] ?? '', '’s'];
    return token.toLowerCase() === clauses.small.cannot ? [clauses.small.can, clauses.small.not] : [token];
  });
  return joined(spelt.map((text, at) => wordOf(clauses.signs[text] ?? text, at === 0)));
}

function wordOf(text: string, isFirst: boolean): Word {
  const lower = text.toLowerCase();
  if (text.startsWith('§')) return { text, lower, base: text.slice(1), kind: 'day', isName: false };
  if (/^[,;:()—–.!?-]$/u.test(text)) return { text, lower, base: text, kind: 'mark', isName: false };
  const [value] = numbersOf(text);
  if (value !== undefined && /^\d|^\p{L}+(?:-\p{L}+)?$/u.test(text))
    return { text, lower, base: value, kind: 'number', isName: false };
  const isName = /^\p{Lu}/u.test(text) && !isFirst;
  return { text, lower, base: isName ? `=${lower}` : baseOf(lower), kind: 'word', isName };
}

/** Numbers of several words as one ("two million"), and operators. */
function joined(words: readonly Word[]): Word[] {
  const names = new Set(words.filter(({ isName }) => isName).map(({ lower }) => lower));
  const found: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    const operator = operatorAt(words, at);
    if (operator !== undefined) {
      found.push(operator.word);
      at += operator.length - 1;
      continue;
    }
    const last = found.at(-1);
    const phrasal =
      last?.kind === 'word' &&
      words[at + 1]?.lower !== clauses.small.of &&
      phrasalBases.get(`${last.base} ${word.lower}`);
    if (last !== undefined && phrasal) {
      found[found.length - 1] = { ...last, text: `${last.text} ${word.text}`, base: phrasal };
      continue;
    }
    if (word.kind === 'number' && last?.kind === 'number') {
      const [value] = numbersOf(`${last.text} ${word.text}`);
      const all = numbersOf(`${last.text} ${word.text}`);
      if (value !== undefined && all.length === 1) {
        found[found.length - 1] = { ...last, text: `${last.text} ${word.text}`, base: value };
        continue;
      }
    }
    // What is a name inside the sentence is one at its start.
    const isName = word.isName || (names.has(word.lower) && /^\p{Lu}/u.test(word.text));
    found.push(isName && word.kind === 'word' ? { ...word, isName, base: `=${word.lower}` } : word);
  }
  return found;
}

function operatorAt(words: readonly Word[], at: number): { readonly word: Word; readonly length: number } | undefined {
  for (let length = longestPhrase; length > 0; length--) {
    const part = words.slice(at, at + length);
    if (part.length < length || part.some(({ kind }) => kind === 'mark')) continue;
    const phrase = part.map(({ lower }) => lower).join(' ');
    const found = phrases.get(phrase);
    if (found === undefined || (length === 1 && isOther(phrase, words, at))) continue;
    const text = part.map((word) => word.text).join(' ');
    return {
      word: { text, lower: phrase, base: found.line, kind: 'word', isName: false, operator: found.kind },
      length,
    };
  }
  return undefined;
}

/** Words that are operators only in some places: "over 50", "May", "like", "by". */
function isOther(phrase: string, words: readonly Word[], at: number): boolean {
  const [before, next] = [words[at - 1], words[at + 1]];
  const isBeforeNumber = next?.kind === 'number';
  if (clauses.boundsOfNumbers.has(phrase)) return !isBeforeNumber;
  // "By 2020", "by 9 pm"; "by two men" says who.
  if (clauses.boundsOfTimes.has(phrase)) return !(isBeforeNumber && isTime(words, at + 1)) && next?.kind !== 'day';
  if (clauses.comparing.has(phrase)) return at > 0 && before?.kind !== 'mark';
  // Before a noun they belong to it; behind a noun they are verbs.
  if (clauses.modifying.has(phrase)) return at > 0 && !clauses.beforeNoun.has(before?.lower ?? '');
  return words[at]?.isName === true;
}

/** A year, or a number without a noun of its own. */
function isTime(words: readonly Word[], at: number): boolean {
  const [number, next] = [words[at], words[at + 1]];
  if (/^\d{4}$/.test(number?.base ?? '')) return true;
  return (
    next === undefined ||
    next.kind !== 'word' ||
    clauses.hoursOfDay.has(next.lower) ||
    clauses.prepositions.has(next.lower)
  );
}

export function isVerb(word: Word | undefined): boolean {
  if (word === undefined || word.kind !== 'word' || word.isName) return false;
  const { lower, operator } = word;
  if (clauses.auxiliaryForms.has(lower)) return true;
  if (operator !== undefined) return clauses.verbalOperators.of.test(lower);
  if (irregularVerbs.has(lower) || irregularBases.has(lower) || baseOfPast.has(lower)) return true;
  if (presentForms.has(lower)) return true;
  return clauses.verbForm.of.test(lower) && lower.length > 4;
}
