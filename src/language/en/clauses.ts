/** What the parts of a clause are told by: small words, forms of verbs, what has two names, who does what from either side. */

import type { Pattern } from '../pattern.ts';

/** Small words that are put in or looked for one by one. */
export const small = {
  accordingTo: 'according to',
  and: 'and',
  any: 'any',
  by: 'by',
  genitive: '’s',
  is: 'is',
  of: 'of',
  to: 'to',
  was: 'was',
  whose: 'whose',
  or: 'or',
  that: 'that',
  said: 'said',
  percent: 'percent',
  not: 'not',
  can: 'can',
  may: 'may',
  could: 'could',
  it: 'it',
  cannot: 'cannot',
} as const;

export const signs: Readonly<Record<string, string>> = { $: 'dollars', '€': 'euros', '£': 'pounds', '%': 'percent' };
export const perCent: Pattern = { of: /\bper cent\b/g, finds: '5 per cent', leaves: '5 per centre' };
export const shortened: Readonly<Record<string, string>> = { 'can’t': 'can', 'won’t': 'will' };

export const gerund: Pattern = { of: /ing$/, finds: 'sending', leaves: 'sent' };
export const verbForm: Pattern = { of: /(?:ed|ing)$/, finds: 'mended', leaves: 'mends' };
export const adverbEnding: Pattern = { of: /[a-z]{3}ly$/, finds: 'quietly', leaves: 'fly' };
export const presentOfBe: ReadonlySet<string> = new Set(['is', 'are', 'am']);
export const pastOfBe: ReadonlySet<string> = new Set(['was', 'were']);
export const where: ReadonlySet<string> = new Set(['in', 'on', 'at']);
/** "It is possible that it leaks." */
export const possible: ReadonlySet<string> = new Set(['possible']);
export const future: ReadonlySet<string> = new Set(['will', 'would']);
/** What stands in a clause that one of these opens has happened, or is so. */
export const factive: ReadonlySet<string> = new Set(
  'after when because although though while whereas since'.split(' '),
);
export const subjectRelatives: ReadonlySet<string> = new Set(['who', 'which']);
export const personalForms: ReadonlySet<string> = new Set(['he', 'she', 'him', 'her']);

export const articles: ReadonlySet<string> = new Set(['a', 'an', 'the', 'this', 'that', 'these', 'those']);
export const be: ReadonlySet<string> = new Set('is are was were be been being am'.split(' '));
export const auxiliaryForms: ReadonlySet<string> = new Set(
  'is are was were be been being am has have had do does did having'.split(' '),
);
export const prepositions: ReadonlySet<string> = new Set(
  (
    'in on at of to from with for by into onto near under above behind between among through across along around over outside inside ' +
    'against toward towards about during within upon off beside beyond per via as than after before since until'
  ).split(' '),
);
/** Of place and time: one may stand for another. */
export const placing: ReadonlySet<string> = new Set([
  'in',
  'on',
  'at',
  'of',
  'from',
  'for',
  'with',
  'to',
  'into',
  'near',
  'within',
  'during',
]);
export const comparative: ReadonlySet<string> = new Set(['as', 'than']);
export const coordinators: ReadonlySet<string> = new Set(['and', 'or', 'but', 'as', 'nor']);
export const relatives: ReadonlySet<string> = new Set(['who', 'which', 'that', 'whom', 'whose', 'where', 'when']);
/** They open a clause of their own. */
export const subordinators: ReadonlySet<string> = new Set(
  'because although though while whereas when after before since until if unless as once'.split(' '),
);
export const pronouns: ReadonlySet<string> = new Set(
  'he she it they him her them his its their hers theirs himself herself itself themselves who which i we you my our me us'.split(
    ' ',
  ),
);
export const subjectPronouns: Readonly<Record<string, 'person' | 'thing' | 'many'>> = {
  he: 'person',
  she: 'person',
  it: 'thing',
  they: 'many',
};
/** Of the same person or thing. */
export const possessiveOf: Readonly<Record<string, string>> = { he: 'his', she: 'her', it: 'its', they: 'their' };
export const possessivePronouns: Readonly<Record<string, 'person' | 'thing' | 'many'>> = {
  his: 'person',
  her: 'person',
  its: 'thing',
  their: 'many',
};
export const personal: Pattern = {
  of: /\b(?:he|she|him|her|his|hers)\b/g,
  finds: 'so she left',
  leaves: 'so they left',
};
export const female: ReadonlySet<string> = new Set(['she', 'her', 'hers']);

