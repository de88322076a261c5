/** What something is called, and who is named as one of a kind. */
import type { Pattern } from '../pattern.ts';

/** "What is another term for …?", "What was she known as?" */
export const asked: Pattern = {
  of: /\b(?:(?:nick)?name[ds]?|call(?:s|ed)?|term(?:s|ed)?|word|known|refer(?:s|red)?|titled?|synonym|label(?:s|led|ed)?|alias|dubbed)\b/i,
  finds: 'What is a boat with two hulls called?',
  leaves: 'Who was calling the boat?',
};

export const told: Pattern = {
  of: /\b(?:called|(?:re|nick)?named?|nickname|known|term(?:ed)?|refer(?:red|s) to|dubbed|(?:en)?titled|denoted|i\.e\.|simply|styled|label?led)\b|["“(]/i,
  finds: 'The boat was renamed in spring.',
  leaves: 'The boat has many names.',
};

/** "Ann Lee, an expert on ice" is named as an expert; "experts say" names nobody. */
export function oneOf(kind: string): RegExp {
  const named = String.raw`\p{Lu}[\p{L}'’-]+`;
  return new RegExp(
    String.raw`\b(?:an?|the|another) (?:[\p{L}-]+ ){0,3}${kind}\b|${named} ${kind}\b|\b${kind}s? (?:of )?${named}`,
    'u',
  );
}
