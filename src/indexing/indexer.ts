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
import { tagsFileName } from '../articles/tags-file.ts';
import type { Embedder } from '../embedders/embedder.ts';
import { FootnoteError } from '../errors.ts';
import { holdingLock } from '../store/index-lock.ts';
import type { IndexChange, IndexProgress, IndexReport, Revision } from '../store/index-report.ts';
import type { PassageStore } from '../store/passage-store.ts';
import type { SharedIndex } from '../store/postgres/shared-index.ts';
import type { Stamp } from '../store/stamp.ts';
import type { Place, StoreChange } from '../store/store-change.ts';
import { Absences, type Grace } from './absences.ts';
import { ArticlePlaces, readAgain, settle } from './article-places.ts';
import { commitChange, reportOf } from './commit-change.ts';
import { type CutContent, cutContent, type Cutting } from './cut-content.ts';
import { doneBatches } from './done-batches.ts';
import {
  fileOf,
  type FileToRead,
  FolderReader,
  type Plan,
  planChanges,
  type ReadFile,
  union,
} from './folder-changes.ts';
import { FolderTags } from './folder-tags.ts';
import { cutRead } from './limited-cutting.ts';
import { pullChange } from './pulled-change.ts';
import { isFolderOf } from './shared-folder.ts';
import { progressOf } from './progress.ts';
import { type Counts, withPassages } from './with-passages.ts';

