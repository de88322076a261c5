/** Small words that go before a noun, at the edge of a phrase. */
import type { Pattern } from '../pattern.ts';

export const article: Pattern = { of: /^(?:an?|the) /i, finds: 'A keel', leaves: 'Any keel' };

export const definite: Pattern = { of: /^the /i, finds: 'The Rhine', leaves: 'Then Rhine' };

/** Behind a name was taken away, what stood before it. */
export const definiteAtEnd: Pattern = { of: /\bthe $/i, finds: 'sailed up the ', leaves: 'to bathe ' };

// The possessive, as it ends a word, opens what stands behind one, or stands anywhere.

export const possessiveAtEnd: Pattern = { of: /['’]s$/u, finds: 'Ada’s', leaves: 'Adas' };

export const possessiveAtStart: Pattern = { of: /^['’]s\b/, finds: '’s boat', leaves: '’so boat' };

export const possessive: Pattern = { of: /['’]s\b/gu, finds: 'Ada’s boat', leaves: 'Adas boat' };

/** But of a number: "the 70's" are years, not a 70. */
export const possessiveOfWord: Pattern = { of: /(?<!\d0)['’]s$/u, finds: 'Ada’s', leaves: '1970’s' };
