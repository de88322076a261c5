/**
 * Runs in a worker thread: builds the hnswlib graph from the store's vectors and writes it whole or not at all.
 * hnswlib's calls block their thread for seconds on a large index, which is why they are made here.
 */
import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import hnswlib from 'hnswlib-node';
import { unpack } from './packed-vector.ts';
import { PassageStore } from './passage-store.ts';
import { type GraphBuilt, type GraphOrder, hashOfFile } from './vector-graph.ts';

/** Links of a vector, and candidates when linking: 2,500 vectors of 384 dimensions a second on one core. */
const links = 16;
const buildBreadth = 100;

const order: GraphOrder = workerData;
const built = await build(order);
if (built !== undefined) parentPort?.postMessage(built);

async function build({ folder, path, dimensions }: GraphOrder): Promise<GraphBuilt | undefined> {
  const store = PassageStore.open(folder);
  // Of its own name: another process may be building too.
  const beside = `${path}.${process.pid}.new`;
  try {
    const total = store.counts().passages;
    if (total === 0) return undefined;
    const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
    // Room for what is added to the store while this reads it.
    graph.initIndex({ maxElements: total + 1000, m: links, efConstruction: buildBreadth });
    let last = 0;
    let count = 0;
    for (;;) {
      const batch = store.passages.vectors(last, Math.min(1000, total + 1000 - count));
      if (batch.length === 0) break;
      for (const { number, vector } of batch) graph.addPoint(Array.from(unpack(vector)), number);
      count += batch.length;
      last = batch.at(-1)?.number ?? last;
    }
    graph.writeIndexSync(beside);
    const descriptor = openSync(beside, 'r+');
    fchmodSync(descriptor, 0o600);
    fsyncSync(descriptor);
    closeSync(descriptor);
    // A full disk leaves a short file without an error; each vector alone takes four bytes a dimension.
    if (statSync(beside).size < count * dimensions * 4) return undefined;
    const check = new hnswlib.HierarchicalNSW('ip', dimensions);
    const hash = await hashOfFile(beside);
    check.readIndexSync(beside);
    if (check.getCurrentCount() !== count) return undefined;
    renameSync(beside, path);
    const parent = openSync(dirname(path), 'r');
    fsyncSync(parent);
    closeSync(parent);
    return { hash, count, last };
  } finally {
    rmSync(beside, { force: true });
    store.close();
  }
}
