/**
 * Cuts contents in a thread of its own, while the thread that owns this one reads files and commits: with that of the
 * search structures, there is work for two processors.
 * Promises: each content comes back cut, or fails once the thread has died; started at the first content.
 */
import { Worker } from 'node:worker_threads';
import type { ArticleContent } from '../domain.ts';
import type { Embedder } from '../embedders/embedder.ts';
import type { CutContent, Cutting } from './cut-content.ts';

/** What the thread begins with, what it is sent, and what it sends back. */
export type CuttingStart = Pick<Embedder, 'id' | 'dimensions'>;
export interface CuttingOrder {
  readonly request: number;
  readonly content: ArticleContent;
}
export interface CuttingReply {
  readonly request: number;
  /** Without the content: it is here already. */
  readonly cut: Pick<CutContent, 'signature' | 'passages'>;
}

interface Waiting {
  readonly resolve: (cut: CuttingReply['cut']) => void;
  readonly reject: (reason: unknown) => void;
}

export class CuttingThread implements Cutting {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #requests = 0;
  #ended: unknown;

  constructor({ id, dimensions }: CuttingStart) {
    const start: CuttingStart = { id, dimensions };
    this.#worker = new Worker(workerFile(), { workerData: start });
    this.#worker.on('message', ({ request, cut }: CuttingReply) => {
      this.#waiting.get(request)?.resolve(cut);
      this.#waiting.delete(request);
    });
    this.#worker.on('error', (error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error('The thread that cuts articles has ended.')));
  }

  readonly cut = async (content: ArticleContent): Promise<CutContent> => {
    if (this.#ended !== undefined) throw this.#ended;
    this.#requests += 1;
    const order: CuttingOrder = { request: this.#requests, content };
    const cut = await new Promise<CuttingReply['cut']>((resolve, reject) => {
      this.#waiting.set(order.request, { resolve, reject });
      this.#worker.postMessage(order);
    });
    return { ...content, ...cut };
  };

  /** It ends by itself: a thread that is ended while it loads its code may take the process with it. */
  readonly close = (): void => {
    this.#end(new Error('The thread that cuts articles has ended.'));
    this.#worker.postMessage('end');
  };

  #end(reason: unknown): void {
    this.#ended ??= reason;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}

/** Workers run compiled code; under a test runner this file itself is not compiled. */
function workerFile(): URL {
  const compiled = import.meta.url.endsWith('.ts') ? '../../dist/indexing/cutting-worker.js' : './cutting-worker.js';
  return new URL(compiled, import.meta.url);
}
