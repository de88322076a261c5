/**
 * The other story: the folder of articles becomes the index.
 *
 *   list the folder -> read what changed -> cut into passages -> embed what is new -> commit, batch by batch
 *
 * Promises: an article is read again only when its file has changed, and a passage embedded only when its words have;
 * a file that cannot be read keeps what was read from it before; one run at a time, and whoever asks during a run gets
 * one that began after the question.
 */
import { createHash } from 'node:crypto';
import { listFolder } from './articles/corpus-folder.ts';
import { ReadingProcesses } from './articles/reading-process.ts';
import { signatureOf } from './copies/near-copies.ts';
import type { Article, ArticleSummary, Embedder, IndexChange, IndexProgress, IndexReport } from './domain.ts';
import { FootnoteError } from './errors.ts';
import { type FileToRead, FolderReader, planChanges, type ReadFile } from './folder-changes.ts';
import { splitIntoPassages, splitterVersion } from './passages.ts';
import type { PassageStore } from './store/passage-store.ts';
import type { KnownFile, StoreChange } from './store/store-change.ts';

/** Articles a commit: small enough that progress shows, large enough that the disk is not the limit. */
const batchSize = 32;
/** Milliseconds; each attempt may rewrite the file. */
const longestTidyWait = 10_000;
const noChange = { keep: [], move: [], remove: [], fail: [], mend: [] };

export interface IndexerEvents {
  readonly progress?: (progress: IndexProgress) => void;
  readonly changed?: (change: IndexChange) => void;
}

export class Indexer {
  readonly #folder: string;
  readonly #store: PassageStore;
  readonly #embedder: Embedder;
  readonly #events: IndexerEvents;
  readonly #processes: ReadingProcesses;
  readonly #reader: FolderReader;
  #running: Promise<IndexReport> | undefined;
  #queued: Promise<IndexReport> | undefined;
  #tidyTimer: NodeJS.Timeout | undefined;
  #closing = false;

  constructor(
    folder: string,
    store: PassageStore,
    embedder: Embedder,
    events: IndexerEvents = {},
    processes = new ReadingProcesses(),
  ) {
    this.#folder = folder;
    this.#store = store;
    this.#embedder = embedder;
    this.#events = events;
    this.#processes = processes;
    this.#reader = new FolderReader(folder, processes);
  }

