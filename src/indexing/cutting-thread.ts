/**
 * Cuts contents in a thread of its own, while the thread that owns this one reads files and commits: with that of the
 * search structures, there is work for two processors.
 * Promises: each content comes back cut, or fails once the thread has died; started at the first content.
 */
import { Worker } from 'node:worker_threads';
import type { ArticleContent } from '../domain.ts';
import type { Embedder } from '../embedders/embedder.ts';
import type { CutContent, Cutting } from './cut-content.ts';

/** What the thread begins with, what it is sent, and what it sends back: first that it begins, so that its time can be taken. */
export type CuttingStart = Pick<Embedder, 'id' | 'dimensions'>;
export interface CuttingOrder {
  readonly request: number;
  readonly content: ArticleContent;
}
export interface CuttingReply {
  readonly request: number;
  /** Without the content: it is here already. Absent when it only begins. */
  readonly cut?: Pick<CutContent, 'signature' | 'passages'>;
}

interface Waiting {
  readonly resolve: (cut: Required<CuttingReply>['cut']) => void;
  readonly reject: (reason: unknown) => void;
}

export class CuttingThread implements Cutting {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #requests = 0;
  #ended: unknown;

  /** `began`: is told of each content when its turn has come. `megabytes`: of memory for what is made of it. */
  constructor({ id, dimensions }: CuttingStart, began: () => void = () => undefined, megabytes?: number) {
    const start: CuttingStart = { id, dimensions };
    const resourceLimits = megabytes === undefined ? {} : { maxOldGenerationSizeMb: megabytes };
    this.#worker = new Worker(workerFile(), { workerData: start, resourceLimits });
    this.#worker.on('message', ({ request, cut }: CuttingReply) => {
      if (cut === undefined) {
        began();
        return;
      }
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
    const cut = await new Promise<Required<CuttingReply>['cut']>((resolve, reject) => {
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

  /** At once, though it is busy; only once it has begun with something. */
  async kill(): Promise<void> {
    this.#end(new Error('The thread that cuts articles was ended.'));
    await this.#worker.terminate();
  }

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
