/**
 * Loaded into a process that is measured (node --import): when it ends, the processor time of all its threads in seconds
 * and the most memory that it held in bytes, to the file named by FOOTNOTE_BENCH_USAGE.
 */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env['FOOTNOTE_BENCH_USAGE'];
if (isMainThread && file !== undefined) {
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    const { maxRSS } = process.resourceUsage();
    writeFileSync(file, JSON.stringify({ seconds: (user + system) / 1e6, bytes: maxRSS * 1024 }));
  });
}
