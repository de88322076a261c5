/** Words that set one clause against another, and where clauses part. */
import type { Pattern } from '../pattern.ts';

export const concessive: Pattern = {
  of: /\b(?:despite|in spite of|even though|regardless of)\b/i,
  finds: 'It opened despite the rain.',
  leaves: 'It opened out of spite.',
};

export const contrastive: Pattern = {
  of: /\b(?:despite|spite|though|although|but|yet|however|while|whereas|nevertheless|nonetheless|still|even|regardless|notwithstanding|not)\b/i,
  finds: 'It opened, but late.',
  leaves: 'The button opened it.',
};

export const clauseBreak: Pattern = {
  of: /[;:!?—–]|\.(?=\s)|,? (?:but|although|though|while|whereas|yet)\b|, (?:and|which|who)\b/,
  finds: 'It closed, which hurt.',
  leaves: 'The rule which closed it hurt.',
};

/** Where a sentence parts that tells several things, each with its number. */
export const partBreak: Pattern = {
  of: /[;()—–]|[,:](?!\d)|\.(?=\s)|\b(?:(?<!\d )and|and(?! \d)|but|while|whereas|against|compared (?:with|to)|up from|down from|than|that)\b/,
  finds: '37 percent of the night nurses, against 21 of the others',
  leaves: '1,200 nurses sandwiched in the hall',
};
