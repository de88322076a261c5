/** Amounts that are no numbers: dozens, half, a third. By what they say; the words of one line say the same. */
import type { Pattern } from '../pattern.ts';
import { ordinals } from './ordinals.ts';
import { partsOfDay, seasons } from './times.ts';

export { first, firstInAnyWay, laterOrdinal } from './ordinals.ts';
export { early, endOfTime, late } from './times.ts';

const roughAmounts: Readonly<Record<string, Pattern>> = {
  dozens: { of: /\b(?:dozens|scores)\b/i, finds: 'Scores of ships sank.', leaves: 'A dozen ships sank.' },
  hundreds: { of: /\bhundreds\b/i, finds: 'Hundreds of ships sank.', leaves: 'A hundred ships sank.' },
  thousands: { of: /\bthousands\b/i, finds: 'Thousands of ships sank.', leaves: 'A thousand ships sank.' },
  millions: { of: /\bmillions\b/i, finds: 'Millions of ships sank.', leaves: 'A million ships sank.' },
  billions: { of: /\bbillions\b/i, finds: 'Billions of ships sank.', leaves: 'A billion ships sank.' },
};

const fractions: Readonly<Record<string, Pattern>> = {
  half: { of: /\bhal(?:f|ves)\b/i, finds: 'Half of the fleet sank.', leaves: 'Halfway there the fleet sank.' },
  'a third': { of: /\b(?:one|a)[- ]third\b/i, finds: 'A third of the fleet sank.', leaves: 'The third ship sank.' },
  'a quarter': {
    of: /\b(?:one|a)[- ]quarter\b|\bquarter of\b/i,
    finds: 'A quarter of the fleet sank.',
    leaves: 'The quarters of the fleet sank.',
  },
};

export const facts = { ...ordinals, ...roughAmounts, ...fractions, ...partsOfDay, ...seasons };
