/** Made by bench/fit-ranking.mjs, not by hand: what each feature of a passage counts for a question; together 1. */
import type { PassageFeature } from './passage-features.ts';

export const rankWeights: Readonly<Record<PassageFeature, number>> = {
  keywords: 0.0357,
  vectors: 0.076,
  article: 0.1085,
  body: 0,
  names: 0.0624,
  sentence: 0.0539,
  near: 0.0619,
  pairs: 0.0563,
  triples: 0.1056,
  grams: 0.0707,
  sentenceGrams: 0.0907,
  synonyms: 0.0692,
  roots: 0.1045,
  expression: 0.1048,
};
