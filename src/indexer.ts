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
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FolderFile, listFolder } from './articles/corpus-folder.ts';
import { endingOf } from './articles/formats.ts';
import { readArticle, tooLarge } from './articles/read-article.ts';
import { ReadingProcesses } from './articles/reading-process.ts';
import type {
  Article,
  ArticleContent,
  ArticleSummary,
  Embedder,
  IndexChange,
  IndexProgress,
  IndexReport,
} from './domain.ts';
import { describeError } from './errors.ts';
import { splitIntoPassages } from './passages.ts';
import type { KnownFile, PassageStore, StoreChange } from './store/passage-store.ts';

/** Articles a commit: small enough that progress shows, large enough that the disk is not the limit. */
const batchSize = 32;

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
  #running: Promise<IndexReport> | undefined;
  #queued: Promise<IndexReport> | undefined;
  #tidyTimer: NodeJS.Timeout | undefined;

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

  /** Waits for what is under way. */
  async close(): Promise<void> {
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
    const began = performance.now();
    const plan = this.#plan(await listFolder(this.#folder));
    const counts = { added: 0, updated: 0, removed: 0, embedded: 0, reused: 0 };
    const total = plan.toRead.length;
    let restamp: { id: string; fileStamp: string }[] = [];

    // Removals first and at once: what is gone must not be quoted while the rest is read. Only where a file of the
    // same content may turn up elsewhere does the article wait, to be moved rather than made anew.
    let gone = plan.gone;
    if (total === 0 && gone.length + plan.mend.length > 0) {
      this.#commit({ keep: [], move: [], remove: gone, fail: [], mend: plan.mend }, counts);
      gone = [];
    }
    for (let at = 0; at < total; at += batchSize) {
      this.#events.progress?.({ stage: 'indexing', done: at, total });
      const last = at + batchSize >= total;
      const files = plan.toRead.slice(at, at + batchSize);
      const read = (await Promise.all(files.map((file) => this.#read(file, gone)))).flat();
      const kept = await this.#withPassages(read, counts);
      const moved = read.flatMap((outcome) => (outcome.kind === 'moved' ? [outcome.move] : []));
      gone = gone.filter((known) => !moved.some(({ id }) => id === known.id));
      restamp = restamp.concat(read.flatMap((outcome) => (outcome.kind === 'untouched' ? [outcome.stamp] : [])));
      this.#commit(
        {
          keep: kept,
          move: moved,
          remove: [
            ...read.flatMap((outcome) => (outcome.kind === 'left' ? [outcome.known] : [])),
            ...(last ? gone : []),
          ],
          fail: read.flatMap((outcome) => (outcome.kind === 'failed' ? [outcome.failure] : [])),
          mend: [...files.map(({ path }) => path), ...(last ? plan.mend : [])],
        },
        counts,
      );
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

  /** What differs between the folder and the store. */
  #plan(files: readonly FolderFile[]): Plan {
    const known = new Map<string, KnownFile[]>();
    for (const each of this.#store.knownFiles()) {
      const path = fileOf(each.path);
      known.set(path, [...(known.get(path) ?? []), each]);
    }
    const failed = new Map(this.#store.failures().map((failure) => [failure.path, failure.fileStamp]));
    const present = new Set(files.map(({ path }) => path));
    return {
      toRead: files
        .filter(({ path, fileStamp }) => (failed.get(path) ?? known.get(path)?.[0]?.fileStamp) !== fileStamp)
        .map((file) => ({ ...file, known: known.get(file.path) ?? [] })),
      gone: [...known].flatMap(([path, articles]) => (present.has(path) ? [] : articles)),
      mend: [...failed.keys()].filter((path) => !present.has(path)),
    };
  }

  /** What becomes of each article of a file: mostly one; the entries of a feed are many. */
  async #read(file: FileToRead, gone: readonly KnownFile[]): Promise<ReadFile[]> {
    const { path, fileStamp, known } = file;
    const failed = (reason: string): ReadFile[] => [{ kind: 'failed', failure: { path, reason, fileStamp } }];
    const { fileMegabytes } = this.#processes.limits;
    if (file.bytes > fileMegabytes * 1024 * 1024) return failed(tooLarge(fileMegabytes));
    let bytes: Buffer;
    try {
      bytes = await readFile(join(this.#folder, path));
    } catch (error) {
      return failed(`It cannot be read: ${describeError(error)}`);
    }
    const contentHash = hashOf(bytes);
    // Decides before anything is parsed; entries of a feed are told apart only after that.
    const same = settled({ path, contentHash }, file, gone);
    if (same !== undefined) return [same];
    const outcome = await readArticle(path, bytes, this.#processes);
    if (!outcome.ok) return failed(outcome.reason);
    const found = outcome.entries?.map(({ key, content }) => ({
      path: `${path}#${key}`,
      contentHash: hashOf(JSON.stringify(content)),
      content,
    })) ?? [{ path, contentHash, content: outcome.content }];
    const left = known.filter((article) => !found.some((each) => each.path === article.path));
    return [
      ...found.map((article): ReadFile => {
        const before = known.find((each) => each.path === article.path);
        return settled(article, file, gone) ?? { kind: 'read', ...article, fileStamp, known: before };
      }),
      ...left.map((article): ReadFile => ({ kind: 'left', known: article })),
    ];
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
    return articles.map(({ article, fileStamp, passages }) => ({
      article,
      fileStamp,
      passages: passages.map(({ passage, vector }) => {
        if (vector === undefined) throw new Error(`The embedder gave no vector for passage ${passage.id}.`);
        return { passage, vector };
      }),
    }));
  }

  /** From the path, so that an index built anew has the same ids; salted when an article that moved away has it. */
  #newId(path: string): string {
    for (let salt = 0; ; salt += 1) {
      const id = createHash('sha256')
        .update(salt === 0 ? path : `${path}\n${salt}`)
        .digest('hex')
        .slice(0, 12);
      if (this.#store.contentHash(id) === undefined) return id;
    }
  }

  #commit(change: Omit<StoreChange, 'remove'> & { readonly remove: readonly KnownFile[] }, counts: Counts): void {
    const before = new Map(this.#store.summaries().map((summary) => [summary.id, summary]));
    const remove = change.remove.map(({ id }) => id);
    const real = change.keep.length + change.move.length + remove.length + change.fail.length > 0;
    const mends = change.mend.some((path) => this.#store.failures().some((failure) => failure.path === path));
    if (!real && !mends) return;
    const revision = this.#store.commit({ ...change, remove });
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
  #tidy(): void {
    clearTimeout(this.#tidyTimer);
    if (this.#store.tidy()) return;
    this.#tidyTimer = setTimeout(() => this.#tidy(), 100);
    this.#tidyTimer.unref();
  }
}

interface Plan {
  readonly toRead: readonly FileToRead[];
  readonly gone: readonly KnownFile[];
  readonly mend: readonly string[];
}

type FileToRead = FolderFile & { readonly known: readonly KnownFile[] };

type ReadFile =
  | { readonly kind: 'failed'; readonly failure: StoreChange['fail'][number] }
  | { readonly kind: 'untouched'; readonly stamp: { id: string; fileStamp: string } }
  | { readonly kind: 'moved'; readonly move: StoreChange['move'][number] }
  /** The file holds the article no more. */
  | { readonly kind: 'left'; readonly known: KnownFile }
  | {
      readonly kind: 'read';
      readonly path: string;
      readonly fileStamp: string;
      readonly contentHash: string;
      readonly content: ArticleContent;
      readonly known: KnownFile | undefined;
    };

/** An article that is known already: as it was, or at another place. */
function settled(
  { path, contentHash }: Pick<KnownFile, 'path' | 'contentHash'>,
  { fileStamp, known }: FileToRead,
  gone: readonly KnownFile[],
): ReadFile | undefined {
  const before = known.find((article) => article.path === path);
  if (before?.contentHash === contentHash) return { kind: 'untouched', stamp: { id: before.id, fileStamp } };
  const moved = before === undefined ? gone.find((other) => other.contentHash === contentHash) : undefined;
  return moved === undefined ? undefined : { kind: 'moved', move: { id: moved.id, path, fileStamp } };
}

/** The file that an article lies in: entries of a feed have a key behind its path. No file's own ending holds a #. */
function fileOf(path: string): string {
  return endingOf(path).includes('#') ? path.replace(/#[^#]*$/, '') : path;
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
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
