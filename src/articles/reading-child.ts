/**
 * Runs in a process of its own: reads one file after another and sends back what came of it.
 * Promises: one reply for each order. Its limits are kept by others: the time by reading-process.ts, which kills it,
 * the memory by V8 and by a thread beside it (memory-watch.ts).
 */
import { Worker } from 'node:worker_threads';
import { describeError } from '../errors.ts';
import { endingOf, formatOf, parsedEndings } from './formats.ts';
import type { ParsingLimits } from './parsing-limits.ts';
import { failed, outcomeOf, type ReadOutcome } from './read-outcome.ts';
import { sourceAtEnd } from './saved-from.ts';
import type { ReadingOrder, ReadingReply } from './reading-process.ts';

const watch = new Worker(new URL('memory-watch.js', import.meta.url), {
  workerData: process.argv.slice(2).map(Number),
});
watch.unref();

process.on('message', (order: ReadingOrder) => {
  void answer(order);
});
process.on('disconnect', () => process.exit());

async function answer(order: ReadingOrder): Promise<void> {
  const outcome = await read(order);
  const reply: ReadingReply = { outcome, memory: process.memoryUsage.rss() };
  process.send?.(reply);
}

async function read({ path, bytes, limits }: ReadingOrder): Promise<ReadOutcome> {
  const readOne = (name: string, part: Uint8Array): Promise<ReadOutcome | undefined> => readPart(name, part, limits);
  try {
    const format = formatOf(bytes, path);
    if (format === undefined) return failed('It is of no known format.');
    const outcome = withSource(outcomeOf(await format.read(bytes, path, limits, readOne)), sourceAtEnd(bytes));
    const articles = outcome.ok ? (outcome.entries?.length ?? 1) : 0;
    return articles > limits.entries ? failed(`It holds ${articles} articles, more than ${limits.entries}.`) : outcome;
  } catch (error) {
    const isTooDeep = error instanceof RangeError && error.message.includes('call stack');
    return failed(isTooDeep ? 'What it holds is nested too deep to be read.' : describeError(error));
  }
}

/** What an article says of itself wins. */
function withSource(outcome: ReadOutcome, url: string | undefined): ReadOutcome {
  if (!outcome.ok || url === undefined || outcome.content.url !== undefined) return outcome;
  return { ...outcome, content: { ...outcome.content, url } };
}

/** A file in a file; plain words too are read here. */
async function readPart(path: string, bytes: Uint8Array, limits: ParsingLimits): Promise<ReadOutcome | undefined> {
  const ending = endingOf(path);
  if (ending === '.zip') return failed('It is a ZIP file in another.');
  if (!parsedEndings.includes(ending) && ending !== '.md' && ending !== '.txt') return undefined;
  if (formatOf(bytes, path) !== undefined) return read({ path, bytes, limits });
  try {
    // Loaded when used: it brings the parser of pages with it.
    const { readText } = await import('./read-decoded.ts');
    return outcomeOf(await readText(bytes, path));
  } catch (error) {
    return failed(describeError(error));
  }
}
