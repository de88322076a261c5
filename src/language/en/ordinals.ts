/** What counts places in a row: first, second, 3rd. */
import type { Pattern } from '../pattern.ts';

/** By the word: in letters or in digits. "Seconds" and "thirds" are other things. */
export const ordinals: Readonly<Record<string, Pattern>> = Object.fromEntries(
  ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth'].map(
    (ordinal, at) => [
      ordinal,
      {
        of: new RegExp(`\\b(?:${ordinal}(?!s)|${at + 2}(?:nd|rd|th))\\b`, 'i'),
        finds: `the ${ordinal} ship`,
        leaves: `two ${ordinal}s`,
      },
    ],
  ),
);

export const first: Pattern = { of: /\bfirst\b/i, finds: 'the first ship', leaves: 'Firstly, a ship sank.' };

export const firstInAnyWay: Pattern = { of: /\b(?:first|1st)\b/i, finds: 'the 1st ship', leaves: 'the 21st ship' };

export const laterOrdinal: Pattern = {
  of: /\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b/i,
  finds: 'the ninth ship',
  leaves: 'the first ship',
};
