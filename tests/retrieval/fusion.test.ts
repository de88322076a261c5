import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuse, VECTOR_WEIGHT } from '../../src/retrieval/rank-passages.ts';

describe('fuse', () => {
  it('adds the share of the best keyword score and the weighed share of the best cosine', () => {
    const fused = fuse(
      [
        { number: 1, score: 8 },
        { number: 2, score: 4 },
      ],
      [
        { number: 2, score: 0.6 },
        { number: 3, score: 0.3 },
      ],
      0.5,
    );
    expect(fused).toEqual([
      { number: 1, score: 1, foundBy: ['keywords'], keywords: 8, vectors: 0 },
      { number: 2, score: 0.5 + 0.5, foundBy: ['keywords', 'vectors'], keywords: 4, vectors: 0.6 },
      { number: 3, score: 0.25, foundBy: ['vectors'], keywords: 0, vectors: 0.3 },
    ]);
  });

  it('gives a passage that both searches put first the highest score there is', () => {
    const [first] = fuse([{ number: 7, score: 3 }], [{ number: 7, score: 0.2 }]);
    expect(first?.score).toBeCloseTo(1 + VECTOR_WEIGHT, 12);
  });

  it('ranks by one search alone when the other found nothing', () => {
    const hits = [
      { number: 5, score: 2 },
      { number: 4, score: 1 },
    ];
    expect(fuse(hits, []).map(({ number }) => number)).toEqual([5, 4]);
    expect(fuse([], hits).map(({ number }) => number)).toEqual([5, 4]);
    expect(fuse([], [])).toEqual([]);
  });

  it('does not punish cosines below zero, nor divide by them', () => {
    const keywordHits = [{ number: 1, score: 1 }];
    const unlike = { number: 1, score: -0.2 };
    expect(fuse(keywordHits, [unlike]).map(({ score }) => score)).toEqual([1]);
    expect(fuse(keywordHits, [{ number: 2, score: 0.4 }, unlike], 0.5).map(({ score }) => score)).toEqual([1, 0.5]);
  });

  it('does not depend on the scale of either search, or on the order of the hits', () => {
    const hits = fc.uniqueArray(fc.record({ number: fc.nat(20), score: fc.integer({ min: 1, max: 64 }) }), {
      selector: ({ number }) => number,
    });
    fc.assert(
      fc.property(hits, hits, (keywords, vectors) => {
        const order = fuse(keywords, vectors).map(({ number }) => number);
        const scaled = keywords.map(({ number, score }) => ({ number, score: score * 4 }));
        expect(fuse(scaled, vectors.toReversed()).map(({ number }) => number)).toEqual(order);
      }),
    );
  });
});
