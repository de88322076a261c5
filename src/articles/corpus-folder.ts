/**
 * The folder of articles: which files it holds.
 * Promises: never leaves the folder (symbolic links are not followed), and opens plain files only. All that is not read
 * is named with the reason (skipped-entries.ts), but for what is hidden and for the parts that a browser saves beside a
 * page. Does not know what the files mean.
 */
import { isUtf8 } from 'node:buffer';
import { constants, type Dirent, lstatSync, type Stats, statSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, describeError, FootnoteError } from '../errors.ts';
import { endingOf } from './formats.ts';
import { pageOf, pageOfParts } from './page-parts.ts';
import { articleEndings } from './read-article.ts';
import { brokenName, unreadKinds, whySkipped } from './skipped-entries.ts';

export interface FolderFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  /** Equal stamps mean that the file has not been written to. */
  readonly fileStamp: string;
  readonly bytes: number;
  /** Why this is a folder that cannot be looked into, rather than a file. */
  readonly closed?: string;
  /** Why this is not read, though it is there. */
  readonly skipped?: string;
}

/** What lies in the folder. */
export interface Found {
  readonly files: FolderFile[];
  /** Paths of files of other kinds. */
  readonly unread: string[];
}

/** All files of the folder, by path. Fails when there is no such folder, so that nothing is lost. */
export async function listFolder(folder: string): Promise<FolderFile[]> {
  return listed(await findAll(folder));
}

export async function findAll(folder: string): Promise<Found> {
  return findIn(folder, async (found) => filesAmong(await entriesOf(folder), folder, '', found));
}

/** Only what lies at these paths, and under them. None of them is hidden or lies under another. */
export async function findAt(folder: string, paths: readonly string[]): Promise<Found> {
  return findIn(folder, async (found) => {
    for (const path of paths) await lookAtPath(path, folder, found);
  });
}

async function findIn(folder: string, look: (found: Found) => Promise<void>): Promise<Found> {
  const found: Found = { files: [], unread: [] };
  try {
    await look(found);
    // Taken away whole between the looks, it would seem empty.
    await stat(folder);
    return found;
  } catch (cause) {
    throw new FootnoteError(
      'corpus-unreadable',
      `The folder of articles, ${folder}, cannot be read.`,
      'Create it, or name another with --corpus or FOOTNOTE_CORPUS.',
      { cause },
    );
  }
}

/** By path, files of other kinds by their ending. */
export function listed(found: Found): FolderFile[] {
  const unread = unreadKinds(found.unread).map(({ path, skipped }) => skippedFile(path, skipped));
  // Names that are not UTF-8 may be shown alike: one line speaks for them all, and a file that is read goes first.
  const all = [...unread, ...found.files].toSorted((a, b) => Number(isRead(a)) - Number(isRead(b)));
  return [...new Map(all.map((file) => [file.path, file])).values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * The path to look at for what may have changed at this one: where something on the way is no folder, or is hidden beside
 * its page, that stands for all that lay in it. Undefined where nothing but a look at the whole folder tells.
 */
export async function pathToLookAt(folder: string, path: string): Promise<string | undefined> {
  for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
    const upper = path.slice(0, end);
    try {
      if (!lstatSync(join(folder, upper)).isDirectory() || (await isBesidePage(folder, upper))) return upper;
    } catch (error) {
      return isMissing(error) ? upper : undefined;
    }
  }
  return path;
}

/** The bytes of a plain file. What has become a link or a pipe since it was listed is refused, not waited for. */
export async function readFolderFile(folder: string, path: string): Promise<Buffer> {
  const handle = await open(join(folder, path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    if (!(await handle.stat()).isFile()) throw new Error('it is not a plain file');
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** What is known of an entry of a folder before it is opened. */
type Kind = Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink' | 'isFIFO' | 'isSocket'>;

async function filesAmong(
  entries: readonly Dirent<Buffer>[],
  folder: string,
  under: string,
  found: Found,
): Promise<void> {
  const pages = new Set(entries.map(({ name }) => pageOf(String(name))));
  for (const entry of entries) {
    const name = String(entry.name);
    const path = under + name;
    if (isHidden(name) || (entry.isDirectory() && pages.has(pageOfParts(name) ?? ''))) continue;
    if (isUtf8(entry.name)) await lookAtEntry(entry, path, folder, found);
    else found.files.push(skippedFile(path, brokenName));
  }
}

async function lookAtPath(path: string, folder: string, found: Found): Promise<void> {
  let kind: Stats;
  try {
    kind = lstatSync(join(folder, path));
  } catch {
    return;
  }
  if (!kind.isDirectory() || !(await isBesidePage(folder, path))) await lookAtEntry(kind, path, folder, found);
}

async function lookAtEntry(kind: Kind, path: string, folder: string, found: Found): Promise<void> {
  if (!kind.isFile() && !kind.isDirectory()) {
    found.files.push(skippedFile(path, await whySkipped(kind, path, folder)));
  } else if (kind.isFile() && !articleEndings.includes(endingOf(path))) found.unread.push(path);
  else await lookAt(kind, path, folder, found);
}

async function lookAt(entry: Kind, path: string, folder: string, found: Found): Promise<void> {
  let file: FolderFile;
  try {
    // A tenth of the time that it takes when it is not waited for; listing has a thread of its own.
    const { size, mtimeMs, ctimeMs, ino } = statSync(join(folder, path));
    file = { path, bytes: size, fileStamp: `${size}-${mtimeMs}-${ctimeMs}-${ino}` };
  } catch {
    // Gone between the two looks.
    return;
  }
  if (entry.isFile()) {
    found.files.push(file);
    return;
  }
  try {
    await filesAmong(await entriesOf(join(folder, path)), folder, `${path}/`, found);
  } catch (error) {
    if (!isMissing(error)) found.files.push({ ...file, closed: `This folder cannot be read: ${describeError(error)}` });
  }
}

/** Names as bytes: those that are not UTF-8 would come out as names that are not there. */
async function entriesOf(folder: string): Promise<Dirent<Buffer>[]> {
  return readdir(folder, { withFileTypes: true, encoding: 'buffer' });
}

async function isBesidePage(folder: string, path: string): Promise<boolean> {
  const under = path.lastIndexOf('/') + 1;
  const page = pageOfParts(path.slice(under));
  if (page === undefined) return false;
  const entries = await entriesOf(join(folder, path.slice(0, under))).catch(() => []);
  return entries.some(({ name }) => pageOf(String(name)) === page);
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}

/** Its stamp is the reason: only another reason is news. */
function skippedFile(path: string, skipped: string): FolderFile {
  return { path, bytes: 0, fileStamp: skipped, skipped };
}

function isRead({ skipped }: FolderFile): boolean {
  return skipped === undefined;
}

/** Kept by systems and editors for themselves; so is all that lies in such a folder. */
export function isHidden(path: string): boolean {
  return path.split(/[/\\]/).some((part) => part.startsWith('.') || part.endsWith('~'));
}
