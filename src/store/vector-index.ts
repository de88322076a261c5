/**
 * Nearest vectors by cosine: an hnswlib graph where one has been built, and an exact scan over what is newer.
 * Promises: an added vector is found at once, a removed one never again; the graph is a cache that is rebuilt by a
 * worker whenever it is missing, damaged or out of date, and the exact scan serves meanwhile.
 * Does not know texts; names vectors by the numbers of their passages.
 */
import hnswlib from 'hnswlib-node';
import type { PassageStore } from './passage-store.ts';
import { type GraphRecord, buildGraph, discardGraph, verifiedGraphFile } from './vector-graph.ts';

export interface VectorHit {
  readonly number: number;
  /** Cosine similarity, -1 to 1. */
  readonly score: number;
}

/** Candidates that a graph search keeps; recall@10 of .97 to .999 between 10 k and 100 k vectors. */
const searchBreadth = 64;
/** The graph is rebuilt when the exact scan holds more than this, and more than a tenth of the graph. */
const scanLimit = 1000;
/** Milliseconds without a change before a rebuild begins: while much is being indexed, it would only be in the way. */
const settleMilliseconds = 2000;

export class VectorIndex {
  readonly #store: PassageStore;
  readonly #dimensions: number;
  #graph: InstanceType<typeof hnswlib.HierarchicalNSW> | undefined;
  /** The last passage number that the graph covers. */
  #graphLast = 0;
  /** The numbers that the graph can find. */
  #inGraph = new Set<number>();
  /** Vectors that the graph does not hold, newest segment last; each segment is twice as large as the one before. */
  #segments: ExactSegment[] = [];
  readonly #segmentOf = new Map<number, ExactSegment>();
  #outOfDate = false;
  #timer: NodeJS.Timeout | undefined;
  #building: Promise<void> | undefined;
  #closed = false;

  constructor(store: PassageStore, dimensions: number) {
    this.#store = store;
    this.#dimensions = dimensions;
  }

  /** Loads the graph when its file is just what was written and holds just the vectors up to its last one. */
  async load(): Promise<{ coversUpTo: number }> {
    const record = await verifiedGraphFile(this.#store, this.#dimensions);
    if (record === undefined) {
      this.#outOfDate = true;
      return { coversUpTo: 0 };
    }
    this.#useGraph(record);
    return { coversUpTo: this.#graphLast };
  }

  add(number: number, vector: Float32Array): void {
    if (number <= this.#graphLast) return;
    let segment = this.#segments.at(-1);
    if (segment === undefined || segment.full) {
      segment = new ExactSegment(this.#dimensions, segment === undefined ? 256 : segment.capacity * 2);
      this.#segments.push(segment);
    }
    segment.add(number, vector);
    this.#segmentOf.set(number, segment);
    if (this.#segmentOf.size > Math.max(scanLimit, this.#inGraph.size / 10)) this.#outOfDate = true;
  }

  remove(number: number): void {
    const segment = this.#segmentOf.get(number);
    if (segment !== undefined) {
      segment.remove(number);
      this.#segmentOf.delete(number);
    } else if (this.#inGraph.delete(number)) {
      this.#graph?.markDelete(number);
      // The file still holds the vector, so it goes now; the next one is built without it.
      discardGraph(this.#store);
      this.#outOfDate = true;
    }
  }

  search(vector: Float32Array, limit: number, allowed?: (number: number) => boolean): VectorHit[] {
    const point = Array.from(vector);
    const hits: VectorHit[] = this.#segments.flatMap((segment) => segment.search(point, limit, allowed));
    if (this.#graph !== undefined && this.#inGraph.size > 0) {
      this.#graph.setEf(Math.max(searchBreadth, limit));
      hits.push(...toHits(this.#graph.searchKnn(point, Math.min(limit, this.#inGraph.size), allowed)));
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
    if (!this.#outOfDate || this.#closed) return;
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
    const rest = [...this.#segmentOf].filter(([number]) => number > record.last);
    const vectors = rest.map(([number, segment]) => [number, segment.vector(number)] as const);
    this.#segments = [];
    this.#segmentOf.clear();
    for (const [number, vector] of vectors) if (vector !== undefined) this.add(number, vector);
  }
}

/** hnswlib's exact scan: the oracle, and what serves while there is no graph. Of fixed capacity. */
class ExactSegment {
  readonly capacity: number;
  readonly #scan: InstanceType<typeof hnswlib.BruteforceSearch>;
  readonly #vectors = new Map<number, Float32Array>();
  #used = 0;

  constructor(dimensions: number, capacity: number) {
    this.capacity = capacity;
    this.#scan = new hnswlib.BruteforceSearch('ip', dimensions);
    this.#scan.initIndex(capacity);
  }

  get full(): boolean {
    return this.#used >= this.capacity;
  }

  add(number: number, vector: Float32Array): void {
    this.#scan.addPoint(Array.from(vector), number);
    this.#vectors.set(number, vector);
    this.#used += 1;
  }

  remove(number: number): void {
    if (this.#vectors.delete(number)) this.#scan.removePoint(number);
  }

  vector(number: number): Float32Array | undefined {
    return this.#vectors.get(number);
  }

  search(point: number[], limit: number, allowed?: (number: number) => boolean): VectorHit[] {
    const count = Math.min(limit, this.#vectors.size);
    return count === 0 ? [] : toHits(this.#scan.searchKnn(point, count, allowed));
  }
}

/** hnswlib's inner product distance is 1 - cosine for vectors of unit length. */
function toHits({ distances, neighbors }: { distances: number[]; neighbors: number[] }): VectorHit[] {
  return neighbors.map((number, at) => ({ number, score: 1 - (distances[at] ?? 1) }));
}
