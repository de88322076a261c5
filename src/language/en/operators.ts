/**
 * Words that turn, weaken or bound what a clause says, by kind (negation, modality, quantifier, …). The phrases of one line say the same;
 * a sentence that leaves one out, or puts one in, says something else.
 */
export type OperatorKind =
  | 'negation'
  | 'modality'
  | 'quantifier'
  | 'bound'
  | 'condition'
  | 'exception'
  | 'attribution'
  | 'apparent'
  | 'cause'
  | 'time'
  | 'contrast';

const byKind: Readonly<Record<OperatorKind, readonly (readonly string[])[]>> = {
  negation: [
    ['not', 'no', 'none', 'nobody', 'no one', 'nothing', 'neither', 'nor'],
    ['never'],
    ['without'],
    ['hardly', 'barely', 'scarcely'],
  ],
  modality: [
    ['may', 'might', 'possibly', 'perhaps', 'maybe'],
    ['can', 'could'],
    ['will', 'would', 'shall'],
    ['should'],
    ['must'],
    ['probably', 'likely'],
    ['unlikely'],
    ['certainly', 'definitely', 'surely'],
    ['yet to'],
    ['about to'],
    ['due to'],
  ],
  quantifier: [
    ['some', 'several', 'a few', 'a number of'],
    ['few'],
    ['many', 'lots of', 'a lot of'],
    ['most', 'most of', 'a majority of', 'the majority of'],
    ['all', 'all of', 'every', 'each', 'each of'],
    ['both', 'both of'],
    ['half', 'half of'],
    ['any', 'any of'],
    ['either'],
    ['always'],
    ['often', 'frequently'],
    ['sometimes', 'occasionally'],
    ['rarely', 'seldom'],
    ['usually', 'normally', 'generally'],
    ['mostly', 'mainly', 'largely', 'chiefly'],
    ['partly', 'partially'],
  ],
  bound: [
    ['nearly', 'almost', 'close to'],
    ['about', 'around', 'roughly', 'approximately', 'some'],
    ['at least', 'no fewer than', 'no less than'],
    ['at most', 'up to', 'no more than'],
    ['more than', 'over'],
    ['less than', 'fewer than', 'under'],
    ['only', 'just', 'merely', 'solely', 'alone'],
    ['exactly'],
    ['one of', 'among', 'amongst'],
    ['or'],
  ],
  condition: [
    ['if', 'provided', 'provided that', 'as long as', 'on condition that', 'in case'],
    ['unless'],
    ['whether'],
  ],
  exception: [
    ['except', 'except for', 'apart from', 'other than', 'but for', 'excluding', 'with the exception of', 'aside from'],
    ['unlike', 'in contrast to', 'in contrast with'],
    ['like', 'as with'],
    ['instead', 'instead of', 'rather than', 'rather'],
  ],
  attribution: [
    [
      'said',
      'says',
      'say',
      'saying',
      'told',
      'tells',
      'stated',
      'states',
      'added',
      'adds',
      'noted',
      'notes',
      'explained',
      'announced',
      'announces',
      'wrote',
      'writes',
      'reported',
      'reports',
      'according to',
    ],
    [
      'claimed',
      'claims',
      'claim',
      'insisted',
      'insists',
      'maintained',
      'maintains',
      'asserted',
      'contended',
      'contends',
    ],
    ['alleged', 'alleges', 'allege', 'accused', 'accuses'],
    ['denied', 'denies', 'deny', 'denying', 'disputed', 'disputes'],
    ['believes', 'believed', 'believe', 'thinks', 'thought', 'considers it'],
    ['suspects', 'suspected', 'suspect'],
    ['predicts', 'predicted', 'predict', 'forecasts', 'expects', 'expected', 'expect', 'hopes', 'hoped', 'hope'],
    ['shows', 'showed'],
    ['suggests', 'suggested', 'suggest', 'indicates', 'indicated', 'indicate'],
    ['warns', 'warned', 'warn'],
    ['argues', 'argued', 'argue'],
    ['admitted', 'admits', 'conceded'],
    ['promised', 'promises', 'vowed', 'pledged'],
    ['asked', 'asks', 'wondered'],
    ['estimates', 'estimated', 'estimate'],
    ['testified'],
  ],
  apparent: [
    ['allegedly', 'reportedly', 'supposedly', 'apparently', 'purportedly', 'seems', 'seemed', 'appears', 'appeared'],
    ['former', 'formerly', 'ex'],
    ['acting', 'interim'],
    ['deputy', 'vice', 'assistant'],
    ['so-called'],
    ['fake', 'false', 'bogus'],
    ['planned', 'proposed', 'intended'],
    ['potential', 'possible', 'future'],
    ['attempted', 'failed'],
    ['first', 'second', 'third', 'last'],
  ],
  cause: [
    [
      'because',
      'because of',
      'owing to',
      'as a result of',
      'thanks to',
      'so',
      'therefore',
      'thus',
      'hence',
      'causing',
      'caused by',
    ],
  ],
  time: [
    ['before', 'prior to', 'ahead of'],
    ['after', 'following'],
    ['until', 'till'],
    ['since'],
    ['during'],
    ['within'],
    ['by'],
    ['ago'],
  ],
  contrast: [
    ['but', 'however', 'yet'],
    ['although', 'though', 'despite', 'in spite of', 'even though'],
    ['while', 'whereas'],
  ],
};

export const operators: ReadonlyMap<OperatorKind, readonly (readonly string[])[]> = new Map<
  OperatorKind,
  readonly (readonly string[])[]
>([
  ['negation', byKind.negation],
  ['modality', byKind.modality],
  ['quantifier', byKind.quantifier],
  ['bound', byKind.bound],
  ['condition', byKind.condition],
  ['exception', byKind.exception],
  ['attribution', byKind.attribution],
  ['apparent', byKind.apparent],
  ['cause', byKind.cause],
  ['time', byKind.time],
  ['contrast', byKind.contrast],
]);

/** Kinds that hold for the whole of a sentence, wherever in it they stand. */
export const governing: ReadonlySet<OperatorKind> = new Set<OperatorKind>(['condition', 'exception', 'attribution']);
