/**
 * The checkable facts of a sentence: its numbers, its dates and its proper names.
 * Promises: `factsMissingFrom` gives every one that the sources do not hold. Where it cannot tell a name from an
 * ordinary word it takes it for a name, so that a doubt counts against the sentence.
 */
import type { Article } from './domain.ts';
import { foldCase } from './text.ts';

const numberWords: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen twenty'
  )
    .split(' ')
    .map((word, value) => [word, String(value)]),
);
const tens = 'thirty forty fifty sixty seventy eighty ninety'.split(' ');

const months = 'january february march april may june july august september october november december'.split(' ');
const days = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** Capitalised at the start of a sentence, or always, without naming anything. */
const ordinary = new Set(
  (
    'the a an this that these those it its he she they we i you his her their our my your there here who what when ' +
    'where why which how and but or nor so yet for if in on at by from to of with without about against after before ' +
    'during since until while as because although though however also both either neither some any many most few ' +
    'several all each every no not none only even still just then than more less much such other another according ' +
    'meanwhile moreover furthermore additionally overall finally instead later earlier once under over between among ' +
    'through across despite unlike like within upon yes mr mrs ms dr prof gen sir'
  ).split(' '),
);

type About = Pick<Article, 'title' | 'publisher' | 'author' | 'published' | 'path'>;

/** Facts of `sentence`, as written, that stand neither in the quotes nor in what is known of their articles. */
export function factsMissingFrom(
  sentence: string,
  quotes: readonly string[],
  articles: readonly (About & Pick<Article, 'text'>)[],
): string[] {
  const about = articles.flatMap(({ title, publisher, author, published }) => [
    title,
    publisher ?? '',
    author ?? '',
    published === undefined ? '' : spokenDate(published),
  ]);
  const sources = [...quotes, ...about].join('\n');
  const known = new Set(wordsOf(sources));
  const numbers = new Set(numbersOf(sources));
  const everyday = new Set(articles.flatMap(({ text }) => text.match(/(?<![\p{L}\d])\p{Ll}[\p{L}\p{M}]*/gu) ?? []));

  const missing = numbersOf(sentence).filter((number) => !numbers.has(number));
  for (const { word, first } of namesOf(sentence)) {
    const folded = foldCase(word);
    if (first && (ordinary.has(folded) || everyday.has(word.toLowerCase()))) continue;
    if (!isKnownName(folded, known)) missing.push(word);
  }
  return [...new Set(missing)];
}

/** Numbers as digits without separators, decimals with a point; spelt-out ones too. */
function numbersOf(text: string): string[] {
  const digits = (text.match(/\d+(?:[.,]\d+)*/g) ?? []).map((number) =>
    // 1,200 is one number; 4,5 is a decimal as half of Europe writes it.
    number.replaceAll(/,(?=\d{3}(?!\d))/g, '').replaceAll(',', '.'),
  );
  // "One" is more often a pronoun than a number, so it is not asked for; it is given all the same.
  const spelt = wordsOf(text).flatMap((word) => {
    if (word === 'one') return [];
    const value = numberWords[word] ?? (tens.includes(word) ? String((tens.indexOf(word) + 3) * 10) : undefined);
    return value === undefined ? [] : [value];
  });
  return [...digits, ...spelt];
}

/** Capitalised words; `first` marks the one that would be capitalised anyway. */
function namesOf(sentence: string): { word: string; first: boolean }[] {
  const names: { word: string; first: boolean }[] = [];
  let opens = true;
  for (const match of sentence.matchAll(/[\p{L}\p{M}\d]+(?:['’][\p{L}]+)?|[.!?:]/gu)) {
    const [token] = match;
    if (/^[.!?:]$/.test(token)) {
      opens = true;
      continue;
    }
    const word = token.replace(/['’]s?$/u, '').replace(/['’]\p{L}+$/u, '');
    if (/^\p{Lu}/u.test(word) && word !== 'I') names.push({ word, first: opens });
    opens = false;
  }
  return names;
}

function isKnownName(name: string, known: ReadonlySet<string>): boolean {
  if (known.has(name)) return true;
  const month = months.find((long) => long === name || (long.slice(0, 3) === name && long !== name));
  if (month !== undefined) return known.has(month) || known.has(month.slice(0, 3)) || known.has('sept');
  const day = days.find((long) => long === name);
  if (day !== undefined) return known.has(day.slice(0, 3));
  // Israel, Israeli, Israelis: the same name with another ending of up to three letters.
  for (const word of known) {
    const shared = sharedPrefix(word, name);
    if (shared >= 4 && shared >= Math.max(word.length, name.length) - 3) return true;
  }
  return false;
}

function sharedPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charAt(length) === b.charAt(length)) length += 1;
  return length;
}

function wordsOf(text: string): string[] {
  return foldCase(text).match(/[\p{L}\d]+/gu) ?? [];
}

/** 2021-01-13 as "13 January 2021 01 2021-01-13", so that any way of saying it is known. */
function spokenDate(published: string): string {
  const [year = '', month, day] = published.split('-');
  const name = month === undefined ? '' : (months[Number(month) - 1] ?? '');
  return `${day === undefined ? '' : Number(day)} ${name} ${year} ${published}`;
}
