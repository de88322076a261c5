/**
 * What every embedder must keep, whatever is behind it: the promises of `Embedder` that the index rests on.
 * `make` is called anew for an embedder of the same kind; its vectors must be the same ones.
 * Does not know what a text means: only that a question is nearest to the passage that has its words.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embedders/embedder.ts';

const river = 'the fishing boat in the harbour on the river';
const mountain = 'climb the mountain peak in the snow';
const glass = 'a glass and another glass';

export function embedderContract(name: string, make: () => Promise<Embedder>): void {
  describe(`the contract of an embedder: ${name}`, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await make();
    });

    async function embed(text: string): Promise<Float32Array> {
      const [vector] = await embedder.embedPassages([text]);
      return vector!;
    }

    it('has a name and a whole number of dimensions', () => {
      expect(embedder.id).toMatch(/^\S+$/);
      expect(Number.isSafeInteger(embedder.dimensions)).toBe(true);
      expect(embedder.dimensions).toBeGreaterThan(1);
    });

    it('gives vectors of unit length, of its dimensions', async () => {
      for (const vector of [
        ...(await embedder.embedPassages([river, mountain, glass])),
        await embedder.embedQuestion(river),
      ]) {
        expect(vector).toBeInstanceOf(Float32Array);
        expect(vector).toHaveLength(embedder.dimensions);
        expect(lengthOf(vector)).toBeCloseTo(1, 4);
      }
    });

    it('gives the same text the same vector, also from another embedder of the same id', async () => {
      const vector = await embed(river);
      expect([...(await embed(river))]).toEqual([...vector]);
      const another = await make();
      expect(another.id).toBe(embedder.id);
      expect(another.dimensions).toBe(embedder.dimensions);
      const [anew] = await another.embedPassages([river]);
      expect([...anew!]).toEqual([...vector]);
    });

    it('gives different texts different vectors', async () => {
      expect(similarity(await embed(river), await embed(mountain))).toBeLessThan(0.95);
    });

    it('keeps the order of the texts, in a list longer than any batch', async () => {
      // Long and short texts in turn: an embedder may sort them for speed, but not the vectors.
      const kinds = [`${river} ${river} ${river}`, 'snow', `${mountain} ${glass}`, '', 'boat'];
      const texts = Array.from({ length: 131 }, (_, index) => kinds[index % kinds.length]!);
      const alone = await Promise.all(kinds.map(embed));
      const together = await embedder.embedPassages(texts);
      expect(together).toHaveLength(texts.length);
      for (const [index, vector] of together.entries()) {
        // 0.14 between unit vectors is a cosine of 0.99: int8 models scale by what is in the batch.
        expect(distance(vector, alone[index % kinds.length]!)).toBeLessThan(0.14);
      }
    });

    it('gives an empty list for an empty list', async () => {
      expect(await embedder.embedPassages([])).toEqual([]);
    });

    it.each([
      ['empty', ''],
      ['blank', ' \n\t\u00A0'],
    ])('gives zeros for an %s text', async (_, text) => {
      for (const vector of [await embed(text), await embedder.embedQuestion(text)]) {
        expect(vector).toHaveLength(embedder.dimensions);
        expect([...vector].every((number) => number === 0)).toBe(true);
      }
    });

    it('takes a text that is far too long', async () => {
      const vector = await embed('the boat in the harbour and the river '.repeat(5000));
      expect(lengthOf(vector)).toBeCloseTo(1, 4);
    });

    it.each([
      ['Arabic', 'دير الزور'],
      ['Chinese', '河上的船'],
      ['combining marks', 'Zu\u0308rich cafe\u0301'],
      ['emoji', '👩‍👩‍👧‍👦 🛶'],
      ['half of a surrogate pair', 'boat \uD83D river'],
      ['control characters', 'boat\u0000\u0007 river'],
      ['only control characters', '\u0000\u0001'],
      ['only punctuation', '?!… —'],
    ])('takes %s, and gives a vector of numbers', async (_, text) => {
      for (const vector of [await embed(text), await embedder.embedQuestion(text)]) {
        expect(vector).toHaveLength(embedder.dimensions);
        const length = lengthOf(vector);
        // Zeros where it makes nothing of a text; never NaN, which would spoil the index.
        expect(length === 0 || Math.abs(length - 1) < 1e-4).toBe(true);
      }
    });

    it('puts a question nearest to the passage that has its words', async () => {
      const question = await embedder.embedQuestion('fishing boat harbour');
      const near = similarity(question, await embed(river));
      expect(near).toBeGreaterThan(similarity(question, await embed(mountain)));
      expect(near).toBeGreaterThan(similarity(question, await embed(glass)));
    });
  });
}

function lengthOf(vector: Float32Array): number {
  return Math.sqrt(similarity(vector, vector));
}

function distance(a: Float32Array, b: Float32Array): number {
  return lengthOf(a.map((number, index) => number - b[index]!));
}

/** The inner product; of unit vectors, their cosine. */
function similarity(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, number, index) => sum + number * b[index]!, 0);
}
