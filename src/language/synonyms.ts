/**
 * Words that stand for one another in a language: a country, its people, its capital (which stands for its government),
 * and common synonyms. A question in other words than the article's is matched through these.
 * Promises: pure look-up on terms as `terms` gives them; nothing is learnt, and nothing here is specific to one folder.
 */
import type { Language } from './language.ts';
import { tablesOf } from './languages.ts';
import { terms } from './terms.ts';

/** Two words of one group are worth this much of an equal word. */
export const synonymWorth = 0.7;

interface Groups {
  /** By term, the numbers of its groups. */
  readonly of: ReadonlyMap<string, ReadonlySet<number>>;
  /** By number, its terms. */
  readonly terms: readonly (readonly string[])[];
  readonly countries: ReadonlySet<string>;
}

const byLanguage = new Map<string, Groups>();
const noGroups: ReadonlySet<number> = new Set();

function groupsIn(language: string): Groups {
  const tables = tablesOf(language);
  const known = byLanguage.get(tables.code) ?? groupsOf(tables);
  byLanguage.set(tables.code, known);
  return known;
}

function groupsOf({ code, synonyms }: Language): Groups {
  const of = new Map<string, Set<number>>();
  const all = [synonyms.countries, synonyms.everyday, synonyms.forms].flatMap(groupsWithin).map((group, number) => {
    const members = group.flatMap((word) => terms(word, code));
    for (const term of members) of.set(term, (of.get(term) ?? new Set()).add(number));
    return members;
  });
  // The first word of each group is the country itself.
  const countries = groupsWithin(synonyms.countries).flatMap(([country = '']) => terms(country, code));
  return { of, terms: all, countries: new Set([...countries, ...synonyms.otherNamesOfCountries]) };
}

function groupsWithin(table: string): string[][] {
  return table
    .split(/[\n;]/)
    .map((line) => line.trim().split(/\s+/))
    .filter((group) => group.length > 1);
}

/** Whether a word names a country; its people and its capital do not. */
export function isCountry(word: string, language = 'en'): boolean {
  const { countries } = groupsIn(language);
  return terms(word, language).some((term) => countries.has(term));
}

/** The groups that a term is in: two terms of one group may stand for each other. */
export function synonymGroups(term: string, language = 'en'): ReadonlySet<number> {
  return groupsIn(language).of.get(term) ?? noGroups;
}

/** The terms that may stand for this one; itself is among them, where there are any. */
export function synonymsOf(term: string, language = 'en'): string[] {
  const groups = groupsIn(language);
  return [...(groups.of.get(term) ?? noGroups)].flatMap((group) => groups.terms[group] ?? []);
}

/** Whether two different terms may stand for each other. */
export function areSynonyms(a: string, b: string, language = 'en'): boolean {
  const { of } = groupsIn(language);
  const groupsA = of.get(a);
  const groupsB = of.get(b);
  if (groupsA === undefined || groupsB === undefined) return false;
  for (const group of groupsA) if (groupsB.has(group)) return true;
  return false;
}
