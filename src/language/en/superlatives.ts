/** What is most of all, what only looks so, and what is the last of all. */
import type { Pattern } from '../pattern.ts';

export const superlative: Pattern = {
  of: /\b(?:the|its|his|her|their|ever) (?:\p{Ll}+ )??(?:most \p{Ll}+|\p{Ll}{2,}est)\b/giu,
  finds: 'It is the tallest tower.',
  leaves: 'It is taller than the tower.',
};

/** "The forest" is no more for than others. */
export const likeSuperlative: Pattern = {
  of: /(?:w|qu|inter|prot|arr|t|for|harv|gu|inv|sugg|cont|hon|mod|r|requ|lat|pri|conqu|n|ch|p|v|near)est$/i,
  finds: 'the forest',
  leaves: 'the tallest',
};

export const superlativeInAnyWay: Pattern = {
  of: /\b(?:most|least|best|worst|first|top|record|chief|main|unprecedented|peak|\p{Ll}{2,}est|\p{Ll}+er than any)\b/iu,
  finds: 'It broke the record.',
  leaves: 'It is a taller tower.',
};

export const oneOfMany: Pattern = {
  of: /\b(?:one of|among|some of|second|third|fourth|fifth|nearly|almost|part of)\b/i,
  finds: 'It is one of the tallest.',
  leaves: 'It is one tall tower.',
};

export const ultimate: Pattern = {
  of: /\b(?:the|its|his|her|their) (?:very )?(?:last|final)\b(?! (?:\w+ )?(?:years?|months?|weeks?|days?|decades?|hours?|minutes?|century|night|time)\b)/i,
  finds: 'It was her last film.',
  leaves: 'It sold well in the last two years.',
};

export const ultimateInAnyWay: Pattern = {
  of: /\b(?:last|final\w*|end\w*|latest|clos\w+|until|no more|conclu\w+|once|final)\b/i,
  finds: 'The run ended.',
  leaves: 'The lasting run was good.',
};
