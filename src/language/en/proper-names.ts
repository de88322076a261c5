/** Proper names as prose writes them: their words, what may stand before and behind them, their short and full forms. */
import type { Pattern } from '../pattern.ts';

const capital = "(?:al-)?\\p{Lu}[\\p{L}\\p{N}'’-]*(?<!['’]s)";

/** A part of patterns: Mara Tolen, Lenn Board for the Care of Bridges. */
export const name = `${capital}(?: (?:(?:of|for|de|bin|al) )?(?:the (?=\\p{Lu}))?${capital})*`;

/** Not the word that opens a sentence, but for the article. */
export const inside: Pattern = {
  of: new RegExp(`(?:(?<=^| )[Tt]he |(?<= ))${name}`, 'gu'),
  finds: 'the harbour of Lenn',
  leaves: 'Harbours of old',
};

export const opening: Pattern = {
  of: /^(?:al-)?\p{Lu}/u,
  finds: 'al-Amin',
  leaves: 'al-most',
};

/** Adjectives of peoples: "Iran" can be asked about, "Iranian" cannot. */
export const adjectiveOfPeople: Pattern = {
  of: /(?:[^u]ian|ean|ish|ese|aqi|eli|American|African|German|French|Russian|Western|Eastern|Northern|Southern)s?$/,
  finds: 'Norwegians',
  leaves: 'Norway',
};

/** What may follow a name that stands by itself, and not before a noun: "Iran will", but not "Iran policy". */
export const goesOnBehindName: Pattern = {
  of: /^(?:[,.;]|$| (?:and|in|on|at|is|was|are|were|will|would|has|had|have|can|could|may|should|to|for|with|by|from|as|that|which|who|but|or|than|after|before|during|because|while|against|into|remains|needs)\b)/,
  finds: ' will not sell the mill',
  leaves: ' willow trees were sold',
};

export const article: Pattern = {
  of: /^[Tt]he /,
  finds: 'the Lenn Board',
  leaves: 'Theo Lenn',
};

export const capitalArticle: Pattern = {
  of: /^The /,
  finds: 'The Lenn Board',
  leaves: 'the Lenn Board',
};

export const smallArticle: Pattern = {
  of: /^the /,
  finds: 'the Lenn Board',
  leaves: 'The Lenn Board',
};

/** Between two words of which the first is more than the article of an Arabic name. */
export const innerSpace: Pattern = {
  of: /(?<!^Al) /i,
  finds: 'Alma Amin',
  leaves: 'Al Amin',
};

/** Words with a capital because they open the sentence. */
export const determiners: ReadonlySet<string> = new Set('The A An Two Three Four Five Several Some Many'.split(' '));

/** The same word written small, one or many: a name is none where the text has it. */
export function commonNoun(topic: string): RegExp {
  return new RegExp(`(?<!\\p{L})${topic.toLowerCase()}s?(?!\\p{L})`, 'u');
}

/** A last name with one or two before it; not "the Tolen", and no part of a longer word. */
export function fullName(last: string): RegExp {
  return new RegExp(`(?<![\\p{L}] the )${capital} (?:${capital} )?${last}(?![\\p{L}-])`, 'u');
}
