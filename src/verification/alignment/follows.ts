/**
 * Whether a sentence follows from what it quotes, by alignment: each of its words stands in one quoted sentence, in the same order
 * or in an order that says the same (orders.ts, retellings.ts), and what is left out between them may be left out (gaps.ts).
 * After the alignment of textual entailment (MacCartney and Manning, "Modeling semantic containment and exclusion", 2008).
 * Promises: pure; what it cannot align does not follow. Knows no meaning beyond its tables. English only.
 */
import * as clauses from '../../language/en/clauses.ts';
import { mayLeaveOutBefore, mayLeaveOutBehind, mayLeaveOutBetween } from './gaps.ts';
import { arrangements } from './orders.ts';
import type { Words } from './phrases.ts';
import { subjectsOf } from './referents.ts';
import { deedsAsNouns, retellings } from './retellings.ts';
import { anyWord, isVerb, saySame, type Word, wordsOf } from './words.ts';

/** A quoted sentence, and those before it in its article, the nearest last. */
export interface Premise {
  readonly text: string;
  readonly before: readonly string[];
  /** The name of the person whom "he" or "she" means in the whole article, if there is one. */
  readonly topic?: string | undefined;
}

/** More variants than this are not made, nor such of more words in all: a sentence that has more is too long to be held against anything. */
const mostVariants = 1500;
const mostVariantWords = 20_000;
/** Of those that have all words of a statement, how many are aligned with it. */
const mostAligned = 400;
/** Alignments with one sentence, of a statement and of all that is tried to find its mistake: about a tenth of a second. */
const mostAlignments = 4000;

/** A quoted sentence in words, with what it takes to tell it in other ways. */
export interface Retold {
  readonly premise: Words;
  readonly before: readonly Words[];
  readonly topic: Words;
}

export function retold({ text, before, topic = '' }: Premise): Retold {
  return { premise: wordsOf(text), before: before.map(wordsOf), topic: wordsOf(topic) };
}

export function follows(statement: string, told: readonly Retold[]): boolean {
  return followsFrom(wordsOf(statement), told);
}

export function followsFrom(statement: Words, told: readonly Retold[]): boolean {
  // Most of what is tried has a word that stands nowhere: aligning takes far longer than seeing that.
  const isHeld = (word: Word): boolean => !isNeeded(word) || told.some((one) => standingIn(one, word).length > 0);
  return statement.every(isHeld) && wholeOrInParts(statement, told);
}

function isNeeded(word: Word): boolean {
  return word.kind !== 'mark' && !isFree(word) && !mayBeDropped(word);
}

/** Words that another arrangement of a statement has no longer (orders.ts, retellings.ts). */
function mayBeDropped({ lower, operator }: Word): boolean {
  return (
    clauses.happening.has(lower) ||
    clauses.placeOfHappening.has(lower) ||
    clauses.prepositions.has(lower) ||
    clauses.coordinators.has(lower) ||
    clauses.subjectRelatives.has(lower) ||
    clauses.be.has(lower) ||
    clauses.possible.has(lower) ||
    lower in clauses.subjectPronouns ||
    operator === 'modality' ||
    operator === 'negation' ||
    operator === 'contrast' ||
    lower === clauses.small.any ||
    lower === clauses.small.genitive
  );
}

/** All words of all ways to tell a sentence, and which of them a word may stand for, by their forms. */
interface KnownWords {
  readonly words: Words;
  readonly standing: Map<string, readonly string[]>;
}

const knownWords = new WeakMap<Retold, KnownWords>();

const formOf = ({ kind, lower }: Word): string => `${kind} ${lower}`;

/** The words of the ways to tell a sentence that a word may stand for. */
function standingIn(told: Retold, word: Word): readonly string[] {
  const known = knownWords.get(told) ?? { words: wordsIn(told), standing: new Map<string, readonly string[]>() };
  knownWords.set(told, known);
  if (word.base === anyWord.base) return known.words.map(formOf);
  const form = formOf(word);
  const standing = known.standing.get(form) ?? known.words.filter((other) => stands(word, other)).map(formOf);
  known.standing.set(form, standing);
  return standing;
}

function wordsIn(told: Retold): Words {
  const byForm = new Map<string, Word>();
  for (const { words } of variantsOf(told)) for (const word of words) byForm.set(formOf(word), word);
  return [...byForm.values()];
}

interface Variant {
  readonly words: Words;
  readonly forms: ReadonlySet<string>;
}

const knownVariants = new WeakMap<Retold, readonly Variant[]>();

/** A statement is held against them many times over, to find what it has changed. */
function variantsOf(told: Retold): readonly Variant[] {
  const known = knownVariants.get(told);
  if (known !== undefined) return known;
  const variants: Variant[] = [];
  let wordCount = 0;
  for (const words of retellings(told.premise, told.before, told.topic)) {
    variants.push({ words, forms: new Set(words.map(formOf)) });
    wordCount += words.length;
    if (variants.length === mostVariants || wordCount > mostVariantWords) break;
  }
  knownVariants.set(told, variants);
  return variants;
}

/** The ways to tell a sentence that have all words of a statement. */
function withAllWords(statement: Words, told: Retold): readonly Words[] {
  const needed = statement.filter(isNeeded).map((word) => standingIn(told, word));
  const found: Words[] = [];
  for (const { words, forms } of variantsOf(told)) {
    if (found.length === mostAligned) break;
    if (needed.every((standing) => standing.some((form) => forms.has(form)))) found.push(words);
  }
  return found;
}

const alignments = new WeakMap<Retold, number>();

function mayTry(told: Retold): boolean {
  const tried = (alignments.get(told) ?? 0) + 1;
  alignments.set(told, tried);
  return tried <= mostAlignments;
}

