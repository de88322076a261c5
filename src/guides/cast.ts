/**
 * Who and where an article tells of: its names, each with its kind and the role that the article gives it.
 * Promises: pure; names and roles are spans of sentences; a last name counts for the full name that the article gives. What
 * a name names is weighed by what stands beside it, by the tables of the language; what stays open is left out.
 */
import type { NamesInProse } from '../language/telling.ts';
import { hasTables, tablesOf } from '../language/languages.ts';
import { isCountry, synonymGroups } from '../language/synonyms.ts';
import { terms } from '../language/terms.ts';
import { shortNames } from '../language/en/countries.ts';
import { foldCase, type Span } from '../text.ts';
import type { ToldSentence } from './told-sentences.ts';
import type { Turns } from '../turns.ts';

export type NamedKind = 'person' | 'organisation' | 'place';

export interface Mention {
  readonly sentence: ToldSentence;
  /** Offsets in the sentence, as those of the role. */
  readonly name: Span;
  readonly role?: Span;
  /** Of the name with title and role. */
  readonly whole: Span;
}

export interface Named {
  readonly name: string;
  readonly kind: NamedKind;
  /** In the order of the article. */
  readonly mentions: readonly Mention[];
}

type Evidence = Record<NamedKind, number>;

interface Entry {
  readonly name: string;
  readonly evidence: Evidence;
  readonly mentions: Mention[];
}

const characters = { role: 90, before: 24, behind: 120 };
/** Evidence from which a name is taken for what it seems to be; for one word that could be any, more. */
const enough = 2;
const enoughForOneWord = 3;
const countryWorth = 6;
/** Mentions of one name that are looked at closely. */
const mostWeighed = 12;
const longestName = 7;

/** `others`: names that are not of the story: who published it. */
export async function castOf(
  language: string,
  sentences: readonly ToldSentence[],
  others: readonly string[],
  turns: Turns,
): Promise<Named[]> {
  if (!hasTables(language)) return [];
  const { names, words } = tablesOf(language);
  const foreign = new Set(others.map((other) => keyOf(other)));
  const runs = new Map<ToldSentence, readonly RegExpExecArray[]>();
  for (const sentence of sentences) {
    runs.set(sentence, [...sentence.text.matchAll(names.run.of)]);
    await turns.give();
  }
  const inside = wordsInside(runs);
  const seeming = seemingOf(names, language);
  const entries = new Map<string, Entry>();
  for (const sentence of sentences) {
    for (const { 0: run, index } of runs.get(sentence) ?? []) {
      const found = nameIn(names, run, index, inside);
      if (found === undefined || foreign.has(keyOf(found.name))) continue;
      const start = index + found.at;
      const end = start + found.name.length;
      const firstEnd = start + found.name.indexOf(' ');
      if (words.isNameAt?.(sentence.text, start, firstEnd > start ? firstEnd : end) === false) continue;
      const { country, ...seems } = seeming(found.name);
      const key = country ?? keyOf(found.name);
      const entry = entries.get(key) ?? { name: found.name, evidence: nothing(), mentions: [] };
      entries.set(key, entry);
      const { evidence, role, whole } =
        country === undefined && entry.mentions.length < mostWeighed
          ? weigh(names, sentence.text, { start, end }, found, seems.evidence)
          : {
              evidence: { ...nothing(), place: country === undefined ? 0 : countryWorth },
              role: undefined,
              whole: { start, end },
            };
      for (const kind of kinds) entry.evidence[kind] += evidence[kind];
      entry.mentions.push({ sentence, name: { start, end }, whole, ...(role !== undefined && { role }) });
    }
    await turns.give();
  }
  joinShortNames(entries);
  nameNeighbours(entries);
  return [...entries.values()].flatMap((entry) => {
    const kind = kindOf(entry);
    const mentions = entry.mentions.toSorted(
      (a, b) => a.sentence.start + a.name.start - b.sentence.start - b.name.start,
    );
    return kind === undefined ? [] : [{ name: entry.name, kind, mentions }];
  });
}

