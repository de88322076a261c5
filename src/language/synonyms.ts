/**
 * Words that news writing uses for one another: a country, its people, its capital (which stands for its government),
 * and common synonyms of reporting. A question in other words than the article's is matched through these.
 * Promises: pure look-up on terms as `terms` gives them; nothing is learnt, and nothing here is specific to one folder.
 */
import { countries, otherNamesOfCountries } from './en/countries.ts';
import { everyday, forms } from './en/synonyms.ts';
import { terms } from './terms.ts';

/** Two words of one group are worth this much of an equal word. */
export const synonymWorth = 0.7;

const groupsOf = new Map<string, Set<number>>();
const noGroups: ReadonlySet<number> = new Set();
const termsOf = [...groups(countries), ...groups(everyday), ...groups(forms)].map((group, number) => {
  const members = group.flatMap((word) => terms(word));
  for (const term of members) {
    const known = groupsOf.get(term) ?? new Set();
    groupsOf.set(term, known.add(number));
  }
  return members;
});

function groups(table: string): string[][] {
  return table
    .split(/[\n;]/)
    .map((line) => line.trim().split(/\s+/))
    .filter((group) => group.length > 1);
}

/** The first word of each group is the country itself. */
const countryTerms = new Set(groups(countries).flatMap(([country = '']) => terms(country)));
for (const other of otherNamesOfCountries) countryTerms.add(other);

/** Whether a word names a country; its people and its capital do not. */
export function isCountry(word: string): boolean {
  return terms(word).some((term) => countryTerms.has(term));
}

/** The groups that a term is in: two terms of one group may stand for each other. */
export function synonymGroups(term: string): ReadonlySet<number> {
  return groupsOf.get(term) ?? noGroups;
}

/** The terms that may stand for this one; itself is among them, where there are any. */
export function synonymsOf(term: string): string[] {
  return [...synonymGroups(term)].flatMap((group) => termsOf[group] ?? []);
}

/** Whether two different terms may stand for each other. */
export function areSynonyms(a: string, b: string): boolean {
  const groupsA = groupsOf.get(a);
  const groupsB = groupsOf.get(b);
  if (groupsA === undefined || groupsB === undefined) return false;
  for (const group of groupsA) if (groupsB.has(group)) return true;
  return false;
}