/** A statement of two parts follows when each does. */
function wholeOrInParts(statement: Words, told: readonly Retold[]): boolean {
  const said = [statement, ...deedsAsNouns(statement)].flatMap(arrangements);
  const isTold = told.some((one) => {
    // What is told as a noun has fewer words: they are needed of none.
    const variants = withAllWords(statement, one);
    return said.some((each) => variants.some((other) => mayTry(one) && isAligned(each, other)));
  });
  return isTold || partsOf(statement).some((parts) => parts.every((part) => wholeOrInParts(part, told)));
}

/** Cut at each "and", "but", comma or semicolon in turn; the second part has the subject of the first, where it has none. */
export function partsOf(statement: Words): (readonly [Words, Words])[] {
  const words = statement.at(-1)?.kind === 'mark' ? statement.slice(0, -1) : statement;
  return words.flatMap((word, at): (readonly [Words, Words])[] => {
    const isCut =
      word.lower === clauses.small.and ||
      word.operator === 'contrast' ||
      word.lower === ';' ||
      word.lower === '.' ||
      word.lower === '–';
    if (!isCut || at < 2 || at > words.length - 3) return [];
    const first = words.slice(0, words[at - 1]?.kind === 'mark' ? at - 1 : at);
    const own = words.slice(at + 1);
    // "…, and it plans": it is what the first part is about.
    const [subject] = subjectsOf(first);
    const isPronoun = own[0] !== undefined && own[0].lower in clauses.subjectPronouns;
    const second = isPronoun && subject !== undefined ? [...subject, ...own.slice(1)] : own;
    if (!first.some(isVerb)) return [];
    if (second.some(isVerb) && !isVerb(second[0])) return [[first, second]];
    const verb = first.findIndex(isVerb);
    if (isVerb(second[0])) return [[first, [...first.slice(0, verb), ...second]]];
    return [];
  });
}

/** Whether all words of the one stand in the other, in this order, with nothing left out that may not be. */
function isAligned(statement: Words, premise: Words): boolean {
  const said = statement.filter((word) => word.kind !== 'mark' && !isFree(word));
  if (said.length === 0) return false;
  let reached = new Set<number>();
  for (const [n, word] of said.entries()) {
    const next = new Set<number>();
    const isMarked = statement[statement.indexOf(word) - 1]?.kind === 'mark';
    for (const [at, other] of premise.entries()) {
      if (!stands(word, other) || !isSameForm(statement, word, premise, at)) continue;
      const isReached =
        n === 0
          ? mayLeaveOutBefore(premise, at)
          : [...reached].some((from) => from < at && mayLeaveOutBetween(premise, from, at, isMarked));
      if (isReached) next.add(at);
    }
    if (next.size === 0) return false;
    reached = next;
  }
  return [...reached].some((last) => mayLeaveOutBehind(premise, last));
}

function isFree({ lower, operator }: Word): boolean {
  return operator === undefined && clauses.free.has(lower);
}

function stands(word: Word, other: Word): boolean {
  if (word.base === anyWord.base) {
    if (word.operator !== undefined) return other.operator !== undefined;
    const isLike = word.isName ? other.isName : word.kind === 'word' ? other.kind === 'word' : other.kind === word.kind;
    return isLike && other.operator === undefined && !(word.except ?? []).some((each) => saySame(each, other));
  }
  if (word.operator !== undefined || other.operator !== undefined) return word.base === other.base;
  if (clauses.prepositions.has(word.lower)) {
    return (
      word.lower === other.lower ||
      (clauses.placing.has(word.lower) && clauses.placing.has(other.lower) && isWhere(word) && isWhere(other))
    );
  }
  return saySame(word, other) || isPersonTold(word, other);
}

/** "We", quoted, is "they" when it is told. */
function isPersonTold({ lower }: Word, other: Word): boolean {
  return clauses.personsTold.some(([own, told]) => told.includes(lower) && own.includes(other.lower));
}

function isWhere({ lower }: Word): boolean {
  return clauses.where.has(lower);
}

/** A deed in the same voice; not done where it is only to be done; is not where it was. */
function isSameForm(statement: Words, word: Word, premise: Words, at: number): boolean {
  const here = statement.indexOf(word);
  const other = premise[at];
  if (other === undefined || !isVerb(word) || !isVerb(other)) return true;
  const [own, theirs] = [helperOf(statement, here), helperOf(premise, at)];
  if (isToDo(premise, at) && !isToDo(statement, here)) return false;
  const passive = own !== undefined && isParticiple(word);
  const passiveThere = theirs !== undefined && isParticiple(other);
  if (passive !== passiveThere) {
    const next = premise[at + 1];
    // "57 killed in the raid": the helper is left out.
    const mayBePassive =
      passive &&
      isParticiple(other) &&
      (next === undefined || next.kind === 'mark' || clauses.prepositions.has(next.lower));
    if (!mayBePassive) return false;
  }
  if (own === undefined || theirs === undefined) return true;
  const { presentOfBe: isNow, pastOfBe: wasThen } = clauses;
  return !((isNow.has(own) && wasThen.has(theirs)) || (wasThen.has(own) && isNow.has(theirs)));
}

function isToDo(words: Words, place: number): boolean {
  return words[place - 1]?.lower === clauses.small.to;
}

function helperOf(words: Words, at: number): string | undefined {
  return words.slice(Math.max(0, at - 3), at).findLast(({ lower }) => clauses.be.has(lower))?.lower;
}

function isParticiple({ lower }: Word): boolean {
  return !clauses.gerund.of.test(lower);
}
