/**
 * How the two readers are joined (join-readers.ts). Fitted by bench/fit-joint.mjs on the even half of the odd paragraphs of
 * reddit and amazon and of what was held back of the written passages and articles, none of which the neural reader was trained on; see bench/LOG.md.
 */

export const scoreWeights = {
  linear: 0.42, // the linear reader's score, less its best
  neural: 0.189, // span and answerability, less the best of them
  span: 0.208, // logit of the best span in the sentence
  judged: 0.003, // logit that its passage answers, beside what `neural` says of it
  neuralBest: 0.042,
  linearBest: -0.035,
  firstPassage: 0.84,
} as const;

export const confidenceWeights = {
  linear: 0.4, // log odds of the linear reader's confidence
  judged: 0.547, // logit that the passage of the best sentence answers
  span: 0.043, // beside the two others it only says how short the answer is
  mostJudged: 0.274,
  agreed: 0.329, // beside `chance`, which says the same and more
  chance: 0.271, // that the best sentence is the one, supposing that one is
  linearNearBest: 0.556,
} as const;
export const confidenceConstant = -1.298;
