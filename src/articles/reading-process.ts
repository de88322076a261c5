/**
 * Reads what has to be parsed in other processes, within limits: a hostile file can make a parser run for minutes or
 * take all memory, and a server must go on answering meanwhile.
 * Promises: each file ends with an outcome in about its time and memory; its outcome does not depend on the files
 * before it; at most two are read at once. Processes are given no environment, and end with this one.
 * Does not know formats: reading-child.ts does.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { defaultParsingLimits, type ParsingLimits } from './parsing-limits.ts';
import { failed, type ReadOutcome } from './read-outcome.ts';

export interface ReadingLimits extends ParsingLimits {
  readonly seconds: number;
  readonly memoryMegabytes: number;
  readonly fileMegabytes: number;
}

/** What the process is sent, and what it sends back. */
export interface ReadingOrder {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly limits: ParsingLimits;
}
export interface ReadingReply {
  readonly outcome: ReadOutcome;
  /** Resident memory after the file, in bytes. */
  readonly memory: number;
}

export const defaultLimits: ReadingLimits = {
  ...defaultParsingLimits,
  seconds: 10,
  memoryMegabytes: 512,
  fileMegabytes: 25,
};
/** Two cores are the least that we measure on; more would only share them. */
const mostProcesses = 2;
/** Parsers leak a little; starting anew takes a tenth of a second. */
const mostFiles = 200;

interface Job extends Omit<ReadingOrder, 'limits'> {
  readonly done: (outcome: ReadOutcome) => void;
}

/** How a process ended that sent no reply. */
type Ended = 'time' | 'memory' | 'crash';

interface Reading {
  readonly child: ChildProcess;
  files: number;
  /** Takes what comes of the file that is being read; absent when none is. */
  settle: ((result: ReadingReply | Ended) => void) | undefined;
}

export class ReadingProcesses {
  readonly limits: ReadingLimits;
  readonly #readings = new Set<Reading>();
  readonly #waiting: Job[] = [];
  #closed = false;

  constructor(limits: ReadingLimits = defaultLimits) {
    this.limits = limits;
  }

  async read(path: string, bytes: Uint8Array): Promise<ReadOutcome> {
    return new Promise((done) => {
      this.#waiting.push({ path, bytes, done });
      this.#next();
    });
  }

  /** Ends the processes. What is being read, or comes later, gets a reason. */
  close(): void {
    this.#closed = true;
    for (const reading of this.#readings) this.#end(reading);
    this.#next();
  }

  #next(): void {
    if (this.#closed) {
      for (const { done } of this.#waiting.splice(0)) done(failed('Reading was stopped.'));
      return;
    }
    const free = [...this.#readings].find(({ settle }) => settle === undefined);
    if (free === undefined && this.#readings.size >= mostProcesses) return;
    const job = this.#waiting.shift();
    if (job !== undefined) void this.#read(free ?? this.#start(), job);
  }

  async #read(reading: Reading, job: Job): Promise<void> {
    reading.files += 1;
    const result = await this.#exchange(reading, job);
    if (typeof result === 'string') {
      this.#end(reading);
      // It may have died of earlier files, or on its own: once more, alone in a new process.
      if (result !== 'time' && reading.files > 1) this.#waiting.unshift(job);
      else job.done(failed(this.#reason(result)));
    } else {
      const isFull = result.memory > (this.limits.memoryMegabytes * 1024 * 1024) / 2;
      if (isFull || reading.files >= mostFiles) this.#end(reading);
      job.done(result.outcome);
    }
    this.#next();
  }

  async #exchange(reading: Reading, { path, bytes }: Job): Promise<ReadingReply | Ended> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => reading.settle?.('time'), this.limits.seconds * 1000);
      reading.settle = (result) => {
        clearTimeout(timer);
        reading.settle = undefined;
        resolve(result);
      };
      const order: ReadingOrder = { path, bytes, limits: this.limits };
      reading.child.send(order);
    });
  }

  #reason(ended: Ended): string {
    if (ended === 'time') return `It took longer than ${this.limits.seconds} s to read.`;
    if (ended === 'memory') return `It needs more than ${this.limits.memoryMegabytes} MB to read.`;
    return 'The program that reads it broke down over it.';
  }

  #start(): Reading {
    const { memoryMegabytes } = this.limits;
    const child = fork(childFile(), [String(memoryMegabytes), String(process.pid)], {
      // No secrets to read, no debugger or loader taken over from this process.
      env: {},
      execArgv: [`--max-old-space-size=${memoryMegabytes}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // An idle process does not keep this one; while a file is read, the timer does.
    child.unref();
    child.channel?.unref();
    const reading: Reading = { child, files: 0, settle: undefined };
    child.on('message', (reply: ReadingReply) => reading.settle?.(reply));
    child.on('error', () => reading.settle?.('crash'));
    child.on('exit', (_code, signal) => {
      this.#readings.delete(reading);
      // SIGKILL, not ours: its own watch or the system, for memory. SIGABRT: V8 when its heap is full.
      reading.settle?.(signal === 'SIGKILL' || signal === 'SIGABRT' ? 'memory' : 'crash');
    });
    this.#readings.add(reading);
    return reading;
  }

  #end(reading: Reading): void {
    this.#readings.delete(reading);
    reading.child.kill('SIGKILL');
  }
}

/** Processes run compiled code; under a test runner this file itself is not compiled. */
function childFile(): URL {
  const compiled = import.meta.url.endsWith('.ts') ? '../../dist/articles/reading-child.js' : './reading-child.js';
  return new URL(compiled, import.meta.url);
}
