/**
 * The expressions that answer a type of question: a date for "when", a number for "how many", a name for "who".
 * Promises: gives places in the sentence, and only of what the question does not say itself.
 */
import type { AnswerType } from '../domain.ts';
import type { Span } from '../text.ts';
import type { Language } from './language.ts';
import { tablesOf } from './languages.ts';
import { properNameTest } from './vocabulary.ts';
import { isCountry } from './synonyms.ts';
import { eachWord, type SentenceWords, terms } from './terms.ts';

/** Types whose answer cannot do without its expression: a date, a number, a name. */
export function needsExpression(type: AnswerType): boolean {
  return ['who', 'when', 'where', 'how-many', 'how-much', 'how-long', 'how-far', 'how-old', 'country'].includes(type);
}

/** Names and numbers of the sentence that the question does not hold: what answers most questions. */
export interface NewFacts {
  readonly names: readonly Span[];
  readonly numbers: readonly Span[];
}

export function newFacts(
  sentence: SentenceWords,
  asked: (term: string) => boolean,
  looksLikeName: (term: string) => boolean,
): NewFacts {
  const names: Span[] = [];
  const numbers: Span[] = [];
  sentence.words.forEach((word, at) => {
    if (asked(word.term)) return;
    if (/^\d/.test(word.term)) numbers.push(word);
    if (!word.isCapital) return;
    const next = sentence.words[at + 1];
    if (!word.opens || looksLikeName(word.term) || (next?.isCapital === true && next.start === word.end + 1)) {
      names.push(word);
    }
  });
  return { names, numbers };
}

/**
 * Places in the sentence that may be what a question of the type asks for; undefined when the type asks for none.
 * `language`: of the sentence.
 */
export function answerSpans(
  type: AnswerType,
  sentence: SentenceWords,
  question: string,
  { names }: NewFacts,
  language: string,
): readonly Span[] | undefined {
  const { answers, people } = tablesOf(language).answers;
  if (type === 'country') return names.filter(({ start, end }) => isCountry(sentence.text.slice(start, end), language));
  if (type === 'who') return names.length > 0 ? names : spansOf(people.of, sentence.text, question);
  const pattern = answers[type]?.of;
  if (pattern === undefined) return undefined;
  const found = spansOf(pattern, sentence.text, question);
  // The 13 of 13 January counts nothing.
  if (type === 'how-many' && answers.when !== undefined) {
    const dates = spansOf(answers.when.of, sentence.text, '');
    return found.filter(({ start, end }) => !dates.some((date) => start < date.end && end > date.start));
  }
  return type === 'where' && names.length > 0 ? [...found, ...names] : found;
}

function spansOf(pattern: RegExp, text: string, question: string): Span[] {
  const lower = question.toLowerCase();
  return [...text.matchAll(pattern)]
    .filter(([found]) => !lower.includes(found.trim().toLowerCase()))
    .map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

// What a word of a question counts in a search: its rarity, and less where passages that answer seldom hold the word.
// "Which kind of plane" is answered by "a Su-24", which says neither "kind" nor, half of the time, "plane".
// Promises: pure; never more than the rarity. Words of questions in languages without tables count what their rarity says.

const askingTerms = new Map<string, ReadonlySet<string>>();

function askingTermsOf({ code, asking }: Language): ReadonlySet<string> {
  const known = askingTerms.get(code) ?? new Set(terms(asking.askingWords, code));
  askingTerms.set(code, known);
  return known;
}

/**
 * Logarithms of odds that the passage that answers holds the word, beside those of other words: .75 of these are held, .1
 * of asking words, .5 of words after "what" and "which" (bench/LOG.md). A word's rarity is such a logarithm too.
 */
const ASKING_ODDS = -3;
const AFTER_WHICH_ODDS = -1;
/** What is left of a rarity at least, so that a question of asking words alone finds something. */
const LEAST = 0.1;

/** Takes a term of the question and its rarity, gives what it counts. */
export type WordWeight = (term: string, idf: number) => number;

export function wordWeights(question: string, language = 'en'): WordWeight {
  const tables = tablesOf(language);
  const askingWords = askingTermsOf(tables);
  const { beforeSort } = tables.asking;
  const readsAsName = properNameTest(question, language);
  const odds = new Map<string, number>();
  const isShouted = question === question.toUpperCase();
  let before = '';
  eachWord(
    question,
    (term, word, kind) => {
      if (kind === 'whole') return;
      // A name is meant, whatever stands before it.
      const isName = /^\p{Lu}|\d/u.test(word) && !isShouted && before !== '' && readsAsName(word);
      const here = isName ? 0 : askingWords.has(term) ? ASKING_ODDS : beforeSort.has(before) ? AFTER_WHICH_ODDS : 0;
      odds.set(term, Math.max(odds.get(term) ?? ASKING_ODDS, here));
      before = term;
    },
    language,
  );
  return (term, idf) => Math.max(LEAST * idf, idf + (odds.get(term) ?? 0));
}
