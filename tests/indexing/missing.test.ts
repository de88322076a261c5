/** What vanishes from the folder is missing first: kept whole, not found, and withdrawn only once that is certain. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Indexer } from '../../src/indexing/indexer.ts';
import { Retriever } from '../../src/retrieval/retriever.ts';
import type { IndexChange } from '../../src/store/index-report.ts';
import { PassageStore } from '../../src/store/passage-store.ts';
import { LetterEmbedder } from '../fixtures/letter-embedder.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const minute = 60_000;

/** An index with a quarter of an hour of grace, and clocks that a test sets. */
async function setUp() {
  const corpus = tempFolder();
  const elsewhere = tempFolder();
  const store = PassageStore.open(tempFolder());
  const embedder = new LetterEmbedder();
  const retriever = await Retriever.open(store, embedder);
  const changes: IndexChange[] = [];
  const time = { wall: Date.parse('2026-03-01T12:00:00Z'), uptime: 5 * minute };
  const grace = { seconds: 15 * 60, clock: () => ({ ...time }) };
  /** As another process would go on: nothing is remembered but what is on disk. */
  const start = (): Indexer =>
    new Indexer(corpus, store, embedder, { changed: (change) => changes.push(change) }, undefined, undefined, grace);
  let indexer = start();
  onTestFinished(async () => {
    await indexer.close();
    await retriever.close();
    store.close();
  });
  const write = (path: string, text: string): void => {
    mkdirSync(join(corpus, path, '..'), { recursive: true });
    writeFileSync(join(corpus, path), text);
  };
  write('bridge.txt', 'The bridge\n\nThe bridge over the Vell was opened in 1931 by the mayor of Ostrow.');
  write('mill.txt', 'The mill\n\nThe mill burnt down in 1904, and nobody was hurt.');
  await indexer.update();
  return {
    corpus,
    store,
    embedder,
    changes,
    write,
    update: async (minutesLater = 0, wallMinutes = minutesLater) => {
      time.uptime += minutesLater * minute;
      time.wall += wallMinutes * minute;
      return indexer.update();
    },
    setClock: (change: Partial<typeof time>) => Object.assign(time, change),
    again: async () => {
      await indexer.close();
      indexer = start();
    },
    takeAway: (path: string) => renameSync(join(corpus, path), join(elsewhere, path)),
    putBack: (path: string, to = path) => renameSync(join(elsewhere, path), join(corpus, to)),
    remove: async (path: string, id: string) => {
      rmSync(join(corpus, path), { force: true });
      return indexer.update([path], [id]);
    },
    found: async (text: string) =>
      (await retriever.search(await retriever.parse({ text, history: [], filters: {} }), 10))
        .filter(({ foundBy }) => foundBy.includes('keywords'))
        .map(({ article, passage }) => `${article.id} ${article.path} ${passage.id} ${passage.text}`),
  };
}

it('is found no more at once, is listed as missing, and comes back as it was without being embedded again', async () => {
  const { store, embedder, update, takeAway, putBack, found, changes } = await setUp();
  const before = {
    found: await found('bridge'),
    articles: store.articles.summaries(),
    embedded: [...embedder.embedded],
  };
  takeAway('bridge.txt');
  expect(await update()).toMatchObject({ articles: { removed: 1, missing: [{ path: 'bridge.txt' }] } });
  expect(await found('bridge')).toEqual([]);
  expect(changes.at(-1)).toMatchObject({ removed: [], missing: [{ path: 'bridge.txt', title: 'The bridge' }] });
  putBack('bridge.txt');
  const report = await update(14);
  expect(report).toMatchObject({ articles: { added: 1, removed: 0 }, embedded: 0, reused: 0 });
  expect(report.articles.missing).toBeUndefined();
  expect({
    found: await found('bridge'),
    articles: store.articles.summaries(),
    embedded: embedder.embedded,
  }).toEqual(before);
});

it('comes back under another name, and edited, as the same article', async () => {
  const { store, update, takeAway, putBack, write } = await setUp();
  const bridge = store.articles.summaries().find(({ path }) => path === 'bridge.txt');
  takeAway('bridge.txt');
  await update();
  putBack('bridge.txt', 'viaduct.txt');
  await update(3);
  expect(store.articles.pathOf(bridge!.id)).toBe('viaduct.txt');
  takeAway('viaduct.txt');
  await update(1);
  write('viaduct.txt', 'The bridge\n\nThe bridge over the Vell was closed in 1999.');
  expect(await update(1)).toMatchObject({ articles: { removed: 0 } });
  expect(store.articles.get(bridge!.id)?.text).toContain('closed in 1999');
  expect(store.missing.list()).toEqual([]);
});

it('is withdrawn after the time of grace, counted from look to look and from process to process', async () => {
  const { update, takeAway, again, changes, store } = await setUp();
  takeAway('bridge.txt');
  await update();
  await update(14);
  expect(store.missing.list()).toHaveLength(1);
  await again();
  await update(2);
  expect(changes.at(-1)).toMatchObject({ removed: [{ path: 'bridge.txt' }] });
  expect(store.missing.list()).toEqual([]);
});

it.each([
  ['set forward by a day', { wall: 24 * 60, uptime: 1 }],
  ['set back by a day', { wall: -24 * 60, uptime: 20 }],
  ['of an index that came from another machine', { wall: 1, uptime: 90 * 24 * 60 }],
])('is not withdrawn early by a clock %s, and is in time after that', async (_, { wall, uptime }) => {
  const { update, takeAway, store } = await setUp();
  takeAway('bridge.txt');
  await update();
  await update(uptime, wall);
  expect(store.missing.list()).toHaveLength(1);
  await update(10);
  expect(store.missing.list()).toHaveLength(1);
  await update(10);
  expect(store.missing.list()).toEqual([]);
});

it('counts after a start of the machine what that has run, and no more', async () => {
  const { update, takeAway, setClock, store } = await setUp();
  takeAway('bridge.txt');
  await update();
  setClock({ uptime: 0 });
  await update(2, 24 * 60);
  expect(store.missing.list()).toHaveLength(1);
  await update(13);
  expect(store.missing.list()).toEqual([]);
});

it('is never withdrawn while the whole folder is empty or gone, however long', async () => {
  const { corpus, update, takeAway, putBack, found, embedder, store } = await setUp();
  const embedded = [...embedder.embedded];
  takeAway('bridge.txt');
  takeAway('mill.txt');
  await update();
  await update(24 * 60);
  await update(24 * 60);
  expect(store.missing.list()).toHaveLength(2);
  renameSync(corpus, `${corpus}-away`);
  await expect(update(60)).rejects.toThrow('cannot be read');
  renameSync(`${corpus}-away`, corpus);
  putBack('mill.txt');
  await update(60);
  putBack('bridge.txt');
  await update(1);
  expect(await found('bridge mill')).toHaveLength(2);
  expect(embedder.embedded).toEqual(embedded);
});

it('is withdrawn at once when somebody removes it, missing or not', async () => {
  const { store, remove, takeAway, update } = await setUp();
  const [bridge, mill] = ['bridge.txt', 'mill.txt'].map((path) =>
    store.articles.summaries().find((each) => each.path === path),
  );
  await remove('bridge.txt', bridge!.id);
  expect(store.missing.list()).toEqual([]);
  expect(store.missing.wasWithdrawn(bridge!.id)).toBe(true);
  takeAway('mill.txt');
  await update();
  await remove('mill.txt', mill!.id);
  expect(store.missing.list()).toEqual([]);
  expect(store.missing.wasWithdrawn(mill!.id)).toBe(true);
});
