/**
 * Whom and what the turns of a conversation name: the people, the things, the list that a later "he", "it" or "the second
 * one" may mean. Goes by how English prose writes names, and by the words beside them.
 * Promises: pure; nothing rather than a guess; names come as they are written.
 */
import * as determiners from '../../language/en/determiners.ts';
import * as mentions from '../../language/en/mentions.ts';
import { isCountry, synonymGroups } from '../../language/synonyms.ts';
import { terms } from '../../language/terms.ts';

export interface Named {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Names of a text, but for what opens a sentence without being one, and for months and days. */
export function namesOf(text: string): Named[] {
  return [...text.matchAll(mentions.name.of)].flatMap(({ 0: found, index }): Named[] => {
    const opening = /^\p{L}+ /u.exec(found)?.[0] ?? '';
    const start = mentions.otherCapitals.has(opening.trim()) ? index + opening.length : index;
    const bare = text.slice(start, index + found.length);
    return mentions.otherCapitals.has(bare) || mentions.pronoun.of.test(bare) || bare.length < 2
      ? []
      : [{ name: bare, start, end: start + bare.length }];
  });
}

/** Whether the words before a name say that it is a place. */
export function isPlaceIn(text: string, { start }: Named): boolean {
  return mentions.placeBefore.of.test(text.slice(0, start));
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
  if (isCountry(named.name) || mentions.joinedName.of.test(named.name) || /^\p{Lu}+$/u.test(named.name)) return 0;
  let likely = words === 1 ? -1 : 0;
  if (mentions.title.of.test(before)) likely += 2;
  if (mentions.personBehind.of.test(text.slice(named.end))) likely += 2;
  if (mentions.agentBefore.of.test(before) || before === '' || /[.!?] $/.test(before)) likely += words > 1 ? 1 : 0;
  if (mentions.placeBefore.of.test(before)) likely -= 2;
  // "The Green Zone" is not a person, but "the strategist Ahmed al-Sharifi" may be.
  if (determiners.definiteAtEnd.of.test(before)) likely -= 2;
  return likely;
}

/** What a statement is about, when it opens with a name of several words: "The Syrian Observatory for Human Rights said …" */
export function subjectOf(statement: string): string | undefined {
  const subject = mentions.subject.of.exec(statement)?.[1]?.replace(mentions.openingArticle.of, '');
  return subject?.includes(' ') === true ? subject : undefined;
}

/** Whether two names are of one kind, as far as their form tells: countries, peoples, and all others. */
export function areOfOneKind(a: string, b: string): boolean {
  return kindOf(a) === kindOf(b);
}

function kindOf(text: string): 'country' | 'people' | 'other' {
  const bare = text.replace(determiners.definite.of, '');
  if (isCountry(bare)) return 'country';
  return mentions.peoples.of.test(text) &&
    (determiners.definite.of.test(text) || synonymGroups(terms(bare)[0] ?? '').size > 0)
    ? 'people'
    : 'other';
}

/** The items of the last list of names in a text: "Raqqa and Deir Ezzor", "Britain, Germany and Australia". */
export function listIn(text: string): string[] {
  const last = [...text.matchAll(mentions.list.of)].at(-1)?.[0];
  return last === undefined ? [] : last.split(mentions.betweenItems.of);
}

/** The first statement of an answer, without the numbers of its footnotes. */
export function firstStatement(answer: string): string {
  return (/^[\s\S]*?(?= \[\d+\])/.exec(answer)?.[0] ?? answer).trim();
}
