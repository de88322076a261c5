/**
 * The other story: the folder of articles becomes the index.
 *
 *   list the folder -> read what changed -> cut into passages -> embed what is new -> commit, batch by batch
 *
 * Promises: an article is read again only when its file has changed, and a passage embedded only when its words have;
 * files of the same content are one article; a file that cannot be read keeps what was read from it before; one run at
 * a time, and whoever asks during a run gets one that began after the question.
 */
import { FollowedFolder } from '../articles/followed-folder.ts';
import { splitterVersion } from '../articles/passages.ts';
import { ReadingProcesses } from '../articles/reading-process.ts';
import type { Article } from '../domain.ts';
import type { Embedder } from '../embedders/embedder.ts';
import { FootnoteError } from '../errors.ts';
import type { ArticleSummary, IndexChange, IndexProgress, IndexReport, Revision } from '../store/index-report.ts';
import type { PassageStore } from '../store/passage-store.ts';
import type { Place, StoreChange } from '../store/store-change.ts';
import { ArticlePlaces, type ReadArticle, readAgain, settle } from './article-places.ts';
import { type CutContent, cutContent, type Cutting, passageOf } from './cut-content.ts';
import { doneBatches } from './done-batches.ts';
import { fileOf, type FileToRead, FolderReader, planChanges, type ReadFile, union } from './folder-changes.ts';
import { cutRead } from './limited-cutting.ts';
import { progressOf } from './progress.ts';

/** Articles a commit: small enough that progress shows, large enough that the disk is not the limit. */
const batches = { batchSize: 32, atOnce: 64, patience: 200 };
/** From so many files on, it is worth it to start another thread. */
const manyFiles = 64;
const cutHere: Cutting = { cut: async (content) => cutContent(content), close: () => undefined };
/** Milliseconds; each attempt may rewrite the file. */
const longestTidyWait = 10_000;
const noChange = { keep: [], move: [], remove: [], fail: [], mend: [] };

export interface IndexerEvents {
  readonly progress?: (progress: IndexProgress) => void;
  readonly changed?: (change: IndexChange) => void;
}

export class Indexer {
  readonly #folder: FollowedFolder;
  readonly #store: PassageStore;
  readonly #embedder: Embedder;
  readonly #events: IndexerEvents;
  readonly #processes: ReadingProcesses;
  readonly #reader: FolderReader;
  readonly #cutMany: () => Cutting;
  readonly #cutLarge: Cutting;
  #running: Promise<IndexReport> | undefined;
  #queued: { readonly touched: Set<string> | undefined; readonly run: Promise<IndexReport> } | undefined;
  /** The revision at which the index was last that of the folder; undefined when that cannot be said. */
  #upTo: Revision | undefined;
  #tidyTimer: NodeJS.Timeout | undefined;
  #closing = false;

  constructor(
    folder: string,
    store: PassageStore,
    embedder: Embedder,
    events: IndexerEvents = {},
    processes = new ReadingProcesses(),
    cutMany = (): Cutting => cutHere,
    cutLarge: Cutting = cutHere,
  ) {
    this.#folder = new FollowedFolder(folder);
    this.#store = store;
    this.#embedder = embedder;
    this.#events = events;
    this.#processes = processes;
    this.#reader = new FolderReader(folder, processes);
    this.#cutMany = cutMany;
    this.#cutLarge = cutLarge;
  }

  /**
   * Brings the index up to date with the folder. `touched`: the paths at which, or under which, something may have changed
   * since the last run, where that is known.
   */
  async update(touched?: readonly string[]): Promise<IndexReport> {
    if (this.#running === undefined) return this.#start(touched);
    // One more run is enough for all who ask while one is under way.
    this.#queued = {
      touched: union(this.#queued, touched),
      run: this.#queued?.run ?? this.#running.catch(() => undefined).then(async () => this.#startQueued()),
    };
    return this.#queued.run;
  }

  #startQueued(): Promise<IndexReport> {
    const touched = this.#queued?.touched;
    this.#queued = undefined;
    return this.#start(touched && [...touched]);
  }

