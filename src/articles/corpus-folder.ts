/**
 * The folder of articles: which files it holds.
 * Promises: never leaves the folder (symbolic links are not followed), and opens plain files only. All that is not read
 * is named with the reason (skipped-entries.ts), but for what is hidden and for the parts that a browser saves beside a
 * page. Does not know what the files mean.
 */
import { isUtf8 } from 'node:buffer';
import { constants, type Dirent, statSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describeError, FootnoteError } from '../errors.ts';
import { endingOf } from './formats.ts';
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

/** All files of the folder, by path. Fails when there is no such folder, so that nothing is lost. */
export async function listFolder(folder: string): Promise<FolderFile[]> {
  const found: Found = { files: [], unread: [] };
  try {
    await filesAmong(await entriesOf(folder), folder, '', found);
    // Taken away whole between the looks, it would seem empty.
    await stat(folder);
  } catch (cause) {
    throw new FootnoteError(
      'corpus-unreadable',
      `The folder of articles, ${folder}, cannot be read.`,
      'Create it, or name another with --corpus or FOOTNOTE_CORPUS.',
      { cause },
    );
  }
  const unread = unreadKinds(found.unread).map(({ path, skipped }) => skippedFile(path, skipped));
  // Names that are not UTF-8 may be shown alike: one line speaks for them all, and a file that is read goes first.
  const all = [...unread, ...found.files].toSorted((a, b) => Number(isRead(a)) - Number(isRead(b)));
  return [...new Map(all.map((file) => [file.path, file])).values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
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

interface Found {
  readonly files: FolderFile[];
  /** Paths of files of other kinds. */
  readonly unread: string[];
}

async function filesAmong(
  entries: readonly Dirent<Buffer>[],
  folder: string,
  under: string,
  found: Found,
): Promise<void> {
  const pages = new Set(entries.map(({ name }) => /^(.+)\.x?html?$/i.exec(String(name))?.[1]));
  for (const entry of entries) {
    const name = String(entry.name);
    const path = under + name;
    if (isHidden(name) || (entry.isDirectory() && pages.has(/^(.+)_files$/.exec(name)?.[1] ?? ''))) continue;
    if (!isUtf8(entry.name)) found.files.push(skippedFile(path, brokenName));
    else if (!entry.isFile() && !entry.isDirectory()) {
      found.files.push(skippedFile(path, await whySkipped(entry, path, folder)));
    } else if (entry.isFile() && !articleEndings.includes(endingOf(path))) found.unread.push(path);
    else await lookAt(entry, path, folder, found);
  }
}

async function lookAt(entry: Dirent<Buffer>, path: string, folder: string, found: Found): Promise<void> {
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
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isGone) found.files.push({ ...file, closed: `This folder cannot be read: ${describeError(error)}` });
  }
}

/** Names as bytes: those that are not UTF-8 would come out as names that are not there. */
async function entriesOf(folder: string): Promise<Dirent<Buffer>[]> {
  return readdir(folder, { withFileTypes: true, encoding: 'buffer' });
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
