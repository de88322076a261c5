/**
 * Loaded into a process that is measured (node --import): the lag of its event loop since the last SIGUSR2, to the file
 * named by FOOTNOTE_BENCH_LAG, in milliseconds. A message channel is no use here: the process is a server.
 */
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const file = process.env['FOOTNOTE_BENCH_LAG'];
if (isMainThread && file !== undefined) {
  const lag = monitorEventLoopDelay({ resolution: 5 });
  lag.enable();
  process.on('SIGUSR2', () => {
    // The histogram counts from one timer to the next, so its own 5 ms are taken off.
    const milliseconds = (/** @type {number} */ nanoseconds) => Math.max(0, nanoseconds / 1e6 - 5);
    const [p50, p99] = [50, 99].map((percentile) => milliseconds(lag.percentile(percentile)));
    writeFileSync(file, JSON.stringify({ p50, p99, max: milliseconds(lag.max), count: lag.count }));
    lag.reset();
  });
}
