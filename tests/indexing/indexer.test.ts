/** The folder becomes the index, and stays it: with real files, a real SQLite file and an embedder that counts. */
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { IndexChange, IndexReport } from '../../src/store/index-report.ts';
import { Indexer } from '../../src/indexing/indexer.ts';
import { Retriever } from '../../src/retrieval/retriever.ts';
import { PassageStore } from '../../src/store/passage-store.ts';
import { LetterEmbedder } from '../fixtures/letter-embedder.ts';
import { makePdf, pdfLines } from '../fixtures/make-pdf.ts';
import { makeZip } from '../fixtures/make-zip.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

async function setUp() {
  const corpus = tempFolder();
  const index = tempFolder();
  const store = PassageStore.open(index);
  const embedder = new LetterEmbedder();
  const retriever = await Retriever.open(store, embedder);
  const changes: IndexChange[] = [];
  const indexer = new Indexer(corpus, store, embedder, { changed: (change) => changes.push(change) });
  onTestFinished(async () => {
    await indexer.close();
    await retriever.close();
    store.close();
  });
  return {
    corpus,
    store,
    embedder,
    indexer,
    retriever,
    changes,
    index,
    folder: corpus,
    write: (path: string, text: string | Uint8Array): void => {
      mkdirSync(join(corpus, path, '..'), { recursive: true });
      writeFileSync(join(corpus, path), text);
    },
    remove: (path: string): void => rmSync(join(corpus, path)),
    rename: (from: string, to: string): void => renameSync(join(corpus, from), join(corpus, to)),
    touch: (path: string): void => utimesSync(join(corpus, path), new Date(), new Date(Date.now() + 5000)),
    found: async (query: string): Promise<string[]> =>
      (await retriever.search(await retriever.parse({ text: query, history: [], filters: {} }), 10))
        .filter(({ foundBy }) => foundBy.includes('keywords'))
        .map(({ article }) => article.path),
  };
}

const shortEmbedder = {
  id: 'short-2',
  dimensions: 2,
  embedPassages: (texts: readonly string[]) => Promise.resolve(texts.map(() => Float32Array.of(1, 0))),
  embedQuestion: () => Promise.resolve(Float32Array.of(1, 0)),
};

/** Three to seven sentences, no two the same. */
const variedParagraph = (at: number): string =>
  Array.from({ length: 3 + ((at * 7) % 5) }, (_, nth) => {
    const detail = [
      'after a long debate in the council',
      'as the papers of the time had it',
      'without any reason given',
      '',
    ];
    return `Line ${at * 10 + nth} of the ledger names ${(at * 31 + nth * 17) % 997} barrels that were sold ${detail[(at + nth * 3) % 4]}.`;
  }).join(' ');

const paragraph = (subject: string): string => `The ${subject} was reported on by several papers. `.repeat(15).trim();
const long = (...subjects: string[]): string => `Title\n\n${subjects.map(paragraph).join('\n\n')}`;

