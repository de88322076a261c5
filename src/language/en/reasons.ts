/** A bare "why?" behind an answer, and how prose gives a cause. */
import type { Pattern } from '../pattern.ts';

/** Of a whole turn, without its topic: it asks for the cause of what was told, and for nothing else. */
export const asksWhyAlone: Pattern = {
  of: /^(?:(?:and|but|so|ok|okay)\b[\s,]*)*(?:but )?(?:why|how come|what for|for what reason|what(?: was| is|['’]s) the (?:reason|cause))(?: not| so| exactly| then)?(?: (?:is|was|did|does|do|has|had|were|are) (?:that|this|it|they|he|she|those)(?: (?:so|not|the case|happen(?:ed)?|do (?:so|that|it|this)))*)?[\s?.!]*$/i,
  finds: 'And why is that?',
  leaves: 'Why did the mill close?',
};

/** Opens the words that give a cause. */
export const cause: Pattern = {
  of: /\b(?:because|owing to|due to|as a result of|thanks to|so that|in order to|so as to|for fear (?:of|that)|lest|on account of|(?:the|one|its|their|his|her) (?:main |only )?(?:reason|cause)s? (?:is|was|are|were|for|of|why|being)|caused by|was prompted by|prompted by|since (?!\d|then\b|the (?:end|beginning|start|spring|summer|autumn|winter|war)|last\b|early\b|late\b|yesterday|\p{Lu}|its\b|his\b|her\b|their\b|an?\b)\p{Ll}+(?= ))/u,
  finds: 'It peels, since mildew eats the glue.',
  leaves: 'It has been shut since 2019, and since May nobody came.',
};

/** The same, of a sentence that was told: what came before is why. */
export const causeBefore: Pattern = {
  of: /\bafter (?:an? |the |his |her |its |their |some |several |\p{Ll}+ )?[\p{L}-]+ (?:\p{L}+ ){0,3}?(?:was|were|had|fell|broke|burst|\p{L}{2,}ed)\b|\bafter (?:an? |the |\p{Ll}+ )?(?:\p{Ll}+ ){0,2}?(?:accident|attack|blast|breakdown|collapse|collision|complaint|crash|dispute|earthquake|explosion|failure|fault|fire|flood|frost|landslide|leak|lightning|outbreak|protest|quarrel|scandal|shortage|storm|strike)s?\b/u,
  finds: 'They asked for repairs after a beam fell in April.',
  leaves: 'They met after lunch in the hall.',
};

/** What had happened before the thing that was told just ahead of it. */
export const background: Pattern = {
  of: /\bhad (?:not |never |just |already )?(?:been|\p{Ll}{2,}(?:ed|en|wn|ught|lt|nt|pt|st|ld))\b/u,
  finds: 'Lamps had been left burning.',
  leaves: 'The room had two lamps.',
};
