/** Questions that a list answers as a whole, and what stands above such a list. */
import type { Pattern } from '../pattern.ts';

/** Asks for what is to be done, one thing after another. */
export const asksForSteps: Pattern = {
  of: /^(?:(?:please )?(?:tell|show) me )?how (?:do|can|should|could|must|would|to|is|are)\b|\b(?:the|which|what) (?:steps?|procedure|instructions?|method|recipe)\b|^(?:steps?|instructions?) (?:to|for|of)\b/i,
  finds: 'What are the steps to change it?',
  leaves: 'How many are there?',
};

/** Asks for several things. */
export const asksForItems: Pattern = {
  of: /^(?:what|which) (?:(?:else )?(?:are|should|must|do|does|did|can|has|have|is needed|belongs)\b|(?:[\p{L}-]+ ){0,2}?[\p{L}-]{2,}(?<!s)s\b)|^(?:please )?(?:list|name|enumerate|tell me|give me|show me) /iu,
  finds: 'What ingredients does it take?',
  leaves: 'What is the price?',
};

/** Words that say only that steps are wanted. */
export const namesSteps: Pattern = {
  of: /^(?:steps?|procedure|instructions?|methods?|recipe|way|order|make|cook|bake|prepare|do|go)$/i,
  finds: 'steps',
  leaves: 'stepping',
};

/** A heading over steps that does not say what for. */
export const headsSteps: Pattern = {
  of: /^(?:method|preparation|directions?|instructions?|steps?|procedure|what to do|how (?:to|it is))\b/i,
  finds: 'Method',
  leaves: 'Methodical people',
};
