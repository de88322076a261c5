/**
 * What has changed in the folder since it was indexed: what is to be read, what lies elsewhere now, what is gone.
 * Promises: a file that has not been written to is not opened; one that cannot be read is a reason, not an exception;
 * what lies in a folder that cannot be looked into is not gone. Writes nothing.
 */
import { contentHashesOf, hashOf } from '../articles/content-hash.ts';
import { type FolderFile, readFolderFile } from '../articles/corpus-folder.ts';
import { endingOf, isFeed } from '../articles/formats.ts';
import { readArticle, tooLarge } from '../articles/read-article.ts';
import type { ReadingProcesses } from '../articles/reading-process.ts';
import type { ReadOutcome } from '../articles/read-outcome.ts';
import type { ArticleContent } from '../domain.ts';
import { describeError } from '../errors.ts';
import type { ArticleSummary } from '../store/index-report.ts';
import type { KnownFile, Place, StoreChange } from '../store/store-change.ts';

export interface Plan {
  readonly toRead: readonly FileToRead[];
  readonly gone: readonly KnownFile[];
  /** Paths of failures that are over. */
  readonly mend: readonly string[];
}

/** What lay at a path before. */
export type KnownPlace = Pick<KnownFile, 'path' | 'contentHash' | 'fileStamp'>;

/** A file that was written to, and the articles that were read from it before. */
export type FileToRead = FolderFile & {
  readonly known: readonly KnownPlace[];
  /** Read it even though its content is known: under another name it may have another title. */
  readonly again?: true;
};

export type ReadFile<Content extends ArticleContent = ArticleContent> =
  | { readonly kind: 'failed'; readonly failure: StoreChange['fail'][number] }
  | { readonly kind: 'untouched'; readonly place: Place }
  /** The file holds the article no more. */
  | { readonly kind: 'left'; readonly path: string }
  | {
      readonly kind: 'read';
      readonly path: string;
      readonly fileStamp: string;
      readonly contentHash: string;
      readonly content: Content;
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

/** Files whose bytes are compared at once. */
const hashedAtOnce = 32;

export class FolderReader {
  readonly #folder: string;
  readonly #processes: ReadingProcesses;

  constructor(folder: string, processes: ReadingProcesses) {
    this.#folder = folder;
    this.#processes = processes;
  }

  /**
   * What lies in the files to read of content that is `known` already, told without parsing. Of new feeds, which have to
   * be parsed to tell, only where entries are `gone`; a feed stays among what is to be read, because it may hold more.
   */
  async findKnown(
    { toRead, gone }: Plan,
    isKnown: (contentHash: string) => boolean,
  ): Promise<{ found: KnownPlace[]; toRead: FileToRead[] }> {
    const entriesGone = gone.some(({ path }) => fileOf(path) !== path);
    const found: KnownPlace[] = [];
    const stillToRead: FileToRead[] = [];
    for (let at = 0; at < toRead.length; at += hashedAtOnce) {
      const batch = toRead.slice(at, at + hashedAtOnce);
      const looks = await Promise.all(batch.map((file) => this.#lookFor(file, isKnown, entriesGone)));
      for (const [index, file] of batch.entries()) {
        const places = looks[index] ?? [];
        found.push(...places);
        if (places.length === 0) stillToRead.push(file);
        else if (places.some(({ path }) => path !== file.path)) stillToRead.push({ ...file, known: places });
      }
    }
    return { found, toRead: stillToRead };
  }

  async #lookFor(
    file: FileToRead,
    isKnown: (contentHash: string) => boolean,
    entriesGone: boolean,
  ): Promise<KnownPlace[]> {
    const { path, fileStamp, known } = file;
    if ((file.closed ?? file.skipped) !== undefined || this.#isTooLarge(file)) return [];
    // What cannot be read now is reported when its turn comes.
    const bytes = await readFolderFile(this.#folder, path).catch(() => undefined);
    if (bytes === undefined) return [];
    const hashes = contentHashesOf(path, bytes);
    const contentHash = hashes.find(isKnown) ?? hashes[0];
    // Of what was a feed, the entries have to go, which is seen when it is read.
    const isPlace = known.every((place) => place.path === path && place.contentHash !== contentHash);
    if (isKnown(contentHash) && isPlace) return [{ path, contentHash, fileStamp }];
    if (known.length > 0 || !entriesGone || !isFeed(bytes, path)) return [];
    return articlesIn(path, contentHash, await readArticle(path, bytes, this.#processes))
      .filter((entry) => isKnown(entry.contentHash))
      .map((entry) => ({ path: entry.path, contentHash: entry.contentHash, fileStamp }));
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
    const hashes = contentHashesOf(path, bytes);
    const [fileHash] = hashes;
    // Decides before anything is parsed; entries of a feed are told apart only after that.
    const same = known.some((article) => article.path === path && hashes.includes(article.contentHash));
    if (same && file.again !== true) return [{ kind: 'untouched', place: { path, fileStamp } }];
    const outcome = await readArticle(path, bytes, this.#processes);
    if (!outcome.ok) return failed(outcome.reason);
    const found = articlesIn(path, fileHash, outcome);
    const left = known.filter((article) => !found.some((each) => each.path === article.path));
    return [
      ...found.map((article): ReadFile => {
        const before = known.find((each) => each.path === article.path);
        return before?.contentHash === article.contentHash && file.again !== true
          ? { kind: 'untouched', place: { path: article.path, fileStamp } }
          : { kind: 'read', ...article, fileStamp };
      }),
      ...left.map((article): ReadFile => ({ kind: 'left', path: article.path })),
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

/** All places of an article's content. */
export function pathsOf({ path, copies = [] }: Pick<ArticleSummary, 'path' | 'copies'>): string[] {
  return [path, ...copies];
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

/** What all who wait want looked at; undefined for the whole folder. */
export function union(
  queued: { readonly touched: ReadonlySet<string> | undefined } | undefined,
  touched: readonly string[] | undefined,
): Set<string> | undefined {
  if (touched === undefined || (queued !== undefined && queued.touched === undefined)) return undefined;
  return new Set([...(queued?.touched ?? []), ...touched]);
}
