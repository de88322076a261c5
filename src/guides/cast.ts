/**
 * Who and where an article tells of: its names, each with its kind and the role that the article gives it.
 * Promises: pure; names and roles are spans of sentences; a last name counts for the full name that the article gives. What
 * a name names is weighed by what stands beside it, by the tables of the language; what stays open is left out.
 */
import { hasTables, tablesOf } from '../language/languages.ts';
import { foldCase, type Span } from '../text.ts';
import type { Turns } from '../turns.ts';
import { type Evidence, kinds, nameIn, type NamedKind, nothing, seemingOf, weigh } from './name-evidence.ts';
import type { ToldSentence } from './told-sentences.ts';

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

interface Entry {
  readonly name: string;
  readonly evidence: Evidence;
  readonly mentions: Mention[];
}

/** Evidence from which a name is taken for what it seems to be; for one word that could be any, more. */
const enough = 2;
const enoughForOneWord = 3;
const countryWorth = 6;
/** Mentions of one name that are looked at closely. */
const mostWeighed = 12;

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
  await turns.give();
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
  await turns.give();
  nameNeighbours(entries);
  await turns.give();
  return [...entries.values()].flatMap((entry) => {
    const kind = kindOf(entry);
    const mentions = entry.mentions.toSorted(
      (a, b) => a.sentence.start + a.name.start - b.sentence.start - b.name.start,
    );
    return kind === undefined ? [] : [{ name: entry.name, kind, mentions }];
  });
}

function keyOf(name: string): string {
  return foldCase(name)
    .replace(/^the /, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
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

/** Zisser is Eyal Zisser, where the article says so once, and of nobody else. */
function joinShortNames(entries: Map<string, Entry>): void {
  const keys = [...entries.keys()];
  const longer = keysByEnding(keys);
  for (const key of keys) {
    const short = entries.get(key);
    if (short === undefined || key.split(' ').length > 2 || short.evidence.place > short.evidence.person + enough)
      continue;
    const [full, ...others] = longer.get(key) ?? [];
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

/** For the last word, and the last two, of each key that has more: the keys that end with them. */
function keysByEnding(keys: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const longer = new Map<string, string[]>();
  for (const key of keys) {
    const words = key.split(' ');
    for (const count of [1, 2]) {
      if (words.length <= count) continue;
      const ending = words.slice(-count).join(' ');
      longer.set(ending, [...(longer.get(ending) ?? []), key]);
    }
  }
  return longer;
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
