/**
 * What a store promises, of a local one and of the copy that another server keeps of a shared one: whatever is committed
 * to the first is read from the second, the same in every row.
 */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { splitIntoPassages } from '../../src/articles/passages.ts';
import type { Article } from '../../src/domain.ts';
import { Retriever } from '../../src/retrieval/retriever.ts';
import { PassageStore } from '../../src/store/passage-store.ts';
import { SharedIndex } from '../../src/store/postgres/shared-index.ts';
import type { StoreChange } from '../../src/store/store-change.ts';
import { LetterEmbedder } from '../fixtures/letter-embedder.ts';
import { hasPostgres, type StartedPostgres, startPostgres } from '../fixtures/postgres.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const embedder = new LetterEmbedder();
const stamp = { embedder: embedder.id, dimensions: embedder.dimensions, splitter: 1 };
const noChange: StoreChange = { keep: [], move: [], remove: [], fail: [], mend: [] };

interface Stores {
  /** Is changed. */
  readonly commit: (change: Partial<StoreChange>) => Promise<void>;
  /** Is read: all that was committed is there. */
  readonly read: () => Promise<PassageStore>;
}

async function kept(articles: Readonly<Record<string, Partial<Article> & { readonly text: string }>>) {
  const keep = Object.entries(articles).map(async ([id, given]) => {
    const article: Article = {
      id,
      path: `${id}.txt`,
      title: id,
      language: 'en',
      headings: [],
      contentHash: given.text,
      ...given,
    };
    const passages = splitIntoPassages(article);
    const vectors = await embedder.embedPassages(passages.map(({ text }) => text));
    return {
      article,
      fileStamp: `1 ${id}`,
      copies: [{ path: `copy/${id}.txt`, fileStamp: '1' }],
      signature: new Uint32Array([1, 2, 3, id.length]),
      passages: passages.map((passage, at) => ({ passage, vector: vectors[at]!, reading: new Uint32Array([at, 7]) })),
    };
  });
  return { keep: await Promise.all(keep) };
}

function localStores(): Promise<Stores> {
  const store = PassageStore.open(tempFolder());
  onTestFinished(() => store.close());
  return Promise.resolve({
    commit: (change) => Promise.resolve(void store.commit({ ...noChange, ...change }, stamp)),
    read: () => Promise.resolve(store),
  });
}

