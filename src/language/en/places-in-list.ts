/** Words that tell one thing of a list by its place. */
import type { Pattern } from '../pattern.ts';

/** Not where something else follows that it counts: "the first attack". */
export const itemOfList: Pattern = {
  of: /\bthe (first|second|third|fourth|fifth|last|former|latter)(?: (?:one|article))?(?=[\s?.,’']|$)(?! (?!from\b|to\b|in\b|of\b|and\b|is\b|was\b|did\b|has\b|have\b|say\b|said\b|work\b|think\b|about\b|published\b)\p{Ll})/iu,
  finds: 'Who owns the second one?',
  leaves: 'Who owns the second boat?',
};

/** From 0; below it, from the end. */
export const places: Readonly<Record<string, number>> = {
  first: 0,
  second: 1,
  third: 2,
  fourth: 3,
  fifth: 4,
  former: 0,
  latter: -1,
  last: -1,
};
