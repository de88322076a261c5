import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuse, vectorWeights } from '../../src/retrieval/rank-passages.ts';

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
      'weak',
    );
    expect(fused).toEqual([
      { number: 1, score: 1, foundBy: ['keywords'], keywords: 8, vectors: 0, nearness: 0.3 },
      { number: 2, score: 0.5 + 0.5, foundBy: ['keywords', 'vectors'], keywords: 4, vectors: 0.6, nearness: 0.6 },
      { number: 3, score: 0.25, foundBy: ['vectors'], keywords: 0, vectors: 0.3, nearness: 0.3 },
    ]);
  });

  it('counts the cosines of a model from the lowest that it found: models differ in where theirs begin', () => {
    const keywords = [
      { number: 1, score: 8 },
      { number: 4, score: 2 },
    ];
    const cosines = [0.9, 0.5, 0.1];
    const fusedAt = (shift: number) =>
      fuse(
        keywords,
        // As of a model in which any two texts have a cosine of `shift` or more.
        cosines.map((cosine, at) => ({ number: at + 1, score: shift + (1 - shift) * cosine })),
        'strong',
      );
    const [plain, shifted] = [fusedAt(0), fusedAt(0.7)];
    expect(plain.map(({ number }) => number)).toEqual([1, 2, 4, 3]);
    for (const [at, { number, score }] of shifted.entries()) {
      expect(number).toBe(plain[at]!.number);
      expect(score).toBeCloseTo(plain[at]!.score, 9);
    }
    // What is told to the reader is the cosine itself.
    expect(shifted[0]!.vectors).toBeCloseTo(0.97, 9);
  });

  it('gives a passage that both searches put first the highest score there is', () => {
    const [first] = fuse([{ number: 7, score: 3 }], [{ number: 7, score: 0.2 }], 'weak');
    expect(first?.score).toBeCloseTo(1 + vectorWeights.weak, 12);
  });

  it('ranks by one search alone when the other found nothing', () => {
    const hits = [
      { number: 5, score: 2 },
      { number: 4, score: 1 },
    ];
    expect(fuse(hits, [], 'weak').map(({ number }) => number)).toEqual([5, 4]);
    expect(fuse([], hits, 'weak').map(({ number }) => number)).toEqual([5, 4]);
    expect(fuse([], [], 'weak')).toEqual([]);
  });

  it('does not punish cosines below zero, nor divide by them', () => {
    const keywordHits = [{ number: 1, score: 1 }];
    const unlike = { number: 1, score: -0.2 };
    expect(fuse(keywordHits, [unlike], 'weak').map(({ score }) => score)).toEqual([1]);
    expect(fuse(keywordHits, [{ number: 2, score: 0.4 }, unlike], 'weak').map(({ score }) => score)).toEqual([1, 0.5]);
  });

  it('does not depend on the scale of either search, or on the order of the hits', () => {
    const hits = fc.uniqueArray(fc.record({ number: fc.nat(20), score: fc.integer({ min: 1, max: 64 }) }), {
      selector: ({ number }) => number,
    });
    fc.assert(
      fc.property(hits, hits, fc.constantFrom('weak', 'strong'), (keywords, vectors, family) => {
        const order = fuse(keywords, vectors, family).map(({ number }) => number);
        const scaled = keywords.map(({ number, score }) => ({ number, score: score * 4 }));
        expect(fuse(scaled, vectors.toReversed(), family).map(({ number }) => number)).toEqual(order);
      }),
    );
  });
});