  /** Ends what is under way after the articles in hand; the next run goes on from there. */
  async close(): Promise<void> {
    this.#closing = true;
    await Promise.allSettled([this.#running, this.#queued?.run]);
    this.#processes.close();
    this.#cutLarge.close();
    clearTimeout(this.#tidyTimer);
    this.#store.tidy();
  }

  #start(touched: readonly string[] | undefined): Promise<IndexReport> {
    // What another process has committed may not be what was told of.
    const isFollowed = this.#upTo === this.#store.revision;
    this.#running = this.#run(isFollowed ? touched : undefined)
      .catch((error: unknown) => {
        // Something may be left undone that is not told of again.
        this.#upTo = undefined;
        throw error;
      })
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  async #run(touched: readonly string[] | undefined): Promise<IndexReport> {
    if (this.#closing) throw stopped();
    const began = performance.now();
    const { articles: stored, revision } = this.#store;
    this.#upTo = revision;
    const { files, places: lookedAt, concerns } = await this.#folder.look(touched);
    const known = lookedAt === undefined ? stored.knownFiles() : stored.knownFilesAt(lookedAt);
    const plan = planChanges(
      files,
      known.filter(({ path }) => concerns(fileOf(path))),
      stored.failures().filter(({ path }) => concerns(path)),
    );
    const counts = { added: 0, updated: 0, removed: 0, embedded: 0, reused: 0 };
    const places =
      lookedAt === undefined
        ? new ArticlePlaces(known)
        : new ArticlePlaces(known, (contentHash) => stored.knownFilesWith(contentHash));
    let restamp: Place[] = [];

    // Removals first: what is gone must not be quoted while the rest is read, or while the embedder cannot be had.
    const { found, toRead } =
      lookedAt === undefined && places.isEmpty
        ? { found: [], toRead: plan.toRead }
        : await this.#reader.findKnown(plan, (contentHash) => places.holds(contentHash));
    for (const { path } of plan.gone) places.drop(path);
    for (const place of found) places.put(place, place.contentHash);
    const mend = [...plan.mend, ...found.map(({ path }) => path)];
    const renamed = this.#commitPlaces(places, { ...noChange, mend }, counts);

    const fileAt = new Map(files.map((file) => [file.path, file]));
    const filesAt = async (paths: readonly string[]): Promise<FileToRead[]> => {
      const elsewhere = lookedAt === undefined ? [] : paths.filter((path) => !fileAt.has(path));
      if (elsewhere.length > 0) {
        for (const file of (await this.#folder.look(elsewhere)).files) fileAt.set(file.path, file);
      }
      return paths.flatMap((path) => readAgain(fileAt.get(path), places));
    };
    let done = 0;
    let total = 0;
    const cutting = toRead.length < manyFiles ? cutHere : this.#cutMany();
    const readAndCut = async (file: FileToRead): Promise<ReadFile<CutContent>[]> => {
      const read = await this.#reader.read(file);
      return Promise.all(read.map((outcome) => cutRead(outcome, file, cutting, this.#cutLarge)));
    };
    try {
      for (let queue = [...toRead, ...(await filesAt([...renamed, ...stored.untagged()]))]; queue.length > 0;) {
        const again: string[] = [];
        total += queue.length;
        for await (const batch of doneBatches(queue, readAndCut, batches)) {
          const read = batch.flatMap(({ result }) => result);
          if (done === 0) this.#events.progress?.({ stage: 'indexing', done, total });
          const anew = settle(read, places, (id) => this.#store.articles.pathOf(id));
          again.push(...this.#commitPlaces(places, noChange, counts, anew));
          const keep = await this.#withPassages(anew, places, counts);
          restamp = restamp.concat(read.flatMap((outcome) => (outcome.kind === 'untouched' ? [outcome.place] : [])));
          const fail = read.flatMap((outcome) => (outcome.kind === 'failed' ? [outcome.failure] : []));
          this.#commit({ ...noChange, keep, fail, mend: batch.map(({ item }) => item.path) }, counts);
          done += batch.length;
          if (this.#closing && done < total) throw stopped();
          this.#events.progress?.(progressOf(done, total, counts.embedded + counts.reused, performance.now() - began));
        }
        queue = await filesAt(again);
      }
    } finally {
      cutting.close();
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
        failed: this.#store.articles.failures().map(({ path, reason }) => ({ path, reason })),
      },
      passages,
      embedded: counts.embedded,
      reused: counts.reused,
      seconds: (performance.now() - began) / 1000,
    };
  }

  async #withPassages(
    anew: readonly ReadArticle<CutContent>[],
    places: ArticlePlaces,
    counts: Counts,
  ): Promise<StoreChange['keep']> {
    const articles = anew.flatMap(({ id, contentHash, content: { signature, passages, ...content } }) => {
      const [first, ...copies] = places.of(id);
      if (first === undefined) return [];
      const article: Article = { id, path: first.path, contentHash, ...content };
      const entries = passages.map(({ passage, reading, vector: made }) => {
        const kept = this.#store.passages.vectorFor(passage.text);
        counts[kept === undefined ? 'embedded' : 'reused'] += 1;
        return { passage: passageOf(id, passage), reading, vector: kept ?? made };
      });
      return { article, fileStamp: first.fileStamp, copies, signature, passages: entries };
    });
    const missing = articles.flatMap(({ passages }) => passages.filter(({ vector }) => vector === undefined));
    const made = await this.#embedder.embedPassages(missing.map(({ passage }) => passage.text));
    missing.forEach((entry, at) => {
      entry.vector = made[at];
    });
    return articles.map(({ passages, ...rest }) => ({
      ...rest,
      passages: passages.map(({ passage, reading, vector }) => {
        if (vector === undefined) throw new Error(`The embedder gave no vector for passage ${passage.id}.`);
        return { passage, reading, vector };
      }),
    }));
  }

  /** Writes where articles lie now, but for those that are about to be kept; tells which files are to be read again. */
  #commitPlaces(
    places: ArticlePlaces,
    change: StoreChange,
    counts: Counts,
    kept: readonly { readonly id: string }[] = [],
  ): string[] {
    const { move, remove, again } = places.takeChanges();
    const later = new Set(kept.map(({ id }) => id));
    const moved = move.filter((id) => !later.has(id)).map((id) => ({ id, places: places.of(id) }));
    this.#commit({ ...change, move: moved, remove }, counts);
    return again;
  }

  #commit(change: StoreChange, counts: Counts): void {
    const kept = [...new Set(change.keep.map(({ article }) => article.id))];
    const moved = change.move.map(({ id }) => id);
    const ids = [...kept, ...moved, ...change.remove];
    const mended = new Set(change.mend);
    if (ids.length + change.fail.length === 0 && !this.#store.articles.failures().some(({ path }) => mended.has(path)))
      return;
    const before = new Map(this.#store.articles.summaries(ids).map((summary) => [summary.id, summary]));
    const { id: embedder, dimensions } = this.#embedder;
    const revision = this.#store.commit(change, { embedder, dimensions, splitter: splitterVersion });
    this.#upTo = revision - 1 === this.#upTo ? revision : undefined;
    const now = this.#store.articles.summaries([...kept, ...moved]);
    const added = now.filter(({ id }) => !before.has(id));
    counts.added += added.length;
    counts.updated += kept.length - added.length;
    counts.removed += change.remove.length;
    this.#events.changed?.({
      revision,
      added,
      updated: now.filter(({ id }) => before.has(id)),
      removed: change.remove.flatMap((id) => removedFrom(before.get(id))),
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

interface Counts {
  added: number;
  updated: number;
  removed: number;
  embedded: number;
  reused: number;
}

function removedFrom(summary: ArticleSummary | undefined): IndexChange['removed'][number][] {
  return summary === undefined ? [] : [{ id: summary.id, path: summary.path, title: summary.title }];
}
