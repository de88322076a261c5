/**
 * Nearest vectors by cosine: an hnswlib graph where one has been built, and an exact scan over what is newer. Where
 * questions have few dimensions the scan is as fast, and misses nothing: there is no graph then (bench/LOG.md).
 * Promises: an added vector is found at once, a removed one never again; the graph is a cache that is rebuilt by a
 * worker whenever it is missing, damaged or out of date, and the exact scan serves meanwhile.
 * Does not know texts; names vectors by the numbers of their passages.
 */
import hnswlib from 'hnswlib-node';
import type { Revision } from './index-report.ts';
import type { PassageStore } from './passage-store.ts';
import type { PackedVector } from './packed-vector.ts';
import { VectorColumns, type VectorHit } from './vector-columns.ts';
import { VectorFile } from './vector-file.ts';
import { type GraphRecord, buildGraph, discardGraph, verifiedGraphFile } from './vector-graph.ts';

/** Candidates that a graph search keeps; recall@10 of .97 to .999 between 10 k and 100 k vectors. */
const searchBreadth = 64;
/** The graph is rebuilt when the exact scan holds more than this, and more than a tenth of the graph. */
const scanLimit = 1000;
/** Milliseconds without a change before a rebuild begins: while much is being indexed, it would only be in the way. */
const settleMilliseconds = 2000;

/** Of the files beside the index, one keeps them up to date; whoever shares them with that one reads them, and no more. */
export type Caches = 'kept' | 'read';

export class VectorIndex {
  readonly #store: PassageStore;
  readonly #dimensions: number;
  #graph: InstanceType<typeof hnswlib.HierarchicalNSW> | undefined;
  /** The last passage number that the graph covers. */
  #graphLast = 0;
  /** The numbers that the graph can find. */
  #inGraph = new Set<number>();
  /** Vectors that the graph does not hold. */
  #rest: VectorColumns;
  readonly #usesGraph: boolean;
  readonly #caches: Caches;
  readonly #file: VectorFile;
  #outOfDate = false;
  #timer: NodeJS.Timeout | undefined;
  #building: Promise<void> | undefined;
  #closed = false;

  /** `usesGraph`: false where the exact scan is to serve alone. */
  constructor(store: PassageStore, dimensions: number, usesGraph = true, caches: Caches = 'kept') {
    this.#store = store;
    this.#dimensions = dimensions;
    this.#rest = new VectorColumns(dimensions);
    this.#usesGraph = usesGraph;
    this.#caches = caches;
    this.#file = new VectorFile(store, dimensions, caches === 'kept');
  }

  /** Loads the graph when its file is just what was written and holds just the vectors up to its last one. */
  async load(): Promise<{ coversUpTo: number }> {
    if (!this.#usesGraph) {
      if (this.#caches === 'kept') discardGraph(this.#store);
      return { coversUpTo: 0 };
    }
    this.#file.discard();
    const record = await verifiedGraphFile(this.#store, this.#dimensions);
    if (record === undefined) {
      this.#outOfDate = true;
      return { coversUpTo: 0 };
    }
    this.#useGraph(record);
    return { coversUpTo: this.#graphLast };
  }

  /** Takes in the file of the exact scan, before anything is added; tells up to which number it goes, 0 without one. */
  async loadFile(): Promise<number> {
    if (this.#usesGraph) return 0;
    return this.#file.load(
      (columns) => {
        this.#rest = columns;
      },
      () => !this.#closed,
    );
  }

  /** Writes what has changed of the exact scan, as of a revision and the highest passage number. */
  async saveFile(revision: Revision, last: number): Promise<void> {
    if (!this.#usesGraph) await this.#file.save(this.#rest, revision, last);
  }

  discardFile(): void {
    this.#file.discard();
  }

  /** The numbers must be new, or in the graph already. */
  add(entries: readonly { readonly number: number; readonly vector: PackedVector }[]): void {
    // A damaged one has no place among the others; its article is left out where it is looked at.
    const isWhole = ({ vector }: { readonly vector: PackedVector }): boolean =>
      vector.values.length === this.#dimensions;
    this.#rest.addAll(entries.filter((entry) => entry.number > this.#graphLast && isWhole(entry)));
    if (this.#usesGraph && this.#rest.size > Math.max(scanLimit, this.#inGraph.size / 10)) this.#outOfDate = true;
  }

  /** Those that there are. */
  remove(numbers: readonly number[]): void {
    this.#rest.remove(new Set(numbers));
    const held = numbers.filter((number) => this.#inGraph.delete(number));
    if (held.length === 0) return;
    for (const number of held) this.#graph?.markDelete(number);
    // The file still holds the vectors, so it goes now; the next one is built without them.
    if (this.#caches === 'kept') discardGraph(this.#store);
    this.#outOfDate = true;
  }

  search(vector: Float32Array, limit: number, allowed?: (number: number) => boolean): VectorHit[] {
    const hits = this.#rest.search(vector, limit, allowed);
    if (this.#graph !== undefined && this.#inGraph.size > 0) {
      this.#graph.setEf(Math.max(searchBreadth, limit));
      hits.push(...toHits(this.#graph.searchKnn(Array.from(vector), Math.min(limit, this.#inGraph.size), allowed)));
    }
    return hits.toSorted((a, b) => b.score - a.score || a.number - b.number).slice(0, limit);
  }

  /** Rebuilds the graph soon, off this thread, if it is out of date. */
  refreshSoon(): void {
    if (!this.#outOfDate || this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refreshQuietly(), settleMilliseconds);
    this.#timer.unref();
  }

  /** Rebuilds the graph now if it is out of date; resolves when the new one is in use, or was not to be had. */
  async refresh(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#building !== undefined) await this.#building;
    if (!this.#outOfDate || this.#closed || this.#caches === 'read') return;
    this.#outOfDate = false;
    this.#building = this.#rebuild().finally(() => {
      this.#building = undefined;
    });
    await this.#building;
  }

  /** Nobody waits for it, and the exact scan serves without it: so that a failure must not end the process. */
  #refreshQuietly(): void {
    this.refresh().catch(() => {
      this.#outOfDate = true;
    });
  }

  /** Waits for a rebuild that is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#building;
  }

  async #rebuild(): Promise<void> {
    const built = await buildGraph(this.#store, this.#dimensions);
    if (this.#closed) return;
    if (!built) {
      // The next change tries again.
      this.#outOfDate = true;
      return;
    }
    const record = await verifiedGraphFile(this.#store, this.#dimensions);
    // Undefined when something was removed while the worker built: once more, without it.
    if (record === undefined) this.#outOfDate = true;
    else this.#useGraph(record);
    this.refreshSoon();
  }

  #useGraph(record: GraphRecord): void {
    const graph = new hnswlib.HierarchicalNSW('ip', this.#dimensions);
    graph.readIndexSync(record.path);
    this.#graph = graph;
    this.#graphLast = record.last;
    this.#inGraph = new Set(graph.getIdsList());
    this.#rest = this.#rest.after(record.last);
  }
}

/** hnswlib's inner product distance is 1 - cosine for vectors of unit length. */
function toHits({ distances, neighbors }: { distances: number[]; neighbors: number[] }): VectorHit[] {
  return neighbors.map((number, at) => ({ number, score: 1 - (distances[at] ?? 1) }));
}
