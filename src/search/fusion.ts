/**
 * One ranking out of two: keywords and vectors.
 *
 *     score = bm25 / max(bm25) + weight * cosine / max(cosine)
 *
 * where max is the best of this question, and a passage that only one search found has 0 for the other. Linear, not by
 * ranks: how far the best stands above the second is what tells a sure hit from a guess (bench/LOG.md).
 * Does not know where the numbers come from.
 */
import type { FoundBy } from '../domain.ts';

/** What the best vector hit is worth beside the best keyword hit. */
export const VECTOR_WEIGHT = 0.5;

export interface Hit {
  readonly number: number;
  readonly score: number;
}

export interface FusedHit {
  readonly number: number;
  /** Up to 1 + weight. Comparable within one question only. */
  readonly score: number;
  readonly foundBy: readonly FoundBy[];
  /** The scores as they came in; 0 where that search did not find the passage. */
  readonly keywords: number;
  readonly vectors: number;
}

/** All passages that either search found, best first; equal scores by number. */
export function fuse(keywordHits: readonly Hit[], vectorHits: readonly Hit[], weight = VECTOR_WEIGHT): FusedHit[] {
  const keywords = new Map(keywordHits.map(({ number, score }) => [number, score]));
  const vectors = new Map(vectorHits.map(({ number, score }) => [number, score]));
  const keywordUnit = unitOf(keywordHits);
  const vectorUnit = unitOf(vectorHits);
  const fused = [...new Set([...keywords.keys(), ...vectors.keys()])].map((number): FusedHit => {
    const bm25 = keywords.get(number);
    const cosine = vectors.get(number);
    return {
      number,
      score: (bm25 ?? 0) * keywordUnit + weight * Math.max(0, cosine ?? 0) * vectorUnit,
      foundBy: [
        ...(bm25 === undefined ? [] : ['keywords' as const]),
        ...(cosine === undefined ? [] : ['vectors' as const]),
      ],
      keywords: bm25 ?? 0,
      vectors: cosine ?? 0,
    };
  });
  return fused.sort((a, b) => b.score - a.score || a.number - b.number);
}

/** What turns the best score into 1; 0 when nothing scored. */
function unitOf(hits: readonly Hit[]): number {
  const best = hits.reduce((most, { score }) => Math.max(most, score), 0);
  return best > 0 ? 1 / best : 0;
}
