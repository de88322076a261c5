/**
 * The same said in other ways: an apposition as a sentence, a deed as a noun, one clause of two, active and passive, a pronoun's
 * referent. Promises: pure; each says no more than the sentence. English only.
 */
import * as clauses from '../../language/en/clauses.ts';
import { governing } from '../../language/en/operators.ts';
import { arrangements } from './orders.ts';
import {
  endOfPhrase,
  endWithAside,
  isAttribution,
  isMark,
  isPreposition,
  made,
  nounPhraseAtEnd,
  type Words,
} from './phrases.ts';
import { aboutTopic, subjectsOf, withFullNames, withReferents } from './referents.ts';
import { otherVoices } from './voices.ts';
import { isVerb, saySame, type Word } from './words.ts';

const ownDeeds = clauses.ownDeeds.map(made);
/** In words: what is longer is a clause that may have more to it. */
const longestAside = 12;

/** "The resignation of Brandt came on Monday": "Brandt resignation on Monday", which "Brandt resigned on Monday" is aligned with. */
/** Words that a deed told as a noun has more: "came", "of", "took place". */
const leftOfNoun = 3;

/** Ways of putting what the premise says, among them those that only the deed allows. */
export function* retellings(premise: Words, context: readonly Words[], topic: Words = []): Generator<Words, void> {
  const resolved = [
    premise,
    ...withReferents(premise, context),
    ...aboutTopic(premise, topic),
    ...withFullNames(premise, [...context, topic]),
  ];
  const clausesOf = resolved.flatMap((one) => [
    one,
    ...withoutAsides(one),
    ...firstClauses(one),
    ...secondClauses(one),
    ...laterDeeds(one),
    ...factiveClauses(one),
  ]);
  const told = clausesOf.flatMap((one) => [one, ...appositions(one), ...asVerbs(one), ...ofInsteadOfGenitive(one)]);
  const arranged = told.flatMap(arrangements);
  // What is told in the same voice comes first: not all that there is will be tried.
  yield* arranged;
  for (const one of arranged) yield* otherVoices(one);
}

/** "The study began in May, ended in June and was published": "the study was published". Not where who tells it, or when it holds, stands before, nor of one thing or another. */
function laterDeeds(words: Words): Words[] {
  if (words.some(({ lower }) => lower === clauses.small.or)) return [];
  return [words, ...withoutRelative(words)].flatMap((one) => {
    const [subject] = subjectsOf(one);
    if (subject === undefined) return [];
    return one.flatMap((word, at): Words[] => {
      const before = one.slice(0, at);
      const isCut = word.lower === clauses.small.and || word.operator === 'contrast' || word.lower === ',';
      const isDeed = isVerb(one[at + 1]) && !clauses.gerund.of.test(one[at + 1]?.lower ?? '');
      if (!isCut || !isDeed || at <= subject.length || !before.some(isVerb)) return [];
      const opens = before.some(({ lower }) => clauses.relatives.has(lower) || clauses.subordinators.has(lower));
      const governs = before.some(({ operator }) => operator !== undefined && governing.has(operator));
      return opens || governs ? [] : [[...subject, ...one.slice(at + 1)]];
    });
  });
}

/** "When the mill was sold, nobody wept": "the mill was sold". Not where somebody tells it, it is denied, or it is only planned. */
function factiveClauses(words: Words): Words[] {
  return words.flatMap((word, at): Words[] => {
    const before = words.slice(0, at);
    const governs = before.some(
      ({ operator }) => operator === 'negation' || (operator !== undefined && governing.has(operator)),
    );
    if (!clauses.factive.has(word.lower) || governs) return [];
    const ends = words.flatMap((other, end) => (end > at && isMark(other) ? [end] : [])).slice(0, 3);
    return [...ends, words.length].flatMap((end): Words[] => {
      const clause = words.slice(at + 1, end);
      const outside = [...before, ...words.slice(end)];
      const isTold = clause.length > 2 && !isVerb(clause[0]) && clause.some(isVerb);
      // "It will close when the mill is sold": nothing is sold yet.
      const plan = outside.findIndex(({ operator }) => operator === 'modality');
      const isPlanned = plan >= 0 && !outside.slice(0, plan).some(({ lower }) => lower === clauses.small.that);
      return isTold && !isPlanned ? [clause] : [];
    });
  });
}

