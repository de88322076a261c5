/**
 * A thread in a reading process that ends the process when it grows beyond its memory, or when the process that started
 * it is gone. A thread, because the parser keeps the main one busy; memory outside V8's heap counts too.
 */
import { workerData } from 'node:worker_threads';

/** Told, not asked here: the process that started this one may be gone before this line runs. */
const [megabytes = 0, parent = 0]: number[] = workerData;
const mostBytes = megabytes * 1024 * 1024;

setInterval(() => {
  if (process.memoryUsage.rss() > mostBytes || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, 50);
