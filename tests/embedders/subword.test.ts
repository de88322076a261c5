import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SubwordEmbedder } from '../../src/embedders/subword.ts';

const embedder = new SubwordEmbedder();

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

async function alike(a: string, b: string): Promise<number> {
  const [first, second] = await embedder.embedPassages([a, b]);
  if (first === undefined || second === undefined) throw new Error('a vector is missing');
  return dot(first, second);
}

describe('SubwordEmbedder', () => {
  it('names its dimensions and its version in its id', () => {
    expect(new SubwordEmbedder(512).id).toMatch(/^subword-512-v\d+$/);
    expect(embedder.id).toMatch(/^subword-1024-v\d+$/);
  });

  it('gives unit vectors for any text with a letter or digit in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (text) => {
        const [vector] = await embedder.embedPassages([`a${text}`]);
        expect(vector).toHaveLength(1024);
        expect(dot(vector ?? new Float32Array(), vector ?? new Float32Array())).toBeCloseTo(1, 5);
      }),
    );
  });

  it('gives zeros, not NaN, for a text without letters or digits', async () => {
    expect([...(await embedder.embedQuestion(' … '))].every((value) => value === 0)).toBe(true);
  });

  it('gives the same vector alone, in company, and from another instance', async () => {
    const texts = ['Raqqa fell.', 'A long text about the fall of the city of Raqqa.', '', 'Mosul stood.'];
    const together = await embedder.embedPassages(texts);
    const other = new SubwordEmbedder();
    for (const [at, text] of texts.entries()) {
      expect((await other.embedPassages([text]))[0]).toEqual(together[at]);
      expect(await embedder.embedQuestion(text)).toEqual(together[at]);
    }
  });

  it('still gives the vectors of this version: another result needs another version', async () => {
    const vector = await new SubwordEmbedder(8).embedQuestion('Deir ez-Zor');
    expect([...vector].map((value) => Number(value.toFixed(4)))).toEqual([
      -0.295, 0.2648, 0.295, -0.0542, -0.1805, -0.2347, 0.5297, -0.6202,
    ]);
  });

  it.each([
    ['Deir Ezzor', 'Deir ez-Zor', 'Deir Hafir'],
    ['Deir Ezzor', 'Deir a-Zor', 'Deir Hafir'],
    ['Muqtada al-Sadr', 'Moqtada Sadr', 'Haider al-Abadi'],
    ['the strikes', 'striking', 'the treaties'],
    ['Łódź', 'Lodz', 'Poznan'],
    ['北京的天气', '北京天气怎么样', '上海的股票'],
  ])('%s is nearer to %s than to %s', async (text, near, far) => {
    expect(await alike(text, near)).toBeGreaterThan((await alike(text, far)) + 0.1);
  });

  it('is told little by function words and common words', async () => {
    const about = 'Who was the governor of Nineveh?';
    expect(await alike(about, 'The governor of Nineveh spoke.')).toBeGreaterThan(
      (await alike(about, 'Who was it that was the first of the year?')) + 0.3,
    );
  });

  it('compares texts of function words alone by those', async () => {
    expect(await alike('who are we', 'who are you')).toBeGreaterThan(await alike('who are we', 'from it'));
  });
});
