/**
 * A model on this machine that reads two texts together, in a process of its own.
 *
 * Promises: what open-model.ts promises; nobody waits for longer than their signal allows; a process that broke down is
 * started again by the next who asks. What can fail is thrown as a FootnoteError.
 * Does not know what its labels mean: that is for those who ask.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { FootnoteError } from '../errors.ts';
import type { ModelParts } from './model-files.ts';
import { type ModelOptions, openModel } from './open-model.ts';
import type { Pair, PairOrder, PairReply } from './pair-messages.ts';
import { libraryMissing, missingLibrary } from './transformers-library.ts';

/** A large model from a slow disk. */
const openSeconds = 120;

interface Waiting {
  readonly resolve: (rows: readonly (readonly number[])[]) => void;
  readonly reject: (reason: unknown) => void;
}

export class PairClassifier {
  readonly #start: () => Promise<Running>;
  #running: Promise<Running>;
  readonly labels: readonly string[];

  private constructor(start: () => Promise<Running>, running: Running) {
    this.#start = start;
    this.#running = Promise.resolve(running);
    this.labels = running.labels;
  }

  /** `check` is given the labels, and tells what is wrong with a model of such; undefined when it will do. */
  static async load(
    options: ModelOptions,
    check: (labels: readonly string[]) => string | undefined,
  ): Promise<PairClassifier> {
    return openModel(
      options,
      async (folder, { dtype }) => {
        const start = (): Promise<Running> => Running.start(options, folder, dtype);
        const running = await start();
        const problem = check(running.labels);
        if (problem === undefined) return new PairClassifier(start, running);
        running.end();
        throw unusable(options, problem);
      },
      async (classifier) => classifier.close(),
    );
  }

  /** One row of logits for each pair. Throws the reason of the signal once that aborts. */
  async classify(pairs: readonly Pair[], signal: AbortSignal): Promise<readonly (readonly number[])[]> {
    signal.throwIfAborted();
    const stopped = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    const running = await Promise.race([this.#alive(), stopped]);
    return running.classify(pairs, signal);
  }

  /** The process, started again when it has ended. Should that fail, the one that has ended says so. */
  async #alive(): Promise<Running> {
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

/** One process, from when its model is open until it ends. */
class Running {
  readonly labels: readonly string[];
  readonly #child: ChildProcess;
  readonly #model: string;
  readonly #waiting = new Map<number, Waiting>();
  #requests = 0;
  ended = false;

  private constructor(child: ChildProcess, model: string, labels: readonly string[]) {
    this.#child = child;
    this.#model = model;
    this.labels = labels;
    child.on('message', (reply: PairReply) => this.#take(reply));
    child.once('exit', () => this.#lose());
  }

  static async start(options: ModelOptions, folder: string, dtype: ModelParts['dtype']): Promise<Running> {
    const child = fork(childFile(), [folder, dtype], {
      // No secrets to read, no debugger or loader taken over from this process.
      env: {},
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    return new Promise((resolve, reject) => {
      // Does nothing once it is open.
      const fail = (reason: string, code?: string): void => {
        clearTimeout(timer);
        child.kill('SIGKILL');
        reject(code === missingLibrary ? libraryMissing(options) : unusable(options, reason));
      };
      const timer = setTimeout(() => fail(`it was not open after ${openSeconds} s`), openSeconds * 1000);
      child.once('exit', () => fail('the process that opened it broke down'));
      child.on('error', (error) => fail(error.message));
      child.once('message', (reply: PairReply) => {
        if (reply.kind !== 'ready') {
          if (reply.kind === 'failed') fail(reply.reason, reply.code);
          return;
        }
        clearTimeout(timer);
        // An idle process does not keep this one.
        child.unref();
        child.channel?.unref();
        resolve(new Running(child, options.model, reply.labels));
      });
    });
  }

  async classify(pairs: readonly Pair[], signal: AbortSignal): Promise<readonly (readonly number[])[]> {
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
        else this.#send({ kind: 'classify', request, pairs });
      });
    } finally {
      signal.removeEventListener('abort', drop);
    }
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }

  #take(reply: PairReply): void {
    if (reply.kind === 'ready' || reply.request === undefined) return;
    const waiting = this.#settle(reply.request);
    if (reply.kind === 'logits') waiting?.resolve(reply.rows);
    else waiting?.reject(failed(this.#model, reply.reason));
  }

  #settle(request: number): Waiting | undefined {
    const waiting = this.#waiting.get(request);
    this.#waiting.delete(request);
    if (this.#waiting.size === 0) this.#child.channel?.unref();
    return waiting;
  }

  #lose(): void {
    this.ended = true;
    for (const { reject } of this.#waiting.values()) reject(failed(this.#model, 'its process broke down'));
    this.#waiting.clear();
  }

  #send(order: PairOrder): void {
    // When the process has ended meanwhile, `exit` tells those who wait.
    if (this.#child.connected) this.#child.send(order, () => undefined);
  }
}

function failed(model: string, reason: string): FootnoteError {
  return new FootnoteError('model-broke-down', `The model ${model} failed: ${reason}.`, 'Ask again.');
}

function unusable({ model, setting, otherwise }: ModelOptions, reason: string): FootnoteError {
  return new FootnoteError(
    'model-unusable',
    `The model ${model} cannot be used for ${setting} (${reason}).`,
    `Name another model in ${setting}, or ${otherwise}.`,
  );
}

/** Processes run compiled code; under a test runner this file itself is not compiled. */
function childFile(): URL {
  const compiled = import.meta.url.endsWith('.ts')
    ? '../../dist/models/pair-classifier-child.js'
    : './pair-classifier-child.js';
  return new URL(compiled, import.meta.url);
}
