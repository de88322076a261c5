/** What is asked of a table, and how a row of one is said. */
import type { Pattern } from '../pattern.ts';

/** The head of a column that counts things: "45 roofs" can be said of it. */
export const countedThings: Pattern = {
  of: /^(?:\p{Lu}\p{Ll}+|\p{Ll}+)(?: \p{Ll}+)?(?<=[^s]s|people|men|children)$/u,
  finds: 'Cancelled sailings',
  leaves: 'Yearly rent',
};

/** Asks for the row with the greatest number, or the least, of a column. */
export const asksForMost: Pattern = {
  of: /\b(?:most|highest|largest|biggest|greatest|longest|tallest|heaviest|oldest|deepest|widest|fastest|loudest|maximum)\b/i,
  finds: 'Which year had the most roofs?',
  leaves: 'Did almost all roofs hold?',
};

export const asksForLeast: Pattern = {
  of: /\b(?:least|fewest|lowest|smallest|shortest|lightest|rarest|cheapest|slowest|narrowest|minimum)\b/i,
  finds: 'Which ship carries the fewest cars?',
  leaves: 'Which ship carries few cars?',
};

/** Sums up other rows, so that it is no row like them. */
export const sumsUp: Pattern = {
  of: /^(?:(?:grand |sub-?)?totals?|sum|averages?|mean|median|all|overall|altogether)\b/i,
  finds: 'Total of all years',
  leaves: 'Allington',
};

/** Asks for rows beyond one, or for none of those that are named: no single row answers. */
export const compares: Pattern = {
  of: /\b(?:before|after|since|until|till|between|(?:more|less|fewer|later|earlier|higher|lower|older|newer|larger|smaller|other) than|over|under|above|below|except|apart from|besides|instead of|not|never|n['’]t|on average|in total|altogether|difference|how many (?:times|years|days))\b/i,
  finds: 'Which mills were built before 1900?',
  leaves: 'Which mills were built in 1900?',
};

/** What is asked, and what a column is called that tells it. */
export const askedColumns: readonly (readonly [Pattern, Pattern])[] = [
  [
    {
      of: /\b(?:how (?:heavy|light)|heaviest|lightest)\b|\bweigh/i,
      finds: 'How heavy is it?',
      leaves: 'How high is it?',
    },
    { of: /^(?:weight|mass)\b/i, finds: 'Weight (kg)', leaves: 'Weightless' },
  ],
  [
    { of: /\bhow (?:big|large|small)\b/i, finds: 'How big is it?', leaves: 'How heavy is it?' },
    { of: /\b(?:size|area|volume|extent)\b/i, finds: 'Size (m²)', leaves: 'Sized up' },
  ],
  [
    { of: /\b(?:how (?:tall|high)|tallest|highest)\b/i, finds: 'How tall is it?', leaves: 'How long is it?' },
    { of: /\b(?:height|altitude|elevation)\b/i, finds: 'Height', leaves: 'Heighten' },
  ],
  [
    { of: /\b(?:how long|longest|shortest)\b/i, finds: 'How long is it?', leaves: 'Is it long?' },
    { of: /\b(?:length|duration|time|takes?)\b/i, finds: 'Drying time', leaves: 'Timely' },
  ],
  [
    { of: /\b(?:how wide|widest|narrowest)\b/i, finds: 'How wide is it?', leaves: 'How long is it?' },
    { of: /\b(?:width|breadth|wid(?:th|est))\b/i, finds: 'Width', leaves: 'Widow' },
  ],
  [
    { of: /\b(?:how deep|deepest)\b/i, finds: 'How deep is it?', leaves: 'How long is it?' },
    { of: /\b(?:depth|deepest)\b/i, finds: 'Greatest depth', leaves: 'Deep blue' },
  ],
  [
    { of: /\b(?:how (?:fast|quick(?:ly)?)|fastest|slowest)\b/i, finds: 'How fast is it?', leaves: 'How long is it?' },
    { of: /\b(?:speed|pace)\b/i, finds: 'Top speed', leaves: 'Speedboat' },
  ],
  [
    { of: /\b(?:how (?:loud|noisy)|loudest)\b/i, finds: 'How loud is it?', leaves: 'How long is it?' },
    { of: /\b(?:noise|loudness|sound)\b/i, finds: 'Noise (dB)', leaves: 'Noiseless' },
  ],
  [
    {
      of: /\bhow much (?:is|are|was|were|does|do|did)\b|\b(?:costs?|prices?|pay|fees?)\b/i,
      finds: 'How much is a ticket?',
      leaves: 'How much water is used?',
    },
    { of: /\b(?:price|cost|fee|rent|fare|charge|rate)s?\b/i, finds: 'Yearly rent', leaves: 'Priceless' },
  ],
  [
    { of: /^who(?:m|se)?\b/i, finds: 'Who is it?', leaves: 'What is it?' },
    {
      of: /\b(?:names?|members?|persons?|people|staff|managers?|keepers?|heads?|leaders?|contacts?|teachers?|authors?|players?|winners?|chairs?|directors?|masters?|captains?|holders?)\b/i,
      finds: 'Name of the member',
      leaves: 'Membership',
    },
  ],
  [
    { of: /^where\b/i, finds: 'Where is it?', leaves: 'Somewhere' },
    {
      of: /\b(?:place|location|venue|address|room|town|city|country|site|where)\b/i,
      finds: 'Place',
      leaves: 'Placement',
    },
  ],
  [
    { of: /^when\b|\bwhat (?:time|day|date)\b/i, finds: 'When is it?', leaves: 'Whenever it is' },
    { of: /\b(?:dates?|days?|times?|when|years?)\b/i, finds: 'Date', leaves: 'Dated' },
  ],
  [
    {
      of: /\bwhat (?:should|can|must|do) (?:I|we|you) do\b|\bhow (?:do|can|should) (?:I|we|you) (?:fix|repair|solve)\b/i,
      finds: 'What should I do if it leaks?',
      leaves: 'What do I need?',
    },
    {
      of: /\b(?:remed(?:y|ies)|solutions?|fix|actions?|what to do)\b/i,
      finds: 'Remedy',
      leaves: 'Fixture',
    },
  ],
  [
    { of: /\bwhy\b/i, finds: 'Why does it hum?', leaves: 'When does it hum?' },
    { of: /\b(?:cause|reason|because)s?\b/i, finds: 'Likely cause', leaves: 'Causeway' },
  ],
];

export const endsWithNoun: Pattern = {
  of: /\b(?:an?|the|of|for|in|on|at|from|by|with|per|this|that|each|every|any)\s+[^\s?!.,;]+$/i,
  finds: 'the price of screws',
  leaves: 'the price was paid',
};
