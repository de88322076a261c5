/**
 * Whole answers over articles in a temporary index: the product's own store, search and answerer, asked as src/ask.ts
 * asks them, so that what is measured is what a reader gets. Articles can be taken out while questions are asked: their
 * words are then unknown to both searches, without a commit. Not done: suggestions beside a refusal, which take time and
 * change no answer. Run by measure.mjs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExtractiveAnswerer } from '../../dist/answerers/extractive.js';
import { askOnce } from '../../dist/ask.js';
import { cutContent, passageOf } from '../../dist/indexing/cut-content.js';
import { SubwordEmbedder } from '../../dist/embedders/subword.js';
import { splitterVersion } from '../../dist/articles/passages.js';
import { NeuralReader } from '../../dist/readers/neural/neural-reader.js';
import { Retriever } from '../../dist/retrieval/retriever.js';
import { PassageStore } from '../../dist/store/passage-store.js';
import { RecordedReader } from './recorded-reader.mjs';

const never = new AbortController().signal;

/** auto and neural: our own model beside the rules; linear: the rules alone; a file: our own, read once (recorded-reader.mjs). */
async function readerOf(kind) {
  if (kind.endsWith('.jsonl')) return new RecordedReader(kind);
  return kind === 'linear' ? undefined : NeuralReader.open();
}

export class WholeAnswers {
  #folder;
  #reader;
  #store;
  #retriever;
  #parts;
  /** What the index holds of each passage, by article. */
  #indexed = new Map();

  /** `articles`: [{id, title, text}]. Without `titles`, articles have none, as in the other benches. */
  static async of(articles, { reader = 'auto', titles = false } = {}) {
    const whole = new WholeAnswers();
    // Before anything is written: it may not be there.
    whole.#reader = await readerOf(reader);
    whole.#folder = mkdtempSync(join(tmpdir(), 'footnote-reading-'));
    const embedder = new SubwordEmbedder();
    whole.#store = PassageStore.open(whole.#folder);
    const stamp = { embedder: embedder.id, dimensions: embedder.dimensions, splitter: splitterVersion };
    const keep = [];
    for (const { id, title, text } of articles) {
      const content = { title: titles ? title : '', language: 'en', text, headings: [] };
      const { signature, passages } = await cutContent(content, embedder);
      keep.push({
        article: { id, path: `${id}.txt`, contentHash: id, ...content },
        fileStamp: '',
        copies: [],
        signature,
        passages: passages.map(({ passage, ...rest }) => ({ ...rest, passage: passageOf(id, passage) })),
      });
    }
    whole.#store.commit({ keep, move: [], remove: [], fail: [], mend: [] }, stamp);
    const { passages, articles: stored } = whole.#store;
    whole.#retriever = await Retriever.open(whole.#store, embedder);
    await whole.#retriever.ready();
    const vectors = new Map(passages.vectors(0, Number.MAX_SAFE_INTEGER).map((entry) => [entry.number, entry]));
    for (const entry of passages.indexed(1, Number.MAX_SAFE_INTEGER)) {
      const ofArticle = whole.#indexed.get(entry.articleId) ?? [];
      whole.#indexed.set(entry.articleId, [...ofArticle, { ...entry, vector: vectors.get(entry.number) }]);
    }
    const { copies, keywords } = whole.#retriever;
    const extractive = new ExtractiveAnswerer(
      (term) => keywords.idf(term),
      async () => whole.#reader,
    );
    whole.#parts = {
      retriever: whole.#retriever,
      answerer: extractive,
      builtIn: extractive,
      embedderId: embedder.id,
      revision: () => whole.#store.revision,
      contentHash: (id) => stored.contentHash(id),
      copiesOf: (id) => copies.of(id).flatMap((copy) => stored.get(copy) ?? []),
    };
    return whole;
  }

  get retriever() {
    return this.#retriever;
  }

  /** The answer to a question that stands alone. */
  async ask(question) {
    return askOnce({ text: question, history: [], filters: {} }, this.#parts, never);
  }

  /** Does the work while these articles are out of the index. */
  async without(articleIds, work) {
    const { keywords, vectors } = this.#retriever;
    const out = articleIds.flatMap((id) => this.#indexed.get(id) ?? []);
    const numbers = out.map(({ number }) => number);
    if (numbers.length > 0) keywords.remove(numbers);
    if (numbers.length > 0) vectors.remove(numbers);
    try {
      return await work();
    } finally {
      for (const { number, about, heading, text, language } of out) {
        keywords.add(number, { title: about, heading, body: text }, language);
      }
      vectors.add(out.map(({ vector }) => vector));
    }
  }

  async close() {
    await this.#reader?.close();
    await this.#retriever.close();
    this.#store.close();
    rmSync(this.#folder, { recursive: true });
  }
}
