/**
 * What each feature counts for the confidence where there are many passages. Written by bench/answers/fit-confidence.mjs, which
 * says from what: do not change by hand.
 */
export const confidenceWeightsOfMany = {
  chanceOfThree: 1.099,
  leadOfPassage: 0.256,
  leadOfRank: 7.522,
  keywords: 0.659,
  grams: 0.863,
  precision: 2.268,
  before: 1.014,
  missingWords: -0.776,
  missingNames: -0.493,
  unheardNames: -1.716,
  holdsAll: -0.687,
  constant: -3.182,
};
