/** Questions that a list answers as a whole, and what stands above such a list. */
import type { Pattern } from '../pattern.ts';
import type { ListsAsked } from '../tables-and-lists.ts';

/** The first that finds counts, in a question and above a list: "not allowed" before "allowed". */
export const kinds: ListsAsked['kinds'] = [
  {
    kind: 'forbidden',
    asked: {
      of: /\b(?:forbidden|prohibited|banned|(?:not|n['’]t|never) (?:\p{L}+ )?(?:allowed|permitted|bring|take|do)|(?:may|must|can|should) (?:I|we|you|one|they|\p{L}+) not|mustn['’]t|off limits|le(?:ft|ave) (?:\p{L}+ )?(?:at home|behind))\b/iu,
      finds: 'What is forbidden in the hall?',
      leaves: 'What is allowed in the hall?',
    },
    over: {
      of: /\b(?:(?:must|may|can|should|is|are|do|what) not|don['’]t|never|not (?:allowed|permitted|to)|forbidden|prohibited|banned|at home|leave behind)\b/i,
      finds: 'Readers must not:',
      leaves: 'Readers may:',
    },
  },
  {
    kind: 'brought',
    asked: {
      of: /\b(?:what|which)\b.*\b(?:bring|pack|take along|take with|carry|brought|packed)\b|\b(?:packing|kit) list\b/i,
      finds: 'What should we bring to the camp?',
      leaves: 'How far is the camp?',
    },
    over: {
      of: /\b(?:bring|pack|packing list|kit list|take with you|carry)\b/i,
      finds: 'What to bring',
      leaves: 'What it costs',
    },
  },
  {
    kind: 'agenda',
    asked: {
      of: /\bagenda\b|\border of business\b|\b(?:items|points|topics|business) (?:of|for|at) the (?:\p{L}+ ){0,2}meeting\b|\bto be (?:discussed|dealt with)\b/iu,
      finds: "What's on the agenda?",
      leaves: 'Who wrote the minutes?',
    },
    over: { of: /\b(?:agenda|order of business)\b/i, finds: 'Agenda:', leaves: 'Minutes' },
  },
  {
    kind: 'contents',
    asked: {
      of: /\b(?:what|which)\b.*\b(?:comes? with|comes? in|(?:is|are) in the (?:box|bag|kit|packet|parcel|carton)|(?:is|are) (?:included|supplied|delivered)|(?:box|bag|kit|packet) contains?)\b/i,
      finds: 'What is in the box?',
      leaves: 'Where is the box?',
    },
    over: {
      of: /\bin the (?:box|bag|kit|packet|parcel|carton)\b|^(?:package |box )?contents\b|\b(?:included|supplied|comes? with)\b/i,
      finds: 'What is in the bag',
      leaves: 'Contented users',
    },
  },
  {
    kind: 'needed',
    asked: {
      of: /\bingredients?\b|\b(?:what|which)\b.*\b(?:(?:will|would|do|does|did|must|should) (?:I|we|you|one|it|they) (?:need|require|have to have|buy)|(?:is|are|was|were) (?:needed|required)|goes? into|do you need)\b|\bwhat (?:does|do) it take\b/i,
      finds: 'What do I need for the soup?',
      leaves: 'Why does he need soup?',
    },
    over: {
      of: /^(?:ingredients?|needed|shopping list|tools?|equipment|materials?|requirements?)\b|\b(?:you(?: will)?|you['’]ll|what (?:you|is)|is|are) need(?:ed)?\b|\b(?:these|the following) (?:tools|things|ingredients|materials|papers)\b/i,
      finds: 'You will need',
      leaves: 'Method',
    },
  },
  {
    kind: 'steps',
    asked: {
      of: /^(?:(?:please )?(?:tell|show) me )?how (?:do|can|should|could|must|would|to|is|are)\b|\b(?:the|which|what) (?:steps?|procedure|instructions?|method|recipe)\b|^(?:steps?|instructions?) (?:to|for|of)\b/i,
      finds: 'What are the steps to change it?',
      leaves: 'How many are there?',
    },
    over: {
      of: /^(?:method|preparation|directions?|instructions?|steps?|procedure|what to do|how (?:to|it is))\b/i,
      finds: 'Method',
      leaves: 'Methodical people',
    },
  },
  {
    kind: 'allowed',
    asked: {
      of: /\bwhat\b.*\b(?:allowed|permitted|may (?:I|we|you|one))\b/i,
      finds: 'What is allowed in the hall?',
      leaves: 'Who allowed it?',
    },
    over: { of: /\b(?:allowed|permitted|may)\b/i, finds: 'Readers may:', leaves: 'Readers must:' },
  },
];

export const asksForItems: Pattern = {
  of: /^(?:what|which) (?:(?:else )?(?:are|should|must|do|does|did|can|has|have|is needed|belongs)\b|(?:[\p{L}-]+ ){0,2}?[\p{L}-]{2,}(?<!s)s\b)|^(?:please )?(?:list|name|enumerate|tell me|give me|show me) /iu,
  finds: 'What ingredients does it take?',
  leaves: 'What is the price?',
};

export const namesSteps: Pattern = {
  of: /^(?:steps?|procedure|instructions?|methods?|way|order|make|made|cook(?:ed)?|bake[ds]?|prepared?|do|done|go)$/i,
  finds: 'steps',
  leaves: 'stepping',
};

export const namesItems: Pattern = {
  of: /^(?:items?|points?|things?|list|ingredients?|topics?|all|everything)$/i,
  finds: 'items',
  leaves: 'itemised',
};

export const recipe: Pattern = { of: /^recipes?$/i, finds: 'recipe', leaves: 'recipient' };

export const tellsOfCooking: Pattern = {
  of: /\b(?:simmer|knead|whisk|saucepan|oven|tablespoons?|teaspoons?|ingredients|sauté|bring to the boil|stir (?:in|over|until))\b/i,
  finds: 'Simmer it for an hour.',
  leaves: 'The kettle boils.',
};
