/**
 * What has changed in the folder since it was indexed: what is to be read, what lies elsewhere now, what is gone.
 * Promises: a file that has not been written to is not opened; one that cannot be read is a reason, not an exception;
 * what lies in a folder that cannot be looked into is not gone. Writes nothing.
 */
import { createHash } from 'node:crypto';
import { type FolderFile, readFolderFile } from './articles/corpus-folder.ts';
import { endingOf, isFeed } from './articles/formats.ts';
import { readArticle, tooLarge } from './articles/read-article.ts';
import type { ReadingProcesses } from './articles/reading-process.ts';
import type { ReadOutcome } from './articles/read-outcome.ts';
import type { ArticleContent } from './domain.ts';
import { describeError } from './errors.ts';
import type { KnownFile, StoreChange } from './store/store-change.ts';

export interface Plan {
  readonly toRead: readonly FileToRead[];
  readonly gone: readonly KnownFile[];
  /** Paths of failures that are over. */
  readonly mend: readonly string[];
}

/** A file that was written to, and the articles that were read from it before. */
export type FileToRead = FolderFile & { readonly known: readonly KnownFile[] };

export type ReadFile =
  | { readonly kind: 'failed'; readonly failure: StoreChange['fail'][number] }
  | { readonly kind: 'untouched'; readonly stamp: { id: string; fileStamp: string } }
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

/** What differs between the folder and the store. */
export function planChanges(
  files: readonly FolderFile[],
  knownFiles: readonly KnownFile[],
  failures: readonly { readonly path: string; readonly fileStamp: string }[],
): Plan {
  const known = groupedBy(knownFiles, ({ path }) => fileOf(path));
  const failed = new Map(failures.map((failure) => [failure.path, failure.fileStamp]));
  const present = new Set(files.map(({ path }) => path));
  const isSkipped = new Set(files.flatMap(({ path, skipped }) => (skipped === undefined ? [] : [path])));
  const closed = files.flatMap((file) => (file.closed === undefined ? [] : [`${file.path}/`]));
  const isGone = (path: string): boolean =>
    isSkipped.has(path) || (!present.has(path) && !closed.some((inner) => path.startsWith(inner)));
  return {
    toRead: files
      .filter(({ path, fileStamp }) => (failed.get(path) ?? known.get(path)?.[0]?.fileStamp) !== fileStamp)
      .map((file) => ({ ...file, known: file.skipped === undefined ? (known.get(file.path) ?? []) : [] })),
    gone: [...known].flatMap(([path, articles]) => (isGone(path) ? articles : [])),
    mend: [...failed.keys()].filter((path) => !present.has(path)),
  };
}

export class FolderReader {
  readonly #folder: string;
  readonly #processes: ReadingProcesses;

  constructor(folder: string, processes: ReadingProcesses) {
    this.#folder = folder;
    this.#processes = processes;
  }

  /**
   * Which of the articles that are gone lie elsewhere now: each in one of the new files of the same content, or as the
   * same entry of a new feed. A feed stays among what is to be read, because it may hold more.
   */
  async findMoved({ toRead, gone, mend }: Plan): Promise<Plan & Pick<StoreChange, 'move'>> {
    const waiting = groupedBy(gone, ({ contentHash }) => contentHash);
    const entriesGone = gone.some(({ path }) => fileOf(path) !== path);
    const moved = new Map<string, KnownFile>();
    const take = (path: string, contentHash: string, fileStamp: string): KnownFile[] => {
      const from = waiting.get(contentHash)?.shift();
      if (from === undefined) return [];
      moved.set(from.id, { ...from, path, fileStamp });
      return [{ ...from, path, fileStamp }];
    };
    const stillToRead: FileToRead[] = [];
    for (const file of toRead) {
      const { path, fileStamp } = file;
      const isNew = file.known.length === 0 && (file.closed ?? file.skipped) === undefined && !this.#isTooLarge(file);
      // What cannot be read now is reported when its turn comes.
      const bytes =
        isNew && moved.size < gone.length ? await readFolderFile(this.#folder, path).catch(() => undefined) : undefined;
      if (bytes !== undefined && take(path, hashOf(bytes), fileStamp).length > 0) continue;
      if (bytes === undefined || !entriesGone || !isFeed(bytes, path)) stillToRead.push(file);
      else {
        const found = articlesIn(path, hashOf(bytes), await readArticle(path, bytes, this.#processes));
        stillToRead.push({ ...file, known: found.flatMap((each) => take(each.path, each.contentHash, fileStamp)) });
      }
    }
    return {
      move: [...moved.values()].map(({ id, path, fileStamp }) => ({ id, path, fileStamp })),
      toRead: stillToRead,
      gone: gone.filter(({ id }) => !moved.has(id)),
      mend: [...mend, ...[...moved.values()].map(({ path }) => path)],
    };
  }

  /** What becomes of each article of a file: mostly one; the entries of a feed are many. */
  async read(file: FileToRead): Promise<ReadFile[]> {
    const { path, fileStamp, known } = file;
    const failed = (reason: string): ReadFile[] => [{ kind: 'failed', failure: { path, reason, fileStamp } }];
    const closed = file.closed ?? file.skipped;
    if (closed !== undefined) return failed(closed);
    if (this.#isTooLarge(file)) return failed(tooLarge(this.#processes.limits.fileMegabytes));
    let bytes: Buffer;
    try {
      bytes = await readFolderFile(this.#folder, path);
    } catch (error) {
      return failed(`It cannot be read: ${describeError(error)}`);
    }
    const fileHash = hashOf(bytes);
    // Decides before anything is parsed; entries of a feed are told apart only after that.
    const same = known.find((article) => article.path === path && article.contentHash === fileHash);
    if (same !== undefined) return [{ kind: 'untouched', stamp: { id: same.id, fileStamp } }];
    const outcome = await readArticle(path, bytes, this.#processes);
    if (!outcome.ok) return failed(outcome.reason);
    const found = articlesIn(path, fileHash, outcome);
    const left = known.filter((article) => !found.some((each) => each.path === article.path));
    return [
      ...found.map((article): ReadFile => {
        const before = known.find((each) => each.path === article.path);
        return before?.contentHash === article.contentHash
          ? { kind: 'untouched', stamp: { id: before.id, fileStamp } }
          : { kind: 'read', ...article, fileStamp, known: before };
      }),
      ...left.map((article): ReadFile => ({ kind: 'left', known: article })),
      ...(outcome.left === undefined ? [] : failed(outcome.left)),
    ];
  }

  #isTooLarge({ bytes }: FolderFile): boolean {
    return bytes > this.#processes.limits.fileMegabytes * 1024 * 1024;
  }
}

/** Entries of a feed have a key behind the path of their file. */
function articlesIn(
  path: string,
  fileHash: string,
  outcome: ReadOutcome,
): { readonly path: string; readonly contentHash: string; readonly content: ArticleContent }[] {
  if (!outcome.ok) return [];
  if (outcome.entries === undefined) return [{ path, contentHash: fileHash, content: outcome.content }];
  return outcome.entries.map(({ key, content }) => ({
    path: `${path}#${key}`,
    contentHash: hashOf(JSON.stringify(content)),
    content,
  }));
}

/** The file that an article lies in. No file's own ending holds a #. */
export function fileOf(path: string): string {
  return endingOf(path).includes('#') ? path.replace(/#[^#]*$/, '') : path;
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function groupedBy<T>(all: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}
