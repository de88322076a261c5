/**
 * The folder of articles: which files it holds, and a watch that says when that may have changed.
 * Promises: never leaves the folder (symbolic links are not followed); hidden files and folders are passed over.
 * Does not read what is in the files.
 */
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { FootnoteError } from '../errors.ts';
import { endingOf } from './formats.ts';
import { articleEndings } from './read-article.ts';

export interface FolderFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  /** Equal stamps mean that the file has not been written to. */
  readonly fileStamp: string;
  readonly bytes: number;
}

/** Milliseconds of quiet after which a file counts as written: editors write in several steps. */
const settleMilliseconds = 120;

/** All files of the folder that may be articles, by path. Fails when there is no such folder, so that nothing is lost. */
export async function listFolder(folder: string): Promise<FolderFile[]> {
  let entries;
  try {
    entries = await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (cause) {
    throw new FootnoteError(
      'corpus-unreadable',
      `The folder of articles, ${folder}, cannot be read.`,
      'Create it, or name another with --corpus or FOOTNOTE_CORPUS.',
      { cause },
    );
  }
  const files: FolderFile[] = [];
  for (const entry of entries) {
    const full = join(entry.parentPath, entry.name);
    const path = relative(folder, full).split(sep).join('/');
    if (!entry.isFile() || isHidden(path) || !articleEndings.includes(endingOf(path))) continue;
    try {
      const { size, mtimeMs, ctimeMs, ino } = await stat(full);
      files.push({ path, bytes: size, fileStamp: `${size}-${mtimeMs}-${ctimeMs}-${ino}` });
    } catch {
      // Gone between the two looks.
    }
  }
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Calls `changed` after each settled change in the folder; resolves when the watch is on. */
export async function watchFolder(
  folder: string,
  changed: () => void,
): Promise<{ readonly close: () => Promise<void> }> {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => path !== folder && isHidden(relative(folder, path)),
  });
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(changed, settleMilliseconds);
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
