/** Endings that a word has or lacks without being another word. */
import type { Pattern } from '../pattern.ts';

export const genitive: Pattern = {
  of: /['’]s$/,
  finds: 'ferry’s',
  leaves: 'ferries',
};

/** However the apostrophe is typed. */
export const genitiveInAnyHand: Pattern = {
  of: /['’ʼ‘ʻ`]s$/,
  finds: 'ferry`s',
  leaves: 'ferries',
};

/** F-16s, the 1980s. */
export const pluralOfNumber: Pattern = {
  of: /(\d)s$/,
  finds: 'the 1980s',
  leaves: 'the 1980',
};

/** What a noun may end with, as a part of patterns. */
export const plural = '(?:e?s)?';
