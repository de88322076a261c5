/**
 * The folder of articles: which files it holds, and a watch that says when that may have changed.
 * Promises: never leaves the folder (symbolic links are not followed); hidden files and folders are passed over.
 * Does not read what is in the files.
 */
import { existsSync, type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { watch } from 'chokidar';
import { describeError, FootnoteError } from '../errors.ts';
import { endingOf } from './formats.ts';
import { articleEndings } from './read-article.ts';

export interface FolderFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  /** Equal stamps mean that the file has not been written to. */
  readonly fileStamp: string;
  readonly bytes: number;
  /** Why this is a folder that cannot be looked into, rather than a file. */
  readonly closed?: string;
}

/** Milliseconds of quiet after which a file counts as written: editors write in several steps. */
const settleMilliseconds = 120;
/** After so long without quiet the folder is looked at all the same: something may be writing in it all day. */
const longestWait = 500;

/** All files of the folder that may be articles, by path. Fails when there is no such folder, so that nothing is lost. */
export async function listFolder(folder: string): Promise<FolderFile[]> {
  let files: FolderFile[];
  try {
    files = await filesAmong(await readdir(folder, { withFileTypes: true }), folder, '');
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
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function filesAmong(entries: readonly Dirent[], folder: string, under: string): Promise<FolderFile[]> {
  const files: FolderFile[] = [];
  for (const entry of entries) {
    const path = under + entry.name;
    const isArticle = entry.isFile() && articleEndings.includes(endingOf(path));
    if (isHidden(entry.name) || !(isArticle || entry.isDirectory())) continue;
    try {
      const { size, mtimeMs, ctimeMs, ino } = await stat(join(folder, path));
      const file = { path, bytes: size, fileStamp: `${size}-${mtimeMs}-${ctimeMs}-${ino}` };
      if (isArticle) files.push(file);
      else files.push(...(await filesIn(file, folder)));
    } catch {
      // Gone between the two looks.
    }
  }
  return files;
}

async function filesIn(inner: FolderFile, folder: string): Promise<FolderFile[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(join(folder, inner.path), { withFileTypes: true });
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isGone ? [] : [{ ...inner, closed: `This folder cannot be read: ${describeError(error)}` }];
  }
  return filesAmong(entries, folder, `${inner.path}/`);
}

/** Calls `changed` after each settled change in the folder; resolves when the watch is on. */
export async function watchFolder(
  folder: string,
  changed: () => void,
): Promise<{ readonly close: () => Promise<void> }> {
  let timer: NodeJS.Timeout | undefined;
  let waitingSince = 0;
  let isLost = false;
  const soon = (): void => {
    if (timer === undefined) waitingSince = performance.now();
    clearTimeout(timer);
    const left = longestWait - (performance.now() - waitingSince);
    timer = setTimeout(look, Math.max(0, Math.min(settleMilliseconds, left)));
  };
  const look = (): void => {
    timer = undefined;
    changed();
    if (isLost) lookForFolder();
  };
  /** A folder that was taken away whole is watched no longer, so it is looked for until it is back. */
  const lookForFolder = (): void => {
    if (existsSync(folder)) {
      isLost = false;
      watcher.add(folder);
      look();
    } else timer = setTimeout(lookForFolder, longestWait);
  };
  const watcher = watch(folder, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => path !== folder && isHidden(relative(folder, path)),
  });
  watcher.on('all', (event, path) => {
    isLost ||= event === 'unlinkDir' && path === folder;
    soon();
  });
  // A folder that cannot be watched any more must not end the process; the next start indexes it again.
  watcher.on('error', () => changed());
  await new Promise<void>((resolve) => {
    watcher.once('ready', () => resolve());
  });
  return {
    close: async () => {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

function isHidden(path: string): boolean {
  return path.split(/[/\\]/).some((part) => part.startsWith('.') || part.endsWith('~'));
}
