/** Small words that go before a noun, at the edge of a phrase. */
import type { Pattern } from '../pattern.ts';

export const definite: Pattern = { of: /^the /i, finds: 'The Rhine', leaves: 'Then Rhine' };

/** Behind a name was taken away, what stood before it. */
export const definiteAtEnd: Pattern = { of: /\bthe $/i, finds: 'sailed up the ', leaves: 'to bathe ' };

/** Of the possessive, what stands behind a word that was taken away. */
export const possessiveAtStart: Pattern = { of: /^['’]s\b/, finds: '’s boat', leaves: '’so boat' };
