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
