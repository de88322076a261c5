/**
 * "What is X?", "Who was X?", and how a sentence says who or what something is. Of the latter each makes an expression out of a
 * name; this is a part of patterns, with all its forms.
 */
import type { Pattern } from '../pattern.ts';
import { titleBefore } from './titles-and-names.ts';

export { definite } from './determiners.ts';
export { plural } from './inflection.ts';

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

/** What may stand before the subject. */
export const article: Pattern = { of: /^(?:an?|the) /i, finds: 'A keel', leaves: 'Any keel' };

// How a sentence says it.

const anArticle = '(?:an?|the|one|any|some|part|also an?|now an?|not an?)';
const aside = String.raw`(?:\s*\([^)]{1,300}\))?(?:,[^,.;]{1,120},|,[^,.;]{1,60},[^,.;]{1,60},)?`;
const is = String.raw`(?:is|are|was|were|remains|became) (?:\p{L}+ly )?${anArticle} `;
const means = '(?:means|refers? to|consists? of|stands? for|describes|is defined as) ';
/** Where a clause begins, with what may stand before the name: no "ratio of". */
const opening = String.raw`(?:^|[,;:“"] ?|\b(?:that|and|but) )(?:[Tt]he |[Aa]n? )?(?:(?!(?:of|in|with|by|for|from|to|on|at) )[\p{L}.]+ ){0,3}?["“(]?`;

export const explanations = {
  defined: (name: string): RegExp =>
    new RegExp(String.raw`${opening}${name}["”)]{0,2}${aside} (?:${is}|${means})`, 'u'),
  apposed: (name: string): RegExp =>
    new RegExp(
      String.raw`${name}["”)]{0,2}(?: \([^)]{1,80}\))?, (?:an?|the|one of|then|former|founder|leader|head|based) `,
      'u',
    ),
  inBrackets: (name: string): RegExp =>
    new RegExp(String.raw`${name} \((?:an?|the|any|from|that is|i\.e\.|meaning) `, 'u'),
  /** "Lenn Water Board" (LWB) */
  spelledOut: (name: string): RegExp => new RegExp(String.raw`\p{L}["”]? \(${name}\)`, 'u'),
  /** Aven's chief engineer, Mara Tolen, said */
  calledSo: (name: string): RegExp =>
    new RegExp(
      String.raw`\p{Ll}, ${name}(?:[,.]| told| said)|(?:called|known as|named|termed) (?:the |an? )?["“]?${name}`,
      'u',
    ),
  titled: (name: string): RegExp => new RegExp(String.raw`${titleBefore} ${name}`, 'u'),
  opening: (name: string): RegExp => new RegExp(String.raw`^(?:(?:The|An?) )?${name}`, 'u'),
};

/** A last name without a first, be it behind a title: a part of patterns. */
export function lastNameAlone(last: string): string {
  return String.raw`(?:(?<=${titleBefore} )|(?<!\p{Lu}[\p{L}’'.-]* ))${last}`;
}
