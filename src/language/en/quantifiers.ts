/** How much of something, how often, and on which side of a number: all, only, ever, more than. */
import type { Pattern } from '../pattern.ts';

export const universal: Pattern = {
  of: /\b(?:all(?! (?:over|along|but|the more|told|this|that))|every|everyone|everybody|everything|always|entirely|completely)\b(?<!\b(?:at|above|after|first of|in|most of) all)/i,
  finds: 'All ships sank.',
  leaves: 'Above all, ships sank.',
};

export const universalInAnyWay: Pattern = {
  of: /\b(?:all|any\w*|each|every\w*|whole|wholly|entire\w*|always|both|complete\w*|full\w*|only|no|none|never|without|total\w*|again and again|constant\w*|throughout|wherever|whenever)\b/i,
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
