/** Parts of a day and of a year, and which end of them: morning, spring, early, late. By what they say; the words of one line say the same. */
import type { Pattern } from '../pattern.ts';

export const partsOfDay: Readonly<Record<string, Pattern>> = {
  morning: { of: /\b(?:mornings?|dawn|a\.?m\b)/i, finds: 'It sank at dawn.', leaves: 'It sank amid mourning.' },
  noon: { of: /\b(?:noon|midday)\b/i, finds: 'It sank at noon.', leaves: 'It sank in the afternoon.' },
  afternoon: { of: /\bafternoons?\b/i, finds: 'It sank in the afternoon.', leaves: 'It sank after noon.' },
  evening: { of: /\b(?:evenings?|dusk)\b/i, finds: 'It sank at dusk.', leaves: 'It sank evenly.' },
  night: { of: /\b(?:nights?|overnight|midnight)\b/i, finds: 'It sank overnight.', leaves: 'The knight sank.' },
};

export const seasons: Readonly<Record<string, Pattern>> = {
  spring: { of: /\bspring(?=\b(?!s))(?! from| up)/i, finds: 'It sank in spring.', leaves: 'They spring up.' },
  summer: { of: /\bsummers?\b/i, finds: 'It sank last summer.', leaves: 'It sank on a summery day.' },
  autumn: {
    of: /\b(?:autumns?|(?:the|this|last|next) fall)\b/i,
    finds: 'It sank last fall.',
    leaves: 'It sank after a fall.',
  },
  winter: { of: /\bwinters?\b/i, finds: 'It sank in winter.', leaves: 'It sank on a wintry day.' },
};

export const early: Pattern = {
  of: /\b(?:early|beginning|start|began|outset|first (?:days|weeks|half))\b/i,
  finds: 'It sank at the outset.',
  leaves: 'It sank earlier.',
};

export const late: Pattern = {
  of: /\b(?:late|end|ended|close|last (?:days|weeks)|second half)\b/i,
  finds: 'It sank in the second half.',
  leaves: 'It sank later.',
};

/** "Early", "late": of a day, month or year. */
export const endOfTime: Pattern = {
  of: /\b(early|late)[- ](?=(?:in |on )?(?:the )?(?:\p{Lu}|\d|morning|afternoon|evening|night|spring|summer|autumn|winter))/u,
  finds: 'It sank in late May.',
  leaves: 'The late guest sank.',
};
