/** What says which of two things came first. */
import type { Pattern } from '../pattern.ts';

/** "He left, two months before it closed": what stands first came first. */
export const firstBehind: Pattern = {
  of: /^(?<earlier>.+?\S)\s+(?:before|and then|and later|and afterwards)\s+(?<later>.+)$/is,
  finds: 'She left before it closed.',
  leaves: 'Before it closed, she left.',
};

/** "He left after it had closed": what stands first came last. */
export const lastBehind: Pattern = {
  of: /^(?<later>.+?\S)\s+after\s+(?<earlier>.+)$/is,
  finds: 'She left after it had closed.',
  leaves: 'She left the aftershow.',
};

/** "Before it closed, she left." */
export const openedBefore: Pattern = {
  of: /^before\s+(?<later>[^,]+),\s*(?<earlier>.+)$/is,
  finds: 'Before it closed, she left.',
  leaves: 'She left before it closed.',
};

export const openedAfter: Pattern = {
  of: /^after\s+(?<earlier>[^,]+),\s*(?<later>.+)$/is,
  finds: 'After it had closed, she left.',
  leaves: 'She left after it had closed.',
};

/** Each that says it; a sentence with two of them tells more than one order. */
export const saysOrder: Pattern = {
  of: /\b(?:before|after|and then|and later|and afterwards)\b/gi,
  finds: 'She left before it closed.',
  leaves: 'She left the aftershow.',
};
