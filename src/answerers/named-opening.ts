/**
 * Whom the pronoun that a sentence opens with means, if that is sure: one person in the sentence before, named as the
 * one who acts or speaks, and nobody else there. "It" and "they" only of an organisation that goes on speaking.
 * Promises: pure; when in doubt, nothing. English only.
 */
import { openingPronoun, withName } from '../checks/bracketed-name.ts';
import type { Sentence } from '../readers/linear/read-sentences.ts';

const anyPronoun = /^["'“‘(]?(?:he|she|it|they|his|her|its|their|this|these|that|those|the (?:former|latter|same))\b/i;
const word = String.raw`\p{Lu}[\p{L}\p{M}'’-]*(?<!['’]s)`;
const title = String.raw`(?:(?:Dr|Mr|Mrs|Ms|Prof|Professor|General|Gen|Colonel|Major|Captain|President|Prime Minister|Minister|Senator|Sheikh|King|Queen|Sir|Judge)\.? )`;
const name = String.raw`(?:${title})*(?:\p{Ll}{1,3}-)?${word}(?: (?:al |bin |de |van |von |Al )?(?:\p{Ll}{1,3}-)?${word}){0,4}`;
const speaking = String.raw`(?:said|says|told|added|adds|explained|insisted|insists|claimed|claims|argued|argues|warned|noted|called|wrote|believes|described|reported|reports|stated|announced)`;
/** Opens the sentence, and then acts: "Eyal Zisser, an expert on Syria, insists …", "General Zahreddine was …". */
const subject = new RegExp(
  String.raw`^(?<name>${name})(?=, (?:an?|the|who|whose|[\p{L}’']+['’]s)\b|,? (?!(?:and|or|of|in|at|for|with|from|to|on|by|as)\b)\p{Ll}+\b)`,
  'u',
);
const speaker = new RegExp(
  String.raw`(?:,|”|") (?<name>${name}) ${speaking}\b|\b${speaking} (?<behind>${title}*${name}), `,
  'u',
);
const organisation = new RegExp(
  String.raw`^(?<name>(?:The )?${word}(?: (?:of|for|the|and|${word}))* ${word})(?:,[^,]+,)? ${speaking}\b`,
  'u',
);
const speaksOn = new RegExp(String.raw`^(?:It|They) (?:also |then |later |further )?${speaking}\b`, 'u');
/** A name of two words or more, or with a title: who else may be meant. */
const anybody = new RegExp(
  String.raw`${title}${name}|(?:\p{Ll}{1,3}-)?${word} (?:al |bin |Al )?(?:\p{Ll}{1,3}-)?${word}`,
  'gu',
);
const notPeople =
  /\b(?:Street|University|Institute|Council|Ministry|Army|Party|Center|Centre|Agency|Force|Forces|Group|State|States|Kingdom|Nations|Union|Times|Post|Press|Line|House|Air|East|West|North|South|City|River|Sea|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/;
const inPlace = /\b(?:in|at|near|around|inside|outside|across) (?:the )?$/i;
/** Sentences in a row that may go on with "he". */
const mostBack = 3;

export function opensWithPronoun(sentence: string): boolean {
  return anyPronoun.test(sentence);
}

/** The sentence with the name in its place, and the sentence that the name is taken from. */
export function namedOpening(
  sentences: readonly Pick<Sentence, 'text'>[],
  at: number,
): { readonly text: string; readonly source: string } | undefined {
  const { text = '' } = sentences[at] ?? {};
  const pronoun = openingPronoun(text);
  if (pronoun === undefined) return undefined;
  const isPerson = /^(?:He|She|His|Her)$/.test(pronoun);
  for (let back = 1; back <= mostBack; back += 1) {
    const before = sentences[at - back]?.text;
    if (before === undefined) return undefined;
    const found = isPerson
      ? onlyPerson(before)
      : speaksOn.test(text)
        ? organisation.exec(before)?.groups?.['name']
        : undefined;
    if (found !== undefined) return { text: withName(text, found), source: before };
    // "He … He …": the one before goes on with the same person; anything else may have brought another.
    if (!isPerson || !sameKind(pronoun, openingPronoun(before)) || peopleIn(before).length > 0) return undefined;
  }
  return undefined;
}

function onlyPerson(sentence: string): string | undefined {
  const { name: acting } = subject.exec(sentence)?.groups ?? {};
  const { name: saying, behind } = speaker.exec(sentence)?.groups ?? {};
  const found = acting ?? saying ?? behind;
  if (found === undefined || notPeople.test(found)) return undefined;
  const last = found.split(' ').at(-1) ?? '';
  const others = peopleIn(sentence).filter((other) => !other.includes(last));
  const isTold = found.includes(' ') || saying !== undefined || behind !== undefined;
  return others.length === 0 && isTold ? found : undefined;
}

function peopleIn(sentence: string): string[] {
  return [...sentence.matchAll(anybody)].flatMap(({ 0: found, index }) =>
    notPeople.test(found) || inPlace.test(sentence.slice(0, index)) ? [] : [found],
  );
}

function sameKind(pronoun: string, other: string | undefined): boolean {
  return other !== undefined && /^(?:He|She|His|Her)$/.test(other) && isOfMan(pronoun) === isOfMan(other);
}

function isOfMan(pronoun: string): boolean {
  return /^(?:He|His)$/.test(pronoun);
}
