/** Endings that a word has or lacks without being another word. */
import type { Rewriting } from '../pattern.ts';

export const endings: Rewriting = [
  [{ of: /['’ʼ‘ʻ`]s?$/, finds: 'max’', leaves: 'mühlen' }, ''],
  /** F-16s, die 1980er, in den 1980ern. */
  [{ of: /(\d)(?:s|ern?)$/, finds: 'in den 1980ern', leaves: 'um 1980' }, '$1'],
];
