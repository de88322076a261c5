/**
 * Runs in the thread of indexing-thread.ts: an indexer with a connection of its own to the store.
 * Promises: an answer to each update, after the changes that it made; ends when it is told to, with nothing half done.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { ReadingProcesses } from '../articles/reading-process.ts';
import type { Embedder } from '../embedders/embedder.ts';
import { SubwordEmbedder } from '../embedders/subword.ts';
import { PassageStore } from '../store/passage-store.ts';
import type { IndexReport } from '../store/index-report.ts';
import { reportOf } from './commit-change.ts';
import { CuttingThread } from './cutting-thread.ts';
import { Indexer } from './indexer.ts';
import { LimitedCutting } from './limited-cutting.ts';
import { type IndexingOrder, type IndexingReply, type IndexingStart, toError, toPlain } from './indexing-messages.ts';

type UpdateOrder = Extract<IndexingOrder, { readonly kind: 'update' }>;

const start: IndexingStart = workerData;

/** Has passages embedded by the thread that holds the model or the connection. */
class EmbedderElsewhere implements Embedder {
  readonly id = start.embedder.id;
  readonly dimensions = start.embedder.dimensions;
  readonly #waiting = new Map<
    number,
    { readonly resolve: (vectors: readonly Float32Array[]) => void; readonly reject: (reason: unknown) => void }
  >();
  #requests = 0;

  embedPassages(texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (texts.length === 0) return Promise.resolve([]);
    this.#requests += 1;
    const request = this.#requests;
    say({ kind: 'embed', request, texts });
    return new Promise((resolve, reject) => {
      this.#waiting.set(request, { resolve, reject });
    });
  }

  async embedQuestion(text: string): Promise<Float32Array> {
    const [vector] = await this.embedPassages([text]);
    if (vector === undefined) throw new Error('The embedder gave no vector.');
    return vector;
  }

  take(order: Extract<IndexingOrder, { readonly request: number }>): void {
    const waiting = this.#waiting.get(order.request);
    this.#waiting.delete(order.request);
    if (order.kind === 'vectors') waiting?.resolve(order.vectors);
    else waiting?.reject(toError(order.error));
  }
}

const elsewhere = new EmbedderElsewhere();
const subword = new SubwordEmbedder(start.embedder.dimensions);
const store = PassageStore.open(start.index);
const shared = start.store && (await import('../store/postgres/shared-index.ts')).SharedIndex.of(start.store, store);
const indexer = new Indexer(
  start.corpus,
  store,
  // The built-in embedder holds nothing but its code.
  start.embedder.id === subword.id ? subword : elsewhere,
  {
    progress: (progress) => say({ kind: 'progress', progress }),
    changed: (change) => say({ kind: 'changed', change }),
  },
  new ReadingProcesses(start.reading),
  () => new CuttingThread(start.embedder),
  { seconds: start.grace },
  new LimitedCutting(start.embedder, start.reading),
  shared,
);
const following =
  shared &&
  new (await import('../store/postgres/following.ts')).Following(shared, store, {
    behind: async () => indexer.pulled(),
    away: (error) => say({ kind: 'away', error: error && toPlain(error) }),
  });

parentPort?.on('message', (order: IndexingOrder) => {
  if (order.kind === 'update') void update(order);
  else if (order.kind === 'close') void close();
  else elsewhere.take(order);
});

async function update({ update: number, touched, purposely }: UpdateOrder): Promise<void> {
  try {
    const report = start.follows ? await followed() : await indexer.update(touched, purposely);
    say({ kind: 'report', update: number, report });
  } catch (error) {
    say({ kind: 'failed', update: number, error: toPlain(error) });
  }
}

async function followed(): Promise<IndexReport> {
  await indexer.pulled();
  return reportOf({ added: 0, updated: 0, removed: 0, embedded: 0, reused: 0 }, store, 0);
}

async function close(): Promise<void> {
  await indexer.close();
  await following?.close();
  await shared?.close();
  store.close();
  // Ends the thread once all has been said.
  parentPort?.close();
}

function say(reply: IndexingReply): void {
  parentPort?.postMessage(reply);
}
