/**
 * How the two readers are joined (join-readers.ts). Fitted by bench/fit-joint.mjs on the even half of the odd paragraphs of
 * reddit and amazon, which the neural reader was not trained on; see bench/LOG.md.
 */

const scoreWeights = {
  linear: 0.438, // the linear reader's score, less its best
  neural: 0.196, // span and answerability, less the best of them
  span: 0.17, // logit of the best span in the sentence
  judged: -0.112, // logit that its passage answers, beside what `neural` says of it
  neuralBest: 0.179,
  linearBest: 0.21,
  firstPassage: 0.802,
} as const;

const confidenceWeights = {
  linear: 0.3, // log odds of the linear reader's confidence
  judged: 0.373, // logit that the passage of the best sentence answers
  span: 0.118, // beside the two others it only says how short the answer is
  mostJudged: 0.4,
  agreed: 0.766, // beside `chance`, which says the same and more
  chance: -0.866, // that the best sentence is the one, supposing that one is
  linearNearBest: 0.35,
} as const;
const confidenceConstant = -0.326;

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