/** Articles a commit: small enough that progress shows, large enough that the disk is not the limit. */
const batches = { batchSize: 32, atOnce: 64, patience: 200 };
/** From so many files on, it is worth it to start another thread. */
const manyFiles = 64;
const cutHere: Cutting = { cut: async (content) => cutContent(content), close: () => undefined };
/** Milliseconds; each attempt may rewrite the file. */
const longestTidyWait = 10_000;
/** A timer of Node runs no longer. */
const longestTimer = 2 ** 31 - 1;
const noCounts = { added: 0, updated: 0, removed: 0, embedded: 0, reused: 0 };
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
  readonly #tags: FolderTags;
  readonly #cutMany: () => Cutting;
  readonly #cutLarge: Cutting;
  #running: Promise<IndexReport> | undefined;
  #queued: { readonly touched: Set<string> | undefined; readonly run: Promise<IndexReport> } | undefined;
  /** The revision at which the index was last that of the folder; undefined when that cannot be said. */
  #upTo: Revision | undefined;
  #tidyTimer: NodeJS.Timeout | undefined;
  #graceTimer: NodeJS.Timeout | undefined;
  /** Ids of articles that somebody removed. */
  readonly #purposely = new Set<string>();
  readonly #grace: Grace;
  readonly #shared: SharedIndex | undefined;
  #closing = false;

  constructor(
    folder: string,
    store: PassageStore,
    embedder: Embedder,
    events: IndexerEvents = {},
    processes = new ReadingProcesses(),
    cutMany = (): Cutting => cutHere,
    grace: Grace = { seconds: 0 },
    cutLarge: Cutting = cutHere,
    shared?: SharedIndex,
  ) {
    this.#shared = shared;
    this.#grace = grace;
    this.#folder = new FollowedFolder(folder);
    this.#store = store;
    this.#embedder = embedder;
    this.#events = events;
    this.#processes = processes;
    this.#reader = new FolderReader(folder, processes);
    this.#tags = new FolderTags(folder, store, processes);
    this.#cutMany = cutMany;
    this.#cutLarge = cutLarge;
  }

  /**
   * Brings the index up to date with the folder. `touched`: the paths at which, or under which, something may have changed
   * since the last run, where that is known. `purposely`: ids of articles that somebody removed.
   */
  async update(touched?: readonly string[], purposely: readonly string[] = []): Promise<IndexReport> {
    for (const id of purposely) this.#purposely.add(id);
    if (this.#running === undefined) return this.#start(touched);
    // One more run is enough for all who ask while one is under way.
    this.#queued = {
      touched: union(this.#queued, touched),
      run: this.#queued?.run ?? this.#running.catch(() => undefined).then(async () => this.#startQueued()),
    };
    return this.#queued.run;
  }

  /** Takes in what other servers have committed. */
  async pulled(): Promise<void> {
    const change = this.#shared && (await pullChange(this.#shared, this.#store));
    if (change !== undefined) this.#events.changed?.(change);
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
    clearTimeout(this.#graceTimer);
    this.#store.tidy();
  }

  #start(touched: readonly string[] | undefined): Promise<IndexReport> {
    this.#running = this.#alone(async () => this.#run(touched))
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

  /** One process or thread at a time. */
  async #alone(run: () => Promise<IndexReport>): Promise<IndexReport> {
    const check = (): void => {
      if (this.#closing) throw stopped();
    };
    const waiting = (holder: string): void =>
      this.#events.progress?.({ stage: 'indexing', done: 0, total: 0, detail: `waiting for ${holder}` });
    const shared = this.#shared;
    const pulled = async (): Promise<void> => this.pulled();
    return holdingLock(this.#store.folder, { name: 'indexing', what: 'indexing', check, waiting }, async () =>
      shared === undefined ? run() : shared.holding({ check, waiting }, pulled, run),
    );
  }

  async #run(told: readonly string[] | undefined): Promise<IndexReport> {
    if (this.#closing) throw stopped();
    // What another process has committed may not be what was told of.
    const touched = this.#upTo === this.#store.revision ? told : undefined;
    const began = performance.now();
    const { articles: stored, revision } = this.#store;
    this.#upTo = revision;
    await this.#tags.look();
    const purposely = [...this.#purposely];
    const absent = new Absences(this.#store, this.#stamp, this.#grace, this.#purposely);
    const { files, places: lookedAt, concerns } = await this.#folder.look(touched && [...touched, ...absent.paths]);
    const present = lookedAt === undefined ? stored.knownFiles() : stored.knownFilesAt(lookedAt);
    const known = [...present, ...absent.known];
    if (this.#shared !== undefined && lookedAt === undefined && !isFolderOf(files, present)) {
      // What is added to it later is not to be taken for all that there is.
      this.#upTo = undefined;
      return reportOf(noCounts, this.#store, (performance.now() - began) / 1000);
    }
    const plan = planChanges(
      files,
      known.filter(({ path }) => concerns(fileOf(path))),
      stored.failures().filter(({ path }) => path !== tagsFileName && concerns(path)),
    );
    const counts = { ...noCounts };
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
    absent.begin(files.length === 0 && (await this.#isEmptied(plan, lookedAt === undefined)));
    const back = absent.sort(files, plan, places);
    for (const { path } of plan.gone) places.drop(path);
    for (const place of found) places.put(place, place.contentHash);
    const mend = [...plan.mend, ...found.map(({ path }) => path)];
    const renamed = await this.#commitPlaces(places, { ...noChange, mend, takeBack: back }, counts, absent);

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
          const foundAgain = absent.foundIn(read, places);
          if (foundAgain.length > 0)
            await this.#commitPlaces(places, { ...noChange, takeBack: foundAgain }, counts, absent);
          const anew = settle(read, places, (id) => this.#store.articles.pathOf(id));
          again.push(...(await this.#commitPlaces(places, noChange, counts, absent, anew)));
          const keep = await withPassages(anew, places, counts, this.#store, this.#embedder, this.#tags);
          restamp = restamp.concat(read.flatMap((outcome) => (outcome.kind === 'untouched' ? [outcome.place] : [])));
          const fail = read.flatMap((outcome) => (outcome.kind === 'failed' ? [outcome.failure] : []));
          await this.#commit({ ...noChange, keep, fail, mend: batch.map(({ item }) => item.path) }, counts);
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
    this.#tags.doubt(restamp.flatMap(({ path }) => places.at(path)?.id ?? []));
    const retag = await this.#tags.settle();
    await this.#commit({ ...noChange, ...this.#tags.failures(), retag, remove: absent.end() }, counts);
    this.#tags.settled();
    for (const id of purposely) this.#purposely.delete(id);
    this.#lookAgainIn(absent.untilNext);
    this.#events.progress?.({ stage: 'idle', done: total, total });
    this.#tidy();

    return reportOf(counts, this.#store, (performance.now() - began) / 1000);
  }

  /** Writes where articles lie now, but for those that are about to be kept; tells which files are to be read again. */
  async #commitPlaces(
    places: ArticlePlaces,
    change: StoreChange,
    counts: Counts,
    absent: Absences,
    kept: readonly { readonly id: string }[] = [],
  ): Promise<string[]> {
    const { move, remove, again } = places.takeChanges();
    const later = new Set(kept.map(({ id }) => id));
    const takeBack = absent.takeBack([...(change.takeBack ?? []), ...move]);
    const moved = [...new Set([...move.filter((id) => !later.has(id)), ...takeBack])];
    const lies = moved.map((id) => ({ id, places: places.of(id) }));
    this.#tags.doubt(moved);
    await this.#commit({ ...change, takeBack, move: lies, ...absent.part(remove) }, counts);
    return again;
  }

  async #commit(change: StoreChange, counts: Counts): Promise<void> {
    const committed = await commitChange(change, counts, this.#store, this.#stamp, this.#shared);
    if (committed === undefined) return;
    this.#upTo = committed.revision - 1 === this.#upTo ? committed.revision : undefined;
    this.#events.changed?.(committed);
  }

  get #stamp(): Stamp {
    return { embedder: this.#embedder.id, dimensions: this.#embedder.dimensions, splitter: splitterVersion };
  }

  /** Whether the whole folder holds nothing, where part of it was found to. */
  async #isEmptied({ gone }: Plan, isWhole: boolean): Promise<boolean> {
    if (isWhole) return true;
    const left = this.#store.counts().articles - new Set(gone.map(({ id }) => id)).size;
    return left <= 0 && (await this.#folder.look()).files.length === 0;
  }

  #lookAgainIn(milliseconds: number | undefined): void {
    clearTimeout(this.#graceTimer);
    if (milliseconds === undefined || this.#closing) return;
    this.#graceTimer = setTimeout(
      () => void this.update([]).catch(() => undefined),
      Math.min(milliseconds + 50, longestTimer),
    );
    this.#graceTimer.unref();
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
