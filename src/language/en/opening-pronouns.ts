/** Pronouns that open a sentence in place of a name. */
import type { Pattern } from '../pattern.ts';

export const pronoun: Pattern = {
  of: /^(?:He|She|It|They)(?=[ ,])|^(?:His|Her|Its|Their)(?= )/u,
  finds: 'She sang.',
  leaves: 'Sheep sang.',
};

export const possessive: Pattern = {
  of: /^(?:His|Her|Its|Their) /u,
  finds: 'Her song won.',
  leaves: 'Herbs won.',
};
