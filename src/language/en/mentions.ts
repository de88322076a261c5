/** How prose mentions people, places and things by name. */
import { months, weekdays } from './months.ts';
import { saying } from './saying.ts';
import { titles } from './titles-and-names.ts';
import type { Pattern } from '../pattern.ts';

const nameWord = String.raw`(?:\p{Ll}{1,3}-)?\p{Lu}[\p{L}\p{M}\p{N}'’-]*(?<!['’]s)`;
const nameSource = String.raw`${nameWord}(?:(?: (?:of|for|the|al|bin|de|van|von))* ${nameWord})*`;

/** A run of capitalised words, small joining words allowed inside: "Syrian Observatory for Human Rights". */
export const name: Pattern = { of: new RegExp(nameSource, 'gu'), finds: 'Guild of Bakers', leaves: 'guild of bakers' };

/** The first group is the name that a statement opens with. */
export const subject: Pattern = {
  of: new RegExp(String.raw`^(?:The )?(${nameSource})(?=,| (?:\p{Ll}+(?:ed|s)|said|told|has|had|will|would)\b)`, 'u'),
  finds: 'The Guild of Bakers voted.',
  leaves: 'The Guild of Bakers met at noon.',
};

/** "Raqqa and Deir Ezzor", "Britain, Germany and Australia" */
export const list: Pattern = {
  of: new RegExp(String.raw`${nameSource}(?:, (?:the )?${nameSource})*,? (?:and|or) (?:the )?${nameSource}`, 'gu'),
  finds: 'Anna, Bertha and the Guild',
  leaves: 'Anna, Bertha and the guild',
};

/** Between the items of a list. */
export const betweenItems: Pattern = {
  of: /,? (?:and|or) (?:the )?|, (?:the )?/u,
  finds: 'Anna or Bertha',
  leaves: 'Anna Bertha',
};

/** Written with a capital, and no names of people or things. */
export const otherCapitals: ReadonlySet<string> = new Set([
  ...months,
  ...weekdays,
  // They open questions and sentences.
  ...'The A An In On At By For After Before When While Since Two Three Who What Which Where Why How Did Does Is Was Are Were And But'.split(
    ' ',
  ),
]);

export const pronoun: Pattern = {
  of: /^(?:He|She|It|They|We|You|His|Her|Its|Their|Our|My|This|That|These|Those)$/,
  finds: 'Their',
  leaves: 'Theirs',
};

export const title: Pattern = {
  of: new RegExp(
    `\\b(?:${titles}|expert|analyst|commander|spokesman|spokeswoman|leader|chief|director|author)\\b[\\w’' -]{0,20},? $`,
    'i',
  ),
  finds: 'the director of the mill, ',
  leaves: 'the direction of the mill, ',
};

export const personBehind: Pattern = {
  of: new RegExp(
    `^(?:’s|'s)?,? (?:an? |the |who\\b|(?:has |had |also |then )?(?:${saying}|welcomed|denied|met|was killed)\\b|(?:chief|minister|president|spokesman|commander|expert|secretary)\\b)`,
  ),
  finds: ' then warned them',
  leaves: ' then burned down',
};

export const placeBefore: Pattern = {
  of: /\b(?:in|at|near|around|inside|outside|from|to|into|over|across|of|toward|towards|between) (?:the |the [a-z]+ of )?$/i,
  finds: 'They met in the town of ',
  leaves: 'They met a man called ',
};

/** Inside a name: then it is no person's. */
export const joinedName: Pattern = { of: /\b(?:of|for|the) /, finds: 'Guild of Bakers', leaves: 'Often Baker' };

export const agentBefore: Pattern = {
  of: /\bby (?:\w+ )?$/,
  finds: 'It was baked by old ',
  leaves: 'It was baked nearby ',
};

/** The plural of a people, with its article or without. */
export const peoples: Pattern = {
  of: /^(?:the )?\p{Lu}\p{L}+s$/u,
  finds: 'the Danes',
  leaves: 'the Danish',
};

/** As it opens a sentence. */
export const openingArticle: Pattern = { of: /^The /, finds: 'The Guild', leaves: 'the Guild' };
