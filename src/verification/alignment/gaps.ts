/**
 * What a sentence may leave out of another and still follow from it: a modifier, a phrase with its preposition, an aside between
 * commas, a clause of its own, one of two things joined by "and". Nothing that turns, weakens or bounds what is kept.
 * Promises: pure. What is not known to be such a part may not be left out.
 */
import * as clauses from '../../language/en/clauses.ts';
import { governing } from '../../language/en/operators.ts';
import { isAuxiliary, isMark, isPreposition } from './phrases.ts';
import { isVerb, type Word } from './words.ts';

const isArticle = ({ lower }: Word): boolean => clauses.articles.has(lower);
const isCoordinator = ({ lower, operator }: Word): boolean =>
  clauses.coordinators.has(lower) || operator === 'contrast';
const isAdverb = ({ lower, operator }: Word): boolean =>
  operator === undefined && (clauses.adverbs.has(lower) || clauses.adverbEnding.of.test(lower));

/** Words before the verb of saying in a clause of its own, and behind it. */
const mostOfSubject = 4;
const leastTold = 3;

/** Names, nouns, numbers: what a phrase is about. */
function isContent(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    !isMark(word) &&
    !isVerb(word) &&
    !isPreposition(word) &&
    !isCoordinator(word) &&
    !isArticle(word) &&
    !clauses.relatives.has(word.lower) &&
    !clauses.subordinators.has(word.lower) &&
    !isAdverb(word)
  );
}

/** Words between two that are kept. `premise`: all of them; `from`, `to`: the two. `isMarked`: a mark stands there in what is held against it. */
export function mayLeaveOutBetween(premise: readonly Word[], from: number, to: number, isMarked: boolean): boolean {
  const gap = premise.slice(from + 1, to).filter((word) => !isArticle(word) && !isAuxiliary(word));
  const [first] = gap;
  const last = gap.at(-1);
  const [before, after] = [premise[from], premise[to]];
  if (first === undefined || last === undefined || before === undefined || after === undefined) return true;
  // What stands behind a mark belongs to something else: "half recovered, in the second group a third".
  if (gap.length === 1 && isMark(first))
    return (
      isMarked || isVerb(after) || opensSubordinate(after) || (!isPreposition(after) && after.operator === undefined)
    );
  if (isMark(first) && isMark(last) && gap.length > 2) return isAside(gap.slice(1, -1));
  if (
    gap.some(
      ({ operator }) =>
        operator !== undefined && operator !== 'time' && operator !== 'quantifier' && operator !== 'contrast',
    )
  ) {
    return false;
  }
  if (gap.every(isAdverb)) return true;
  const isQuiet = gap.every(({ operator }) => operator === undefined || operator === 'time');
  const bare = isMark(last) && !isMark(first) ? gap.slice(0, -1) : isMark(first) ? gap.slice(1) : gap;
  if (bare.some(isMark)) return isList(gap) && isQuiet;
  if (isMark(first) && !bare.some(isMark) && isPreposition(bare[0] ?? first)) return isQuiet && !bare.some(isVerb);
  if (isMark(first)) return isList(gap) && isQuiet;
  if (isMark(last)) return isQuiet && isPreposition(first) && !bare.some(isVerb);
  const isVerbal = gap.some(isVerb);
  // "the [old wooden] bridge"
  if (isQuiet && gap.every(isContent)) return isContent(after) && !isHeadCutOff(before);
  // "voted [against] the plan"
  if (gap.every(isPreposition)) return gap.every(({ lower }) => clauses.free.has(lower));
  // "the mayor [of Lauvik] resigned", "resigned [in May] after …"
  if (isQuiet && isPreposition(first) && !isVerbal)
    return !isContent(last) || !isContent(after) || after.kind === 'day';
  // "the man [who sold the boat] left", "the boat [carrying oil] sank"
  if (isQuiet && (clauses.relatives.has(first.lower) || clauses.gerund.of.test(first.lower)) && isVerbal) {
    return isContent(before) && isVerb(after) && first.lower !== clauses.small.whose;
  }
  // "Brandt [and Holm] sold it"
  if (isCoordinator(first) && first.operator === undefined && !isVerbal) return first.lower === clauses.small.and;
  // "sold [the mill and] the ferry"; "Brandt [sold the mill and] left"
  if (isCoordinator(last) && last.lower !== clauses.small.or)
    return isVerbal ? isVerb(first) && isVerb(after) : !isContent(before);
  return false;
}

/** "…, if the owners agree": as well without the mark. */
function opensSubordinate({ operator }: Word): boolean {
  return operator !== undefined && !['negation', 'modality', 'bound', 'quantifier', 'apparent'].includes(operator);
}

