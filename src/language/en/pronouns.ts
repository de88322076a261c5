/** Words that stand for somebody or something that was spoken of. */
import type { Pattern } from '../pattern.ts';

export const person: Pattern = {
  of: /\b(?:he|she|him|her|his|hers)\b/i,
  finds: 'What did she bake?',
  leaves: 'What did they bake?',
};

/** "It was his", "his boat". */
export const possessiveOfPerson: Pattern = {
  of: /\b(?:his|hers)\b/i,
  finds: 'Where is his oven?',
  leaves: 'Where is her oven?',
};

/** "Her boat", not "they saw her". */
export const herBeforeNoun: Pattern = {
  of: /\bher\b(?= \p{L})/iu,
  finds: 'Where is her oven?',
  leaves: 'Who taught her?',
};

/** Without possessives. */
export const personAlone: Pattern = {
  of: /\b(?:he|she|him|her)\b/i,
  finds: 'Who taught him?',
  leaves: 'Where is his oven?',
};

export const people: Pattern = {
  of: /\b(?:they|them|their|theirs)\b/i,
  finds: 'Who taught them?',
  leaves: 'Who taught there?',
};

export const it: Pattern = { of: /\b(?:it|its)\b/i, finds: 'What is its colour?', leaves: 'What is itself a colour?' };

export const there: Pattern = { of: /\bthere\b/i, finds: 'Who lives there?', leaves: 'Who therefore lives?' };

/** Behind a question about somebody, something else is pointed to. */
export const thingAtEnd: Pattern = {
  of: /\b(?:it|that|this|there|then)\s*\?*$/i,
  finds: 'Did she bake it?',
  leaves: 'Did it burn her?',
};

export const thing: Pattern = {
  of: new RegExp(
    [
      // Not "is it true that", nor "it is said that".
      String.raw`\b(?:it|its|itself)\b(?! (?:true|safe|possible|likely|legal|necessary|normal|common)\b)`,
      String.raw`\b(?:they|them|their|theirs|this|these|those|the (?:same|former|latter|(?:first|second|third|last|other|[a-z]+) one))\b`,
      // "Who said that?", "was that strike …", but not "the strike that killed …".
      String.raw`\bthat(?: \w+)?\s*\??$|^(?:\w+ )?(?:is|was|did|does|has|had) that\b`,
      // "Can I get some of that in one go?"
      String.raw`\b(?:of|with|about|for|from|around|like|besides) that\b(?! [a-z]+ (?:is|are|was|were)\b)`,
      // "What happened there?", but not "are there any …".
      String.raw`(?<!\b(?:is|are|was|were|be|been) )\bthere\b(?! (?:is|are|was|were)\b)`,
      // "Who says so?", "why do they think so?"
      String.raw`\bso\s*\??$`,
      String.raw`\bthen\s*\??$|\b(?:at|by) (?:that|the) time\s*\??$`,
    ].join('|'),
    'i',
  ),
  finds: 'What grew there?',
  leaves: 'Are there any trees that bear fruit?',
};

const verbOfSaying = String.raw`(?:say|says|said|claim(?:ed|s)?|think|thinks|thought|believe[sd]?|admit(?:s|ted)?|deny|denies|denied|announce[sd]?|know|knew|that|whether|if|when|because|after|before|until)`;

/** "Did Obama say he had a strategy", "did Iraq pay for its jets": the name stands in the question itself. */
export const pointingWithin: Pattern = {
  of: new RegExp(
    String.raw`(?<=\s)\p{Lu}[\p{L}\p{M}'’-]+ (?:[\p{L}'’-]+ ){0,6}?${verbOfSaying} (?:he|she|it|they)\b(?! (?:mean|happen|was|is)\s*\?)|(?<=\s)\p{Lu}[\p{L}\p{M}'’-]+ (?:[\p{L}'’-]+ ){0,6}?(?:his|her|its|their) \p{L}`,
    'u',
  ),
  finds: 'Did Anna sell her boat?',
  leaves: 'Did Anna’s sister sell her?',
};
