/** Words that deny something, outright ("not", "never") or by their sense ("refused", "lacks", "with the exception of"). */
import type { Pattern } from '../pattern.ts';

const outrightWords = String.raw`not|never|no|none|nobody|nothing|neither|nor|without|cannot|dont|doesnt|didnt|isnt|wasnt|cant|wont`;
const wordsBySense = [
  'hardly|barely|few|little|only|except(?:ions?)?|but|instead|rather|other than|unable|despite|although|zero|free of|out of|off',
  String.raw`refus\w*|declin\w*|fail\w*|lack\w*|den(?:y|ied|ies|ial)|reject\w*|avoid\w*|prevent\w*|prohibit\w*|bann?\w*|forb\w+|exempt\w*|exclu\w*|absen\w*|miss(?:es|ed|ing)?|block\w*|oppos\w*|against|stop\w*|criticiz\w*|cancel\w*|abandon\w*`,
  String.raw`un\p{L}{4,}|im\p{L}{5,}|in(?:capab|suffic|valid|comp|visib)\p{L}*|dis\p{L}{4,}|non[- ]?\p{L}+`,
].join('|');

export const outright: Pattern = {
  of: new RegExp(String.raw`(?<!\p{L})(?:${outrightWords})(?!\p{L})|n['’]t(?!\p{L})`, 'iu'),
  finds: 'Which state didn’t sign?',
  leaves: 'Which state noted the cannon?',
};

export const inAnyWay: Pattern = {
  of: new RegExp(String.raw`(?<!\p{L})(?:${outrightWords}|${wordsBySense})(?!\p{L})|n['’]t(?!\p{L})`, 'iu'),
  finds: 'The port refused the ship.',
  leaves: 'The port took the ship in.',
};

export const inStatement: Pattern = {
  of: /\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|barely|unable|fail(?:s|ed)? to|refus(?:e|es|ed|al)|den(?:y|ies|ied)|reject(?:s|ed)?)\b|n['’]t\b/i,
  finds: 'The mayor didn’t speak.',
  leaves: 'The mayor noted it.',
};

/** Words that a "not" may be told with, or told by, in other words. */
export const absence: Pattern = {
  of: /\b(?:refrain\w*|held back|hold(?:s|ing)? back|far from|stopp?(?:ed|s) short|avoid\w*|no longer|lack\w*|absen\w+|declin\w+ to|prevent\w*|yet to|rather than|instead of|spared?|only|exempt\w*|left out|miss(?:ed|ing)|free of|shut|closed)\b/i,
  finds: 'The mayor held back.',
  leaves: 'The mayor held the back door.',
};

export const strongAbsence: Pattern = {
  of: /\b(?:refrain\w*|held back|hold(?:s|ing)? back|far from|stopp?(?:ed|s) short|avoid\w*|no longer|declin\w+ to|yet to)\b/i,
  finds: 'The mayor is yet to speak.',
  leaves: 'The mayor spoke, yet too late.',
};

/** "Refrained from responding", "does not mean": the action that is denied, and what follows it. */
export const deniedAction: Pattern = {
  of: /\b(?:not|never|cannot|refus\w+ to|fail\w* to|unable to|refrain\w* from|h[eo]ld\w* back from|declin\w+ to|without|n['’]t) (?:yet |been |be |have |\p{Ll}+ly )?(\p{Ll}+)((?: \S+){0,6})/giu,
  finds: 'The mayor did not speak.',
  leaves: 'The mayor would rather not.',
};

/** Of the verb. */
export const ofVerb: Pattern = {
  of: /\b(?:not|never|cannot)\b|n['’]t\b/i,
  finds: 'It did not sink.',
  leaves: 'It sank without a note.',
};
