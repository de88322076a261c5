/**
 * The main clauses of a sentence, each with its subjects and what is said of them, and which of its words tell something.
 * Promises: pure; by rules of form, so that what is no clause to them belongs to the one before. English only.
 */
import * as clauses from '../language/en/clauses.ts';
import { isAuxiliary, isModifierOfSubject, type Words } from './alignment/phrases.ts';
import { isVerb, type Word } from './alignment/words.ts';

export interface Clause {
  /** Of one joined by "and", each. */
  readonly subjects: readonly Words[];
  readonly predicate: Words;
  readonly all: Words;
  /** Set against the clause before it, as by "while". */
  readonly isContrast: boolean;
}

/** Each with a subject and a verb of its own; what has none belongs to the clause before. */
export function clausesOf(words: Words): Clause[] {
  const parts: { words: Word[]; isContrast: boolean }[] = [{ words: [], isContrast: false }];
  for (const [at, word] of words.entries()) {
    const isContrast = word.operator === 'contrast';
    const opens = isContrast || word.lower === clauses.small.and || word.text === ';' || word.text === '.';
    if (opens && subjectEnd(parts.at(-1)?.words ?? []) > 0 && subjectEnd(words.slice(at + 1)) > 0) {
      parts.push({ words: [], isContrast });
    } else parts.at(-1)?.words.push(word);
  }
  return parts.flatMap(({ words: all, isContrast }) => {
    const end = subjectEnd(all);
    if (end <= 0) return [];
    return [{ subjects: conjuncts(all.slice(0, end)), predicate: all.slice(end), all, isContrast }];
  });
}

/** Where the first verb stands, behind a subject with a word of its own; 0 where there is none. */
function subjectEnd(words: Words): number {
  const verb = words.findIndex((word, at) => isVerb(word) && !isModifierOfSubject(words, at) && !isNoun(words, at));
  const before = words.slice(0, Math.max(0, verb));
  if (!before.some((word) => isContent(word) || word.lower in clauses.subjectPronouns)) return 0;
  // "… and in March", "when Alice leaves": no subject of a main clause begins so.
  const opening = words[0]?.lower ?? '';
  return clauses.prepositions.has(opening) || clauses.subordinators.has(opening) ? 0 : verb;
}

/** "The injured were treated": the form of a verb that stands for people. */
function isNoun(words: Words, at: number): boolean {
  const before = words[at - 1];
  return before !== undefined && clauses.articles.has(before.lower) && isAuxiliary(words[at + 1]);
}

function conjuncts(subject: Words): Words[] {
  const at = subject.findIndex(({ lower }) => lower === clauses.small.and);
  return at < 0 ? [subject] : [subject.slice(0, at), ...conjuncts(subject.slice(at + 1))];
}

export function isContent(word: Word): boolean {
  const { kind, lower, operator } = word;
  if (kind === 'mark' || operator !== undefined) return false;
  return !(
    clauses.free.has(lower) ||
    clauses.prepositions.has(lower) ||
    clauses.coordinators.has(lower) ||
    clauses.relatives.has(lower) ||
    clauses.pronouns.has(lower) ||
    clauses.adverbs.has(lower) ||
    lower === clauses.small.genitive
  );
}
