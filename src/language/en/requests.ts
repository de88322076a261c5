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
