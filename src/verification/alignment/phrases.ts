/** Parts of a sentence: where a phrase begins and ends, and what kind of word stands there. Promises: pure. English only. */
import * as clauses from '../../language/en/clauses.ts';
import { baseOf, isVerb, type Word } from './words.ts';

export type Words = readonly Word[];

export const isPreposition = (word: Word | undefined): boolean =>
  word !== undefined && clauses.prepositions.has(word.lower);

export const isMark = (word: Word | undefined): boolean => word?.kind === 'mark';

export const isAuxiliary = (word: Word | undefined): boolean =>
  word !== undefined && clauses.auxiliaryForms.has(word.lower);

export const isAttribution = (word: Word | undefined): boolean => word?.operator === 'attribution';

export const made = (text: string): Word => ({ text, lower: text, base: baseOf(text), kind: 'word', isName: false });

export function isModal(word: Word | undefined): boolean {
  return word?.operator === 'modality';
}

function isAdverb(word: Word | undefined): boolean {
  return word !== undefined && (clauses.adverbs.has(word.lower) || word.operator === 'negation');
}

/** Without its last mark. */
export function bare(words: Words): Words {
  return isMark(words.at(-1)) ? words.slice(0, -1) : words;
}

/** The last names, nouns and numbers, with what belongs to them. */
export function nounPhraseAtEnd(words: Words): Words {
  let from = words.length;
  while (from > 0) {
    const word = words[from - 1];
    if (word === undefined || isMark(word) || isVerb(word) || word.operator !== undefined) break;
    if (isPreposition(word) && word.lower !== clauses.small.of) break;
    if (clauses.coordinators.has(word.lower) || clauses.subordinators.has(word.lower)) break;
    from -= 1;
  }
  return words.slice(from);
}

/** Names, each with all its words, as they stand one behind another; the first word of a sentence where a name follows it, or `opens` says so. */
export function namesIn(words: Words, opens: (first: Word) => boolean = () => words[1]?.isName === true): Words[] {
  const found: Word[][] = [];
  words.forEach((word, at) => {
    const isFirst = at === 0 && word.kind === 'word' && /^\p{Lu}/u.test(word.text) && opens(word);
    if (word.operator !== undefined || !(word.isName || isFirst)) return;
    const last = found.at(-1);
    if (last !== undefined && last.at(-1) === words[at - 1]) last.push(word);
    else found.push([word]);
  });
  return found;
}

/** Where a verb begins, with "has", "may" and "not" before it. */
export function startOfVerb(words: Words, verb: number): number {
  let start = verb;
  while (start > 0 && (isAuxiliary(words[start - 1]) || isModal(words[start - 1]) || isAdverb(words[start - 1])))
    start -= 1;
  return start;
}

/** A subject may have phrases of its own: "the mayor of Lauvik", "the head of the port in Holm". */
export function subjectAtEnd(words: Words): Words {
  const open = isMark(words.at(-1)) ? words.slice(0, -1).findLastIndex(isMark) : -1;
  if (open > 0 && !words.slice(open + 1).some(isVerb)) {
    const head = subjectAtEnd(words.slice(0, open));
    return head.length === 0 ? [] : words.slice(open - head.length);
  }
  let from = words.length;
  while (from > 0) {
    const word = words[from - 1];
    if (
      word === undefined ||
      isMark(word) ||
      (isVerb(word) && !isModifierOfSubject(words, from - 1)) ||
      word.operator === 'attribution' ||
      word.operator === 'contrast'
    )
      break;
    if (clauses.subordinators.has(word.lower) || clauses.relatives.has(word.lower)) break;
    if (word.operator === 'condition' || word.operator === 'cause' || word.operator === 'time') break;
    from -= 1;
  }
  // "and Holm": a clause of its own
  if (clauses.coordinators.has(words[from]?.lower ?? '')) from += 1;
  return words.slice(from);
}

/** "Two masked men", "the closed port": the form of a verb between what opens a phrase and its noun. */
export function isModifierOfSubject(words: Words, at: number): boolean {
  const [before, after] = [words[at - 1], words[at + 1]];
  const opens = before !== undefined && (before.kind === 'number' || clauses.articles.has(before.lower));
  return opens && isModifier(words, at) && !isVerb(after);
}

/** Behind an aside that begins there: "the finance chief, Marc Odell,". */
export function endWithAside(words: Words, end: number): number {
  if (!isMark(words[end])) return end;
  const close = words.findIndex((word, at) => at > end && isMark(word));
  return close > 0 && !words.slice(end, close).some(isVerb) ? close + 1 : end;
}

/** Where a phrase of nouns ends that begins there: "57 soldiers and 12 guards". */
export function endOfPhrase(words: Words, from: number): number {
  let at = from;
  while (at < words.length) {
    const word = words[at];
    if (
      word === undefined ||
      isMark(word) ||
      word.kind === 'day' ||
      word.operator === 'time' ||
      word.operator === 'cause' ||
      word.operator === 'condition'
    )
      break;
    if (isVerb(word) && at > from && !isModifier(words, at)) break;
    if (isPreposition(word) && word.lower !== clauses.small.of) break;
    if (clauses.coordinators.has(word.lower) && isVerb(words[at + 1])) break;
    if (clauses.relatives.has(word.lower) && word.lower !== clauses.small.that) break;
    at += 1;
  }
  return at;
}

/** "The Lind housing company", "a used car": the form of a verb, and none. */
function isModifier(words: Words, at: number): boolean {
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]];
  const isForm = word !== undefined && clauses.verbForm.of.test(word.lower) && !isAuxiliary(word);
  return (
    isForm &&
    before !== undefined &&
    !isMark(before) &&
    after?.kind === 'word' &&
    !isPreposition(after) &&
    !clauses.articles.has(after.lower) &&
    !after.isName &&
    after.operator === undefined
  );
}