describe('indexing', () => {
  it('adds, updates and removes, and says so', async () => {
    const { write, remove, indexer, found, changes } = await setUp();
    write('one.txt', 'One\n\nThe harvest was poor.');
    write('deep/er/two.md', '# Two\n\nThe bridge was closed.');
    write('.hidden.txt', 'Hidden\n\nThe harvest was secret.');
    write('photo.jpg', 'no article');
    expect((await indexer.update()).articles).toMatchObject({ added: 2, updated: 0, removed: 0, unchanged: 0 });
    expect(await found('harvest')).toEqual(['one.txt']);

    write('one.txt', 'One\n\nThe vintage was rich.');
    remove('deep/er/two.md');
    const report = await indexer.update();
    expect(report.articles).toMatchObject({ added: 0, updated: 1, removed: 1, unchanged: 0 });
    expect(await found('harvest')).toEqual([]);
    expect(await found('bridge')).toEqual([]);
    expect(await found('vintage')).toEqual(['one.txt']);
    expect(changes.slice(-2)).toMatchObject([
      { updated: [], removed: [{ path: 'deep/er/two.md', title: 'Two' }] },
      { revision: report.revision, updated: [{ path: 'one.txt' }], removed: [] },
    ]);
  });

  it('does nothing, not even a revision, when nothing has changed', async () => {
    const { write, touch, indexer, embedder } = await setUp();
    write('one.txt', 'One\n\nThe harvest was poor.');
    const first = await indexer.update();
    expect((await indexer.update()).revision).toBe(first.revision);
    touch('one.txt');
    const again = await indexer.update();
    expect(again).toMatchObject({ revision: first.revision, embedded: 0, articles: { unchanged: 1, updated: 0 } });
    expect(embedder.embedded).toHaveLength(1);
  });

  it('embeds at most three passages of a long article of which one paragraph was edited, and keeps the others', async () => {
    const { write, indexer, store } = await setUp();
    const paragraphs = Array.from({ length: 480 }, (_, at) => variedParagraph(at));
    const put = (all: readonly string[]): void => write('long.txt', `A long title\n\n${all.join('\n\n')}`);
    put(paragraphs);
    const first = await indexer.update();
    expect(first.passages).toBeGreaterThan(200);
    const { id } = store.articles.summaries()[0]!;
    const passages = () => store.passages.of(store.articles.get(id)!);

    const edits: Record<string, (old: string) => string> = {
      rewritten: () => 'The flood of that spring left nothing as it was. '.repeat(9).trim(),
      'made longer': (old) => `${old} Nobody had foreseen it, and few spoke of it afterwards.`,
      'made shorter': (old) => old.slice(0, old.indexOf('.') + 1),
      emptied: () => '',
    };
    for (const at of [3, 77, 240, 333, 470]) {
      for (const [how, edit] of Object.entries(edits)) {
        const before = passages();
        put(paragraphs.with(at, edit(paragraphs[at]!)));
        const { embedded } = await indexer.update();
        expect(embedded, `paragraph ${at} ${how}`).toBeLessThanOrEqual(3);
        const after = passages();
        const kept = new Set(before.map((passage) => passage.id));
        expect(after.filter((passage) => !kept.has(passage.id)).length).toBeLessThanOrEqual(3);
        const { text } = store.articles.get(id)!;
        expect(after.filter(({ start, end, text: words }) => text.slice(start, end) !== words)).toEqual([]);
        put(paragraphs);
        await indexer.update();
      }
    }
  });

  it('follows a renamed file without reading it as new', async () => {
    const { write, rename, indexer, store, embedder, found } = await setUp();
    write('old name.txt', 'One\n\nThe harvest was poor.');
    await indexer.update();
    const [before] = store.articles.summaries();
    rename('old name.txt', 'new.txt');
    expect((await indexer.update()).articles).toMatchObject({ added: 0, removed: 0 });
    expect(store.articles.summaries()).toEqual([{ ...before, path: 'new.txt' }]);
    expect(await found('harvest')).toEqual(['new.txt']);
    expect(embedder.embedded).toHaveLength(1);

    write('old name.txt', 'Other\n\nThe bridge was closed.');
    await indexer.update();
    expect(new Set(store.articles.summaries().map(({ id }) => id)).size).toBe(2);
  });

  it('keeps what it read from a file that can no longer be read, and reports it until it can', async () => {
    const { write, indexer, found, store, changes } = await setUp();
    write('one.txt', 'One\n\nThe harvest was poor.');
    await indexer.update();
    for (const broken of ['', Buffer.from([0xff, 0xfe, 0x00])]) {
      write('one.txt', broken);
      const { articles } = await indexer.update();
      expect(articles.failed).toMatchObject([{ path: 'one.txt' }]);
      expect(articles.removed).toBe(0);
      expect(await found('harvest')).toEqual(['one.txt']);
    }
    expect(changes.at(-1)!.failed).toHaveLength(1);
    write('one.txt', 'One\n\nThe harvest was poor.');
    expect((await indexer.update()).articles.failed).toEqual([]);
    expect(store.articles.failures()).toEqual([]);
  });

  it('reads parsed formats with their pages, and passes over a file of 1 GB without reading it', async () => {
    const { write, indexer, store, corpus } = await setUp();
    write(
      'report.pdf',
      makePdf({ pages: [pdfLines(['The harvest was poor.']), pdfLines(['The bridge was closed.'])] }),
    );
    writeFileSync(join(corpus, 'sparse.pdf'), '%PDF-1.4');
    truncateSync(join(corpus, 'sparse.pdf'), 1024 ** 3);
    const { articles, seconds } = await indexer.update();
    expect(articles).toMatchObject({ added: 1, failed: [{ path: 'sparse.pdf', reason: 'It is larger than 25 MB.' }] });
    expect(seconds).toBeLessThan(5);
    const { text, pages } = store.articles.get(store.articles.summaries()[0]!.id)!;
    expect(pages?.map(({ start, end }) => text.slice(start, end).trim())).toEqual([
      'The harvest was poor.',
      'The bridge was closed.',
    ]);
  });

  it('keeps each entry of a feed as an article: added, changed, removed, moved with its file', async () => {
    const { write, rename, remove, indexer, store, found, embedder } = await setUp();
    const entry = (id: number, text: string) => ({ id, title: `Entry ${id}`, text });
    const feed = (...entries: object[]): void => write('feed.json', JSON.stringify(entries));
    const ids = () => Object.fromEntries(store.articles.summaries().map(({ title, id }) => [title, id]));
    feed(entry(1, 'The harvest was poor.'), entry(2, 'The bridge was closed.'), entry(3, 'The mill burnt down.'));
    expect((await indexer.update()).articles).toMatchObject({ added: 3, updated: 0, removed: 0 });
    expect((await found('harvest'))[0]).toMatch(/^feed\.json#\w+$/);
    const before = ids();

    feed(entry(4, 'The volcano erupted.'), entry(2, 'The tunnel was closed.'), entry(1, 'The harvest was poor.'));
    expect((await indexer.update()).articles).toMatchObject({ added: 1, updated: 1, removed: 1, unchanged: 1 });
    expect(ids()).toMatchObject({ 'Entry 1': before['Entry 1'], 'Entry 2': before['Entry 2'] });
    expect(await found('mill')).toEqual([]);
    expect(await found('bridge')).toEqual([]);
    expect(embedder.embedded).toHaveLength(5);
    const { revision } = await indexer.update();
    expect((await indexer.update()).revision).toBe(revision);

    write('feed.json', '[{"id": 1, "title"');
    expect((await indexer.update()).articles).toMatchObject({ removed: 0, failed: [{ path: 'feed.json' }] });
    expect(store.articles.summaries()).toHaveLength(3);
    feed(entry(4, 'The volcano erupted.'), entry(2, 'The tunnel was closed.'), entry(1, 'The harvest was poor.'));
    expect((await indexer.update()).articles.failed).toEqual([]);

    const kept = ids();
    rename('feed.json', 'renamed.json');
    expect((await indexer.update()).articles).toMatchObject({ added: 0, removed: 0 });
    expect(ids()).toEqual(kept);
    expect((await found('volcano'))[0]).toMatch(/^renamed\.json#/);
    expect(embedder.embedded).toHaveLength(5);
    remove('renamed.json');
    expect((await indexer.update()).articles).toMatchObject({ removed: 3 });
  });

  it('loses nothing when the whole folder is not there', async () => {
    const { write, indexer, store, found } = await setUp();
    write('one.txt', 'One\n\nThe harvest was poor.');
    await indexer.update();
    const elsewhere = new Indexer(join(tempFolder(), 'missing'), store, new LetterEmbedder());
    await expect(elsewhere.update()).rejects.toMatchObject({ code: 'corpus-unreadable' });
    expect(await found('harvest')).toEqual(['one.txt']);
  });

  it('runs one at a time; whoever asks during a run gets one that began after the question', async () => {
    const { write, indexer, found } = await setUp();
    write('one.txt', 'One\n\nThe harvest was poor.');
    const first = indexer.update();
    write('two.txt', 'Two\n\nThe bridge was closed.');
    await Promise.all([indexer.update(), indexer.update(), first]);
    expect(await found('bridge')).toEqual(['two.txt']);
  });

  it('takes out what was removed, even while the embedder cannot be had', async () => {
    const { write, remove, indexer, found, embedder } = await setUp();
    write('one.txt', 'One\n\nThe harvest was poor.');
    await indexer.update();
    remove('one.txt');
    write('two.txt', 'Two\n\nThe bridge was closed.');
    embedder.embedPassages = () => Promise.reject(new Error('It is down.'));
    await expect(indexer.update()).rejects.toThrow('down');
    expect(await found('harvest')).toEqual([]);
  });

  it('takes out what left its feed, even while the embedder cannot be had', async () => {
    const { write, indexer, found, embedder } = await setUp();
    const entry = (id: number, text: string) => ({ id, title: `Entry ${id}`, text });
    write('feed.json', JSON.stringify([entry(1, 'The harvest was poor.'), entry(2, 'The bridge was closed.')]));
    await indexer.update();
    write('feed.json', JSON.stringify([entry(2, 'The bridge was closed.'), entry(3, 'The mill burnt down.')]));
    embedder.embedPassages = () => Promise.reject(new Error('It is down.'));
    await expect(indexer.update()).rejects.toThrow('down');
    expect(await found('harvest')).toEqual([]);
    expect(await found('bridge')).toHaveLength(1);
  });

  it('keeps the article of two files of the same content, and those of a feed that grew, when they are renamed', async () => {
    const { write, rename, remove, indexer, store, embedder } = await setUp();
    const entry = (id: number, text: string) => ({ id, title: `Entry ${id}`, text });
    write('one.txt', 'One\n\nThe harvest was poor.');
    write('two.txt', 'One\n\nThe harvest was poor.');
    write('feed.json', JSON.stringify([entry(1, 'The tower fell.'), entry(2, 'The bridge was closed.')]));
    await indexer.update();
    const before = store.articles.summaries().map(({ id }) => id);
    const embedded = embedder.embedded.length;
    rename('one.txt', 'three.txt');
    rename('two.txt', 'four.txt');
    remove('feed.json');
    write('news.json', JSON.stringify([entry(1, 'The tower fell.'), entry(2, 'It opened.'), entry(3, 'It rained.')]));
    expect((await indexer.update()).articles).toMatchObject({ added: 2, updated: 0, removed: 1 });
    const after = store.articles.summaries();
    expect(after.filter(({ id }) => before.includes(id))).toHaveLength(2);
    expect(after.find(({ path }) => path === 'four.txt')!.copies).toEqual(['three.txt']);
    expect(after.every(({ path }) => /^(?:four\.txt|news\.json#\w+)$/.test(path))).toBe(true);
    expect(embedder.embedded).toHaveLength(embedded + 2);
  });

  it('finds a file that was renamed and copied under both names', async () => {
    const { write, rename, indexer, found, store } = await setUp();
    write('one.txt', 'One\n\nThe harvest was poor.');
    await indexer.update();
    const [before] = store.articles.summaries();
    rename('one.txt', 'three.txt');
    write('two.txt', 'One\n\nThe harvest was poor.');
    expect((await indexer.update()).articles).toMatchObject({ added: 0, removed: 0 });
    expect(await found('harvest')).toEqual(['three.txt']);
    expect(store.articles.summaries()).toEqual([{ ...before, path: 'three.txt', copies: ['two.txt'] }]);
  });

  it.skipIf(process.getuid?.() === 0)('keeps what lies in a folder that is closed for a while', async () => {
    const { write, indexer, found, folder } = await setUp();
    write('one.txt', 'One\n\nThe harvest was poor.');
    write('inner/two.txt', 'Two\n\nThe bridge was closed.');
    await indexer.update();
    chmodSync(join(folder, 'inner'), 0);
    write('one.txt', 'One\n\nThe vintage was rich.');
    expect((await indexer.update()).articles).toMatchObject({ removed: 0, failed: [{ path: 'inner' }] });
    expect(await found('bridge')).toEqual(['inner/two.txt']);
    expect(await found('vintage')).toEqual(['one.txt']);
    chmodSync(join(folder, 'inner'), 0o700);
    expect((await indexer.update()).articles).toMatchObject({ removed: 0, failed: [] });
  });

  it('lists what is skipped as not read, once, and drops the article that a link has replaced', async () => {
    const { write, remove, indexer, found, folder } = await setUp();
    write('one.txt', 'One\n\nThe harvest was poor.');
    write('two.txt', 'Two\n\nThe bridge was closed.');
    await indexer.update();
    remove('one.txt');
    symlinkSync(join(folder, '..'), join(folder, 'one.txt'));
    write('a.jpg', 'picture');
    const report = await indexer.update();
    const reasons = report.articles.failed.map(({ path, reason }) => `${path}: ${reason.slice(0, 20)}`);
    expect(reasons).toEqual(['a.jpg: It is of a kind that', 'one.txt: It is a link that le']);
    expect(report.articles.removed).toBe(1);
    expect(await found('harvest')).toEqual([]);
    expect((await indexer.update()).revision).toBe(report.revision);
    remove('one.txt');
    remove('a.jpg');
    expect((await indexer.update()).articles).toMatchObject({ failed: [], unchanged: 1 });
  });

  it('takes the articles of a ZIP file one by one, and says once what in it is not read', async () => {
    const { write, indexer, found, remove } = await setUp();
    const harvest = { name: 'harvest.txt', data: 'One\n\nThe harvest was poor.' };
    const bridge = { name: 'bridge.txt', data: 'Two\n\nThe bridge was closed.' };
    write('news.zip', makeZip([harvest, bridge, { name: 'empty.txt', data: '' }]));
    const first = await indexer.update();
    expect(first.articles).toMatchObject({
      added: 2,
      failed: [{ path: 'news.zip', reason: 'In it is not read: empty.txt: It holds no text.' }],
    });
    expect(await found('harvest')).toEqual(['news.zip#harvest-txt']);
    expect((await indexer.update()).revision).toBe(first.revision);
    write('news.zip', makeZip([bridge]));
    expect((await indexer.update()).articles).toMatchObject({ removed: 1, updated: 0, unchanged: 1, failed: [] });
    remove('news.zip');
    expect((await indexer.update()).articles).toMatchObject({ removed: 1 });
  });

  it('gets on with another process that indexes the same folder at the same time', async () => {
    const { write, indexer, embedder, folder, index, store } = await setUp();
    for (let n = 0; n < 40; n += 1) write(`a${n}.txt`, `Title ${n}\n\nText number ${n}.`);
    const other = PassageStore.open(index);
    onTestFinished(() => other.close());
    const embedPassages = embedder.embedPassages.bind(embedder);
    let meeting: Promise<IndexReport> | undefined;
    embedder.embedPassages = async (texts) => {
      meeting ??= new Indexer(folder, other, new LetterEmbedder()).update();
      return embedPassages(texts);
    };
    await indexer.update();
    // It waited, and found nothing left to do.
    expect((await meeting)?.articles).toMatchObject({ added: 0, unchanged: 40 });
    expect(store.articles.summaries()).toHaveLength(40);
    expect((await indexer.update()).articles).toMatchObject({ added: 0, updated: 0, unchanged: 40 });
  });

  it('adds no vector to an index that another process has built anew with another embedder', async () => {
    const { write, indexer, index, store, folder } = await setUp();
    write('one.txt', 'One\n\nThe harvest was poor.');
    await indexer.update();
    PassageStore.discard(index);
    const other = PassageStore.open(index);
    onTestFinished(() => other.close());
    await new Indexer(folder, other, shortEmbedder).update();
    write('two.txt', 'Two\n\nThe bridge was closed.');
    await expect(indexer.update()).rejects.toMatchObject({ code: 'index-mismatch' });
    expect(store.passages.vectors(0, 10).map(({ vector }) => vector.values.length)).toEqual([2]);
  });

  it('finds what another process has indexed', async () => {
    const { indexer, write, index, retriever, found, embedder } = await setUp();
    await indexer.update();
    const other = PassageStore.open(index);
    const folder = tempFolder();
    writeFileSync(join(folder, 'x.txt'), 'X\n\nThe volcano erupted.');
    await new Indexer(folder, other, embedder).update();
    other.close();
    expect(await found('volcano')).toEqual(['x.txt']);
    write('unused.txt', 'U\n\nUnused.');
    expect(retriever.keywords.size).toBe(1);
  });
});

describe('what is removed', () => {
  it('leaves no byte in any file of the index, however the rows lay', async () => {
    const { write, remove, indexer, index, retriever } = await setUp();
    for (let n = 0; n < 40; n += 1) write(`a${n}.txt`, long(`ordinary event ${n}`, `second subject ${n}`));
    write('secret.txt', `Secret title\n\n${paragraph('quetzalcoatl affair')}\n\nThe xylophone was hidden in Zanzibar.`);
    await indexer.update();
    await retriever.settle();
    const holding = (words: string): string[] =>
      readdirSync(index).filter((file) => readFileSync(join(index, file)).includes(words));
    expect(holding('xylophone')).not.toEqual([]);

    write('a3.txt', long('something new'));
    await indexer.update();
    remove('secret.txt');
    await indexer.update();
    await retriever.settle();
    for (const words of ['quetzalcoatl', 'xylophone', 'Zanzibar', 'Secret title', 'ordinary event 3 ']) {
      expect(holding(words), words).toEqual([]);
    }
    expect(holding('ordinary event 4 ')).not.toEqual([]);
  });
});