const kinds: readonly NamedKind[] = ['person', 'organisation', 'place'];

function nothing(): Evidence {
  return { person: 0, organisation: 0, place: 0 };
}

function keyOf(name: string): string {
  return foldCase(name)
    .replace(/^the /, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

interface FoundName {
  readonly name: string;
  /** In the run. */
  readonly at: number;
  readonly title: string;
}

/** Words that stand with a capital where no sentence begins. */
function wordsInside(runs: ReadonlyMap<ToldSentence, readonly RegExpExecArray[]>): ReadonlySet<string> {
  const inside = new Set<string>();
  for (const [{ text }, found] of runs) {
    for (const { 0: run, index } of found) {
      const words = run.split(' ');
      for (const word of isOpening(text, index) ? words.slice(1) : words) inside.add(word);
    }
  }
  return inside;
}

function isOpening(text: string, at: number): boolean {
  return /(?:^|[.!?:][”"’)]? |^[“"‘(]|[“"‘]|[-*•–] )$/u.test(text.slice(Math.max(0, at - 3), at)) || at === 0;
}

/** The name in a run of capitalised words: without what only opens a sentence, and without titles. */
function nameIn(names: NamesInProse, run: string, index: number, inside: ReadonlySet<string>): FoundName | undefined {
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
function weigh(
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
function seemingOf(names: NamesInProse, language: string): (name: string) => Seeming {
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

/** Zisser is Eyal Zisser, where the article says so once, and of nobody else. */
function joinShortNames(entries: Map<string, Entry>): void {
  const keys = [...entries.keys()];
  for (const key of keys) {
    const short = entries.get(key);
    if (short === undefined || key.split(' ').length > 2 || short.evidence.place > short.evidence.person + enough)
      continue;
    const [full, ...others] = keys.filter((other) => other.endsWith(` ${key}`));
    const whole = full === undefined ? undefined : entries.get(full);
    if (full === undefined || whole === undefined || others.length > 0) continue;
    const evidence = nothing();
    for (const kind of kinds) evidence[kind] = whole.evidence[kind] + short.evidence[kind];
    // Whoever is called by a last name alone is somebody; initials are no last name.
    if (short.evidence.organisation === 0) evidence.person += enough;
    const joined = { name: whole.name, evidence, mentions: [...whole.mentions, ...short.mentions] };
    if (kindOf(joined) !== 'person') continue;
    entries.set(full, joined);
    entries.delete(key);
  }
}

/** "Ruth Alder (chair), Priya Nair and Tom Birkin": whoever is listed between people is one. */
function nameNeighbours(entries: ReadonlyMap<string, Entry>): void {
  const people = new Map<ToldSentence, Span[]>();
  for (const entry of entries.values()) {
    if (kindOf(entry) !== 'person') continue;
    for (const { sentence, whole } of entry.mentions) people.set(sentence, [...(people.get(sentence) ?? []), whole]);
  }
  for (const entry of entries.values()) {
    const { place, organisation } = entry.evidence;
    if (!entry.name.includes(' ') || place + organisation > 0) continue;
    const isListed = entry.mentions.some(({ sentence, name }) =>
      people.get(sentence)?.some(({ start, end }) => {
        const between = name.start >= end ? sentence.text.slice(end, name.start) : sentence.text.slice(name.end, start);
        return /^\)?(?:,|,? \p{L}{1,3})? ?$/u.test(between);
      }),
    );
    if (isListed) entry.evidence.person += enough;
  }
}

function kindOf({ name, evidence, mentions }: Entry): NamedKind | undefined {
  const { person, organisation, place } = evidence;
  const most = Math.max(person, organisation, place);
  // Initials name a body of people only where they are spoken of.
  if (most < enough) return undefined;
  if (person === most && person > Math.max(organisation, place)) {
    const isSure = name.includes(' ') || person >= enoughForOneWord || mentions.some(({ role }) => role !== undefined);
    return isSure ? 'person' : undefined;
  }
  return organisation === most ? 'organisation' : 'place';
}
