/**
 * The file of the hnswlib graph: a cache beside the SQLite file, never trusted unseen.
 * hnswlib can crash the process on a damaged file, and says that it has saved when the disk was full. So a worker
 * writes beside, reads the size and hash back, syncs and renames; SQLite records what was written; and nothing is
 * loaded unless its bytes have that hash and its vectors are still those of the store.
 */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { noted } from './noted.ts';
import type { PassageStore } from './passage-store.ts';

const recordSchema = z.object({
  /** SHA-256, hexadecimal. */
  hash: z.string(),
  count: z.number(),
  /** The highest passage number in the graph; the graph holds all that there were up to it. */
  last: z.number(),
  dimensions: z.number(),
});

export type GraphRecord = z.infer<typeof recordSchema> & { readonly path: string };

/** What the worker is told, and what it answers. */
export interface GraphOrder {
  readonly folder: string;
  readonly path: string;
  readonly dimensions: number;
}
export type GraphBuilt = Omit<GraphRecord, 'path' | 'dimensions'>;

const metaKey = 'vectorGraph';
const fileName = 'vectors.hnsw';

function graphPath(store: PassageStore): string {
  return join(store.folder, fileName);
}

function readGraphRecord(store: PassageStore): GraphRecord | undefined {
  const record = noted(store.meta(metaKey), recordSchema);
  return record && { ...record, path: graphPath(store) };
}

/** Deletes the file, and what a killed worker left beside it. What SQLite records of it is then no longer true. */
export function discardGraph(store: PassageStore): void {
  for (const file of readdirSync(store.folder)) {
    if (file.startsWith(fileName)) rmSync(join(store.folder, file), { force: true });
  }
}

/** The graph's file if it may be loaded: recorded, unchanged, and of just the passages that the store still has. */
export async function verifiedGraphFile(store: PassageStore, dimensions: number): Promise<GraphRecord | undefined> {
  const record = readGraphRecord(store);
  if (record === undefined || record.dimensions !== dimensions) return undefined;
  try {
    if ((await hashOfFile(record.path)) !== record.hash) return undefined;
  } catch {
    return undefined;
  }
  // Numbers are never used again, so an equal count means the same set.
  return store.passages.countUpTo(record.last) === record.count ? record : undefined;
}

/** Builds the graph from the store in a worker. False when there is nothing to build from or the build failed. */
export async function buildGraph(store: PassageStore, dimensions: number): Promise<boolean> {
  if (store.counts().passages === 0) {
    discardGraph(store);
    return false;
  }
  const order: GraphOrder = { folder: store.folder, path: graphPath(store), dimensions };
  const built = await new Promise<GraphBuilt | undefined>((resolve) => {
    const worker = new Worker(workerFile(), { workerData: order });
    worker.once('message', (message: GraphBuilt) => resolve(message));
    // The exact scan goes on serving; the next change or start tries again.
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
  if (built === undefined) return false;
  try {
    store.setMeta(metaKey, JSON.stringify({ ...built, dimensions }));
  } catch {
    // Another process holds SQLite, or the disk is full. What is not recorded is not loaded.
    return false;
  }
  return true;
}

/** Workers run compiled code; under a test runner this file itself is not compiled. */
function workerFile(): URL {
  const compiled = import.meta.url.endsWith('.ts')
    ? '../../dist/store/vector-graph-worker.js'
    : './vector-graph-worker.js';
  return new URL(compiled, import.meta.url);
}

export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
