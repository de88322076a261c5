/** Made by bench/fit-ranking.mjs, not by hand: what each feature of a passage counts for a question; together 1. */
import type { PassageFeature } from './passage-features.ts';

export const rankWeights: Readonly<Record<PassageFeature, number>> = {
  keywords: 0.026,
  vectors: 0.0742,
  article: 0.1106,
  body: 0,
  names: 0.0668,
  sentence: 0.0629,
  near: 0.0737,
  pairs: 0.0586,
  triples: 0.092,
  grams: 0.0646,
  sentenceGrams: 0.1023,
  synonyms: 0.061,
  roots: 0.0866,
  expression: 0.1208,
};
