/**
 * Indexing in a thread of its own, so that it never holds up an answer: the folder is read, cut, embedded and committed
 * there (indexing-worker.ts); this thread only follows what was committed.
 * Promises: one run at a time; whoever asks during a run gets one that began after the question; a change is told, and a
 * report given, once `follow` has taken it in; a thread that died is started anew by the next update.
 */
import { Worker } from 'node:worker_threads';
import type { Embedder } from '../embedders/embedder.ts';
import type { IndexReport } from '../store/index-report.ts';
import type { IndexerEvents } from './indexer.ts';
import { type IndexingOrder, type IndexingReply, type IndexingStart, toError, toPlain } from './indexing-messages.ts';

export interface IndexingEvents extends IndexerEvents {
  /** Takes in what was committed. */
  readonly follow: () => Promise<void>;
  /** Why a shared store cannot be had; undefined: it can again. */
  readonly away?: (error: Error | undefined) => void;
}

interface Waiting {
  readonly resolve: (report: IndexReport) => void;
  readonly reject: (reason: unknown) => void;
}

export class IndexingThread {
  readonly #start: IndexingStart;
  readonly #embedder: Embedder;
  #events: IndexingEvents = { follow: () => Promise.resolve() };
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #updates = 0;
  #closing = false;
  /** Replies are dealt with one after the other, in the order in which they came. */
  #handled: Promise<void> = Promise.resolve();

  constructor(
    place: Pick<IndexingStart, 'corpus' | 'index' | 'reading' | 'store' | 'follows'> & {
      readonly graceSeconds: number;
    },
    embedder: Embedder,
  ) {
    const { corpus, index, reading, store, follows, graceSeconds: grace } = place;
    const { id, dimensions } = embedder;
    this.#start = { corpus, index, reading, store, follows, grace, embedder: { id, dimensions } };
    this.#embedder = embedder;
    // Ahead of the first update: it takes a quarter of a second, and there is other work meanwhile.
    this.#running().unref();
  }

  /** Before the first update. */
  listen(events: IndexingEvents): void {
    this.#events = events;
  }

  /** Brings the index up to date with the folder; `touched` and `purposely` as in Indexer. */
  async update(touched?: readonly string[], purposely: readonly string[] = []): Promise<IndexReport> {
    this.#updates += 1;
    const update = this.#updates;
    return new Promise((resolve, reject) => {
      this.#waiting.set(update, { resolve, reject });
      const worker = this.#running();
      // While nobody waits, the thread does not keep the process.
      worker.ref();
      this.#send({ kind: 'update', update, touched, purposely });
    });
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    // What it says at its end no longer lets the process go first: a thread cut off inside SQLite aborts the process.
    this.#closing = true;
    worker.ref();
    const ended = new Promise((resolve) => {
      worker.once('exit', resolve);
    });
    this.#send({ kind: 'close' });
    await ended;
    await this.#handled;
  }

  #running(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(workerFile(), { workerData: this.#start });
    worker.on('message', (reply: IndexingReply) => {
      // What cannot be dealt with fails the updates that are under way, not the replies after it.
      this.#handled = this.#handled.then(() => this.#handle(reply)).catch((fault: unknown) => this.#fail(fault));
    });
    worker.on('error', (error) => this.#ended(worker, error));
    worker.on('exit', () => this.#ended(worker, new Error('The indexing thread ended.')));
    this.#worker = worker;
    return worker;
  }

  #ended(worker: Worker, reason: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#fail(reason);
  }

  #fail(reason: unknown): void {
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
    this.#worker?.unref();
  }

  async #handle(reply: IndexingReply): Promise<void> {
    if (reply.kind === 'progress') this.#events.progress?.(reply.progress);
    else if (reply.kind === 'away') this.#events.away?.(reply.error && toError(reply.error));
    else if (reply.kind === 'embed') void this.#embed(reply.texts, reply.request);
    else if (reply.kind === 'changed') {
      await this.#follow();
      this.#events.changed?.(reply.change);
    } else {
      const waiting = this.#waiting.get(reply.update);
      this.#waiting.delete(reply.update);
      if (this.#waiting.size === 0 && !this.#closing) this.#worker?.unref();
      if (reply.kind === 'report') {
        await this.#follow();
        waiting?.resolve(reply.report);
      } else waiting?.reject(toError(reply.error));
    }
  }

  /** Should it fail, the next search says why. */
  async #follow(): Promise<void> {
    await this.#events.follow().catch(() => undefined);
  }

  /** Embedders that load a model or ask an endpoint do so in this thread alone. */
  async #embed(texts: readonly string[], request: number): Promise<void> {
    try {
      const vectors = await this.#embedder.embedPassages(texts);
      this.#send({ kind: 'vectors', request, vectors });
    } catch (error) {
      this.#send({ kind: 'no-vectors', request, error: toPlain(error) });
    }
  }

  #send(order: IndexingOrder): void {
    this.#worker?.postMessage(order);
  }
}

/** Workers run compiled code; under a test runner this file itself is not compiled. */
function workerFile(): URL {
  const compiled = import.meta.url.endsWith('.ts') ? '../../dist/indexing/indexing-worker.js' : './indexing-worker.js';
  return new URL(compiled, import.meta.url);
}