let postgres: StartedPostgres | undefined;
beforeAll(async () => {
  if (hasPostgres) postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

async function server(address: string): Promise<{ store: PassageStore; shared: SharedIndex }> {
  const store = PassageStore.open(tempFolder());
  const shared = SharedIndex.of({ address, read: undefined }, store);
  onTestFinished(async () => {
    await shared.close();
    store.close();
  });
  await shared.prepare();
  return { store, shared };
}

async function sharedStores(): Promise<Stores> {
  const address = await postgres!.database();
  const [one, other] = [await server(address), await server(address)];
  return {
    commit: async (change) => {
      await one.shared.holding(
        {},
        async () => void (await one.shared.pull()),
        () => one.shared.commit({ ...noChange, ...change }, stamp),
      );
    },
    read: async () => {
      await other.shared.pull();
      expect(other.store.replica.state).toEqual(one.store.replica.state);
      const ids = one.store.replica.ids();
      expect(other.store.replica.rows(ids)).toEqual(one.store.replica.rows(ids));
      other.store.articles.checked.checkAll();
      expect(other.store.articles.checked.leftOut()).toEqual([]);
      return other.store;
    },
  };
}

const text = {
  bridge: 'The bridge over the Vell was opened in 1931 by the mayor of Ostrow.',
  mill: 'The mill burnt down in 1904, and nobody was hurt.',
};

describe.each([
  ['local', localStores],
  ['shared', sharedStores],
] as const)('a %s store', (kind, stores) => {
  const isMissing = kind === 'shared' && !hasPostgres;

  it.skipIf(isMissing)('gives back what was kept', async () => {
    const { commit, read } = await stores();
    await commit(
      await kept({
        bridge: {
          text: text.bridge,
          tags: ['river', 'Öl'],
          published: '1931-05-01',
          author: 'A \uFDD0 B',
          pages: [{ start: 0, end: 5 }],
        },
        mill: { text: text.mill },
      }),
    );
    const store = await read();
    expect(store.revision).toBe(1);
    expect(store.articles.get('bridge')).toMatchObject({
      text: text.bridge,
      tags: ['river', 'Öl'],
      copies: ['copy/bridge.txt'],
      author: 'A \uFDD0 B',
    });
    expect(store.counts()).toMatchObject({ articles: 2, passages: 2, newest: '1931-05-01' });
  });

  it.skipIf(isMissing)(
    'is followed by a search: what was added is found, what was changed is found as it is now, what was removed is not',
    async () => {
      const { commit, read } = await stores();
      await commit(await kept({ bridge: { text: text.bridge }, mill: { text: text.mill } }));
      const retriever = await Retriever.open(await read(), embedder);
      onTestFinished(() => retriever.close());
      const found = async (asked: string): Promise<string[]> => {
        await read();
        await retriever.follow();
        const ranked = await retriever.search(await retriever.parse({ text: asked, history: [], filters: {} }), 10);
        return ranked.filter(({ foundBy }) => foundBy.includes('keywords')).map(({ passage }) => passage.text);
      };
      expect(await found('mill')).toEqual([text.mill]);
      await commit(
        await kept({ mill: { text: `${text.mill} It was built anew in 1906.` }, ferry: { text: 'A ferry sank.' } }),
      );
      expect(await found('mill')).toEqual([`${text.mill} It was built anew in 1906.`]);
      expect(await found('ferry')).toEqual(['A ferry sank.']);
      expect(await found('bridge')).toEqual([text.bridge]);
      await commit({ remove: ['bridge'] });
      await commit(await kept({ bridge: { text: 'The bridge was sold.' } }));
      await commit({ remove: ['ferry'] });
      expect(await found('bridge')).toEqual(['The bridge was sold.']);
      expect(await found('ferry')).toEqual([]);
    },
  );

  it.skipIf(isMissing)('keeps the number of a passage whose words stay, and gives none twice', async () => {
    const { commit, read } = await stores();
    await commit(await kept({ bridge: { text: text.bridge }, mill: { text: text.mill } }));
    const before = (await read()).passages.numbers();
    await commit({ remove: ['mill'] });
    await commit(
      await kept({ bridge: { text: text.bridge, url: 'https://example.org/bridge' }, late: { text: 'Late.' } }),
    );
    const after = (await read()).passages.numbers();
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toBeGreaterThan(before[1]!);
  });

  it.skipIf(isMissing)('lets articles change places, be missing and come back as they were', async () => {
    const { commit, read } = await stores();
    await commit(await kept({ bridge: { text: text.bridge, tags: ['river'] }, mill: { text: text.mill } }));
    const at = (path: string) => [{ path, fileStamp: '2' }];
    await commit({
      move: [
        { id: 'bridge', places: at('mill.txt') },
        { id: 'mill', places: at('bridge.txt') },
      ],
    });
    expect((await read()).articles.pathOf('bridge')).toBe('mill.txt');
    await commit({ lose: ['bridge'] });
    expect((await read()).missing.list()).toMatchObject([{ id: 'bridge', path: 'mill.txt' }]);
    await commit(await kept({ other: { text: 'Other.' } }));
    await read();
    await commit({ takeBack: ['bridge'], move: [{ id: 'bridge', places: at('bridge-again.txt') }] });
    const store = await read();
    expect(store.articles.get('bridge')).toMatchObject({
      path: 'bridge-again.txt',
      text: text.bridge,
      tags: ['river'],
    });
    expect(store.missing.list()).toEqual([]);
    await commit({ remove: ['bridge'], fail: [{ path: 'x.pdf', reason: 'It is locked.', fileStamp: '1' }] });
    expect((await read()).missing.wasWithdrawn('bridge')).toBe(true);
    expect((await read()).articles.failures()).toEqual([{ path: 'x.pdf', reason: 'It is locked.', fileStamp: '1' }]);
    await commit({ mend: ['x.pdf'] });
    expect((await read()).articles.failures()).toEqual([]);
  });
});