/** How people speak of themselves, and how others tell it. */
export const personsTold: readonly (readonly [own: readonly string[], told: readonly string[]])[] = [
  [
    ['i', 'we'],
    ['he', 'she', 'they'],
  ],
  [
    ['me', 'us'],
    ['him', 'her', 'them'],
  ],
  [
    ['my', 'our'],
    ['his', 'her', 'their'],
  ],
];
/** What a deed that is told as a noun did: "the resignation came on Monday", "the fire took place in May". */
export const happening: ReadonlySet<string> = new Set('came comes took occurred happened was'.split(' '));
export const placeOfHappening: ReadonlySet<string> = new Set(['place']);
/** They may be put in or left out without changing what is said. */
export const free: ReadonlySet<string> = new Set(
  'a an the that this these those is are was were be been being am has have had having do does did and of also own'.split(
    ' ',
  ),
);
/** They may be left out. */
export const adverbs: ReadonlySet<string> = new Set(
  'also then too already still there here later meanwhile again now soon together'.split(' '),
);

/** Of how much: they tell nothing by themselves, as in "640 homes or more". */
export const degrees: ReadonlySet<string> = new Set('more less fewer most least'.split(' '));

/** Operators only in some places: before a number; before a number or a day; at the start of a part; before a noun. */
export const boundsOfNumbers: ReadonlySet<string> = new Set('over under about around'.split(' '));
export const boundsOfTimes: ReadonlySet<string> = new Set(['by']);
export const hoursOfDay: ReadonlySet<string> = new Set("am pm a p o'clock o’clock percent per million".split(' '));
export const comparing: ReadonlySet<string> = new Set(['like']);
export const modifying: ReadonlySet<string> = new Set(
  'first second third last planned proposed intended failed attempted possible future acting'.split(' '),
);
export const beforeNoun: ReadonlySet<string> = new Set([...articles, '’s', 'his', 'her', 'its', 'their']);

/** Before a number, it adds nothing. */
export const saysNothing: Pattern = {
  of: /\ba total of (?=\d)/gi,
  finds: 'a total of 12 ships',
  leaves: 'a total loss',
};

export const numberSign: Pattern = { of: /\b[Nn]o\. (?=\d)/g, finds: 'No. 7', leaves: 'No, 7' };

/** Operators that are verbs. */
export const verbalOperators: Pattern = {
  of: /^(?:may|might|can|could|will|would|shall|should|must|seem(?:s|ed)|appear(?:s|ed)|caus(?:ed by|ing)|\w+(?:ed|ies|[^s]s)|sa(?:id|y)|told|wrote|thought)$/,
  finds: 'claimed',
  leaves: 'unless',
};

/** Verbs behind which something is not done yet, or not at all. */
export const prospective: readonly string[] = (
  'plan intend consider want hope expect agree promise threaten refuse fail try attempt aim propose decide offer ask order need wish prepare ' +
  'begin mean seek'
).split(' ');

/** Deeds that nobody else can do to one: "the departure of Brandt". */
export const ownDeeds: readonly string[] =
  'begin end fall collapse explode resign meet open close resume die leave arrive withdraw apologise rise'.split(' ');

/** They belong to the verb before them. */
export const particles: ReadonlySet<string> = new Set('forward up out off down away back over aside apart'.split(' '));
