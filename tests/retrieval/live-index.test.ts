/** A large index starts from its files, and these hold nothing that was removed. */
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { splitIntoPassages } from '../../src/articles/passages.ts';
import type { Embedder } from '../../src/embedders/embedder.ts';
import { SubwordEmbedder } from '../../src/embedders/subword.ts';
import { Retriever } from '../../src/retrieval/retriever.ts';
import { PassageStore } from '../../src/store/passage-store.ts';
import { LetterEmbedder } from '../fixtures/letter-embedder.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const embedder = new LetterEmbedder();
const stamp = { embedder: embedder.id, dimensions: embedder.dimensions, splitter: 1 };
const noChange = { keep: [], move: [], remove: [], fail: [], mend: [] };
const subjects = ['bridge', 'harbour', 'quarry', 'railway', 'library'];

async function keep(
  store: PassageStore,
  ids: readonly string[],
  text: (id: string) => string,
  by: Embedder = embedder,
): Promise<void> {
  const kept = ids.map(async (id) => {
    const article = { id, path: `${id}.txt`, title: id, language: 'en', text: text(id), headings: [], contentHash: id };
    const passages = splitIntoPassages(article);
    const vectors = await by.embedPassages(passages.map((passage) => passage.text));
    return {
      article,
      fileStamp: '',
      copies: [],
      signature: new Uint32Array(),
      passages: passages.map((passage, at) => ({ passage, vector: vectors[at]! })),
    };
  });
  store.commit(
    { ...noChange, keep: await Promise.all(kept) },
    { ...stamp, embedder: by.id, dimensions: by.dimensions },
  );
}

/** 1,200 articles of one passage, with their files written. */
async function largeIndex(): Promise<{ folder: string; store: PassageStore; open: () => Promise<Retriever> }> {
  const folder = tempFolder();
  const store = PassageStore.open(folder);
  onTestFinished(() => store.close());
  const ids = Array.from({ length: 1200 }, (_, at) => `a${at}`);
  await keep(store, ids, (id) => `The ${subjects[Number(id.slice(1)) % 5]} of word${id} was opened.`);
  const open = async (): Promise<Retriever> => {
    const retriever = await Retriever.open(store, embedder);
    onTestFinished(() => retriever.close());
    await retriever.ready();
    return retriever;
  };
  await (await open()).settle();
  return { folder, store, open };
}

const file = (folder: string): string => join(folder, 'keywords.cache');
const found = async (retriever: Retriever, question: string): Promise<(string | number)[][]> =>
  (await retriever.search(await retriever.parse({ text: question, history: [], filters: {} }), 10)).map(
    ({ article, score }) => [article.id, score],
  );

