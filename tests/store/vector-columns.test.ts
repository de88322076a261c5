/** The exact scan: the same as comparing each vector by hand, whatever was added and removed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBlob, pack, toBlob, unpack } from '../../src/store/packed-vector.ts';
import { VectorColumns } from '../../src/store/vector-columns.ts';

const vectorOf = (dimensions: number): fc.Arbitrary<Float32Array> =>
  fc
    .array(fc.oneof(fc.constant(0), fc.integer({ min: -1000, max: 1000 })), {
      minLength: dimensions,
      maxLength: dimensions,
    })
    .map((values) => Float32Array.from(values, (value) => value / 1000));

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, at) => sum + value * b[at]!, 0);

describe('a packed vector', () => {
  it('stays as it is when it is unpacked and packed again, and keeps every value to half a step', () => {
    fc.assert(
      fc.property(vectorOf(9), (vector) => {
        const packed = fromBlob(toBlob(pack(vector)));
        const again = unpack(packed);
        expect(pack(again).values).toEqual(packed.values);
        vector.forEach((value, at) => {
          expect(Math.abs(value - again[at]!)).toBeLessThanOrEqual(packed.scale * 0.501);
        });
      }),
    );
  });
});

describe('the exact scan', () => {
  it('finds what comparing by hand finds, after any adding and removing', () => {
    const step = fc.record({ vector: vectorOf(7), removes: fc.boolean(), which: fc.nat(), more: fc.nat({ max: 150 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), vectorOf(7), (steps, question) => {
        const columns = new VectorColumns(7);
        const held = new Map<number, Float32Array>();
        steps.forEach(({ vector, removes, which, more }, at) => {
          if (removes && held.size > 0) {
            const number = [...held.keys()][which % held.size]!;
            columns.remove(new Set([number]));
            held.delete(number);
          } else {
            // Many at once stand the other way round in memory, and go there another way.
            const entries = Array.from({ length: more + 1 }, (_, nth) => {
              const turned = vector.map((_value, d) => vector[(d + nth) % 7]!);
              return { number: 200 * at + nth, vector: pack(turned) };
            });
            columns.addAll(entries);
            for (const entry of entries) held.set(entry.number, unpack(entry.vector));
          }
        });
        expect(columns.size).toBe(held.size);
        const found = columns.search(question, 10_000);
        if (question.some((value) => value !== 0)) {
          expect(found.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
            [...held.keys()].toSorted((a, b) => a - b),
          );
        }
        for (const { number, score } of found) expect(score).toBeCloseTo(dot(question, held.get(number)!), 3);
        const [first, second] = found;
        if (first !== undefined && second !== undefined) expect(first.score).toBeGreaterThanOrEqual(second.score);
        expect(columns.search(question, 3)).toEqual(found.slice(0, 3));
      }),
    );
  });

  it('holds more than one block, and parts off what is newer', () => {
    const columns = new VectorColumns(3);
    const turned = (number: number): Float32Array =>
      Float32Array.from([Math.cos(number / 2000), Math.sin(number / 2000), 0]);
    for (let number = 0; number < 9000; number += 1) columns.add(number, pack(turned(number)));
    expect(columns.blocks).toBe(3);
    // Values are kept in 127 steps, of which each is some 16 of these numbers.
    const distance = (at: VectorColumns, number: number, best: number): number =>
      Math.abs(at.search(turned(number), 1)[0]!.number - best);
    for (const number of [1500, 4095, 4096, 8500]) expect(distance(columns, number, number)).toBeLessThan(20);
    const later = columns.after(5999);
    expect(later.size).toBe(3000);
    expect(distance(later, 5000, 6000)).toBeLessThan(20);
  });

  it('finds nothing for a question that has no direction', () => {
    const columns = new VectorColumns(3);
    columns.add(1, pack(Float32Array.from([1, 0, 0])));
    expect(columns.search(new Float32Array(3), 5)).toEqual([]);
  });
});