/** "The study, which was paid for by a maker, Dormell, began": "the study began". */
function withoutRelative(words: Words): Words[] {
  const from = words.findIndex(isMark);
  if (from < 0 || !clauses.relatives.has(words[from + 1]?.lower ?? '')) return [];
  return words.flatMap((word, to): Words[] => {
    const isEnd = to > from && isMark(word) && isVerb(words[to + 1]);
    return isEnd ? [[...words.slice(0, from), ...words.slice(to + 1)]] : [];
  });
}

/** Without what stands between two marks, where that governs nothing. */
function withoutAsides(words: Words): Words[] {
  const marks = words.flatMap((word, at) =>
    word.lower === ',' || word.lower === '–' || word.lower === '(' || word.lower === ')' ? [at] : [],
  );
  return marks.slice(1).flatMap((to, n): Words[] => {
    const from = marks[n] ?? 0;
    const inside = words.slice(from + 1, to);
    const governs = inside.some(({ operator }) => operator !== undefined && governing.has(operator));
    return governs || inside.length > longestAside ? [] : [[...words.slice(0, from), ...words.slice(to + 1)]];
  });
}

/** "The court fined them, and they paid": "the court fined them". Not where the second clause says who tells it, or when it holds. */
function firstClauses(words: Words): Words[] {
  return words.flatMap((word, at): Words[] => {
    const isCut =
      (word.lower === clauses.small.and || word.operator === 'contrast' || word.lower === ';') && isMark(words[at - 1]);
    const second = words.slice(at + 1);
    const isClause = second.some(isVerb) && !isVerb(second[0]);
    const isFree = !second.some(
      ({ operator }) => operator === 'attribution' || operator === 'condition' || operator === 'exception',
    );
    return isCut && isClause && isFree ? [words.slice(0, at - 1)] : [];
  });
}

/** "The port was closed, and it may reopen": "the port may reopen". Not where the first clause says who tells it, or when it holds. */
function secondClauses(words: Words): Words[] {
  return words.flatMap((word, at): Words[] => {
    const isCut = (word.lower === clauses.small.and || word.operator === 'contrast' || word.lower === ';') && at > 2;
    const head = words.slice(0, isMark(words[at - 1]) ? at - 1 : at);
    const second = words.slice(at + 1);
    if (!isCut || head.some(({ operator }) => operator === 'attribution' || operator === 'condition')) return [];
    const [first] = second;
    if (first === undefined || !(first.lower in clauses.subjectPronouns)) return [];
    return subjectsOf(head).map((subject) => [...subject, ...second.slice(1)]);
  });
}