describe('a large index', () => {
  it('finds what there is beside files that are another’s, and leaves them as they are, damaged or not', async () => {
    const { folder } = await largeIndex();
    for (const name of ['keywords.cache', 'vectors.hnsw']) truncateSync(join(folder, name), 5000);
    const files = (): string[] =>
      readdirSync(folder)
        .filter((name) => /^(?:keywords|vectors)\./.test(name))
        .map((name) => `${name} ${readFileSync(join(folder, name)).length}`);
    const before = files();
    expect(before).toEqual(['keywords.cache 5000', 'vectors.hnsw 5000']);
    const other = PassageStore.open(folder);
    onTestFinished(() => other.close());
    const reading = await Retriever.open(other, embedder, 'all', 'read');
    await reading.ready();
    expect((await found(reading, 'worda1077'))[0]![0]).toBe('a1077');
    await reading.settle();
    await reading.close();
    expect(files()).toEqual(before);
  });

  it('starts from its file, and finds the same with the same scores', async () => {
    const { folder, open } = await largeIndex();
    expect(existsSync(file(folder))).toBe(true);
    const again = await open();
    const other = PassageStore.open(folder);
    onTestFinished(() => other.close());
    other.setMeta('keywordCache', '{}');
    const fromArticles = await Retriever.open(other, embedder);
    onTestFinished(() => fromArticles.close());
    await fromArticles.ready();
    for (const question of ['Which quarry was opened?', 'worda1077', 'wordsa88', 'the bridge of worda5']) {
      expect(await found(again, question)).toEqual(await found(fromArticles, question));
      expect(await found(again, question)).not.toEqual([]);
    }
  });

  it('finds what was added after its file was written', async () => {
    const { store, open } = await largeIndex();
    await keep(store, ['late'], () => 'A lighthouse burnt.');
    expect((await found(await open(), 'lighthouse'))[0]?.[0]).toBe('late');
  });

  it.each([
    ['cut short', (path: string) => truncateSync(path, 5000)],
    ['emptied', (path: string) => truncateSync(path, 0)],
    [
      'changed by one bit',
      (path: string) => {
        const bytes = readFileSync(path);
        bytes[bytes.length >> 1]! ^= 1;
        writeFileSync(path, bytes);
      },
    ],
  ])('does not trust a file that was %s', async (_how, damage) => {
    const { folder, open } = await largeIndex();
    damage(file(folder));
    const retriever = await open();
    expect(existsSync(file(folder))).toBe(false);
    expect((await found(retriever, 'worda1077'))[0]?.[0]).toBe('a1077');
    await retriever.settle();
    expect(existsSync(file(folder))).toBe(true);
  });

  it('keeps no word of a removed article, in whatever process it was removed', async () => {
    const { folder, store, open } = await largeIndex();
    const retriever = await open();
    const holding = (): string[] =>
      readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes('worda1077'));
    expect(holding()).toContain('keywords.cache');
    store.commit({ ...noChange, remove: ['a1077'] }, stamp);
    store.tidy();
    expect(await found(retriever, 'worda1077')).not.toContainEqual(['a1077', expect.anything()]);
    expect(holding()).toEqual([]);
    await retriever.settle();
    expect(holding()).toEqual([]);
    expect(existsSync(file(folder))).toBe(true);

    store.commit({ ...noChange, remove: ['a1078'] }, stamp);
    await open();
    expect(existsSync(file(folder))).toBe(false);
  });

  it('starts from its file though it was stopped right after a removal', async () => {
    const { folder, store, open } = await largeIndex();
    const retriever = await open();
    store.commit({ ...noChange, remove: ['a1077'] }, stamp);
    await retriever.follow();
    expect(existsSync(file(folder))).toBe(false);
    await retriever.close();
    expect(readFileSync(file(folder)).includes('worda1078')).toBe(true);
    expect(readFileSync(file(folder)).includes('worda1077')).toBe(false);
  });

  it('keeps nothing at its end of what another process has removed', async () => {
    const { folder, store, open } = await largeIndex();
    const retriever = await open();
    store.commit({ ...noChange, remove: ['a1077'] }, stamp);
    await retriever.follow();
    store.commit({ ...noChange, remove: ['a1078'] }, stamp);
    await retriever.close();
    expect(existsSync(file(folder))).toBe(false);
  });

  it('follows an index that has changed very often since', async () => {
    const { store, open } = await largeIndex();
    const retriever = await open();
    store.commit({ ...noChange, remove: ['a1077'] }, stamp);
    // As after so many commits, of which each waits for the disk.
    store.setMeta('revision', String(store.revision + 1100));
    expect((await found(retriever, 'worda1077')).map(([id]) => id)).not.toContain('a1077');
    expect((await found(retriever, 'worda1079'))[0]?.[0]).toBe('a1079');
  });

  it('starts from the file of its vectors where all are compared, and keeps none there that was removed', async () => {
    const subword = new SubwordEmbedder(64);
    const folder = tempFolder();
    const store = PassageStore.open(folder);
    onTestFinished(() => store.close());
    const ids = Array.from({ length: 1200 }, (_, at) => `a${at}`);
    await keep(store, ids, (id) => `The ${subjects[Number(id.slice(1)) % 5]} of word${id} was opened.`, subword);
    const open = async (): Promise<Retriever> => {
      const retriever = await Retriever.open(store, subword);
      await retriever.ready();
      return retriever;
    };
    const first = await open();
    const before = await found(first, 'When was the harbour of worda77 opened?');
    await first.close();
    const held = (): Set<number> => {
      const bytes = readFileSync(join(folder, 'vectors.cache'));
      return new Set(new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + 8 * 1024)));
    };
    expect(held()).toContain(78);

    const again = await open();
    expect(await found(again, 'When was the harbour of worda77 opened?')).toEqual(before);
    store.commit({ ...noChange, remove: ['a77'] }, { ...stamp, embedder: subword.id, dimensions: 64 });
    expect((await found(again, 'When was the harbour of worda77 opened?')).map(([id]) => id)).not.toContain('a77');
    await again.close();
    expect(held()).not.toContain(78);
  });
});
