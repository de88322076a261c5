/** How each library of peers.mjs is filled and asked, as its own manual says, with stems where it has them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DatabaseSync } from '@photostructure/sqlite';
import { KeywordIndex } from '../../dist/retrieval/keyword-index.js';
import { pack } from '../../dist/store/packed-vector.js';
import { VectorColumns } from '../../dist/store/vector-columns.js';

const TAKEN = 10;

/** @typedef {{ number: number, text: string, vector: Float32Array }} Entry */
/**
 * @typedef {{
 *   add: (entries: readonly Entry[]) => unknown,
 *   ready?: () => unknown,
 *   search: (question: string, vector: Float32Array) => number[] | Promise<number[]>,
 *   close?: () => unknown,
 * }} Peer
 */
/** @typedef {(load: (name: string) => Promise<any>, dimensions: number) => Peer | Promise<Peer>} MakePeer */

/** @type {Record<string, MakePeer>} */
const peers = {
  'Footnote keywords': () => {
    const index = new KeywordIndex();
    return {
      add: (entries) => {
        for (const { number, text } of entries) index.add(number, { title: '', heading: '', body: text }, 'en');
      },
      ready: () => index.search('', 1),
      search: (question) => index.search(question, TAKEN).map((hit) => hit.number),
    };
  },
  MiniSearch: async (load) => {
    const { default: MiniSearch } = await load('minisearch');
    const index = new MiniSearch({ fields: ['text'], idField: 'number' });
    return {
      add: (entries) => index.addAll(entries.map(({ number, text }) => ({ number, text }))),
      search: (question) => numbers(index.search(question).slice(0, TAKEN), 'id'),
    };
  },
  Orama: async (load) => {
    const orama = await load('@orama/orama');
    const index = orama.create({
      schema: { text: 'string' },
      components: { tokenizer: { stemming: true, language: 'english' } },
    });
    return {
      add: async (entries) => {
        for (const { number, text } of entries) await orama.insert(index, { id: String(number), text });
      },
      search: async (question) => {
        const { hits } = await orama.search(index, { term: question, limit: TAKEN, threshold: 1 });
        return numbers(hits, 'id');
      },
    };
  },
  'SQLite FTS5': () => {
    const database = new DatabaseSync(':memory:');
    database.exec("CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='porter unicode61'); BEGIN");
    const insert = database.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)');
    const select = database.prepare('SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?');
    return {
      add: (entries) => {
        for (const { number, text } of entries) insert.run(number, text);
      },
      ready: () => database.exec('COMMIT'),
      search: (question) => {
        const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
        return numbers(select.all(words.map((word) => `"${word}"`).join(' OR '), TAKEN), 'rowid');
      },
    };
  },
  'LanceDB keywords': async (load) =>
    lanceTable(load, {
      rowOf: ({ number, text }) => ({ number, text }),
      indexOf: ({ Index }) => ['text', Index.fts({ stem: true, removeStopWords: true, baseTokenizer: 'simple' })],
      ask: (table, question) => table.query().fullTextSearch(question),
    }),
  'Footnote vectors': (_load, dimensions) => {
    const columns = new VectorColumns(dimensions);
    return {
      add: (entries) => {
        for (const { number, vector } of entries) columns.add(number, pack(vector));
      },
      search: (_question, vector) => columns.search(vector, TAKEN).map((hit) => hit.number),
    };
  },
  'LanceDB vectors': async (load) =>
    lanceTable(load, {
      rowOf: ({ number, vector }) => ({ number, vector: [...vector] }),
      // Below some hundred rows it cannot be made, and is not needed.
      indexOf: ({ Index }, count) =>
        count < 1000 ? undefined : ['vector', Index.hnswSq({ distanceType: 'cosine', m: 16, efConstruction: 100 })],
      ask: (table, _question, vector) =>
        table
          .query()
          .nearestTo([...vector])
          .distanceType('cosine')
          .ef(100),
    }),
  'LangChain vectors': async (load, dimensions) => {
    const { HNSWLib } = await load('@langchain/community/vectorstores/hnswlib');
    const none = { embedDocuments: async () => [], embedQuery: async () => [] };
    const index = new HNSWLib(none, { space: 'cosine', numDimensions: dimensions });
    return {
      add: async (entries) =>
        index.addVectors(
          entries.map(({ vector }) => [...vector]),
          entries.map(({ number }) => ({ pageContent: '', metadata: { number } })),
        ),
      search: async (_question, vector) => {
        const found = await index.similaritySearchVectorWithScore([...vector], TAKEN);
        return found.map((/** @type {[{ metadata: { number: number } }]} */ [{ metadata }]) => metadata.number);
      },
    };
  },
};

export const peerNames = Object.keys(peers);

/** @param {string} name @param {string} folder where the libraries are @param {number} dimensions */
export async function makePeer(name, folder, dimensions) {
  const installed = createRequire(join(folder, 'package.json'));
  const make = peers[name];
  if (make === undefined) throw new Error(`one of ${peerNames.join(', ')}`);
  return make(async (library) => import(pathToFileURL(installed.resolve(library)).href), dimensions);
}

/**
 * @param {(name: string) => Promise<any>} load
 * @param {{
 *   rowOf: (entry: Entry) => object,
 *   indexOf: (lance: any, count: number) => [string, any] | undefined,
 *   ask: (table: any, question: string, vector: Float32Array) => any,
 * }} use
 * @returns {Promise<Peer>}
 */
async function lanceTable(load, { rowOf, indexOf, ask }) {
  const lance = await load('@lancedb/lancedb');
  const folder = mkdtempSync(join(tmpdir(), 'footnote-lance-'));
  const database = await lance.connect(folder);
  /** @type {any} */
  let table;
  return {
    add: async (entries) => {
      const rows = entries.map(rowOf);
      if (table === undefined) table = await database.createTable('passages', rows);
      else await table.add(rows);
    },
    ready: async () => {
      const [column, config] = indexOf(lance, await table.countRows()) ?? [];
      if (column !== undefined) await table.createIndex(column, { config });
    },
    search: async (question, vector) => {
      return numbers(await ask(table, question, vector).select(['number']).limit(TAKEN).toArray(), 'number');
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** @param {readonly any[]} hits @param {string} key */
function numbers(hits, key) {
  return hits.map((hit) => Number(hit[key]));
}
