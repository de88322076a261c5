/**
 * One thread that answers (answering-worker.ts), as its owner sees it: questions go out, their events come back.
 * Promises: who leaves is let go at once, and nothing more is done for them; a question whose thread has died is told to
 * be lost, so that it can be answered elsewhere; an idle thread does not keep the process.
 */
import { Worker } from 'node:worker_threads';
import type { AskEvent } from '../ask.ts';
import type { Question } from '../domain.ts';
import { toError, toPlain } from '../indexing/indexing-messages.ts';
import type { Revision } from '../store/index-report.ts';
import type { AnsweringOrder, AnsweringReply, AnsweringStart, Given, Need } from './answering-messages.ts';

/** Does for a thread what it cannot do itself. Throws the reason of the signal soon after that aborts. */
export type Give = (need: Need, signal: AbortSignal) => Promise<Given>;

/** What comes of a question, piece by piece. */
type Piece =
  | AskEvent
  | { readonly event: 'whole' }
  | { readonly event: 'lost' }
  | { readonly event: 'failed'; readonly reason: unknown };

/** The pieces of one question, in their order, for the one who reads them. */
class Pieces {
  readonly #come: Piece[] = [];
  #wake: (() => void) | undefined;

  add(piece: Piece): void {
    this.#come.push(piece);
    this.#wake?.();
  }

  async next(): Promise<Piece> {
    for (;;) {
      const piece = this.#come.shift();
      if (piece !== undefined) return piece;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

export class AnsweringThread {
  readonly #worker: Worker;
  readonly #give: Give;
  readonly #asked = new Map<number, Pieces>();
  #questions = 0;
  readonly #giving = new Map<number, AbortController>();
  #settle: { readonly open: () => void; readonly end: (reason: unknown) => void } | undefined;
  /** Resolves when it can answer, rejects when it cannot be opened. */
  readonly ready: Promise<void>;
  readonly #exited: Promise<void>;
  #isClosing = false;
  hasEnded = false;

  constructor(start: AnsweringStart, give: Give) {
    this.#give = give;
    this.ready = new Promise((resolve, reject) => {
      this.#settle = { open: resolve, end: reject };
    });
    this.ready.catch(() => undefined);
    this.#worker = new Worker(workerFile(), { workerData: start });
    this.#worker.on('message', (reply: AnsweringReply) => this.#take(reply));
    this.#worker.on('error', (error) => this.#end(error));
    this.#exited = new Promise((resolve) => {
      this.#worker.once('exit', () => {
        this.#end(new Error('The thread that answers has ended.'));
        resolve();
      });
    });
    this.#worker.unref();
  }

  /** Questions that it has and is not done with. */
  get inHand(): number {
    return this.#asked.size;
  }

  /** The events of a question, answered from this revision or a later one; at the end, whether that was all of it. */
  async *ask(asked: Question, revision: Revision, signal: AbortSignal): AsyncGenerator<AskEvent, 'whole' | 'lost'> {
    signal.throwIfAborted();
    if (this.hasEnded) return 'lost';
    this.#questions += 1;
    const question = this.#questions;
    const pieces = new Pieces();
    this.#asked.set(question, pieces);
    // While somebody waits for it, it keeps the process.
    this.#worker.ref();
    this.#send({ kind: 'ask', question, asked, revision });
    const leave = (): void => pieces.add({ event: 'failed', reason: signal.reason });
    signal.addEventListener('abort', leave, { once: true });
    try {
      for (;;) {
        const piece = await pieces.next();
        signal.throwIfAborted();
        if (piece.event === 'whole' || piece.event === 'lost') return piece.event;
        if (piece.event === 'failed') throw piece.reason;
        yield piece;
      }
    } finally {
      signal.removeEventListener('abort', leave);
      if (this.#asked.delete(question)) this.#send({ kind: 'drop', question });
      if (this.#asked.size === 0 && !this.#isClosing) this.#worker.unref();
    }
  }

  /** After the questions in hand. It ends by itself: a thread cut off inside SQLite aborts the process. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#worker.ref();
    this.#send({ kind: 'close' });
    await this.#exited;
  }

  #take(reply: AnsweringReply): void {
    if (reply.kind === 'ready') this.#settle?.open();
    else if (reply.kind === 'cannot-open') this.#end(toError(reply.error));
    else if (reply.kind === 'told') this.#asked.get(reply.question)?.add(reply.event);
    else if (reply.kind === 'needs') void this.#giveWhat(reply.need, reply.of);
    else if (reply.kind === 'needs-no-more') this.#giving.get(reply.need)?.abort();
    else {
      const pieces = this.#asked.get(reply.question);
      this.#asked.delete(reply.question);
      pieces?.add(reply.error === undefined ? { event: 'whole' } : { event: 'failed', reason: toError(reply.error) });
    }
  }

  async #giveWhat(need: number, of: Need): Promise<void> {
    const giving = new AbortController();
    this.#giving.set(need, giving);
    try {
      this.#send({ kind: 'given', need, given: await this.#give(of, giving.signal) });
    } catch (error) {
      this.#send({ kind: 'not-given', need, error: toPlain(error) });
    } finally {
      this.#giving.delete(need);
    }
  }

  #end(reason: unknown): void {
    this.hasEnded = true;
    this.#settle?.end(reason);
    for (const giving of this.#giving.values()) giving.abort();
    const lost = [...this.#asked.values()];
    this.#asked.clear();
    for (const pieces of lost) pieces.add({ event: 'lost' });
  }

  #send(order: AnsweringOrder): void {
    if (!this.hasEnded) this.#worker.postMessage(order);
  }
}

/** Workers run compiled code; under a test runner this file itself is not compiled. */
function workerFile(): URL {
  const compiled = import.meta.url.endsWith('.ts')
    ? '../../dist/answering/answering-worker.js'
    : './answering-worker.js';
  return new URL(compiled, import.meta.url);
}