/** "Brandt, the mayor of Lauvik, left": "Brandt is the mayor of Lauvik", "The mayor of Lauvik, Brandt". */
function appositions(words: Words): Words[] {
  const found: Words[] = [];
  const marks = words.flatMap((word, at) =>
    word.lower === ',' || word.lower === '(' || word.lower === '–' ? [at] : [],
  );
  marks.forEach((from, n) => {
    const to = marks[n + 1] ?? words.findIndex((word, at) => at > from && isMark(word));
    const inside = words.slice(from + 1, to < 0 ? undefined : to);
    const before = words.slice(0, from);
    if (inside.length === 0 || before.length === 0) return;
    if (before.some(({ operator }) => operator !== undefined && governing.has(operator) && operator !== 'attribution'))
      return;
    if (before[0]?.operator !== undefined || isPreposition(before[0])) return;
    const [first] = inside;
    const heads = [nounPhraseAtEnd(before), ...(before.some(isVerb) ? [] : [before])].filter(
      ({ length }) => length > 0,
    );
    const [head] = heads;
    if (head === undefined || first === undefined) return;
    const isName = first.isName || clauses.articles.has(first.lower) || first.kind === 'number';
    const relative = inside.findIndex(({ lower }) => clauses.relatives.has(lower));
    if (isName && !inside.slice(0, relative < 0 ? undefined : relative).some(isVerb)) {
      for (const one of heads)
        found.push([...one, made(clauses.small.is), ...inside], [...inside, made(clauses.small.is), ...one]);
      const behind = to < 0 ? [] : words.slice(to + 1);
      if (behind.length > 0 && !before.some(isVerb))
        found.push([...inside, ...behind], [...inside, ...words.slice(from, from + 1), ...before, ...words.slice(to)]);
    }
    // "Brandt, who sold the mill, left": "Brandt sold the mill"
    if (clauses.subjectRelatives.has(first.lower) && inside.some(isVerb)) found.push([...head, ...inside.slice(1)]);
    // "Brandt, born in 1950, left"
    if (isVerb(first) && !isAttribution(first)) found.push([...head, ...inside]);
  });
  // "Mayor Ida Brandt said …": "Ida Brandt is mayor"
  const name = words.findIndex(({ isName }) => isName);
  const title = words.slice(0, name);
  const end = words.findIndex((word, at) => at > name && !word.isName);
  if (
    name > 0 &&
    end > name &&
    title.every((word) => word.kind === 'word' && word.operator === undefined && !isPreposition(word) && !isVerb(word))
  ) {
    found.push([...words.slice(name, end), made(clauses.small.is), ...title]);
  }
  return found;
}

/** "The invasion of Holm" may be what Holm did or what was done to it; "the resignation of Brandt" may not. */
function isOwnDeed(noun: Word | undefined): boolean {
  return noun !== undefined && ownDeeds.some((deed) => saySame(deed, noun));
}

/** "The resignation of Brandt", "Brandt’s resignation": "Brandt resignation", which "Brandt resigned" is aligned with. */
function asVerbs(words: Words): Words[] {
  const found: Words[] = [];
  words.forEach((word, at) => {
    if (word.lower === clauses.small.of && at > 0) {
      const noun = words[at - 1];
      const end = endWithAside(words, endOfPhrase(words, at + 1));
      if (noun !== undefined && isOwnDeed(noun))
        found.push([...words.slice(0, at - 1), ...words.slice(at + 1, end), noun, ...words.slice(end)]);
    }
    // "Brandt’s resignation"
    if (word.lower === clauses.small.genitive && isOwnDeed(words[at + 1]))
      found.push([...words.slice(0, at), ...words.slice(at + 1)]);
  });
  return found;
}

/** "Users’ data": "data of users". */
function ofInsteadOfGenitive(words: Words): Words[] {
  return words.flatMap((word, at): Words[] => {
    if (word.lower !== clauses.small.genitive) return [];
    const owner = nounPhraseAtEnd(words.slice(0, at));
    const end = endOfPhrase(words, at + 1);
    return owner.length === 0
      ? []
      : [
          [
            ...words.slice(0, at - owner.length),
            ...words.slice(at + 1, end),
            made(clauses.small.of),
            ...owner,
            ...words.slice(end),
          ],
        ];
  });
}

export function deedsAsNouns(words: Words): Words[] {
  const at = words.findIndex(({ lower }) => clauses.happening.has(lower));
  if (at < 0) return [];
  const rest = words.slice(at + 1).filter(({ lower }, place) => place > 0 || !clauses.placeOfHappening.has(lower));
  return asVerbs([...words.slice(0, at), ...rest]).filter((one) => one.length >= words.length - leftOfNoun);
}
