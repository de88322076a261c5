/** What a sentence opens with that leans on what stands before it. */
import type { Pattern } from '../pattern.ts';

export const pronoun: Pattern = {
  of: /^["'„“‚(]?(?:er|sie|es|dies(?:e[mnrs]?)?|jene[mnrs]?|ihr(?:e[mnrs]?)?|sein(?:e[mnrs]?)?|dessen|deren|letztere[mnrs]?|dort|dabei|damit|dafür|dadurch|darin)(?!\p{L})/iu,
  finds: '„Diese waren die letzten.“',
  leaves: 'Essen und Trinken waren knapp.',
};

/** "Ja, mit bis zu sechs Leuten" can only be read behind what was asked. */
export const reply: Pattern = {
  of: /^["'„“‚]?(?:ja|nein|doch|nie|niemals|immer|natürlich|selbstverständlich|klar|genau|vielleicht|sicher)(?!\p{L})/iu,
  finds: 'Natürlich, ab Mai.',
  leaves: 'Niemand war sich sicher.',
};
