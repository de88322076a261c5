/**
 * The same words in another order: who is quoted named first, what goes before put behind, phrases at the end exchanged.
 * Promises: pure; each says no more than the sentence. English only.
 */
import * as clauses from '../../language/en/clauses.ts';
import { bare, isAttribution, isMark, isPreposition, nounPhraseAtEnd, type Words } from './phrases.ts';
import { isVerb, wordsOf } from './words.ts';

/** "May" and "could" are not the same of what somebody is able to do; of what is possible they are. */
const possibly = [clauses.small.may, clauses.small.could].map((modal) => wordsOf(modal));

/** "It is possible that it will leak", "it was possible that it would leak": "it may leak". */
function possibleAsMay(words: Words): Words[] {
  const at = words.findIndex(({ lower }) => clauses.possible.has(lower));
  const will = words.findIndex(({ operator }, place) => place > at && operator === 'modality');
  const [it, is, that] = [words[at - 2], words[at - 1], words[at + 1]];
  if (
    at < 2 ||
    it?.lower !== clauses.small.it ||
    !clauses.be.has(is?.lower ?? '') ||
    that?.lower !== clauses.small.that
  )
    return [];
  const behind = words.slice(at + 2);
  const verb = behind.findIndex(isVerb);
  const modal = will < 0 ? undefined : words[will];
  if (modal !== undefined && !clauses.future.has(modal.lower)) return [];
  // Without a "will": "it was possible that the brothers had struck".
  const told = possibly.map((may) =>
    modal === undefined ? behind.toSpliced(verb, 0, ...may) : behind.flatMap((word) => (word === modal ? may : [word])),
  );
  return verb < 0 ? [] : told.map((one) => [...words.slice(0, at - 2), ...one]);
}

/** "142 kilometres long, which was 18 shorter": "142 kilometres long, 18 shorter". */
function withoutWhichIs(words: Words): Words[] {
  const at = words.findIndex(
    ({ lower }, place) =>
      isMark(words[place - 1]) && clauses.subjectRelatives.has(lower) && clauses.be.has(words[place + 1]?.lower ?? ''),
  );
  return at < 0 || isVerb(words[at + 2]) ? [] : [[...words.slice(0, at), ...words.slice(at + 2)]];
}

/** Ways of putting the same, whatever it is compared with. */
export function arrangements(sentence: Words): Words[] {
  let found = [bare(sentence)];
  for (const inOtherOrder of [
    speakerFirst,
    openingBehind,
    phrasesInOtherOrder,
    anyAsNo,
    asideBefore,
    phraseAsideBehind,
    noneBehind,
    withoutWhichIs,
    possibleAsMay,
  ]) {
    found = found.flatMap((one) => [one, ...inOtherOrder(one)]);
  }
  return found;
}

/** "Brunn Foods, a rival, may bid": "a rival Brunn Foods may bid". */
function asideBefore(words: Words): Words[] {
  const open = words.findIndex(isMark);
  const close = words.findIndex((word, at) => at > open && isMark(word));
  const inside = words.slice(open + 1, close);
  if (open <= 0 || close < 0 || inside.some(isVerb) || !clauses.articles.has(inside[0]?.lower ?? '')) return [];
  const head = nounPhraseAtEnd(words.slice(0, open));
  return [[...words.slice(0, open - head.length), ...inside, ...head, ...words.slice(close + 1)]];
}

/** "The pump, at 349 euros, scored best": "the pump scored best at 349 euros". */
function phraseAsideBehind(words: Words): Words[] {
  const open = words.findIndex(isMark);
  const close = words.findIndex((word, at) => at > open && isMark(word));
  const inside = words.slice(open + 1, close);
  const isPhrase = isPreposition(inside[0]) || inside[0]?.operator === 'exception';
  if (open <= 0 || close < 0 || inside.some(isVerb) || !isPhrase) return [];
  return [[...words.slice(0, open), ...words.slice(close + 1), ...inside]];
}

/** "It has not been claimed by any group": "it has been claimed by no group", as anyAsNo has it; and "no group" before the verb. */
function noneBehind(words: Words): Words[] {
  const [first] = words;
  const verb = words.findIndex(isVerb);
  if (first?.operator !== 'negation' || verb < 1) return [];
  return [[...words.slice(1, verb + 1), first, ...words.slice(verb + 1)]];
}

