/**
 * How a command of the terminal ends before its time: it was interrupted, or nobody reads any longer what it prints.
 * Promises: `stopping` aborts then, and the threads are given time to end by themselves, because one that is ended inside
 * SQLite may take the process with it; interrupted again, the command ends at once. Does not know what commands do.
 */

const stop = new AbortController();
export const stopping: AbortSignal = stop.signal;
/** Milliseconds for the threads to end. */
const patience = 30_000;
/** Milliseconds after which it is said that this takes a moment. */
const untilNotice = 1500;

export function stopWhenInterrupted(exitCode: number, note: (line: string) => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping.aborted) process.exit(exitCode);
      stopWith(exitCode);
      setTimeout(() => note('Ending. Interrupt again to end at once.'), untilNotice).unref();
    });
  }
}

/** "footnote list | head" closes the pipe before all is written; each further write says so again. */
export function stopWhenUnread(exitCode: number): void {
  process.stdout.on('error', () => {
    if (!stopping.aborted) stopWith(exitCode);
  });
}

/** What was begun; an abort as soon as the command is to end, even if that goes on. */
export async function unlessStopped<Result>(begun: Promise<Result>): Promise<Result> {
  const stopped = new Promise<never>((_resolve, reject) => {
    if (stopping.aborted) reject(stopping.reason);
    stopping.addEventListener('abort', () => reject(stopping.reason), { once: true });
  });
  return Promise.race([begun, stopped]);
}

function stopWith(exitCode: number): void {
  // Whatever the command makes of being stopped.
  process.once('exit', () => (process.exitCode = exitCode));
  stop.abort();
  setTimeout(() => process.exit(exitCode), patience).unref();
}
