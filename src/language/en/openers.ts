/** What a sentence opens with that leans on what stands before it. */
import type { Pattern } from '../pattern.ts';

export const pronoun: Pattern = {
  of: /^["'“‘(]?(?:he|she|it|they|his|her|its|their|this|these|that|those|the (?:former|latter|same))\b/i,
  finds: '“Those were the last of them.”',
  leaves: 'Here and there some were left.',
};

export const personalPronoun: Pattern = { of: /^(?:He|She|His|Her)$/, finds: 'Her', leaves: 'Its' };

export const masculinePronoun: Pattern = { of: /^(?:He|His)$/, finds: 'His', leaves: 'Her' };

/** "Yes, with up to six people" can only be read behind what was asked. */
export const reply: Pattern = {
  of: /^["“‘']?(?:yes|yeah|yep|no|nope|not|never|always|of course|certainly|absolutely|exactly|sure|maybe|perhaps)\b/i,
  finds: 'Of course, from May on.',
  leaves: 'Nobody was sure.',
};
