/**
 * What each feature of a passage counts for a question, where the embedder is weak (subword-1024-v2); together 1.
 * Fitted on 2026-11-30 by `npm run fit` (bench/fit/ranking.mjs), seed 1; do not change by hand.
 * Data: 7193 questions of reddit and amazon.
 * Then: reddit with weights of amazon: MRR@10 0.6811; amazon with weights of reddit: MRR@10 0.5440.
 */
export const weightsOfWeak = {
  keywords: 0.064,
  vectors: 0.064,
  article: 0.086,
  body: 0,
  names: 0.048,
  sentence: 0.071,
  near: 0.077,
  pairs: 0.097,
  grams: 0.071,
  sentenceGrams: 0.112,
  synonyms: 0.07,
  roots: 0.136,
  expression: 0.105,
} as const;
