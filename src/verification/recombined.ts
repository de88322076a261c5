/**
 * Whether a statement says of the subject of one clause what its quotes say of the subject of another: "Cole preferred the tower" of
 * "Cole preferred the cake, while Malik preferred the tower", "Prowse and Tolley lost 45 ewes" of "Prowse lost 45, and Tolley lost 12".
 * Subject and predicate of each clause are held against those of the quotes (the binding of arguments to their predicates).
 * Promises: pure; only speaks up where a subject has words of one clause's subject alone, and what is said of it words of another's
 * predicate and none of its own; not of a clause that may be about the other's subject, by a pronoun or a common noun. English only.
 */
import * as clauses from '../language/en/clauses.ts';
import { isAuxiliary, isMark, isModifierOfSubject, type Words } from './alignment/phrases.ts';
import { isVerb, saySame, type Word, wordsOf } from './alignment/words.ts';

interface Clause {
  /** Of one joined by "and", each. */
  readonly subjects: readonly Words[];
  readonly predicate: Words;
  readonly all: Words;
  /** Set against the clause before it, as by "while". */
  readonly isContrast: boolean;
}

export function recombinedProblem(sentence: string, quotes: readonly string[]): string | undefined {
  const quoted = quotes.flatMap((quote) => clausesOf(wordsOf(quote)));
  if (quoted.length < 2) return undefined;
  for (const { subjects, predicate } of clausesOf(wordsOf(sentence))) {
    for (const subject of subjects) {
      const homes = quoted.filter((clause) => hasOwn(subject, clause, clause.subjects.flat(), quoted));
      const [home] = homes;
      if (home === undefined || homes.length > 1) continue;
      const others = quoted.filter((clause) => clause !== home && mayHaveAnotherSubject(clause, home, quoted));
      // "Lost 45 ewes, and Tolley lost 12": what is counted is left out there, and may be told of both.
      const isCounted = home.predicate.findLast((word) => !isMark(word))?.kind === 'number';
      const told = isCounted ? predicate.filter(({ kind }) => kind === 'number') : predicate;
      const from = others.find((clause) => hasOwn(told, clause, clause.predicate, quoted));
      if (from === undefined) continue;
      const isHome = hasOwn(predicate, home, home.predicate, quoted);
      if (!isHome)
        return `It says of “${textOf(subject)}” what the words that it quotes say of “${textOf(from.subjects.flat())}”.`;
    }
  }
  return undefined;
}

/** Whether some words have one of these words of a clause that stands in no other clause. */
function hasOwn(said: Words, clause: Clause, of: Words, quoted: readonly Clause[]): boolean {
  const others = quoted.filter((other) => other !== clause);
  return said.some(
    (word) =>
      isContent(word) && of.some((other) => saySame(word, other)) && !others.some(({ all }) => holds(all, word)),
  );
}

function mayHaveAnotherSubject(clause: Clause, home: Clause, quoted: readonly Clause[]): boolean {
  const subject = clause.subjects.flat();
  if (subject.some(({ lower }) => lower in clauses.subjectPronouns)) return false;
  const isSetAgainst = clause.isContrast && quoted[quoted.indexOf(clause) - 1] === home;
  const isSetBefore = home.isContrast && quoted[quoted.indexOf(home) - 1] === clause;
  return isSetAgainst || isSetBefore || subject.some(({ isName }) => isName);
}

/** Each with a subject and a verb of its own; what has none belongs to the clause before. */
function clausesOf(words: Words): Clause[] {
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

function holds(words: Words, word: Word): boolean {
  return words.some((other) => saySame(word, other));
}

function isContent(word: Word): boolean {
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

function textOf(words: Words): string {
  return words
    .filter((word) => !isMark(word))
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(` ${clauses.small.genitive}`, clauses.small.genitive);
}
