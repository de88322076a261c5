/** How sure something is, and whether it has happened: proven, supposed, planned, done. */
import type { Pattern } from '../pattern.ts';

export const certain: Pattern = {
  of: /\b(?:pro(?:ve[sd]?|ven|of)|demonstrat\w+|certain(?:ly)?|undoubtedly|definitely)\b/i,
  finds: 'It proves the point.',
  leaves: 'It provides a point.',
};

export const certainInAnyWay: Pattern = {
  of: /\b(?:pro(?:ve[sd]?|ven|of)|demonstrat\w+|show\w*|certain\w*|undoubted\w*|definite\w*|sure|clear\w*|evidence|confirm\w*|doubt)\b/i,
  finds: 'The map shows it.',
  leaves: 'The map suggests it.',
};

export const conditional: Pattern = {
  of: /\b(?:if|unless|provided that|on condition)\b/i,
  finds: 'The mill closes if prices fall.',
  leaves: 'The mill was a gift.',
};

export const hypothetical: Pattern = {
  of: /\b(?:if|unless|provided|would|without|whether|in case|should|were|depends?|depending|may|might|condition\w*|when|as long as|until|once|without)\b/i,
  finds: 'The mill would close.',
  leaves: 'The mill will close.',
};

export const planned: Pattern = {
  of: /\b(?:will|(?:is|are|was|were) to(?! (?:be )?(?:the|a)\b)|plans? to|planned to|intends? to|hopes? to|wants? to|aims? to)\b/i,
  finds: 'The mill is to close.',
  leaves: 'The mill is close to the road.',
};

export const perfect: Pattern = {
  of: /\b(?:has|have)(?: \p{Ll}+ly| already| now)? (?!been (?:going|planned|expected)\b)\p{Ll}+(?:ed|en|ft|ne|wn|un|ut|ld|id|de|ught|me)\b/iu,
  finds: 'The mill has closed.',
  leaves: 'The mill has been planned.',
};

export const prospective: Pattern = {
  of: /\b(?:will|would|shall|to|plan\w*|going|intend\w*|hope\w*|want\w*|aim\w*|expect\w*|future|due)\b/i,
  finds: 'The mill hopes for a buyer.',
  leaves: 'The mill found a buyer.',
};
