/** Threads that answer, one of them at a time: what becomes of a question when its thread dies, cannot be had or is given up. */
import type { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import type { Given, Need } from '../../src/answering/answering-messages.ts';
import { type AnsweringParts, AnsweringThreads } from '../../src/answering/answering-threads.ts';
import { type AskEvent, answerOf } from '../../src/ask.ts';
import type { Answer, Question } from '../../src/domain.ts';
import type { Footnote } from '../../src/footnote.ts';
import { openFootnote } from '../fixtures/open-footnote.ts';
import { within } from '../fixtures/start-footnote.ts';

const question: Question = { text: 'When did the mill at Tarn burn down?', history: [], filters: {} };

interface Opened {
  readonly threads: AnsweringThreads;
  readonly ask: (signal?: AbortSignal) => Promise<Answer>;
  /** Of how many questions this thread was asked. */
  readonly here: { asked: number };
  readonly notices: string[];
  readonly started: Worker[];
}

/** One thread, needed from the first question on; `give`: does what it asks for. */
async function opened(
  give: (need: Need, signal: AbortSignal, started: readonly Worker[]) => Promise<Given>,
  parts: Partial<AnsweringParts> = {},
): Promise<Opened> {
  const footnote: Footnote = await openFootnote({
    'mill.md': '# The mill\n\nThe mill at Tarn burnt down in 1911 after a lightning strike.\n',
  });
  const started: Worker[] = [];
  const onWorker = (worker: Worker): number => started.push(worker);
  process.on('worker', onWorker);
  onTestFinished(() => void process.off('worker', onWorker));
  const notices: string[] = [];
  const here = { asked: 0 };
  const threads = new AnsweringThreads({
    revision: () => footnote.revision,
    contentHash: (id) => footnote.article(id)?.contentHash,
    most: 1,
    start: async () => ({
      index: footnote.config.index,
      versions: 'all',
      embedder: { id: 'subword-1024-v2', dimensions: 1024, sparseQuestions: true, family: 'weak' },
      reader: 'held',
    }),
    give: async (need, signal) => give(need, signal, started),
    isBusy: () => true,
    notice: (line) => notices.push(line),
    ...parts,
  });
  onTestFinished(() => threads.close());
  const ask = async (signal = new AbortController().signal): Promise<Answer> => {
    const fromHere = (): AsyncGenerator<AskEvent, void> => {
      here.asked += 1;
      return footnote.ask(question, signal);
    };
    return answerOf(threads.ask(question, signal, fromHere));
  };
  return { threads, ask, here, notices, started };
}

const readNothing = async (): Promise<Given> => ({ kind: 'reading', candidates: [] });

it('is answered here when the thread that had it dies, and the next one by another thread', async () => {
  let deaths = 1;
  const { threads, ask, here, started } = await opened(async (_need, _signal, workers) => {
    if (deaths === 0) return readNothing();
    deaths -= 1;
    await workers.at(-1)!.terminate();
    return new Promise(() => undefined);
  });
  await ask();
  await within(20_000, async () => expect(threads.count).toBe(1));
  here.asked = 0;
  expect((await ask()).text).toContain('1911');
  expect(here.asked).toBe(1);
  await ask();
  await within(20_000, async () => expect(threads.count).toBe(1));
  here.asked = 0;
  expect((await ask()).text).toContain('1911');
  expect({ here: here.asked, started: started.length }).toEqual({ here: 0, started: 2 });
});

it('is let go in the thread, and in what is done for it, as soon as nobody waits for it', async () => {
  let reading: AbortSignal | undefined;
  const { threads, ask } = await opened(async (_need, signal) => {
    reading = signal;
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  });
  await ask();
  await within(20_000, async () => expect(threads.count).toBe(1));
  const leaving = new AbortController();
  const asked = ask(leaving.signal);
  await within(20_000, async () => expect(reading).toBeDefined());
  leaving.abort();
  await expect(asked).rejects.toThrow(/abort/i);
  await within(5000, async () => expect(reading!.aborted).toBe(true));
});

it('gives threads up when nobody has had to wait for a while, and starts them again', async () => {
  const { threads, ask, started } = await opened(readNothing, { patience: 300 });
  await ask();
  await within(20_000, async () => expect(threads.count).toBe(1));
  await within(20_000, async () => expect(threads.count).toBe(0));
  await ask();
  await within(20_000, async () => expect(threads.count).toBe(1));
  expect(started).toHaveLength(2);
});

it('answers here where a thread cannot be had, and says so once', async () => {
  const start: AnsweringParts['start'] = async () => Promise.reject(new Error('no thread today'));
  const { threads, ask, here, notices } = await opened(readNothing, { start });
  for (let at = 0; at < 3; at += 1) expect((await ask()).text).toContain('1911');
  expect({ here: here.asked, threads: threads.count }).toEqual({ here: 3, threads: 0 });
  expect(notices).toEqual(['Questions are answered without a further thread: no thread today.']);
});
