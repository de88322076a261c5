/**
 * The languages that have a folder of tables, by their tags. A text in any other is read with the tables of English: most of
 * them then find nothing, and its words are compared as they are written, but for endings that English has, too.
 */
import { german } from './de/german.ts';
import { english } from './en/english.ts';
import type { Language } from './language.ts';

export const allTables: readonly Language[] = [english, german];
const languages = new Map(allTables.map((language) => [language.code, language]));

/** `tag`: BCP 47. */
export function tablesOf(tag: string): Language {
  return languages.get(codeOf(tag)) ?? english;
}

export function hasTables(tag: string): boolean {
  return languages.has(codeOf(tag));
}

export function isEnglish(tag: string): boolean {
  return codeOf(tag) === english.code;
}

function codeOf(tag: string): string {
  const end = tag.indexOf('-');
  return end < 0 ? tag : tag.slice(0, end);
}

/** A date as a sentence says it: 2021-01-13 as "13 January 2021", 2021-01 as "January 2021"; empty for none. */
export function spokenDate(published: string | undefined, language = 'en'): string {
  return published === undefined ? '' : tablesOf(language).dates.spoken(published);
}
