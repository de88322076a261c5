/**
 * What each feature counts where there are many passages. Written by bench/fit-answers.mjs, which says from what: do not
 * change by hand. Features that go together share their weight, so that a single one does not tell how much it matters.
 */
import type { ConfidenceFeatureOfMany } from './confidence-among-many.ts';
import type { SentenceFeature } from './sentence-features.ts';

export const sentenceWeightsOfMany: Readonly<Partial<Record<SentenceFeature, number>>> = {
  before: 1.395,
  after: 0.62,
  passage: 1.403,
  names: -1.18,
  namesAround: 2.639,
  ordinary: 1.054,
  ordinaryAround: 0.713,
  askedFor: 0.644,
  amongSentences: 0.895,
  amongNeighbours: 1.375,
  orderedPairs: 0.028,
  tight: 0.56,
  typeHeld: 1.056,
  typeMissing: -0.73,
  typeNear: 0.842,
  why: 0.927,
  newNames: -0.269,
  newNumbers: 0.542,
  namesForWhat: 0.283,
  short: -0.493,
  asks: -0.385,
  pronounBefore: 0.581,
  grams: 5.84,
  length: -1.201,
  rank: 0.52,
  score: 4.236,
};

export const confidenceWeightsOfMany: Readonly<Record<ConfidenceFeatureOfMany | 'constant', number>> = {
  repeatedFirst: 3.113,
  chanceOfThree: 3.446,
  heldFirst: -2.06,
  heldSecond: 0.411,
  heldAnywhere: 1.762,
  missingNames: -0.451,
  orderedPairs: 0.341,
  constant: -4.553,
};
