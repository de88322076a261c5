/**
 * What one name is, and what it names, by its own words and by what stands beside one mention of it: evidence that cast.ts
 * adds up over an article. Promises: pure; by the tables of the language; nothing of a run that names nothing.
 */
import { shortNames } from '../language/en/countries.ts';
import { isCountry, synonymGroups } from '../language/synonyms.ts';
import type { NamesInProse } from '../language/telling.ts';
import { terms } from '../language/terms.ts';
import { foldCase, type Span } from '../text.ts';

export type NamedKind = 'person' | 'organisation' | 'place';

export type Evidence = Record<NamedKind, number>;

const characters = { role: 90, before: 24, behind: 120 };
const longestName = 7;

export const kinds: readonly NamedKind[] = ['person', 'organisation', 'place'];

export function nothing(): Evidence {
  return { person: 0, organisation: 0, place: 0 };
}

interface FoundName {
  readonly name: string;
  /** In the run. */
  readonly at: number;
  readonly title: string;
}

/** The name in a run of capitalised words: without what only opens a sentence, and without titles. */
export function nameIn(
  names: NamesInProse,
  run: string,
  index: number,
  inside: ReadonlySet<string>,
): FoundName | undefined {
  let at = 0;
  let rest = run;
  for (;;) {
    const [first = ''] = rest.split(' ');
    if (names.titles.of.test(rest) || !names.capitals.has(foldCase(first).replace(/\.$/, ''))) break;
    const next = /^\S+ (?:(?:of|for|the) )*/u.exec(rest);
    if (next === null) return undefined;
    at += next[0].length;
    rest = rest.slice(next[0].length);
  }
  const [title = ''] = names.titles.of.exec(rest) ?? openingRole(names, rest, index + at) ?? [];
  const name = withoutOrigin(names, rest.slice(title.length), title);
  const words = name.split(' ');
  const isOne = words.length === 1;
  if (name.length < 2 || /\d/.test(name) || words.length > longestName || names.peopleName.of.test(name))
    return undefined;
  if (isOne && (names.capitals.has(foldCase(name)) || names.alone.has(foldCase(name)))) return undefined;
  // Any word has a capital where a sentence begins.
  if (isOne && title === '' && index + at === 0 && !inside.has(name)) return undefined;
  // "Russian President", and nobody's name.
  if (names.personRole.of.exec(words.at(-1) ?? '')?.[0] === words.at(-1)) return undefined;
  // Shouted, it may be any word.
  if (words.length > 1 && name === name.toUpperCase()) return undefined;
  return { name, at: at + title.length, title };
}

/** "Manager Ana Brito": with a capital because the sentence opens with it. */
function openingRole(names: NamesInProse, run: string, index: number): readonly [string] | undefined {
  const opening = /^(\p{Lu}\p{Ll}+ )\p{Lu}\S* \p{Lu}/u.exec(run)?.[1];
  return index === 0 && opening !== undefined && names.personRole.of.test(opening) ? [opening] : undefined;
}

/** "Qassem Soleimani of Iran", but not "University of Lenn". */
function withoutOrigin(names: NamesInProse, name: string, title: string): string {
  const [head = name] = name.split(names.origin.of);
  const isBody = names.organisationName.of.test(head) || names.placeName.of.test(head);
  return !isBody && (head.includes(' ') || title !== '') ? head : name;
}

