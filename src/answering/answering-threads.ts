/**
 * On which thread a question is answered. One asker is answered in the thread that everything else happens in; once
 * questions wait for each other, threads are started, one after another, and once all of them run, that one is kept free
 * for whoever comes.
 * Promises: an answer is the same wherever it is made, and no older than what this thread has taken in; where a thread
 * cannot be had, or dies, the question is answered here; threads are given up when nobody has had to wait for a while.
 * Does not know how a question is answered, nor who is next (server/question-queue.ts).
 */
import { type AskEvent, type AskParts, isAsStored } from '../ask.ts';
import type { Question } from '../domain.ts';
import { describeError } from '../errors.ts';
import type { Revision } from '../store/index-report.ts';
import type { AnsweringStart } from './answering-messages.ts';
import { AnsweringThread, type Give } from './answering-thread.ts';

/** Milliseconds without anybody waiting before the threads are given up, and before one that could not be had is tried for again. */
const usualPatience = 180_000;
/** Bytes that must be left beside what a thread takes: it holds no more than this process does by itself. */
const leastLeft = 256 * 1024 * 1024;

export interface AnsweringParts extends Pick<AskParts, 'contentHash'> {
  /** What is searched in this thread. */
  readonly revision: () => Revision;
  /** So many at most. */
  readonly most: number;
  /** What a thread begins with. */
  readonly start: () => Promise<AnsweringStart>;
  readonly give: Give;
  /** Whether questions wait. */
  readonly isBusy: () => boolean;
  readonly notice: (line: string) => void;
  /** Milliseconds. */
  readonly patience?: number;
}

export class AnsweringThreads {
  readonly #parts: AnsweringParts;
  readonly #patience: number;
  /** Those that can answer. */
  #running: AnsweringThread[] = [];
  #starting: Promise<void> | undefined;
  #opening: AnsweringThread | undefined;
  readonly #closing = new Set<Promise<void>>();
  #isClosed = false;
  /** Questions that are being answered in this thread. */
  #here = 0;
  #givingUp: NodeJS.Timeout | undefined;
  /** On the clock of `performance`: no thread is tried for before. */
  #notBefore = 0;
  #toldWhy: string | undefined;

  constructor(parts: AnsweringParts) {
    this.#parts = parts;
    this.#patience = parts.patience ?? usualPatience;
  }

  /** Threads that answer just now. */
  get count(): number {
    return this.#alive.length;
  }

  get #alive(): readonly AnsweringThread[] {
    if (this.#running.some(({ hasEnded }) => hasEnded)) {
      this.#running = this.#running.filter(({ hasEnded }) => !hasEnded);
    }
    return this.#running;
  }

  /** The events of a question; `here` gives them from this thread. */
  async *ask(
    question: Question,
    signal: AbortSignal,
    here: () => AsyncIterable<AskEvent>,
  ): AsyncGenerator<AskEvent, void> {
    if (this.#parts.isBusy()) this.#isNeeded();
    const thread = this.#leastBusy();
    if (thread !== undefined && (yield* this.#askThere(thread, question, signal))) return;
    this.#here += 1;
    try {
      yield* here();
    } finally {
      this.#here -= 1;
    }
  }

  /** Whether it was answered there. */
  async *#askThere(
    thread: AnsweringThread,
    question: Question,
    signal: AbortSignal,
  ): AsyncGenerator<AskEvent, boolean> {
    const { revision, contentHash } = this.#parts;
    const events = thread.ask(question, revision(), signal);
    try {
      for (;;) {
        const next = await events.next();
        if (next.done === true) return next.value === 'whole';
        // On the way here an article may have changed.
        if (next.value.event === 'answer' && !isAsStored(next.value.data, contentHash)) return false;
        yield next.value;
      }
    } finally {
      await events.return('whole');
    }
  }

  /** Undefined: this one. */
  #leastBusy(): AnsweringThread | undefined {
    const alive = this.#alive;
    let [least, fewest]: [AnsweringThread | undefined, number] =
      alive.length < this.#parts.most ? [undefined, this.#here] : [undefined, Infinity];
    for (const thread of alive) if (thread.inHand < fewest) [least, fewest] = [thread, thread.inHand];
    return least;
  }

  #isNeeded(): void {
    this.#stayAWhile();
    if (this.#starting !== undefined || this.#isClosed) return;
    if (this.#alive.length >= this.#parts.most || performance.now() < this.#notBefore) return;
    this.#starting = this.#startOne()
      .catch((error: unknown) => this.#doWithout(describeError(error)))
      .finally(() => {
        this.#starting = undefined;
      });
  }

  #stayAWhile(): void {
    this.#givingUp ??= setTimeout(() => this.#giveUp(), this.#patience).unref();
    this.#givingUp.refresh();
  }

  async #startOne(): Promise<void> {
    if (process.availableMemory() < process.memoryUsage.rss() + leastLeft) {
      this.#doWithout('memory is short');
      return;
    }
    const start = await this.#parts.start();
    if (this.#isClosed) return;
    const thread = new AnsweringThread(start, this.#parts.give);
    this.#opening = thread;
    try {
      await thread.ready;
    } catch (error) {
      await thread.close();
      throw error;
    } finally {
      this.#opening = undefined;
    }
    this.#toldWhy = undefined;
    this.#running.push(thread);
    if (!this.#isClosed) this.#stayAWhile();
  }

  #doWithout(why: string): void {
    if (this.#isClosed) return;
    this.#notBefore = performance.now() + this.#patience;
    if (why !== this.#toldWhy) this.#parts.notice(`Questions are answered without a further thread: ${why}.`);
    this.#toldWhy = why;
  }

  #giveUp(): void {
    this.#givingUp = undefined;
    for (const thread of this.#running.splice(0)) {
      const closing = thread.close().finally(() => this.#closing.delete(closing));
      this.#closing.add(closing);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#givingUp);
    // One that is being opened is not waited for until it could answer.
    await this.#opening?.close();
    await this.#starting;
    this.#giveUp();
    await Promise.all(this.#closing);
  }
}
