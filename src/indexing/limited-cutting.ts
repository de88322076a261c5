/**
 * Cuts large contents in a thread that is ended when one of them takes too long or too much memory: text can be made so
 * that each of its letters is a sentence, and nobody else's article is to wait for that.
 * Promises: each content comes back cut, or a reason why not, in about its time; one at a time, in the order in which
 * they came; the thread is started at the first and anew after one that was given up.
 * Does not know files; how long reading may take is told by reading-process.ts.
 */
import type { ReadingLimits } from '../articles/reading-process.ts';
import type { ArticleContent } from '../domain.ts';
import { codeOf } from '../errors.ts';
import type { CutContent, Cutting } from './cut-content.ts';
import { type CuttingStart, CuttingThread } from './cutting-thread.ts';
import type { FileToRead, ReadFile } from './folder-changes.ts';

/** Characters; shorter ones are cut in a fraction of a second, whatever they hold. */
const longestCutElsewhere = 150_000;
/** How many times as long as reading may take: 24 MB of prose take 15 s on two cores. */
const timesReading = 3;
/** How many times the memory of reading: each sentence is an object. */
const timesMemory = 2;

export class LimitedCutting implements Cutting {
  readonly #start: CuttingStart;
  readonly #seconds: number;
  readonly #megabytes: number;
  #thread: CuttingThread | undefined;
  #onBegin: () => void = () => undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(start: CuttingStart, { seconds, memoryMegabytes }: Pick<ReadingLimits, 'seconds' | 'memoryMegabytes'>) {
    this.#start = start;
    this.#seconds = seconds * timesReading;
    this.#megabytes = memoryMegabytes * timesMemory;
  }

  readonly cut = (content: ArticleContent): Promise<CutContent | string> => {
    const cut = this.#last.then(() => this.#cut(content));
    this.#last = cut;
    return cut;
  };

  readonly close = (): void => {
    this.#thread?.close();
    this.#thread = undefined;
  };

  async #cut(content: ArticleContent): Promise<CutContent | string> {
    this.#thread ??= new CuttingThread(this.#start, () => this.#onBegin(), this.#megabytes);
    const thread = this.#thread;
    let timer: NodeJS.Timeout | undefined;
    let isLate = false;
    this.#onBegin = () => {
      timer = setTimeout(() => {
        isLate = true;
        void thread.kill();
      }, this.#seconds * 1000);
    };
    try {
      return await thread.cut(content);
    } catch (error) {
      this.#thread = undefined;
      if (isLate) return `It took longer than ${this.#seconds} s to cut into passages.`;
      if (codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY')
        return `It needs more than ${this.#megabytes} MB to be cut into passages.`;
      return 'The program that cuts it into passages broke down over it.';
    } finally {
      clearTimeout(timer);
    }
  }
}

/** What was read, cut: a large one by `cutLarge`. One that cannot be cut has failed. */
export async function cutRead(
  read: ReadFile,
  { path, fileStamp }: Pick<FileToRead, 'path' | 'fileStamp'>,
  cutting: Cutting,
  cutLarge: Cutting,
): Promise<ReadFile<CutContent>> {
  if (read.kind !== 'read') return read;
  const cut = await (read.content.text.length > longestCutElsewhere ? cutLarge : cutting).cut(read.content);
  return typeof cut === 'string'
    ? { kind: 'failed', failure: { path, reason: cut, fileStamp } }
    : { ...read, content: cut };
}