/** What stands beside one mention says what it names. */
export function weigh(
  names: NamesInProse,
  text: string,
  { start, end }: Span,
  { name, title }: FoundName,
  seems: Evidence,
): { readonly evidence: Evidence; readonly role: Span | undefined; readonly whole: Span } {
  const evidence = { ...seems };
  const before = text.slice(Math.max(0, start - characters.before), start);
  const behind = text.slice(end, end + characters.behind);
  const isOne = !name.includes(' ');
  if (names.placeBefore.of.test(before)) evidence.place += 2;
  else if (names.maybePlaceBefore.of.test(before)) evidence.place += 0.8;
  if (names.speaks.of.test(behind)) evidence.person += isOne ? 1 : 2;
  if (names.personBefore.of.test(before) || names.personBehind.of.test(behind)) evidence.person += 3;
  else if (!isOne && names.maybePersonBefore.of.test(before)) evidence.person += 1.2;
  // A signature, and who speaks in an interview.
  if (!isOne && start === 0 && (behind === '' || behind.startsWith(':'))) evidence.person += 2;

  const titleStart = start - title.length;
  if (title !== '') evidence.person += 3;
  const behindRole = names.roleBehind
    .map(({ of }) => of.exec(behind))
    .find((match) => roleKind(names, match) !== undefined);
  const kind = roleKind(names, behindRole ?? null);
  const said = behindRole?.groups?.['role'];
  if (kind !== undefined && said !== undefined) {
    evidence[kind] += 3;
    const at = end + behind.indexOf(said);
    const role = { start: at, end: at + said.length };
    // "Ruth Alder (chair)"
    const isInBrackets = text.slice(end, at).includes('(') && text.charAt(role.end) === ')';
    return { evidence, role, whole: { start: titleStart, end: isInBrackets ? role.end + 1 : role.end } };
  }
  const lead = text.slice(Math.max(0, start - characters.role), start);
  const [, lastWord = ''] = /(\p{L}+),? $/u.exec(before) ?? [];
  const mayLead = title === '' && names.personRole.of.test(lastWord);
  const leading = mayLead ? names.roleBefore.of.exec(lead)?.groups?.['role'] : undefined;
  if (leading !== undefined && (!isOne || before.endsWith(', '))) {
    evidence.person += 3;
    const at = start - lead.length + lead.lastIndexOf(leading);
    return { evidence, role: { start: at, end: at + leading.length }, whole: { start: at, end } };
  }
  const role = title === '' ? undefined : { start: titleStart, end: start - 1 };
  return { evidence, role, whole: { start: titleStart, end } };
}

/** What the first noun of a role makes of who has it. */
function roleKind(names: NamesInProse, match: RegExpExecArray | null): NamedKind | undefined {
  const role = match?.groups?.['role'];
  if (role === undefined) return undefined;
  const nouns: readonly (readonly [NamedKind, RegExp])[] = [
    ['person', names.personRole.of],
    ['organisation', names.organisationRole.of],
    ['place', names.placeRole.of],
  ];
  const [first] = nouns
    .map(([kind, of]) => ({ kind, at: of.exec(role)?.index ?? Infinity }))
    .toSorted((a, b) => a.at - b.at);
  return first === undefined || first.at === Infinity ? undefined : first.kind;
}

interface Seeming {
  readonly country: string | undefined;
  readonly evidence: Evidence;
}

/** What a name seems to be by its own words; looked at once for each. */
export function seemingOf(names: NamesInProse, language: string): (name: string) => Seeming {
  const known = new Map<string, Seeming>();
  return (name) => {
    const seen = known.get(name);
    if (seen !== undefined) return seen;
    const evidence = nothing();
    if (names.organisationName.of.test(name)) evidence.organisation += 3;
    else if (names.placeName.of.test(name)) evidence.place += 2;
    else if (/^\p{Lu}{2,}s?$/u.test(name)) evidence.organisation += 1.2;
    const seeming = { country: countryOf(name, language), evidence };
    known.set(name, seeming);
    return seeming;
  };
}

/** One key for all names of a country: US, United States. */
function countryOf(name: string, language: string): string | undefined {
  const bare = name.replace(/^[Tt]he /, '');
  const short = shortNames.get(bare.toLowerCase()) ?? bare;
  if (short.includes(' ') || !isCountry(short, language)) return undefined;
  const [term = ''] = terms(short, language);
  const [group = term] = synonymGroups(term, language);
  return `country ${group}`;
}
