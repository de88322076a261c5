/**
 * Whether a statement says of the subject of one clause what its quotes say of the subject of another: "Cole preferred the tower" of
 * "Cole preferred the cake, while Malik preferred the tower", "Prowse and Tolley lost 45 ewes" of "Prowse lost 45, and Tolley lost 12".
 * Subject and predicate of each clause are held against those of the quotes (the binding of arguments to their predicates).
 * Promises: pure; only speaks up where a subject has words of one clause's subject alone, and what is said of it words of another's
 * predicate and none of its own; not of a clause that may be about the other's subject, by a pronoun or a common noun. English only.
 */
import * as clauses from '../language/en/clauses.ts';
import { isMark, type Words } from './alignment/phrases.ts';
import { saySame, type Word, wordsOf } from './alignment/words.ts';
import { type Clause, clausesOf, isContent } from './main-clauses.ts';

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

function holds(words: Words, word: Word): boolean {
  return words.some((other) => saySame(word, other));
}

function textOf(words: Words): string {
  return words
    .filter((word) => !isMark(word))
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(` ${clauses.small.genitive}`, clauses.small.genitive);
}
