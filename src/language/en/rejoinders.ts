/** What is asked of an answer just given: for more, for other times, for whose word it is. */
import type { Pattern } from '../pattern.ts';

export const forMore: Pattern = {
  of: /\b(?:else|another|(?:what|which|any|who) other)\b/i,
  finds: 'Which other boats sank?',
  leaves: 'Did the others sink?',
};

export const forEarlier: Pattern = {
  of: /\b(?:before|earlier|again|(?:the|any) other times?)\s*\??$/i,
  finds: 'Had it leaked before?',
  leaves: 'Had it leaked before the race?',
};

/** Whose claim it is, or how sure. */
export const forSource: Pattern = {
  of: /^(?:and )?(?:who (?:says?|said|reported|claim(?:s|ed)|told (?:them|you|us)|confirmed) (?:so|that|this|it)\b|says who|according to whom|(?:is|was|were|are|has|have) (?:it|that|this|they|(?:the|that|this) \p{Ll}+) (?:been |really )?(?:true|certain|sure|verified|confirmed|proven|proved|known)\b|are you (?:\p{L}+ )?(?:sure|certain)\b|how (?:reliable|certain|sure) )/iu,
  finds: 'And who confirmed it?',
  leaves: 'Who confirmed the result?',
};

/** A sentence that tells of other times. */
export const otherTimes: Pattern = {
  of: /\b(?:before|earlier|previous(?:ly)?|already|again|(?:first|last|other) times?|never)\b/i,
  finds: 'It had leaked at other times.',
  leaves: 'It leaked every time.',
};

/** "What does X make of it?" asks what X says. */
export const opinion: Pattern & { readonly plainly: string } = {
  of: /\bmakes? of\b/,
  plainly: 'say of',
  finds: 'What does she make of the boat?',
  leaves: 'What is the boat made of?',
};
