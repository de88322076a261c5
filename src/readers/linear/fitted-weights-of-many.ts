/**
 * What each feature counts where there are many passages. Written by bench/answers/fit-answers.mjs, which says from what: do not
 * change by hand. Features that go together share their weight, so that a single one does not tell how much it matters.
 */
export const sentenceWeightsOfMany = {
  before: 1.296,
  after: 0.476,
  passage: 0.489,
  names: -1.217,
  namesAround: 2.539,
  ordinary: 0.402,
  ordinaryAround: 1.265,
  askedFor: 0.868,
  amongSentences: 0.396,
  amongNeighbours: 1.272,
  tight: 0.596,
  typeHeld: 1.015,
  typeMissing: -0.683,
  typeNear: 0.918,
  why: 0.632,
  newNames: -0.179,
  newNumbers: 0.476,
  namesForWhat: 0.376,
  namesIt: 0.814,
  short: -0.47,
  asks: -0.416,
  pronounBefore: 0.626,
  grams: 5.537,
  wordPairs: 0.728,
  length: -1.159,
  rank: 0.472,
  score: 4.454,
};
