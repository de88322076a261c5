/** What English writes about names and numbers that an answer must be about. */
import { months } from './months.ts';
import type { Pattern } from '../pattern.ts';

export { joints, notNames } from './titles-and-names.ts';

/** "What are the 2 …?": words before a number that is counted. */
export const beforeCounted: Pattern = {
  of: /^(?:what|which|the|name|list|give|are)$/i,
  finds: 'Which',
  leaves: 'these',
};

export const countedNoun: Pattern = { of: /^\p{Ll}{3,}$/u, finds: 'mills', leaves: 'Mills' };

export const century: Pattern = { of: /^century$/i, finds: 'Century', leaves: 'centuries' };

/** The number of a century as it is written out. */
export const centuryNumber: Pattern = {
  of: /^(\d{1,2})(?:st|nd|rd|th) century$/,
  finds: '15th century',
  leaves: '15 century',
};

/** "The 80s", "the 1700s". */
export const decade: Pattern = { of: /^((?:1\d|20)?\d0)['’]?s$/, finds: '1980s', leaves: '1985s' };

/** Not "May", which is a word of its own. */
export const monthNames: ReadonlySet<string> = new Set(months.filter((month) => month !== 'May'));

/** By number; there is no ordinal for 0. */
export const ordinals: readonly string[] =
  '\u0000 first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

/** A run of capitalised words, with what may stand between. */
export const runOfCapitals: Pattern = {
  of: /\p{Lu}[\p{L}\p{M}'’-]*(?:(?:[^\S\n]+|\n(?!\n))(?:(?:of|the|and|for|de|la)\s+){0,2}\p{Lu}[\p{L}\p{M}'’-]*)*/gu,
  finds: 'Bank of the North',
  leaves: 'bank of the north',
};

/** What has several names that are not spelt alike: folded and written together. */
export const otherNames: readonly (readonly string[])[] = [
  ['isis', 'isil', 'is', 'daesh', 'islamicstate'],
  ['us', 'usa', 'america', 'unitedstates'],
  ['uk', 'britain', 'unitedkingdom', 'greatbritain'],
];

export const possessiveAtEnd: Pattern = { of: /['’]s$/u, finds: 'Ada’s', leaves: 'Adas' };

export const possessive: Pattern = { of: /['’]s\b/gu, finds: 'Ada’s boat', leaves: 'Adas boat' };

/** But of a number: "the 70's" are years, not a 70. */
export const possessiveOfWord: Pattern = { of: /(?<!\d0)['’]s$/u, finds: 'Ada’s', leaves: '1970’s' };
