/**
 * What a statement has changed of its quotes, where it would follow from them without that: two numbers, days or names that have changed
 * places, a word of its own, another "may" or "some", a condition, a denial or a speaker left out. A statement in words of its own is
 * not its matter: nothing makes that follow. Promises: pure; the first mistake, as a sentence. English only.
 */
import * as clauses from '../../language/en/clauses.ts';
import { governing } from '../../language/en/operators.ts';
import { followsFrom, partsOf, type Retold } from './follows.ts';
import type { Words } from './phrases.ts';
import { anyWord, baseOf, isVerb, saySame, type Word, wordsOf } from './words.ts';

/** Words that may have changed places: more take too long. */
const mostRuns = 14;
/** Words that stand nearer than this belong together, in whatever order. */
const leastBetween = 1;
/** In words. */
const longestPhrase = 5;
const prospective = new Set(clauses.prospective.map(baseOf));

export function mistakeIn(statement: string, told: readonly Retold[]): string | undefined {
  return mistakeInWords(withNames(wordsOf(statement), told), told);
}

function mistakeInWords(said: Words, told: readonly Retold[]): string | undefined {
  return (
    exchanged(said, told) ??
    otherWord(said, told) ??
    otherOperator(said, told) ??
    leftOut(said, told) ??
    joinedInVain(said, told) ??
    mistakeInPart(said, told)
  );
}

/** What is a name in the quotes is one at the start of the statement. */
function withNames(said: Words, told: readonly Retold[]): Words {
  const [first] = said;
  const name = told.flatMap(({ premise }) => premise).find(({ isName, lower }) => isName && lower === first?.lower);
  return first === undefined || name === undefined
    ? said
    : [{ ...first, isName: true, base: name.base }, ...said.slice(1)];
}

/** "57 injured and 12 killed" of 12 injured and 57 killed. */
function exchanged(said: Words, told: readonly Retold[]): string | undefined {
  const parts = runsOf(said).slice(0, mostRuns);
  for (const [n, one] of parts.entries()) {
    for (const other of parts.slice(n + 1)) {
      if (one.kind !== other.kind || one.base === other.base) continue;
      // "Hospital admissions", "admissions to hospital"
      if (one.kind === 'word' && other.from - one.to < leastBetween) continue;
      const turned = [
        ...said.slice(0, one.from),
        ...said.slice(other.from, other.to),
        ...said.slice(one.to, other.from),
        ...said.slice(one.from, one.to),
        ...said.slice(other.to),
      ];
      if (followsFrom(turned, told)) {
        return `In the words that it quotes, “${one.base}” and “${other.base}” stand the other way round.`;
      }
    }
  }
  return undefined;
}

interface Run {
  readonly kind: string;
  readonly base: string;
  readonly from: number;
  readonly to: number;
}

/** Numbers, days, names of one word or more, and other words one by one. */
function runsOf(words: Words): Run[] {
  const runs: Run[] = [];
  for (const [at, word] of words.entries()) {
    const last = runs.at(-1);
    if (word.kind === 'mark' || word.operator !== undefined) continue;
    const kind =
      word.isName || (at === 0 && /^\p{Lu}/u.test(word.text) && words[1]?.isName === true) ? 'name' : word.kind;
    if (kind === 'word' && !isContent(word)) continue;
    if (kind === 'name' && last?.kind === 'name' && last.to === at) {
      runs[runs.length - 1] = { ...last, base: `${last.base} ${word.text}`, to: at + 1 };
    } else runs.push({ kind, base: word.text, from: at, to: at + 1 });
  }
  return runs;
}

/** A word that the quotes have not, or have of something else: put in, or put in another's place. */
function otherWord(said: Words, told: readonly Retold[]): string | undefined {
  for (const { from, to, base, kind } of runsOf(said)) {
    const isOwn = !told.some(({ premise }) =>
      premise.some((other) => said.slice(from, to).some((word) => saySame(word, other))),
    );
    const [before, behind] = [said.slice(0, from), said.slice(to)];
    const run = said.slice(from, to);
    const other: Word = { ...anyWord, kind: run[0]?.kind ?? 'word', isName: kind === 'name', except: run };
    // One verb may say what another does; a noun in another's place is another thing.
    const isVerbal = run.some(isVerb);
    const others = [...(isVerbal ? [] : [[other], [other, other]]), ...(isOwn ? [[]] : [])];
    const isOther = others.some((instead) => followsFrom([...before, ...instead, ...behind], told));
    if (isOther && (isOwn || kind !== 'word'))
      return `It says “${base}”, which the words that it quotes do not say of this.`;
  }
  return withoutPhrase(said, told);
}

