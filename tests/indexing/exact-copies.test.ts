/**
 * Files of the same content are one article: whatever is added, edited, renamed, copied and removed in the folder, the
 * index is the one that would be built afresh. With real files, a real SQLite file and an embedder that counts.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { ReadingProcesses } from '../../src/articles/reading-process.ts';
import type { IndexChange } from '../../src/store/index-report.ts';
import { Indexer } from '../../src/indexing/indexer.ts';
import { PassageStore } from '../../src/store/passage-store.ts';
import { LetterEmbedder } from '../fixtures/letter-embedder.ts';

/** Shared, because it takes a while until the first file is read in a process of its own. */
const processes = new ReadingProcesses();
afterAll(() => processes.close());

class Folder {
  readonly #root = mkdtempSync(join(tmpdir(), 'footnote-'));
  readonly embedder = new LetterEmbedder();
  readonly changes: IndexChange[] = [];
  readonly #path = join(this.#root, 'corpus');
  readonly #store: PassageStore;
  readonly #indexer: Indexer;

  constructor() {
    mkdirSync(this.#path);
    this.#store = PassageStore.open(join(this.#root, 'index'));
    this.#indexer = this.#indexerOf(this.#store);
  }

  #indexerOf(store: PassageStore): Indexer {
    return new Indexer(this.#path, store, this.embedder, { changed: (change) => this.changes.push(change) }, processes);
  }

  at(path: string): string {
    mkdirSync(dirname(join(this.#path, path)), { recursive: true });
    return join(this.#path, path);
  }

  write(path: string, text: string): void {
    writeFileSync(this.at(path), text);
  }

  update(touched?: readonly string[]) {
    return this.#indexer.update(touched);
  }

  articles() {
    return this.#store.articles.summaries().toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }

  contents(store = this.#store): unknown {
    return {
      failed: store.articles.failures().map(({ path }) => path),
      articles: store.articles
        .summaries()
        .map(({ id, path, copies, title, contentHash }) => {
          const article = store.articles.get(id)!;
          const passages = store.passages.of(article).map(({ start, end, text }) => ({ start, end, text }));
          return { path, copies, title, contentHash, text: article.text, passages };
        })
        .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    };
  }

  /** What an index that is built now has. */
  async fresh(): Promise<unknown> {
    const store = PassageStore.open(mkdtempSync(join(this.#root, 'fresh-')));
    try {
      await this.#indexerOf(store).update();
      return this.contents(store);
    } finally {
      store.close();
    }
  }

  close(): void {
    this.#store.close();
    rmSync(this.#root, { recursive: true, force: true });
  }
}

function newFolder(): Folder {
  const folder = new Folder();
  onTestFinished(() => folder.close());
  return folder;
}

const harvest = 'A poor year\n\nThe harvest was poor.';
const bridge = 'No way across\n\nThe bridge was closed.';

describe('files of the same content', () => {
  it('are one article with several paths, embedded once', async () => {
    const folder = newFolder();
    folder.write('b.txt', harvest);
    await folder.update();
    const { id } = folder.articles()[0]!;
    for (const path of ['c.txt', 'd/a.txt', 'a.txt']) {
      folder.write(path, harvest);
      expect(await folder.update()).toMatchObject({ embedded: 0, articles: { added: 0, updated: 0, removed: 0 } });
    }
    expect(folder.articles()).toMatchObject([{ id, path: 'a.txt', copies: ['b.txt', 'c.txt', 'd/a.txt'] }]);
    expect(folder.changes.at(-1)!.updated).toMatchObject([
      { id, path: 'a.txt', copies: ['b.txt', 'c.txt', 'd/a.txt'] },
    ]);
    expect(folder.embedder.embedded).toHaveLength(1);
  });

  it('keep their article until the last is gone', async () => {
    const folder = newFolder();
    for (const path of ['a.txt', 'b.txt', 'c.txt']) folder.write(path, harvest);
    await folder.update();
    const { id } = folder.articles()[0]!;
    rmSync(folder.at('a.txt'));
    rmSync(folder.at('c.txt'));
    expect((await folder.update()).articles.removed).toBe(0);
    expect(folder.articles()).toMatchObject([{ id, path: 'b.txt' }]);
    expect(folder.articles()[0]).not.toHaveProperty('copies');
    rmSync(folder.at('b.txt'));
    expect((await folder.update()).articles.removed).toBe(1);
    expect(folder.articles()).toEqual([]);
    expect(folder.embedder.embedded).toHaveLength(1);
  });

  it.each(['a.txt', 'b.txt'])(
    'part when %s is edited: the other keeps its id, and nothing is embedded for it',
    async (edited) => {
      const folder = newFolder();
      folder.write('a.txt', harvest);
      folder.write('b.txt', harvest);
      await folder.update();
      const { id } = folder.articles()[0]!;
      folder.write(edited, bridge);
      expect(await folder.update()).toMatchObject({ embedded: 1, articles: { added: 1, updated: 0, removed: 0 } });
      const other = folder.articles().find(({ path }) => path !== edited)!;
      expect(other).toMatchObject({ id, title: 'A poor year' });
      expect(folder.articles().find(({ path }) => path === edited)).toMatchObject({ title: 'No way across' });
      expect(new Set(folder.articles().map((article) => article.id)).size).toBe(2);

      folder.write(edited, harvest);
      expect(await folder.update()).toMatchObject({ embedded: 0, articles: { added: 0, removed: 1 } });
      expect(folder.articles()).toMatchObject([{ id, path: 'a.txt', copies: ['b.txt'] }]);
    },
  );

  it('keep their articles when two change places', async () => {
    const folder = newFolder();
    folder.write('a.txt', harvest);
    folder.write('b.txt', bridge);
    await folder.update();
    const ids = folder.articles().map(({ id }) => id);
    renameSync(folder.at('a.txt'), folder.at('x.tmp'));
    renameSync(folder.at('b.txt'), folder.at('a.txt'));
    renameSync(folder.at('x.tmp'), folder.at('b.txt'));
    expect(await folder.update()).toMatchObject({ embedded: 0, articles: { added: 0, updated: 0, removed: 0 } });
    expect(folder.articles().map(({ id }) => id)).toEqual(ids.toReversed());
  });

  it('have the title that the first of their names gives', async () => {
    const folder = newFolder();
    folder.write('the flood.md', 'Rain fell for a week, and nobody slept in the lower town.');
    await folder.update();
    renameSync(folder.at('the flood.md'), folder.at('a week of rain.md'));
    expect(await folder.update()).toMatchObject({ embedded: 0, articles: { added: 0, removed: 0 } });
    expect(folder.articles()).toMatchObject([{ path: 'a week of rain.md', title: 'a week of rain' }]);
  });
});

describe('files of the same content under names that are read otherwise', () => {
  const undated = '---\npublished: never\n---\n\nThe harvest was poor.';

  it('are the article of the first that can be read', async () => {
    const folder = newFolder();
    folder.write('b.txt', undated);
    await folder.update();
    const [before] = folder.articles();
    folder.write('a.md', undated);
    expect((await folder.update()).articles.failed).toMatchObject([{ path: 'a.md' }]);
    expect(folder.articles()).toEqual([before]);
    expect(folder.contents()).toEqual(await folder.fresh());
    const { revision } = await folder.update();
    expect((await folder.update()).revision).toBe(revision);
  });

  it('are kept as they were read where no other is left', async () => {
    const folder = newFolder();
    folder.write('b.txt', undated);
    await folder.update();
    const [before] = folder.articles();
    renameSync(folder.at('b.txt'), folder.at('a.md'));
    expect((await folder.update()).articles).toMatchObject({ removed: 0, failed: [{ path: 'a.md' }] });
    expect(folder.articles()).toEqual([{ ...before, path: 'a.md' }]);
  });
});

describe('the index', () => {
  const entry = (id: number, text: string) => ({ id, title: `Entry ${id}`, text });
  const texts = {
    names: ['a.txt', 'b.md', 'c.txt', 'd/a.txt', 'd/e.md'],
    contents: [
      harvest,
      bridge,
      // Another title under each name.
      'Rain fell for a week, and nobody slept in the lower town of Orre while it did.',
      // Other words as Markdown.
      '# The *dam*\n\nThe gates stood open.\n\n## Why\n\nThe lake was **full**.',
      '---\ntitle: The drill\n---\n\nSirens sounded below the dam.',
    ],
  };
  const feeds = {
    names: ['f.json', 'g.json', 'd/f.json'],
    contents: [
      [entry(1, 'The tower fell.'), entry(2, 'The mill burnt down.')],
      [entry(2, 'The mill burnt down.'), entry(1, 'The mill burnt down.')],
      [{ ...entry(1, 'The tower fell.'), title: '' }, entry(3, 'The mill burnt down.')],
      [entry(4, 'The bridge was closed.'), { ...entry(5, 'The bridge was closed.'), title: 'Entry 4' }],
    ].map((entries) => JSON.stringify(entries)),
  };
  const operationsOn = ({ names, contents }: typeof texts) => {
    const name = fc.constantFrom(...names);
    const write = fc.record({ kind: fc.constant('write'), name, text: fc.constantFrom(...contents) });
    const both = ['rename', 'copy', 'swap'].map((kind) => fc.record({ kind: fc.constant(kind), name, to: name }));
    return fc.oneof({ weight: 3, arbitrary: write }, fc.record({ kind: fc.constant('remove'), name }), ...both);
  };
  const operation = fc.oneof(
    { weight: 5, arbitrary: operationsOn(texts) },
    { weight: 2, arbitrary: operationsOn(feeds) },
    { weight: 2, arbitrary: fc.constant({ kind: 'index', name: '' }) },
  );

  type Operation = { kind: string; name: string; to?: string; text?: string };

  /** The names that a watch would give. */
  const touchedBy = ({ name, to }: Operation): string[] => [name, ...(to === undefined ? [] : [to])];

  function perform(folder: Folder, { kind, name: from, to = from, text = '' }: Operation): void {
    const [path, other] = [folder.at(from), folder.at(to)];
    if (kind === 'write') folder.write(from, text);
    else if (kind === 'remove') rmSync(path, { force: true });
    else if (path === other || !existsSync(path)) return;
    else if (kind === 'rename') renameSync(path, other);
    else if (kind === 'copy') copyFileSync(path, other);
    else if (kind === 'swap' && existsSync(other)) {
      renameSync(path, folder.at('x.tmp'));
      renameSync(other, path);
      renameSync(folder.at('x.tmp'), other);
    }
  }

  it.each([
    ['the whole folder', false],
    ['what was touched alone', true],
  ])(
    'is after any changes, looking at %s, the one that is built afresh',
    async (_what, partly) => {
      await fc.assert(
        fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 16 }), async (operations) => {
          const folder = new Folder();
          try {
            let touched: string[] = [];
            const update = async () => {
              await folder.update(partly ? touched : undefined);
              touched = [];
            };
            await update();
            for (const each of operations) {
              if (each.kind === 'index') await update();
              else {
                perform(folder, each);
                touched.push(...touchedBy(each));
              }
            }
            await update();
            expect(folder.contents()).toEqual(await folder.fresh());
          } finally {
            folder.close();
          }
        }),
        { numRuns: 60 },
      );
    },
    120_000,
  );
});
