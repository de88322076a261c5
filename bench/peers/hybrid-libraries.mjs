/**
 * How each library of hybrid.mjs is filled, asked by words and vectors at once where it can, and changed, as its own manual
 * says. All are given the same texts and vectors; what is found is told by the ids of the texts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { splitterVersion } from '../../dist/articles/passages.js';
import { SubwordEmbedder } from '../../dist/embedders/subword.js';
import { cutContent, passageOf } from '../../dist/indexing/cut-content.js';
import { Retriever } from '../../dist/retrieval/retriever.js';
import { PassageStore } from '../../dist/store/passage-store.js';

const TAKEN = 10;
/** Reciprocal ranks are counted from here, as each of the libraries does that joins lists by rank. */
const RANK_OFFSET = 60;

/** @typedef {{ id: string, text: string, vector: number[] }} Entry */
/**
 * @typedef {{
 *   add: (entries: readonly Entry[]) => unknown,
 *   ready?: () => unknown,
 *   search: (question: string, vector: number[]) => Promise<string[]>,
 *   remove: (id: string) => unknown,
 *   close?: () => unknown,
 * }} Hybrid
 */

/** @type {Record<string, (load: (name: string) => Promise<any>, dimensions: number) => Promise<Hybrid>>} */
const libraries = {
  Footnote: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'footnote-hybrid-'));
    const embedder = new SubwordEmbedder();
    const stamp = { embedder: embedder.id, dimensions: embedder.dimensions, splitter: splitterVersion };
    const store = PassageStore.open(folder);
    /** @type {Retriever | undefined} */
    let retriever;
    const none = { keep: [], move: [], remove: [], fail: [], mend: [] };
    return {
      add: async (entries) => {
        const keep = [];
        for (const { id, text, vector } of entries) {
          const content = { title: '', language: 'en', text, headings: [] };
          const { signature, passages: cut } = await cutContent(content);
          const article = { ...content, id, path: `${id}.txt`, contentHash: id };
          const passages = cut.map(({ passage, reading }) => {
            return { passage: passageOf(id, passage), reading, vector: Float32Array.from(vector) };
          });
          keep.push({ article, fileStamp: '', copies: [], signature, passages });
        }
        store.commit({ ...none, keep }, stamp);
      },
      ready: async () => {
        retriever = await Retriever.open(store, embedder);
        await retriever.ready();
      },
      search: async (question) => {
        if (retriever === undefined) return [];
        const found = await retriever.search(
          await retriever.parse({ text: question, history: [], filters: {} }),
          TAKEN,
        );
        return [...new Set(found.map(({ article }) => article.id))];
      },
      remove: (id) => store.commit({ ...none, remove: [id] }, stamp),
      close: async () => {
        await retriever?.close();
        store.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },

  'LanceDB hybrid': async (load) => {
    const lance = await load('@lancedb/lancedb');
    const folder = mkdtempSync(join(tmpdir(), 'footnote-hybrid-'));
    const database = await lance.connect(folder);
    const reranker = await lance.rerankers.RRFReranker.create(RANK_OFFSET);
    /** @type {any} */
    let table;
    return {
      add: async (entries) => {
        if (table === undefined) table = await database.createTable('passages', entries);
        else await table.add(entries);
      },
      ready: async () => {
        const words = lance.Index.fts({ stem: true, removeStopWords: true, baseTokenizer: 'simple' });
        await table.createIndex('text', { config: words });
        // Below some hundred rows it cannot be made, and is not needed.
        if ((await table.countRows()) < 1000) return;
        await table.createIndex('vector', {
          config: lance.Index.hnswSq({ distanceType: 'cosine', m: 16, efConstruction: 100 }),
        });
      },
      search: async (question, vector) => {
        const query = table.query().nearestTo(vector).distanceType('cosine').ef(100).fullTextSearch(question);
        const rows = await query.rerank(reranker).select(['id']).limit(TAKEN).toArray();
        return rows.map((/** @type {{ id: string }} */ { id }) => id);
      },
      remove: async (id) => table.delete(`id = '${id}'`),
      close: () => rmSync(folder, { recursive: true, force: true }),
    };
  },

  'Orama hybrid': async (load, dimensions) => {
    const orama = await load('@orama/orama');
    const index = orama.create({
      schema: { text: 'string', vector: `vector[${dimensions}]` },
      components: { tokenizer: { stemming: true, language: 'english' } },
    });
    return {
      add: async (entries) => orama.insertMultiple(index, entries),
      search: async (question, vector) => {
        const { hits } = await orama.search(index, {
          mode: 'hybrid',
          term: question,
          vector: { value: vector, property: 'vector' },
          similarity: 0,
          threshold: 1,
          limit: TAKEN,
        });
        return hits.map((/** @type {{ id: string }} */ { id }) => id);
      },
      remove: async (id) => orama.remove(index, id),
    };
  },

  'LangChain.js ensemble': async (load) => {
    const { MemoryVectorStore } = await load('@langchain/classic/vectorstores/memory');
    const { EnsembleRetriever } = await load('@langchain/classic/retrievers/ensemble');
    const { BM25Retriever } = await load('@langchain/community/retrievers/bm25');
    const { Document } = await load('@langchain/core/documents');
    /** @type {number[]} */
    let asked = [];
    const vectors = new MemoryVectorStore({ embedDocuments: async () => [], embedQuery: async () => asked });
    /** @type {any[]} */
    let documents = [];
    /** @type {any} */
    let both;
    // The retriever by words takes its documents once: after each change it is made anew.
    const make = () => {
      const words = BM25Retriever.fromDocuments(documents, { k: TAKEN });
      both = new EnsembleRetriever({ retrievers: [words, vectors.asRetriever(TAKEN)], weights: [0.5, 0.5] });
    };
    return {
      add: async (entries) => {
        const added = entries.map(({ id, text }) => new Document({ id, pageContent: text, metadata: { id } }));
        documents.push(...added);
        await vectors.addVectors(
          entries.map(({ vector }) => vector),
          added,
        );
        both = undefined;
      },
      search: async (question, vector) => {
        asked = vector;
        if (both === undefined) make();
        const found = await both.invoke(question);
        return found.slice(0, TAKEN).map((/** @type {any} */ { metadata }) => metadata.id);
      },
      remove: async (id) => {
        documents = documents.filter(({ metadata }) => metadata.id !== id);
        // The store in memory has no way to delete: its own list is cut.
        vectors.memoryVectors = vectors.memoryVectors.filter((/** @type {any} */ { metadata }) => metadata.id !== id);
        both = undefined;
      },
    };
  },

  'LlamaIndex.TS vectors': async (load) => {
    const { BaseEmbedding, NodeRelationship, Settings, TextNode, VectorStoreIndex, storageContextFromDefaults } =
      await load('llamaindex');
    // It embeds by itself: here it is given what the others are given.
    /** @type {Map<string, number[]>} */
    const given = new Map();
    class Given extends BaseEmbedding {
      async getTextEmbedding(/** @type {string} */ text) {
        return given.get(text.trim()) ?? [];
      }
    }
    Settings.embedModel = new Given();
    const index = await VectorStoreIndex.init({ nodes: [], storageContext: await storageContextFromDefaults({}) });
    const retriever = index.asRetriever({ similarityTopK: TAKEN });
    return {
      add: async (entries) => {
        for (const { text, vector } of entries) given.set(text.trim(), vector);
        await index.insertNodes(
          entries.map(({ id, text }) => {
            const relationships = { [NodeRelationship.SOURCE]: { nodeId: id, metadata: {} } };
            return new TextNode({
              id_: `${id}-0`,
              text,
              relationships,
              metadata: { id },
              excludedEmbedMetadataKeys: ['id'],
            });
          }),
        );
        given.clear();
      },
      search: async (question, vector) => {
        given.set(question.trim(), vector);
        const found = await retriever.retrieve({ query: question });
        given.clear();
        return found.map((/** @type {any} */ { node }) => node.metadata.id);
      },
      remove: async (id) => index.deleteRefDoc(id, true),
    };
  },
};

export const hybridNames = Object.keys(libraries);

/** @param {string} name @param {string} folder where the libraries are @param {number} dimensions */
export async function makeHybrid(name, folder, dimensions) {
  const installed = createRequire(join(folder, 'package.json'));
  const make = libraries[name];
  if (make === undefined) throw new Error(`one of ${hybridNames.join(', ')}`);
  return make(async (library) => import(pathToFileURL(installed.resolve(library)).href), dimensions);
}