  /** Brings the index up to date with the folder. */
  async update(): Promise<IndexReport> {
    if (this.#running === undefined) return this.#start();
    // One more run is enough for all who ask while one is under way.
    this.#queued ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#queued = undefined;
        return this.#start();
      });
    return this.#queued;
  }

  /** Ends what is under way after the articles in hand; the next run goes on from there. */
  async close(): Promise<void> {
    this.#closing = true;
    await Promise.allSettled([this.#running, this.#queued]);
    this.#processes.close();
    clearTimeout(this.#tidyTimer);
    this.#store.tidy();
  }

  #start(): Promise<IndexReport> {
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #run(): Promise<IndexReport> {
    if (this.#closing) throw stopped();
    const began = performance.now();
    const plan = planChanges(await listFolder(this.#folder), this.#store.knownFiles(), this.#store.failures());
    const counts = { added: 0, updated: 0, removed: 0, embedded: 0, reused: 0 };
    let restamp: { id: string; fileStamp: string }[] = [];

    // Removals first: what is gone must not be quoted while the rest is read, or while the embedder cannot be had.
    const { move, toRead, gone, mend } = await this.#reader.findMoved(plan);
    this.#commit({ ...noChange, move, remove: gone, mend }, counts);

    const total = toRead.length;
    let done = 0;
    for await (const { files, read } of this.#readAhead(toRead)) {
      if (done === 0) this.#events.progress?.({ stage: 'indexing', done, total });
      const left = read.flatMap((outcome) => (outcome.kind === 'left' ? [outcome.known] : []));
      this.#commit({ ...noChange, remove: left }, counts);
      const keep = await this.#withPassages(read, counts);
      restamp = restamp.concat(read.flatMap((outcome) => (outcome.kind === 'untouched' ? [outcome.stamp] : [])));
      const fail = read.flatMap((outcome) => (outcome.kind === 'failed' ? [outcome.failure] : []));
      this.#commit({ ...noChange, keep, fail, mend: files.map(({ path }) => path) }, counts);
      done += files.length;
      if (this.#closing && done < total) throw stopped();
      this.#events.progress?.(progressOf(done, total, counts.embedded + counts.reused, performance.now() - began));
    }
    if (restamp.length > 0) this.#store.restamp(restamp);
    this.#events.progress?.({ stage: 'idle', done: total, total });
    this.#tidy();

    const { articles, passages } = this.#store.counts();
    return {
      revision: this.#store.revision,
      articles: {
        added: counts.added,
        updated: counts.updated,
        removed: counts.removed,
        unchanged: articles - counts.added - counts.updated,
        failed: this.#store.failures().map(({ path, reason }) => ({ path, reason })),
      },
      passages,
      embedded: counts.embedded,
      reused: counts.reused,
      seconds: (performance.now() - began) / 1000,
    };
  }

  /** Reads the next files while the last ones are being indexed. */
  async *#readAhead(files: readonly FileToRead[]): AsyncGenerator<{ files: readonly FileToRead[]; read: ReadFile[] }> {
    const readBatch = async (at: number): Promise<{ files: readonly FileToRead[]; read: ReadFile[] }> => {
      const batch = files.slice(at, at + batchSize);
      return { files: batch, read: (await Promise.all(batch.map((file) => this.#reader.read(file)))).flat() };
    };
    let next = readBatch(0);
    for (let at = batchSize; at - batchSize < files.length; at += batchSize) {
      const batch = await next;
      next = readBatch(at);
      // Reading gives reasons rather than errors; should it fail all the same, it is thrown when its turn comes.
      next.catch(() => undefined);
      yield batch;
    }
  }

  async #withPassages(read: readonly ReadFile[], counts: Counts): Promise<StoreChange['keep']> {
    const articles = read
      .filter((outcome) => outcome.kind === 'read')
      .map(({ path, fileStamp, contentHash, content, known }) => {
        const article: Article = { id: known?.id ?? this.#newId(path), path, contentHash, ...content };
        const passages = splitIntoPassages(article);
        return {
          article,
          fileStamp,
          signature: signatureOf(article.text),
          passages: passages.map((passage) => ({ passage, vector: this.#store.vectorFor(passage.text) })),
        };
      });
    const all = articles.flatMap(({ passages }) => passages);
    const missing = all.filter(({ vector }) => vector === undefined);
    const made = await this.#embedder.embedPassages(missing.map(({ passage }) => passage.text));
    missing.forEach((entry, at) => {
      entry.vector = made[at];
    });
    counts.embedded += missing.length;
    counts.reused += all.length - missing.length;
    return articles.map(({ article, fileStamp, signature, passages }) => ({
      article,
      fileStamp,
      signature,
      passages: passages.map(({ passage, vector }) => {
        if (vector === undefined) throw new Error(`The embedder gave no vector for passage ${passage.id}.`);
        return { passage, vector };
      }),
    }));
  }

  /**
   * From the path, so that an index built anew has the same ids; salted when an article that moved away has it.
   * When the article of that id lies at this path, another process has just indexed the same file.
   */
  #newId(path: string): string {
    for (let salt = 0; ; salt += 1) {
      const id = createHash('sha256')
        .update(salt === 0 ? path : `${path}\n${salt}`)
        .digest('hex')
        .slice(0, 12);
      if ([undefined, path].includes(this.#store.pathOf(id))) return id;
    }
  }

  #commit(change: Omit<StoreChange, 'remove'> & { readonly remove: readonly KnownFile[] }, counts: Counts): void {
    const remove = change.remove.map(({ id }) => id);
    const ids = [...change.keep.map(({ article }) => article.id), ...change.move.map(({ id }) => id), ...remove];
    const mended = new Set(change.mend);
    if (ids.length + change.fail.length === 0 && !this.#store.failures().some(({ path }) => mended.has(path))) return;
    const before = new Map(this.#store.summaries(ids).map((summary) => [summary.id, summary]));
    const { id: embedder, dimensions } = this.#embedder;
    const revision = this.#store.commit({ ...change, remove }, { embedder, dimensions, splitter: splitterVersion });
    const kept = change.keep.map(({ article }) => toSummary(article));
    const updated = kept.filter(({ id }) => before.has(id));
    counts.added += kept.length - updated.length;
    counts.updated += updated.length;
    counts.removed += remove.length;
    this.#events.changed?.({
      revision,
      added: kept.filter(({ id }) => !before.has(id)),
      updated: [...updated, ...change.move.flatMap(({ id, path }) => withPath(before.get(id), path))],
      removed: change.remove.map(({ id, path }) => ({ id, path, title: before.get(id)?.title ?? path })),
      failed: change.fail.map(({ path, reason }) => ({ path, reason })),
    });
  }

  /** Empties the log and freed pages; tries again while another connection is reading. */
  #tidy(milliseconds = 100): void {
    clearTimeout(this.#tidyTimer);
    if (this.#store.tidy()) return;
    this.#tidyTimer = setTimeout(() => this.#tidy(Math.min(2 * milliseconds, longestTidyWait)), milliseconds);
    this.#tidyTimer.unref();
  }
}

function stopped(): FootnoteError {
  return new FootnoteError('stopped', 'Indexing was stopped before its end.', 'Run it again: it goes on from there.');
}

function progressOf(done: number, total: number, passages: number, milliseconds: number): IndexProgress {
  if (milliseconds === 0) return { stage: 'indexing', done, total };
  return {
    stage: 'indexing',
    done,
    total,
    passagesPerSecond: Math.round((1000 * passages) / milliseconds),
    secondsLeft: Math.ceil(((total - done) / done) * (milliseconds / 1000)),
  };
}

interface Counts {
  added: number;
  updated: number;
  removed: number;
  embedded: number;
  reused: number;
}

function toSummary({ text: _text, headings: _headings, pages: _pages, ...summary }: Article): ArticleSummary {
  return summary;
}

function withPath(summary: ArticleSummary | undefined, path: string): ArticleSummary[] {
  return summary === undefined ? [] : [{ ...summary, path }];
}
