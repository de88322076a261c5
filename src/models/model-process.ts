/**
 * A model in a process of its own: orders go out, results come back.
 *
 * Promises: nobody waits for longer than their signal allows; a process that broke down is started again by the next who
 * asks; an idle one does not keep this process. What can fail is thrown as a FootnoteError.
 * Does not know what the model computes: orders and results are plain data of `Order` and `Result`, what it tells of
 * itself once it is open is `About`. The other side is serve-orders.ts.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { FootnoteError } from '../errors.ts';
import type { ModelUser } from './model-files.ts';
import type { ProcessOrder, ProcessReply } from './process-messages.ts';
import { libraryMissing, missingLibrary } from './transformers-library.ts';

/** A large model from a slow disk. */
const openSeconds = 120;

export interface ProcessOptions extends ModelUser {
  /** The model's name, for errors. */
  readonly model: string;
  /** Compiled JavaScript, that calls `serveOrders`. */
  readonly file: URL;
  readonly args: readonly string[];
}

export class ModelProcess<Order, Result, About> {
  readonly #start: () => Promise<Running<Order, Result, About>>;
  #running: Promise<Running<Order, Result, About>>;
  readonly about: About;

  private constructor(start: () => Promise<Running<Order, Result, About>>, running: Running<Order, Result, About>) {
    this.#start = start;
    this.#running = Promise.resolve(running);
    this.about = running.about;
  }

  static async start<Order, Result, About>(options: ProcessOptions): Promise<ModelProcess<Order, Result, About>> {
    const start = async () => Running.start<Order, Result, About>(options);
    return new ModelProcess(start, await start());
  }

  /** Throws the reason of the signal once that aborts. */
  async do(order: Order, signal: AbortSignal): Promise<Result> {
    signal.throwIfAborted();
    const running = await untilAborted(this.#alive(), signal);
    return running.do(order, signal);
  }

  /** The process, started again when it has ended. Should that fail, the one that has ended says so. */
  async #alive(): Promise<Running<Order, Result, About>> {
    const known = this.#running;
    const running = await known;
    // Another who asks may have started it meanwhile.
    if (running.ended && this.#running === known) this.#running = this.#start().catch(() => running);
    return this.#running;
  }

  async close(): Promise<void> {
    (await this.#running).end();
  }
}

interface Waiting<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/** One process, from when its model is open until it ends. */
class Running<Order, Result, About> {
  readonly about: About;
  readonly #child: ChildProcess;
  readonly #model: string;
  readonly #waiting = new Map<number, Waiting<Result>>();
  #requests = 0;
  ended = false;

  private constructor(child: ChildProcess, model: string, about: About) {
    this.#child = child;
    this.#model = model;
    this.about = about;
    child.on('message', (reply: ProcessReply<Result, About>) => this.#take(reply));
    child.once('exit', () => this.#lose());
  }

  static async start<Order, Result, About>(options: ProcessOptions): Promise<Running<Order, Result, About>> {
    const child = fork(options.file, options.args, {
      // No secrets to read, no debugger or loader taken over from this process.
      env: {},
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // Where it takes every core, whoever only opens a page is served first all the same.
    try {
      if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // Some sandboxes forbid it; it then runs as any other.
    }
    return new Promise((resolve, reject) => {
      // Does nothing once it is open.
      const fail = (reason: string, code?: string): void => {
        clearTimeout(timer);
        child.kill('SIGKILL');
        reject(code === missingLibrary ? libraryMissing(options) : unusableModel(options, reason));
      };
      const timer = setTimeout(() => fail(`it was not open after ${openSeconds} s`), openSeconds * 1000);
      child.once('exit', () => fail('the process that opened it broke down'));
      child.on('error', (error) => fail(error.message));
      child.once('message', (reply: ProcessReply<Result, About>) => {
        if (reply.kind !== 'ready') {
          if (reply.kind === 'failed') fail(reply.reason, reply.code);
          return;
        }
        clearTimeout(timer);
        // An idle process does not keep this one.
        child.unref();
        child.channel?.unref();
        resolve(new Running(child, options.model, reply.about));
      });
    });
  }

  async do(order: Order, signal: AbortSignal): Promise<Result> {
    signal.throwIfAborted();
    this.#requests += 1;
    const request = this.#requests;
    const drop = (): void => {
      this.#settle(request)?.reject(signal.reason);
      this.#send({ kind: 'drop', request });
    };
    signal.addEventListener('abort', drop, { once: true });
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(request, { resolve, reject });
        // While somebody waits, it does.
        this.#child.channel?.ref();
        if (this.ended) this.#lose();
        else this.#send({ kind: 'do', request, order });
      });
    } finally {
      signal.removeEventListener('abort', drop);
    }
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }

  #take(reply: ProcessReply<Result, About>): void {
    if (reply.kind === 'ready' || reply.request === undefined) return;
    const waiting = this.#settle(reply.request);
    if (reply.kind === 'done') waiting?.resolve(reply.result);
    else waiting?.reject(brokeDown(this.#model, reply.reason));
  }

  #settle(request: number): Waiting<Result> | undefined {
    const waiting = this.#waiting.get(request);
    this.#waiting.delete(request);
    if (this.#waiting.size === 0) this.#child.channel?.unref();
    return waiting;
  }

  #lose(): void {
    this.ended = true;
    for (const { reject } of this.#waiting.values()) reject(brokeDown(this.#model, 'its process broke down'));
    this.#waiting.clear();
  }

  #send(order: ProcessOrder<Order>): void {
    // When the process has ended meanwhile, `exit` tells those who wait.
    if (this.#child.connected) this.#child.send(order, () => undefined);
  }
}

/** What a promise gives, or the reason of the signal should that abort first. */
async function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

function brokeDown(model: string, reason: string): FootnoteError {
  return new FootnoteError('model-broke-down', `The model ${model} failed: ${reason}.`, 'Ask again.');
}

export function unusableModel({ model, setting, otherwise }: ModelUser & { readonly model: string }, reason: string) {
  return new FootnoteError(
    'model-unusable',
    `The model ${model} cannot be used for ${setting} (${reason}).`,
    `Name another model in ${setting}, or ${otherwise}.`,
  );
}
