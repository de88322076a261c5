/**
 * Whom and what the turns of a conversation name: the people, the things, the list that a later "he", "it" or "the second
 * one" may mean. Goes by how English prose writes names, and by the words beside them.
 * Promises: pure; nothing rather than a guess; names come as they are written.
 */
import { isCountry, synonymGroups } from '../../language/synonyms.ts';
import { terms } from '../../language/terms.ts';
import { months } from '../../language/en/months.ts';

const nameWord = String.raw`(?:\p{Ll}{1,3}-)?\p{Lu}[\p{L}\p{M}\p{N}'’-]*(?<!['’]s)`;
/** A run of capitalised words, small joining words allowed inside: "Syrian Observatory for Human Rights". */
const name = String.raw`${nameWord}(?:(?: (?:of|for|the|al|bin|de|van|von))* ${nameWord})*`;
/** Written with a capital, and no names of people or things. */
const otherCapitals = new Set([
  ...months,
  ...'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
  // They open questions and sentences.
  ...'The A An In On At By For After Before When While Since Two Three Who What Which Where Why How Did Does Is Was Are Were And But'.split(
    ' ',
  ),
]);

const pronoun = /^(?:He|She|It|They|We|You|His|Her|Its|Their|Our|My|This|That|These|Those)$/;

const title =
  /\b(?:Dr|Mr|Mrs|Ms|Prof|Professor|General|Gen|Colonel|Major|President|Minister|Senator|Sheikh|King|Queen|Sir|expert|analyst|commander|spokesman|spokeswoman|leader|chief|secretary|minister|president|director|author)\b[\w’' -]{0,20},? $/i;
const personBehind =
  /^(?:’s|'s)?,? (?:an? |the |who\b|(?:has |had |also |then )?(?:said|says|told|called|calls|claimed|insisted|insists|explained|argued|added|warned|believes|described|welcomed|denied|wrote|met|was killed)\b|(?:chief|minister|president|spokesman|commander|expert|secretary)\b)/;
const placeBefore =
  /\b(?:in|at|near|around|inside|outside|from|to|into|over|across|of|toward|towards|between) (?:the |the [a-z]+ of )?$/i;

export interface Named {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Names of a text, but for what opens a sentence without being one, and for months and days. */
export function namesOf(text: string): Named[] {
  return [...text.matchAll(new RegExp(name, 'gu'))].flatMap(({ 0: found, index }): Named[] => {
    const opening = /^\p{L}+ /u.exec(found)?.[0] ?? '';
    const start = otherCapitals.has(opening.trim()) ? index + opening.length : index;
    const bare = text.slice(start, index + found.length);
    return otherCapitals.has(bare) || pronoun.test(bare) || bare.length < 2
      ? []
      : [{ name: bare, start, end: start + bare.length }];
  });
}

/** Whether the words before a name say that it is a place. */
export function isPlaceIn(text: string, { start }: Named): boolean {
  return placeBefore.test(text.slice(0, start));
}

/** People of a text, the likeliest first, each once. */
export function peopleOf(text: string): string[] {
  const found = namesOf(text)
    .map((named) => ({ ...named, likely: likelyPerson(text, named) }))
    .filter(({ likely }) => likely > 0)
    .toSorted((a, b) => b.likely - a.likely || a.start - b.start);
  return [...new Set(found.map((named) => named.name))];
}

/** More than 0 for a person, by the words beside the name. */
function likelyPerson(text: string, named: Named): number {
  const before = text.slice(0, named.start);
  const words = named.name.split(' ').length;
  if (isCountry(named.name) || /\b(?:of|for|the) /.test(named.name) || /^\p{Lu}+$/u.test(named.name)) return 0;
  let likely = words === 1 ? -1 : 0;
  if (title.test(before)) likely += 2;
  if (personBehind.test(text.slice(named.end))) likely += 2;
  if (/\bby (?:\w+ )?$/.test(before) || before === '' || /[.!?] $/.test(before)) likely += words > 1 ? 1 : 0;
  if (placeBefore.test(before)) likely -= 2;
  // "The Green Zone" is not a person, but "the strategist Ahmed al-Sharifi" may be.
  if (/\bthe $/i.test(before)) likely -= 2;
  return likely;
}

/** What a statement is about, when it opens with a name of several words: "The Syrian Observatory for Human Rights said …" */
export function subjectOf(statement: string): string | undefined {
  const opening = new RegExp(
    String.raw`^(?:The )?(${name})(?=,| (?:\p{Ll}+(?:ed|s)|said|told|has|had|will|would)\b)`,
    'u',
  );
  const subject = opening.exec(statement)?.[1]?.replace(/^The /, '');
  return subject?.includes(' ') === true ? subject : undefined;
}

/** Whether two names are of one kind, as far as their form tells: countries, peoples, and all others. */
export function areOfOneKind(a: string, b: string): boolean {
  return kindOf(a) === kindOf(b);
}

function kindOf(text: string): 'country' | 'people' | 'other' {
  const bare = text.replace(/^the /i, '');
  if (isCountry(bare)) return 'country';
  return /^(?:the )?\p{Lu}\p{L}+s$/u.test(text) && (/^the /i.test(text) || synonymGroups(terms(bare)[0] ?? '').size > 0)
    ? 'people'
    : 'other';
}

/** The items of the last list of names in a text: "Raqqa and Deir Ezzor", "Britain, Germany and Australia". */
export function listIn(text: string): string[] {
  const list = new RegExp(String.raw`${name}(?:, (?:the )?${name})*,? (?:and|or) (?:the )?${name}`, 'gu');
  const last = [...text.matchAll(list)].at(-1)?.[0];
  return last === undefined ? [] : last.split(/,? (?:and|or) (?:the )?|, (?:the )?/u);
}

/** The first statement of an answer, without the numbers of its footnotes. */
export function firstStatement(answer: string): string {
  return (/^[\s\S]*?(?= \[\d+\])/.exec(answer)?.[0] ?? answer).trim();
}
