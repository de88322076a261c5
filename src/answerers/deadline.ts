/**
 * The time that a reply may take, step by step and as a whole.
 *
 * Promises: its signal aborts with the caller's reason, or with the error of the time that ran out; nobody who waits
 * here waits for longer, whatever they wait for. Does not know what is being done in that time.
 */
import type { FootnoteError } from '../errors.ts';

export class Deadline {
  readonly signal: AbortSignal;
  readonly #controller = new AbortController();
  readonly #aborted: Promise<never>;
  readonly #whole: NodeJS.Timeout;
  #step: NodeJS.Timeout | undefined;

  /** Throws the caller's reason when it is already told to stop. */
  constructor(caller: AbortSignal, seconds: number, failure: () => FootnoteError) {
    caller.throwIfAborted();
    const signal = AbortSignal.any([caller, this.#controller.signal]);
    this.signal = signal;
    this.#aborted = new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    // Nobody may be waiting just then.
    this.#aborted.catch(() => {});
    this.#whole = this.#after(seconds, failure);
  }

  /** The next step; it takes the place of the one before. */
  within(seconds: number, failure: () => FootnoteError): void {
    this.pause();
    this.#step = this.#after(seconds, failure);
  }

  /** While the reader of the reply is at work, the endpoint is not waited for. */
  pause(): void {
    clearTimeout(this.#step);
  }

  /** The promise, unless the time runs out first: the client sleeps on between two attempts. */
  race<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([promise, this.#aborted]);
  }

  /** Ends whatever of the request is still open. */
  end(): void {
    clearTimeout(this.#whole);
    this.pause();
    this.#controller.abort();
  }

  #after(seconds: number, failure: () => FootnoteError): NodeJS.Timeout {
    return setTimeout(() => this.#controller.abort(failure()), seconds * 1000);
  }
}
