/**
 * What each feature of a passage counts for a question, where the embedder is strong
 * (transformers-Xenova/all-MiniLM-L6-v2-q8-mean-908ad92c); together 1.
 * Fitted on 2026-11-30 by `npm run fit` (bench/fit/ranking.mjs), seed 1; do not change by hand.
 * Data: 7193 questions of reddit and amazon.
 * Then: reddit with weights of amazon: MRR@10 0.6932; amazon with weights of reddit: MRR@10 0.5591.
 */
export const weightsOfStrong = {
  keywords: 0.055,
  vectors: 0.081,
  article: 0.076,
  body: 0,
  names: 0.034,
  sentence: 0.077,
  near: 0.092,
  pairs: 0.102,
  grams: 0.095,
  sentenceGrams: 0.119,
  synonyms: 0.076,
  roots: 0.087,
  expression: 0.105,
} as const;