/** "Did not find any fault": "found no fault". */
function anyAsNo(words: Words): Words[] {
  const denial = words.findIndex(({ operator }) => operator === 'negation');
  const any = words.findIndex(({ lower }) => lower === clauses.small.any);
  const no = words[denial];
  return no === undefined || any < denial ? [] : [words.with(any, no).filter((_, at) => at !== denial)];
}

/** "It leaks, Brandt said", "It leaks, said Brandt", "According to Brandt, it leaks": "Brandt said it leaks". */
export function speakerFirst(words: Words): Words[] {
  const [first] = words;
  if (first?.lower === clauses.small.accordingTo) {
    // "According to Brandt, the mayor, it leaks": the first mark, or the third, may end who says it.
    const marks = words.flatMap((word, at) => (isMark(word) ? [at] : [])).slice(0, 3);
    return marks.map((mark) => [
      ...words.slice(1, mark),
      { ...first, text: clauses.small.said },
      ...words.slice(mark + 1),
    ]);
  }
  const at = words.findLastIndex(isAttribution);
  const verb = words[at];
  if (at <= 0 || verb === undefined) return [];
  if (verb.lower === clauses.small.accordingTo) {
    const head = bare(words.slice(0, at));
    return [[...words.slice(at + 1), verb, ...head]];
  }
  const comma = words.slice(0, at).findLastIndex(isMark);
  if (comma <= 0) return [];
  const [head, between, behind] = [words.slice(0, comma), words.slice(comma + 1, at), words.slice(at + 1)];
  if (between.some(isVerb)) return [];
  if (between.length > 0 && behind.every((word) => !isMark(word)) && behind.length <= 1)
    return [[...between, verb, ...head]];
  const told = behind.findIndex(isMark);
  const speaker = told < 0 ? behind : behind.slice(0, told);
  return between.length === 0 && !speaker.some(isVerb)
    ? [
        [...behind, verb, ...head],
        [...speaker, verb, ...head],
      ]
    : [];
}

/** "In May, Brandt left", "After the fire, Brandt left": "Brandt left in May". */
function openingBehind(words: Words): Words[] {
  const [first] = words;
  const opens =
    first !== undefined &&
    (isPreposition(first) ||
      first.operator === 'time' ||
      first.operator === 'cause' ||
      first.operator === 'contrast' ||
      first.operator === 'condition' ||
      first.operator === 'exception' ||
      clauses.subordinators.has(first.lower));
  if (!opens || isAttribution(first)) return [];
  const comma = words.findIndex(isMark);
  if (comma > 0) {
    const [opening, mark, rest] = [words.slice(0, comma), words.slice(comma, comma + 1), words.slice(comma + 1)];
    const verb = rest.findIndex((word, at) => isVerb(word) && !isVerb(rest[at + 1]));
    // "Brandt, in May, left"
    const between =
      verb > 0 && !opening.some(isVerb)
        ? [[...rest.slice(0, verb), ...mark, ...opening, ...mark, ...rest.slice(verb)]]
        : [];
    return [[...rest, ...opening], ...between];
  }
  // "In 2021 Brandt left"
  const dated = words.findIndex(({ kind }) => kind === 'day' || kind === 'number');
  return dated === 1 && isPreposition(first) ? [[...words.slice(2), ...words.slice(0, 2)]] : [];
}

/** Phrases at the end in another order: "in Rome on Monday", "on Monday in Rome". At most three. */
function phrasesInOtherOrder(words: Words): Words[] {
  const starts: number[] = [];
  for (let at = words.length - 1; at > 0 && starts.length < 3; at--) {
    const word = words[at];
    if (word === undefined || isMark(word) || isVerb(word) || clauses.relatives.has(word.lower)) break;
    if (isPreposition(word) && word.lower !== clauses.small.of) starts.unshift(at);
  }
  if (starts.length < 2) return [];
  const head = words.slice(0, starts[0]);
  const parts = starts.map((start, n) => words.slice(start, starts[n + 1]));
  const orders =
    parts.length === 2
      ? [[1, 0]]
      : [
          [1, 0, 2],
          [0, 2, 1],
          [2, 0, 1],
          [1, 2, 0],
          [2, 1, 0],
        ];
  return orders.map((order) => [...head, ...order.flatMap((n) => parts[n] ?? [])]);
}
