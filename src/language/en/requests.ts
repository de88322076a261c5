/** What somebody may want other than a fact: several things of one kind, a definition, an overview. */
import type { Pattern } from '../pattern.ts';

// Several things of one kind: "Which groups …?", "Name the …", "List the … who …".

const plural = String.raw`(?<kind>(?!(?:is|was|does|has|this)\b)\p{Ll}{2,}(?<!s|happen|mean|cause|make)s|people|men|women|children)\b`;

export const asksToName: Pattern = {
  of: /^(?:please |can you |could you )*(?:name|list|enumerate|give|tell|show)(?: me| us)?(?: (?:all|some|any|two|three|four|five|several))?(?: of)?(?: the)?(?: names of(?: the)?)? (?<what>.+?)[\s?.!]*$/iu,
  finds: 'Please list all the bridges.',
  leaves: 'The list of the bridges',
};

/** The question must begin with a small letter. */
export const asksWhichOfMany: Pattern = {
  of: new RegExp(
    String.raw`^(?:and |but )?(?:(?:in|from|on|by|to|for|with|at) )?(?:which|what) (?:other )?(?:(?!(?:is|was|does|did|do|are|were|has|have|had)\b)[\p{L}-]+ ){0,3}?${plural}`,
    'u',
  ),
  finds: 'which old bridges were closed?',
  leaves: 'which bridge was closed?',
};

export const opensWithPlural: Pattern = {
  of: new RegExp(String.raw`^(?:[\p{L}\p{N}'’-]+ ){0,3}?${plural}`, 'u'),
  finds: 'old stone bridges of the valley',
  leaves: 'old stone bridge of the valley',
};

/** Adds nothing: all that is found is mentioned. */
export const addsNothing: Pattern = {
  of: /(?:,? (?:that|who|which) (?:is|are|was|were))? (?:mentioned|named|listed|quoted|cited|described|interviewed)(?: (?:here|there|by name))?$|,? (?:in|from) (?:the|these|your) (?:articles?|sources|texts?)$/i,
  finds: 'bridges that are mentioned',
  leaves: 'bridges named after kings',
};

/** "The experts who spoke": without it, the rest is asked with "Which …?" */
export const relativePronoun: Pattern = {
  of: / (?:who|that|which) /,
  finds: 'bridges that were closed',
  leaves: 'bridges whose tolls rose',
};

export const asksWhichThereAre: Pattern = {
  of: /^(?:which|what) (.+?) (?:are|were) (?:there|mentioned|named|quoted)\W*$/i,
  finds: 'Which bridges are there?',
  leaves: 'Which bridges are closed?',
};

// A definition: "What is X?" and "Who is X?"

export const definitionForms: readonly Pattern[] = [
  {
    of: /^(?:and |so |but )?(?<asks>who|what)(?:['’]s| is| are| was| were) (?:exactly |actually )?(?:meant by )?(?<subject>.+?)$/i,
    finds: 'What’s a keel',
    leaves: 'What keel is a fin',
  },
  {
    of: /^(?:please )?define (?<subject>.+?)$/i,
    finds: 'Please define keel',
    leaves: 'Who defined the keel',
  },
  {
    of: /^what do(?:es)? (?<subject>.+?) (?:mean|stand for)$/i,
    finds: 'What does keel mean',
    leaves: 'What does the mean keel weigh',
  },
];

/** A property, a relation or something that happens is asked for. */
export const isMoreThanName: Pattern = {
  of: /\b(?:in|on|at|by|to|from|with|about|between|during|after|before|against|that|which|who|there|it|he|she|they|this|these|those|his|her|its|their|his|my|your|our|new|known|said|wrong|left|another|others?|some|synonyms?|terms?|examples?|names?|kinds?|types?)\b|\b\p{Ll}+(?:ing|ed)\b|['’]s\b|\bof$/u,
  finds: 'cargo in the hold',
  leaves: 'cargo hold',
};

/** "Height of the tower", "head of state". */
export const propertyOf: Pattern = { of: /\bof\b/, finds: 'height of a mast', leaves: 'roof mast' };

export const relationOf: Pattern = { of: / of /, finds: 'Mayor of Delft', leaves: 'Mayor Offen' };

/** A definition of somebody is asked for. */
export const person: Pattern = { of: /^who$/i, finds: 'Who', leaves: 'what' };

export const role: Pattern = {
  of: /\b(?:presidents?|ministers?|secretary|kings?|queens?|emperors?|popes?|chiefs?|directors?|governors?|mayors?|generals?|commanders?|chancellors?|leaders?|heads?|authors?|ambassadors?|spokes\w+|owners?|founders?|winners?|members?|count(?:ess)?|duke|earl|baron|bishop|archbishop|prince(?:ss)?)\b/i,
  finds: 'Mayor of Delft',
  leaves: 'Mayoral race in Delft',
};

// An overview: "Tell me about Amerli", "What do the articles say about drones?"

/** Who says it in "what do they say about …"; when it is a person, their name tells as much as the subject. */
const sources =
  '(?:(?:the |these |all |your |our )?(?:articles?|sources|stories|reports|papers|texts|it|they|we|you) )?';

export const overviewForms: readonly Pattern[] = [
  {
    of: /\b(?:articles|sources|reports|papers) (?:differ|disagree) (?:about|on|over|in) (?<subject>.+?)[\s?.!]*$/i,
    finds: 'Where do the sources differ on fishing?',
    leaves: 'Where do the ministers differ on fishing?',
  },
  {
    of: new RegExp(
      String.raw`\bwhat (?:do|does|did|is|was|has been|have|has|can) ${sources}(?:say|said|report|reported|write|written|known|know|told|tell|learn|learnt|read) (?:to us |us |me )?(?:about|of|on) (?<subject>.+?)[\s?.!]*$`,
      'i',
    ),
    finds: 'What do the papers say about fishing?',
    leaves: 'What does the fisherman say about fishing?',
  },
  {
    of: /^(?:please )?(?:can you |could you )?(?:tell me|summari[sz]e)(?: (?:what is known|everything|all|something|more))? (?:about |of |on )?(?<subject>.+?)[\s?.!]*$/i,
    finds: 'Tell me about fishing.',
    leaves: 'They told me about fishing.',
  },
];
