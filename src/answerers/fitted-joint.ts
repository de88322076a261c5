/**
 * How the two readers are joined (join-readers.ts). Fitted by bench/fit-joint.mjs on the even half of the odd paragraphs of
 * reddit and amazon and of what was held back of the written passages and articles, none of which the neural reader was trained on; see bench/LOG.md.
 */

export const scoreWeights = {
  linear: 0.317, // the linear reader's score, less its best
  neural: 0.209, // span and answerability, less the best of them
  span: 0.178, // logit of the best span in the sentence
  judged: -0.017, // logit that its passage answers, beside what `neural` says of it
  neuralBest: 0.06,
  linearBest: -0.011,
  firstPassage: 0.62,
} as const;

export const confidenceWeights = {
  linear: 0.2, // log odds of the linear reader's confidence
  judged: 0.491, // logit that the passage of the best sentence answers
  span: -0.04, // beside the two others it only says how short the answer is
  mostJudged: 0.26,
  agreed: 0.224, // beside `chance`, which says the same and more
  chance: 1.024, // that the best sentence is the one, supposing that one is
  linearNearBest: 0.393,
} as const;
export const confidenceConstant = -1.833;
