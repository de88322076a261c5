/**
 * How the two readers are joined (join-readers.ts). Fitted by bench/answers/fit-joint.mjs on the even half of the odd paragraphs of
 * reddit and amazon and of what was held back of the written passages and articles, none of which the neural reader was trained on; with
 * the reader before the one that is there (the mean of minutes 462 and 555): fitted anew on fewer questions it was worse. See bench/LOG.md.
 */

export const scoreWeights = {
  linear: 0.336, // the linear reader's score, less its best
  neural: 0.147, // span and answerability, less the best of them
  span: 0.216, // logit of the best span in the sentence
  judged: -0.033, // logit that its passage answers, beside what `neural` says of it
  neuralBest: 0.399,
  linearBest: -0.051,
  firstPassage: 0.561,
} as const;

export const confidenceWeights = {
  linear: 0.2, // log odds of the linear reader's confidence
  judged: 0.453, // logit that the passage of the best sentence answers
  span: -0.012, // beside the two others it only says how short the answer is
  mostJudged: 0.149,
  agreed: 0.051, // beside `chance`, which says the same and more
  chance: 1.076, // that the best sentence is the one, supposing that one is
  linearNearBest: 0.596,
} as const;
export const confidenceConstant = -1.741;
