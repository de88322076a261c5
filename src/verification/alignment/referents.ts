/**
 * Whom a pronoun may mean: whoever the sentence before opens with, and the person whom the whole article is about.
 * Promises: pure; two that a pronoun might mean are tried one after another. English only.
 */
import * as clauses from '../../language/en/clauses.ts';
import { speakerFirst } from './orders.ts';
import { bare, isAttribution, isMark, isPreposition, made, namesIn, type Words } from './phrases.ts';
import { isVerb } from './words.ts';

/** Of `personOf`: pronouns, the share of those of one sex, times that the last name stands. */
/** Of a person's whole names, in different sentences. */
const mostNames = 2;
const leastPronouns = 4;
const leastShare = 0.8;
const leastNamed = 3;

/** What a pronoun at the start, or of the one who is quoted, may mean: whoever the sentence before opens with. */
export function withReferents(premise: Words, context: readonly Words[]): Words[] {
  // "He" goes back past sentences that say only "he".
  const before = context.findLast((one) => !opensWithPronoun(one));
  if (before === undefined) return [];
  const told = [before, ...speakerFirst(bare(before))];
  return told.flatMap(subjectsOf).flatMap((subject) => withReferent(premise, subject));
}

function opensWithPronoun(words: Words): boolean {
  const [told = words] = speakerFirst(bare(words));
  return clauses.pronouns.has(told[0]?.lower ?? '');
}

function withReferent(premise: Words, subject: Words): Words[] {
  const opening = lengthOfDatedOpening(premise);
  const at = premise.findIndex(
    (word, place) =>
      word.lower in clauses.subjectPronouns &&
      (place === 0 || place === opening || isAttribution(premise[place + 1]) || isAttribution(premise[place - 1])),
  );
  if (at >= 0) {
    const own = clauses.possessiveOf[premise[at]?.lower ?? ''];
    const behind = premise.slice(at + 1);
    const owned = behind.flatMap((word) => (word.lower === own ? [...subject, made(clauses.small.genitive)] : [word]));
    const head = [...premise.slice(0, at), ...subject];
    return owned.length === behind.length
      ? [[...head, ...behind]]
      : [
          [...head, ...behind],
          [...head, ...owned],
        ];
  }
  const [first, second] = premise;
  if (first?.lower === clauses.small.accordingTo && second !== undefined && clauses.pronouns.has(second.lower)) {
    return [[first, ...subject, ...premise.slice(2)]];
  }
  if (first !== undefined && first.lower in clauses.possessivePronouns)
    return [[...subject, made(clauses.small.genitive), ...premise.slice(1)]];
  return [];
}

/** "In 2020 it sold", "On Monday, she left": what stands before the pronoun, in words; 0 where there is nothing such. */
function lengthOfDatedOpening(words: Words): number {
  const [first, second, third] = words;
  if (!isPreposition(first) || second === undefined) return 0;
  if (second.kind !== 'number' && second.kind !== 'day' && !second.isName) return 0;
  return isMark(third) ? 3 : 2;
}

/** What a sentence opens with, up to its first verb; of "the director, Hanne Fisk, …" each of the two, and both. */
export function subjectsOf(words: Words): Words[] {
  const [first] = words;
  const opened = first !== undefined && isPreposition(first) ? words.slice(words.findIndex(isMark) + 1) : words;
  const at = opened.findIndex(
    (word, place) => isVerb(word) || (place > 0 && isMark(word)) || word.operator === 'modality',
  );
  const subject = at < 0 ? [] : opened.slice(0, at);
  if (subject.length === 0 || subject.some(({ lower }) => clauses.pronouns.has(lower))) return [];
  const close = opened.findIndex((word, place) => place > at && isMark(word));
  const aside = isMark(opened[at]) && close > 0 ? opened.slice(at + 1, close) : [];
  return aside.length > 0 && !aside.some(isVerb) ? [subject, aside, [...subject, ...aside]] : [subject];
}

/** "Torvane said": "Ilka Torvane said", "Prime Minister Ilka Torvane said", as an earlier sentence has the name, which ends in the one that is said. */
export function withFullNames(premise: Words, earlier: readonly Words[]): Words[] {
  const whole = earlier.flatMap((words) => namesIn(words)).filter((name) => name.length > 1);
  return premise.flatMap((word, at): Words[] => {
    const isAlone = premise[at - 1]?.isName !== true && premise[at + 1]?.isName !== true;
    if (!isAlone || !(word.isName || at === 0)) return [];
    // "Carrow Hospital" is not what "Carrow" means.
    const same = whole.filter((name) => name.at(-1)?.lower === word.lower);
    const [longest] = same.toSorted((a, b) => b.length - a.length).map(spelt);
    // Two who share a name are not told apart by it.
    if (longest === undefined || !same.every((name) => longest.includes(spelt(name)))) return [];
    return same.map((name) => [...premise.slice(0, at), ...name, ...premise.slice(at + 1)]).slice(0, mostNames);
  });
}

function spelt(name: Words): string {
  return name.map(({ lower }) => lower).join(' ');
}

/** With the name of whom the article is about for each pronoun: the whole name, and the last. */
export function aboutTopic(premise: Words, topic: Words): Words[] {
  const names = topic.length > 1 ? [topic, topic.slice(-1)] : topic.length === 1 ? [topic] : [];
  return names.flatMap((name) =>
    premise.flatMap((word, at): Words[] => {
      const [before, behind] = [premise.slice(0, at), premise.slice(at + 1)];
      const next = behind[0];
      const isBeforeNoun =
        next?.kind === 'word' &&
        !isPreposition(next) &&
        (next.operator === undefined || clauses.modifying.has(next.lower) || next.operator === 'bound') &&
        !clauses.articles.has(next.lower);
      const isOwner =
        word.lower in clauses.possessivePronouns && (isBeforeNoun || !clauses.personalForms.has(word.lower));
      if (isOwner) return [[...before, ...name, made(clauses.small.genitive), ...behind]];
      return clauses.personalForms.has(word.lower) ? [[...before, ...name, ...behind]] : [];
    }),
  );
}

/**
 * The person whom an article is about: named in its title or first sentence and most often of all, and nearly all that is said of a
 * "he" or a "she" is said of one of the two.
 */
export function personOf(title: string, text: string): string | undefined {
  const pronouns = text.toLowerCase().match(clauses.personal.of) ?? [];
  const women = pronouns.filter((word) => clauses.female.has(word)).length;
  const share = Math.max(women, pronouns.length - women) / Math.max(1, pronouns.length);
  if (pronouns.length < leastPronouns || share < leastShare) return undefined;
  const opening = `${title}. ${/^[^.!?]*/.exec(text)?.[0] ?? ''}`;
  const names = opening.match(/\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)+/gu) ?? [];
  const counted = names.map((name) => ({ name, count: text.split(name.split(' ').at(-1) ?? name).length - 1 }));
  return counted.filter(({ count }) => count >= leastNamed).toSorted((a, b) => b.count - a.count)[0]?.name;
}
