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
  of: /\b(?:will|would|shall|to (?!\d|the\b|an?\b|its\b|his\b|her\b|their\b)|plan\w*|going|intend\w*|hope\w*|want\w*|aim\w*|expect\w*|future|due)\b/i,
  finds: 'The mill hopes for a buyer.',
  leaves: 'The mill found a buyer.',
};

/** Settled, not only weighed. */
export const decision: Pattern = {
  of: /\b(?:decided?|decides|has chosen|have chosen|made up (?:its|his|her|their) mind)\b/i,
  finds: 'The firm has decided on a recall.',
  leaves: 'The firm gives a decidedly cool reply.',
};

export const decisionInAnyWay: Pattern = {
  of: /\b(?:deci(?:d|s)\w*|ch[ou]o?s\w*|choice|resol\w+|opt(?:s|ed)?|agree\w*|vot\w+|rul(?:e[ds]?|ing)|order\w*|determin\w+|settle\w*|will|verdict|judge?ment)\b/i,
  finds: 'The council voted for it.',
  leaves: 'The firm is considering a recall.',
};

export const purpose: Pattern = {
  of: /\b(?:in order (?:to|that)|so as to|with the aim of|for the purpose of)\b/i,
  finds: 'He sold them in order to save the firm.',
  leaves: 'He put them in order.',
};

export const purposeInAnyWay: Pattern = {
  of: /\b(?:in order|so (?:as|that)|aim\w*|purpose|want\w*|hop(?:e|ed|es|ing)|intend\w*|plan\w*|goal|meant|try|tried|trying|seek\w*|sought|to (?:\p{Ll}{2,}(?<!\b(?:the|an|its|his|her|their|this|that|those|these|all|both|about|more|some))))\b/iu,
  finds: 'He sold them to save the firm.',
  leaves: 'He sold them to the firm.',
};

export const cause: Pattern = {
  of: /\b(?:because|due to|owing to|as a result of|thanks to)\b/i,
  finds: 'It closed because the firm had lost customers.',
  leaves: 'It is due in May.',
};

export const causeInAnyWay: Pattern = {
  of: /\b(?:because|since|due|owing|result\w*|thanks|so|therefore|thus|hence|caus\w+|le(?:d|ad|ads) to|reasons?|why|blam\w+|attribut\w+|after|over|following|amid|forc\w+|prompt\w+|made|makes?)\b|[;:]/i,
  finds: 'It closed after a storm.',
  leaves: 'It closed, and the firm had lost customers.',
};

/** How something was done, in the eyes of who tells it; not when, how often or how surely. */
export const manner: Pattern = {
  of: /\b(?:hastily|quickly|slowly|suddenly|secretly|openly|deliberately|intentionally|knowingly|illegally|unlawfully|wrongly|rightly|bravely|angrily|sadly|happily|proudly|reluctantly|willingly|gladly|carelessly|recklessly|brutally|violently|peacefully|quietly|publicly|privately|famously|notoriously|successfully|dramatically|drastically|sharply|steeply|massively|severely|badly|seriously|heavily|easily|barely|narrowly|voluntarily|unexpectedly|surprisingly|fortunately|unfortunately|tragically|shamefully|repeatedly|immediately|instantly|urgently|swiftly|rapidly|gradually|carefully|firmly|strongly|vehemently|harshly|blatantly|cleverly|skilfully|foolishly)\b/i,
  finds: 'It was hastily rebuilt.',
  leaves: 'It was recently rebuilt.',
};
