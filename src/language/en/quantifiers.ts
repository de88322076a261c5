/** How much of something, how often, and on which side of a number: all, only, ever, more than. */
import type { Pattern } from '../pattern.ts';

export const universal: Pattern = {
  of: /\b(?:all(?! (?:over|along|but|the more|told|this|that))|every|everyone|everybody|everything|always|entirely|completely)\b(?<!\b(?:at|above|after|first of|in|most of) all)/i,
  finds: 'All ships sank.',
  leaves: 'Above all, ships sank.',
};

export const universalInAnyWay: Pattern = {
  of: /\b(?:all|any\w*|each|every\w*|whole|wholly|entire\w*|always|both|complete\w*|full\w*|no|none|never|without|total\w*|again and again|constant\w*|throughout|wherever|whenever)\b/i,
  finds: 'No ship sank.',
  leaves: 'Some ships sank.',
};

export const exclusive: Pattern = {
  of: /\b(?:only|solely|exclusively|nothing but)\b(?! (?:after|when|if|in (?:19|20)|on|since|a few))/i,
  finds: 'Only ships sank.',
  leaves: 'Ships sank only after a storm.',
};

export const exclusiveInAnyWay: Pattern = {
  of: /\b(?:only|sole\w*|exclusive\w*|alone|just|merely|nothing|no other|except|purely|first|but|rather|fewer|little|less|last|limited|restrict\w*|mere|not)\b/i,
  finds: 'Ships alone sank.',
  leaves: 'The lonely ship sank.',
};

export const atAnyTime: Pattern = {
  of: /\bever\b(?! since)/i,
  finds: 'No ship ever sank.',
  leaves: 'Ships sank ever since.',
};

export const atAnyTimeOrNone: Pattern = {
  of: /\b(?:ever|never|history|all time|record|before|unprecedented)\b/i,
  finds: 'The ship never sank.',
  leaves: 'The ship sank, however.',
};

export const aboveNumber: Pattern = {
  of: /\b(?:more than|over|at least|above|exceed(?:s|ed|ing)?|upwards? of) [$€£]?(\d[\d.,]*)/gi,
  finds: 'More than 40 ships sank.',
  leaves: 'More than ships sank.',
};

export const aboveInAnyWay: Pattern = {
  of: /\b(?:more|over|least|above|exceed\w*|upwards?|minimum|higher|greater|beyond|plus|no (?:less|fewer)|than)\b|\+/i,
  finds: 'A minimum of 40 ships sank.',
  leaves: 'About 40 ships sank.',
};

export const belowNumber: Pattern = {
  of: /\b(?:nearly|almost|less than|fewer than|under|below|up to|at most|close to) [$€£]?(\d[\d.,]*)/gi,
  finds: 'Nearly 40 ships sank.',
  leaves: 'Nearly every ship sank.',
};

export const belowInAnyWay: Pattern = {
  of: /\b(?:nearly|almost|less|fewer|under|below|up to|most|close|short|about|around|some|approximately|roughly|nearing|maximum|than)\b/i,
  finds: 'Roughly 40 ships sank.',
  leaves: 'Exactly 40 ships sank.',
};

/** "Some of the nurses", "only four of its players": what is said of a part; `whole` is the noun of the whole. */
export const partOf: Pattern = {
  of: /\b(?<part>one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|most|few|half|many|several|none|part) of (?:the|its|their|his|her|our)(?: \p{L}[\p{L}'’-]*| \d+){0,3}? (?<whole>\p{Ll}[\p{Ll}'’-]*s)\b/giu,
  finds: 'Some of the night nurses slept.',
  leaves: 'Some nurses of the clinic slept.',
};

/** "The nurses", "all its night nurses": the noun of a whole, without what would tell which of them. */
export function ofWhole(noun: string): RegExp {
  const opens = String.raw`\b(?:the|these|those|all|most|many|its|their|his|her)\s+(?:[\p{L}'’-]+\s+){0,3}`;
  return new RegExp(String.raw`${opens}${noun}\b(?! (?:who|that|which|of)\b)`, 'iu');
}

export const exceptSome: Pattern = {
  of: /\b(?:except(?:ing| for)?|but (?:one|two|three|for)|other than|apart from|aside from|save for)\b/i,
  finds: 'All ships sank except one.',
  leaves: 'The exceptional ships sank.',
};

/** How many of all: one excludes the other. */
export const share: Pattern = {
  of: /\b(?:most|some|all|every|few|half|none)\b/giu,
  finds: 'Most of the nurses slept.',
  leaves: 'The nurses almost slept.',
};
