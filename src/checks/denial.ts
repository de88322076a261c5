/**
 * Whether words deny something, outright ("not", "never") or by their sense ("refused", "lacks", "with the exception of").
 * A question that denies is not answered by what affirms. English only. Promises: pure.
 */
const outright = String.raw`not|never|no|none|nobody|nothing|neither|nor|without|cannot|dont|doesnt|didnt|isnt|wasnt|cant|wont`;
const bySense = [
  'hardly|barely|few|little|only|except(?:ions?)?|but|instead|rather|other than|unable|despite|although|zero|free of|out of|off',
  String.raw`refus\w*|declin\w*|fail\w*|lack\w*|den(?:y|ied|ies|ial)|reject\w*|avoid\w*|prevent\w*|prohibit\w*|bann?\w*|forb\w+|exempt\w*|exclu\w*|absen\w*|miss(?:es|ed|ing)?|block\w*|oppos\w*|against|stop\w*|criticiz\w*|cancel\w*|abandon\w*`,
  String.raw`un\p{L}{4,}|im\p{L}{5,}|in(?:capab|suffic|valid|comp|visib)\p{L}*|dis\p{L}{4,}|non[- ]?\p{L}+`,
].join('|');
const denying = new RegExp(String.raw`(?<!\p{L})(?:${outright})(?!\p{L})|n['’]t(?!\p{L})`, 'iu');
const denyingInAnyWay = new RegExp(String.raw`(?<!\p{L})(?:${outright}|${bySense})(?!\p{L})|n['’]t(?!\p{L})`, 'iu');

/** Of a question. */
export function deniesOutright(text: string): boolean {
  return denying.test(text);
}

/** Of what may answer one that does. */
export function deniesInAnyWay(text: string): boolean {
  return denyingInAnyWay.test(text);
}
