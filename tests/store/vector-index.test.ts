/** The vector cache: right while it is missing, while it is built, and when its file is damaged. */
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { splitIntoPassages } from '../../src/articles/passages.ts';
import { Database } from '../../src/store/database.ts';
import { type PackedVector, unpack } from '../../src/store/packed-vector.ts';
import { PassageStore } from '../../src/store/passage-store.ts';
import { VectorIndex } from '../../src/store/vector-index.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const dimensions = 16;

/** Vectors of unit length, the same for the same seed (mulberry32). */
function vectorOf(seed: number): Float32Array {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32 - 0.5;
  };
  const vector = Float32Array.from({ length: dimensions }, next);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

const noChange = { keep: [], move: [], remove: [], fail: [], mend: [] };
const stamp = { embedder: 'test', dimensions, splitter: 1 };

function storeWith(count: number): { store: PassageStore; add: (id: string) => void } {
  const store = PassageStore.open(tempFolder());
  onTestFinished(() => store.close());
  let made = 0;
  const add = (id: string): void => {
    const text = `Text of ${id}.`;
    const article = { id, path: `${id}.txt`, title: id, language: 'en', text, headings: [], contentHash: id };
    made += 1;
    const passages = splitIntoPassages(article).map((passage) => ({ passage, vector: vectorOf(made) }));
    store.commit(
      { ...noChange, keep: [{ article, fileStamp: '', copies: [], signature: new Uint32Array(), passages }] },
      stamp,
    );
  };
  for (let n = 1; n <= count; n += 1) add(`a${n}`);
  return { store, add };
}

async function indexOf(store: PassageStore): Promise<VectorIndex> {
  const index = new VectorIndex(store, dimensions);
  await index.load();
  index.add(store.passages.vectors(0, 10_000));
  onTestFinished(() => index.close());
  return index;
}

const graph = (store: PassageStore): string => join(store.folder, 'vectors.hnsw');
const numbers = (index: VectorIndex, seed: number, limit = 5): number[] =>
  index.search(vectorOf(seed), limit).map(({ number }) => number);
const exact = (store: PassageStore, seed: number, limit = 5): number[] => {
  const wanted = vectorOf(seed);
  const dot = (vector: PackedVector): number => unpack(vector).reduce((sum, value, at) => sum + value * wanted[at]!, 0);
  return store.passages
    .vectors(0, 10_000)
    .toSorted((a, b) => dot(b.vector) - dot(a.vector))
    .slice(0, limit)
    .map(({ number }) => number);
};

