/**
 * How the two readers are joined (join-readers.ts). Fitted by bench/fit-joint.mjs on the even half of the odd paragraphs of
 * reddit and amazon, which the neural reader was not trained on; see bench/LOG.md.
 */

const scoreWeights = {
  linear: 0.432, // the linear reader's score, less its best
  neural: 0.123, // span and answerability, less the best of them
  span: 0.206, // logit of the best span in the sentence
  judged: -0.1, // logit that its passage answers, beside what `neural` says of it
  neuralBest: 0.408,
  linearBest: 0.151,
  firstPassage: 0.293,
} as const;

const confidenceWeights = {
  linear: 0.535, // log odds of the linear reader's confidence
  judged: 0.44, // logit that the passage of the best sentence answers
  span: -0.076, // beside the two others it only says how short the answer is
  mostJudged: 0.086,
  agreed: -0.232, // beside `chance`, which says the same and more
  chance: 2.638, // that the best sentence is the one, supposing that one is
  linearNearBest: 0.094,
} as const;
const confidenceConstant = -1.984;

export type JointFeature = keyof typeof scoreWeights;
export type JointConfidenceFeature = keyof typeof confidenceWeights;

export function jointScore(features: Readonly<Record<JointFeature, number>>): number {
  return weighed(scoreWeights, features);
}

/** The logarithm of the odds. */
export function jointConfidence(features: Readonly<Record<JointConfidenceFeature, number>>): number {
  return weighed(confidenceWeights, features) + confidenceConstant;
}

function weighed<Name extends string>(
  weights: Readonly<Record<Name, number>>,
  features: Readonly<Record<Name, number>>,
): number {
  let sum = 0;
  for (const name in weights) sum += weights[name] * features[name];
  return sum;
}
