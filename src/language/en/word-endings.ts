/** What a word looks like that says what is done. */
import type { Pattern } from '../pattern.ts';

/** What is done to things is said in many ways. */
export const verbOrAdverb: Pattern = { of: /(?:ed|ing|ly|agree|write|wrote)$/i, finds: 'baking', leaves: 'bakery' };
/** Of an adverb. */
export const adverbEnd: Pattern = { of: /(?:ily|ly)$/, finds: 'hastily', leaves: 'lyre' };
