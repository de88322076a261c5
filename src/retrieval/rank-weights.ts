/** Made by bench/retrieval/fit-ranking.mjs, not by hand: what each feature of a passage counts for a question; together 1. */
export const rankWeights = {
  keywords: 0.0679,
  vectors: 0.0652,
  article: 0.0963,
  body: 0,
  names: 0.0495,
  sentence: 0.0772,
  near: 0.0753,
  pairs: 0.1015,
  grams: 0.0755,
  sentenceGrams: 0.1228,
  synonyms: 0.076,
  roots: 0.085,
  expression: 0.1077,
};
