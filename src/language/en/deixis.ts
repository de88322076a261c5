/** Words that point at something outside what they stand in. */
import type { Pattern } from '../pattern.ts';

export const pointing: Pattern = {
  of: /\b(?:he|she|it|they|him|her|them|his|its|their|theirs|this|that|these|those|such|we|us|our|I|my|you|your|here|there|then|same|latter|former|other|others|another|meanwhile|also|however|would|could|yesterday|today|tomorrow)\b/i,
  finds: 'Who sold them?',
  leaves: 'Who sold the themes of the item?',
};

/** Names in capitals that look as pronouns do. */
export const namesLikePronouns: Pattern = {
  of: /\b(?:US|IT)\b/g,
  finds: 'the US',
  leaves: 'to us, it',
};