/** "In the whole country", "to save costs": a phrase put in, with words that the quotes have not. */
function withoutPhrase(said: Words, told: readonly Retold[]): string | undefined {
  const quoted = told.flatMap(({ premise }) => premise);
  for (const [from, word] of said.entries()) {
    if (!clauses.prepositions.has(word.lower) || clauses.comparative.has(word.lower) || from < 2) continue;
    for (let to = from + 2; to <= Math.min(said.length, from + longestPhrase); to++) {
      const phrase = said.slice(from, to);
      const own = phrase.find((each) => isContent(each) && !quoted.some((other) => saySame(each, other)));
      if (own === undefined || !followsFrom([...said.slice(0, from), ...said.slice(to)], told)) continue;
      return `It says “${phrase.map(({ text }) => text).join(' ')}”, which the words that it quotes do not.`;
    }
  }
  return undefined;
}

/** "The shares fell because the chief resigned": both are quoted, and that the one made the other is not. */
function joinedInVain(said: Words, told: readonly Retold[]): string | undefined {
  for (const [at, word] of said.entries()) {
    if (word.operator !== 'cause' || at < 2) continue;
    if (followsFrom(said.slice(0, at), told) && followsFrom(said.slice(at + 1), told)) {
      return `It says “${word.text}”, which the words that it quotes do not.`;
    }
  }
  return undefined;
}

/** One part follows, and the other would but for a mistake. */
function mistakeInPart(said: Words, told: readonly Retold[]): string | undefined {
  for (const [first, second] of partsOf(said)) {
    const [firstFollows, secondFollows] = [followsFrom(first, told), followsFrom(second, told)];
    if (firstFollows === secondFollows) continue;
    const mistake = mistakeInWords(firstFollows ? second : first, told);
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}

function isContent({ kind, lower, operator }: Word): boolean {
  if (kind === 'mark' || operator !== undefined) return false;
  return !(
    clauses.free.has(lower) ||
    clauses.prepositions.has(lower) ||
    clauses.coordinators.has(lower) ||
    clauses.relatives.has(lower) ||
    clauses.pronouns.has(lower) ||
    clauses.particles.has(lower) ||
    clauses.adverbs.has(lower) ||
    lower === clauses.small.genitive
  );
}

/** "Will" for "may", "most" for "some", "after" for "before". */
function otherOperator(said: Words, told: readonly Retold[]): string | undefined {
  for (const [at, word] of said.entries()) {
    const isQuoted = told.some(({ premise }) => premise.some((other) => other.base === word.base));
    if (word.operator === undefined || word.operator === 'time' || isQuoted) continue;
    const without = said.filter((_, place) => place !== at);
    if (followsFrom(said.with(at, { ...anyWord, operator: word.operator }), told) || followsFrom(without, told)) {
      return `It says “${word.text}”, which the words that it quotes do not.`;
    }
  }
  return undefined;
}

/** "Only", "may", "not", "some"; who says it; if and unless. */
function leftOut(said: Words, told: readonly Retold[]): string | undefined {
  for (const one of told) {
    for (const [at, word] of one.premise.entries()) {
      if (isProspective(word, one.premise[at + 1])) {
        const rest = one.premise.filter(
          (other, place) => place !== at && !(place === at + 1 && other.lower === clauses.small.to),
        );
        if (followsFrom(said, [{ ...one, premise: rest }]))
          return `The words that it quotes say “${word.text}”, and it does not.`;
      }
      if (word.operator === undefined) continue;
      const isPair = one.premise[at + 1]?.operator !== undefined;
      const shorter = [
        one.premise.filter((_, place) => place !== at),
        ...(isPair ? [one.premise.filter((_, place) => place !== at && place !== at + 1)] : []),
        ...(governing.has(word.operator) ? withoutClause(one.premise, at) : []),
      ];
      if (shorter.some((premise) => followsFrom(said, [{ ...one, premise }]))) {
        return `The words that it quotes say “${word.text}”, and it does not.`;
      }
    }
  }
  return undefined;
}

/** "Plans to reprint", "is considering sending". */
function isProspective({ base }: Word, next: Word | undefined): boolean {
  return (
    prospective.has(base) &&
    next !== undefined &&
    (next.lower === clauses.small.to || clauses.gerund.of.test(next.lower))
  );
}

/** Without all before the operator, or all from it on, up to the next mark. */
function withoutClause(words: Words, at: number): Words[] {
  const close = words.findIndex((word, place) => place > at && word.kind === 'mark');
  const open = words.slice(0, at).findLastIndex(({ kind }) => kind === 'mark');
  return [
    words.slice(at + 1),
    words.slice(0, at),
    ...(close > 0 ? [[...words.slice(0, at), ...words.slice(close)], words.slice(close + 1)] : []),
    ...(open > 0 ? [words.slice(0, open)] : []),
  ];
}