describe('the vector index', () => {
  it('is exact before there is a graph, and finds the same with one', async () => {
    const { store } = storeWith(300);
    const index = await indexOf(store);
    const before = [1001, 1002, 1003].map((seed) => numbers(index, seed));
    expect(before).toEqual([1001, 1002, 1003].map((seed) => exact(store, seed)));
    await index.refresh();
    expect(existsSync(graph(store))).toBe(true);
    expect([1001, 1002, 1003].map((seed) => numbers(index, seed))).toEqual(before);
  });

  it('loads a graph that is whole without building it again', async () => {
    const { store } = storeWith(50);
    await (await indexOf(store)).refresh();
    const written = readFileSync(graph(store));
    const again = new VectorIndex(store, dimensions);
    expect(await again.load()).toEqual({ coversUpTo: 50 });
    await again.refresh();
    expect(readFileSync(graph(store)).equals(written)).toBe(true);
    expect(numbers(again, 1001)).toEqual(exact(store, 1001));
  });

  it.each([
    ['cut short', (file: string) => truncateSync(file, 500)],
    ['emptied', (file: string) => truncateSync(file, 0)],
    [
      'changed by one bit',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes[bytes.length >> 1]! ^= 1;
        writeFileSync(file, bytes);
      },
    ],
    ['another file', (file: string) => writeFileSync(file, 'not a graph at all')],
  ])('never loads a graph that was %s; it rebuilds it', async (_how, damage) => {
    const { store } = storeWith(50);
    await (await indexOf(store)).refresh();
    damage(graph(store));
    const index = new VectorIndex(store, dimensions);
    expect(await index.load()).toEqual({ coversUpTo: 0 });
    index.add(store.passages.vectors(0, 100));
    expect(numbers(index, 1001)).toEqual(exact(store, 1001));
    await index.refresh();
    expect(await new VectorIndex(store, dimensions).load()).toEqual({ coversUpTo: 50 });
    await index.close();
  });

  it('finds what was added after the graph was built, at once and after a restart', async () => {
    const { store, add } = storeWith(50);
    const index = await indexOf(store);
    await index.refresh();
    add('new');
    const [newest] = store.passages.vectors(50, 1);
    index.add([newest!]);
    expect(numbers(index, 51, 1)).toEqual([51]);
    expect(numbers(await indexOf(store), 51, 1)).toEqual([51]);
  });

  it('never finds what was removed, and keeps no graph that holds it', async () => {
    const { store } = storeWith(50);
    const index = await indexOf(store);
    await index.refresh();
    expect(numbers(index, 7, 1)).toEqual([7]);
    store.commit({ ...noChange, remove: ['a7'] }, stamp);
    index.remove([7]);
    expect(numbers(index, 7, 50)).not.toContain(7);
    expect(existsSync(graph(store))).toBe(false);
    await index.refresh();
    expect(existsSync(graph(store))).toBe(true);
    expect(numbers(index, 7, 50)).toEqual(exact(store, 7, 49));
  });

  it('does not trust a graph that was built before a removal, even in another process', async () => {
    const { store } = storeWith(50);
    await (await indexOf(store)).refresh();
    store.commit({ ...noChange, remove: ['a7'] }, stamp);
    expect(await new VectorIndex(store, dimensions).load()).toEqual({ coversUpTo: 0 });
  });

  it('bears a removal by another process while its graph is built', async () => {
    const { store } = storeWith(50);
    const index = await indexOf(store);
    store.commit({ ...noChange, remove: ['a7'] }, stamp);
    await index.refresh();
    index.remove([7]);
    expect(numbers(index, 7, 50)).toEqual(exact(store, 7, 49));
  });

  it('leaves no vectors in the folder when the last article is gone, nor what a killed process left', async () => {
    const { store } = storeWith(1);
    await (await indexOf(store)).refresh();
    writeFileSync(`${graph(store)}.1.new`, 'half a graph');
    store.commit({ ...noChange, remove: ['a1'] }, stamp);
    await (await indexOf(store)).refresh();
    expect(readdirSync(store.folder).filter((file) => file.startsWith('vectors'))).toEqual([]);
  });

  it('goes on without a graph while another process holds the index', async () => {
    const { store } = storeWith(50);
    const index = await indexOf(store);
    const other = new Database(store.folder);
    onTestFinished(() => other.close());
    other.exec('BEGIN IMMEDIATE');
    await index.refresh();
    expect(numbers(index, 7, 1)).toEqual([7]);
    other.exec('COMMIT');
    await index.refresh();
    expect(await new VectorIndex(store, dimensions).load()).toEqual({ coversUpTo: 50 });
  }, 20_000);

  it('keeps no graph where the exact scan is to serve alone, and finds the same', async () => {
    const { store } = storeWith(50);
    await (await indexOf(store)).refresh();
    expect(existsSync(graph(store))).toBe(true);
    const index = new VectorIndex(store, dimensions, false);
    expect(await index.load()).toEqual({ coversUpTo: 0 });
    index.add(store.passages.vectors(0, 100));
    await index.refresh();
    expect(existsSync(graph(store))).toBe(false);
    expect(numbers(index, 1001)).toEqual(exact(store, 1001));
    await index.close();
  });

  it('gives only what is allowed', async () => {
    const { store } = storeWith(50);
    const index = await indexOf(store);
    await index.refresh();
    expect(
      index
        .search(vectorOf(7), 5, (number) => number > 45)
        .map(({ number }) => number)
        .toSorted((a, b) => a - b),
    ).toEqual([46, 47, 48, 49, 50]);
  });
});
