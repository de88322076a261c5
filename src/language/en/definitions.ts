/**
 * How a sentence says who or what something is. Each makes an expression out of its name; this is a part of patterns, with
 * all its forms.
 */
import { titleBefore } from './titles-and-names.ts';

const article = '(?:an?|the|one|any|some|part|also an?|now an?|not an?)';
const aside = String.raw`(?:\s*\([^)]{1,300}\))?(?:,[^,.;]{1,120},|,[^,.;]{1,60},[^,.;]{1,60},)?`;
const is = String.raw`(?:is|are|was|were|remains|became) (?:\p{L}+ly )?${article} `;
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