/** What stands between two marks: it may be left out, unless it governs the whole. */
function isAside(inside: readonly Word[]): boolean {
  return inside.every(({ operator }) => operator === undefined || !governing.has(operator));
}

/** "Brandt, Holm and Sievers" with one left out. */
function isList(gap: readonly Word[]): boolean {
  return (
    isMark(gap[0]) &&
    gap.every((word) => isMark(word) || isContent(word) || word.lower === clauses.small.and) &&
    !gap.some(isVerb)
  );
}

/** What is kept before a gap of nouns is no modifier of them: "the ferry [company] sank" is not "the ferry sank". */
function isHeadCutOff(before: Word): boolean {
  return isContent(before) && before.kind !== 'number' && !before.isName;
}

/** Words before the first that is kept. */
export function mayLeaveOutBefore(premise: readonly Word[], first: number): boolean {
  const gap = premise.slice(0, first).filter((word) => !isArticle(word));
  const last = gap.at(-1);
  if (last === undefined) return true;
  if (gap.some(({ operator }) => operator !== undefined && governing.has(operator))) return false;
  const opensClause = isMark(last) || isCoordinator(last);
  if (opensClause) {
    // A clause with its own verb; or a list's first items, which are not left out here.
    const rest = premise.slice(first);
    const isWhole =
      !rest.slice(0, 1).some(isVerb) &&
      (isVerbalClause(gap) || isPreposition(gap[0] ?? last) || isAdverb(gap[0] ?? last));
    return isWhole && (last.operator === 'contrast' || !clauses.subordinators.has(last.lower));
  }
  if (gap.some(({ operator }) => operator !== undefined)) return false;
  // "In May [Brandt] resigned", "[The old] mill burned"
  const day =
    gap.at(-1)?.kind !== 'word' && gap.every((word) => isPreposition(word) || word.kind !== 'word' || word.isName);
  return (
    (isPreposition(gap[0] ?? last) && day) ||
    (gap.every(isContent) && !gap.some(({ isName }) => isName) && isContent(premise[first]))
  );
}

function isVerbalClause(gap: readonly Word[]): boolean {
  return gap.some(isVerb);
}

/** Words behind the last that is kept. */
export function mayLeaveOutBehind(premise: readonly Word[], last: number): boolean {
  const gap = premise.slice(last + 1).filter((word) => !isArticle(word));
  const kept = premise[last];
  const [first, second] = gap.filter((word) => !isMark(word));
  if (first === undefined || kept === undefined) return true;
  const governs = gap.some(({ operator }) => operator !== undefined && governing.has(operator));
  if (governs && !isClauseOfItsOwn(gap) && !isOtherDeed(gap)) return false;
  if (first.operator === 'contrast' && second?.operator === 'negation') return false;
  if (first.operator === 'negation' || first.operator === 'bound') return false;
  if (isMark(gap[0])) return true;
  // "the ferry [company]": the head of what is kept would be cut off.
  if (isContent(first) && isContent(kept) && first.kind !== 'day') return false;
  return !(isVerb(first) && clauses.auxiliaryForms.has(kept.lower));
}

/** "The flood ruined the archive [but did not reach the clocks]", "the port was closed[, and it may reopen if …]". */
function isOtherDeed(gap: readonly Word[]): boolean {
  const words = isMark(gap[0]) ? gap.slice(1) : gap;
  const [first, second] = words;
  if (first === undefined || second === undefined || !isCoordinator(first) || second.operator === 'negation')
    return false;
  const deed = words.slice(1, 1 + mostOfSubject).some((word) => isVerb(word) || word.operator === 'modality');
  const hasSubject = !isVerb(second) && second.operator === undefined && !isAdverb(second);
  const held = words.flatMap(({ operator }) => (operator !== undefined && governing.has(operator) ? [operator] : []));
  return deed && held.every((operator) => operator === 'condition' && hasSubject);
}

/** "… [and said that her staff had followed the rules]": who is quoted there is not quoted with what stands before. */
function isClauseOfItsOwn(gap: readonly Word[]): boolean {
  const words = isMark(gap[0]) ? gap.slice(1) : gap;
  const [first] = words;
  const at = words.findIndex(({ operator }) => operator !== undefined && governing.has(operator));
  const others = words.slice(at + 1).filter(({ operator }) => operator !== undefined && governing.has(operator));
  return (
    first !== undefined &&
    isCoordinator(first) &&
    words[at]?.operator === 'attribution' &&
    at <= mostOfSubject &&
    words.length - at > leastTold &&
    others.length === 0
  );
}
