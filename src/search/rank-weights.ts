/** Made by bench/fit-ranking.mjs, not by hand: what each feature of a passage counts for a question; together 1. */
import type { PassageFeature } from './passage-features.ts';

export const rankWeights: Readonly<Record<PassageFeature, number>> = {
  keywords: 0.0392,
  vectors: 0.0605,
  article: 0.1128,
  body: 0,
  names: 0.0591,
  sentence: 0.0902,
  near: 0.0589,
  pairs: 0.0788,
  grams: 0.0694,
  sentenceGrams: 0.0922,
  synonyms: 0.0663,
  roots: 0.0892,
  expression: 0.1036,
};
