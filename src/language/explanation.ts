/**
 * How far a sentence explains whom or what a question wants explained: "Valensi is a research fellow" says who Valensi is.
 * Promises: pure. Does not know the question (query/requests.ts), nor what the subject is.
 */
import { escapeRegExp, opensWithCapital } from '../text.ts';
import type { Explanation, Language } from './language.ts';
import { tablesOf } from './languages.ts';
import { particle } from './en/titles-and-names.ts';

/** The first kind that fits counts. */
const worths: readonly (readonly [Explanation, number])[] = [
  ['defined', 1],
  ['apposed', 0.8],
  ['inBrackets', 0.8],
  ['spelledOut', 0.8],
  ['calledSo', 0.6],
  ['titled', 0.5],
  ['opening', 0.25],
];

/** How far a sentence explains the subject, 0 to 1: 1 says what it is, 0.25 only begins with it, 0 neither. */
export function explaining(subject: string, language = 'en'): (sentence: string) => number {
  const { definitions } = tablesOf(language);
  const { explanations, plural } = definitions;
  const name = String.raw`(?<![\p{L}\p{N}-])(?:${[anyCase(subject), ...lastName(subject, definitions)].join('|')})${plural}(?![\p{L}\p{N}-])`;
  const isAcronym = /^\p{Lu}[\p{L}\d]*\p{Lu}$/u.test(subject);
  const compiled = worths
    .filter(([kind]) => kind !== 'spelledOut' || isAcronym)
    .map(([kind, worth]) => ({ worth, form: explanations[kind](name) }));
  // Most sentences do not name it; the forms take a hundred times as long to find that out.
  const last = subject.slice(subject.lastIndexOf(' ') + 1).toLowerCase();
  return (sentence) =>
    sentence.toLowerCase().includes(last) ? (compiled.find(({ form }) => form.test(sentence))?.worth ?? 0) : 0;
}

/** "Valensi is a research fellow" says who Carmit Valensi is; "Batu Khan is a grandson" does not say who Genghis Khan is. */
function lastName(subject: string, { lastNameAlone }: Language['definitions']): string[] {
  const words = subject.split(' ');
  const last = words.at(-1) ?? '';
  const isPerson = words.length > 1 && words.every((word) => opensWithCapital(word) || particle.of.test(word));
  return isPerson && last.length > 3 ? [lastNameAlone(escapeRegExp(last))] : [];
}

/** Each word as it stands, with a capital, or in capitals: questions are often typed small. */
function anyCase(subject: string): string {
  return subject
    .split(' ')
    .map((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()])
    .map((forms) => `(?:${[...new Set(forms)].map(escapeRegExp).join('|')})`)
    .join(' ');
}
