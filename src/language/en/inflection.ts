/** Endings that a word has or lacks without being another word. */
import type { Pattern, Rewriting } from '../pattern.ts';

export const genitive: Pattern = {
  of: /['’]s$/,
  finds: 'ferry’s',
  leaves: 'ferries',
};

/** However the apostrophe is typed. */
const genitiveInAnyHand: Pattern = {
  of: /['’ʼ‘ʻ`]s$/,
  finds: 'ferry`s',
  leaves: 'ferries',
};

/** F-16s, the 1980s. */
const pluralOfNumber: Pattern = {
  of: /(\d)s$/,
  finds: 'the 1980s',
  leaves: 'the 1980',
};

export const endings: Rewriting = [
  [genitiveInAnyHand, ''],
  [pluralOfNumber, '$1'],
];

/** What a noun may end with, as a part of patterns. */
export const plural = '(?:e?s)?';
