/**
 * Says when the folder of articles may have changed. Folders are watched, not files: one of 20,000 files is under watch in
 * some hundredths of a second, where a watch of each file takes seconds.
 * Promises: a call after each change, once writing has settled; what is put into new sub-folders is seen too, and a folder
 * that was taken away whole is looked for until it is back. Symbolic links in it are not followed.
 * Does not know which files are articles, nor what has changed in them.
 */
import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { isHidden } from './corpus-folder.ts';

/** Milliseconds of quiet after which a file counts as written: editors write in several steps. */
const settleMilliseconds = 120;
/** After so long without quiet the folder is looked at all the same: something may be writing in it all day. */
const longestWait = 500;
/** Elsewhere the system itself watches all that lies in a folder. */
const watchesEach = process.platform === 'linux';

/** Calls `changed` after each settled change in the folder; resolves when the watch is on. */
export async function watchFolder(folder: string, changed: () => void): Promise<{ readonly close: () => void }> {
  const watched = new FolderWatch(folder, changed);
  await watched.begin();
  return watched;
}

class FolderWatch {
  readonly #root: string;
  readonly #changed: () => void;
  readonly #watchers = new Map<string, FSWatcher>();
  /** Folders in which something came or went: it may have been a folder. */
  readonly #touched = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #waitingSince = 0;
  #looking: Promise<void> = Promise.resolve();
  #isLost = false;
  #closed = false;

  constructor(root: string, changed: () => void) {
    this.#root = root;
    this.#changed = changed;
  }

  async begin(): Promise<void> {
    await this.#add(this.#root);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#drop(this.#root);
  }

  async #add(path: string): Promise<void> {
    if (this.#closed) return;
    try {
      const watcher = watch(path, { recursive: !watchesEach });
      watcher.on('change', (type, name) => this.#see(path, type, String(name ?? '')));
      watcher.on('error', () => {
        this.#drop(path);
        this.#touched.add(dirname(path));
        this.#soon();
      });
      this.#watchers.set(path, watcher);
    } catch {
      // Gone meanwhile, or not ours to look into, which the listing tells.
      return;
    }
    if (watchesEach) await this.#addInner(path);
  }

  /** Once a folder is under watch, so that nothing that is put into it meanwhile is missed. */
  async #addInner(path: string): Promise<void> {
    const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
    const inner = entries.filter((entry) => entry.isDirectory() && !isHidden(entry.name));
    const unwatched = inner.map(({ name }) => join(path, name)).filter((each) => !this.#watchers.has(each));
    await Promise.all(unwatched.map(async (each) => this.#add(each)));
  }

  /** Ends the watch of a folder and of all that lie in it. */
  #drop(path: string): void {
    if (!this.#watchers.has(path)) return;
    for (const [inner, watcher] of this.#watchers) {
      if (inner !== path && !inner.startsWith(path + sep)) continue;
      watcher.close();
      this.#watchers.delete(inner);
    }
  }

  #see(path: string, type: string, name: string): void {
    // Where the outermost folder has gone, only its own watch can tell.
    if (path === this.#root && name === basename(path)) this.#drop(path);
    else if (isHidden(name)) return;
    else if (type === 'rename') {
      this.#touched.add(path);
      // If it was a folder, another one may stand there now.
      this.#drop(join(path, name));
    }
    this.#soon();
  }

  #soon(): void {
    if (this.#closed) return;
    if (this.#timer === undefined) this.#waitingSince = performance.now();
    const left = longestWait - (performance.now() - this.#waitingSince);
    this.#lookAfter(Math.max(0, Math.min(settleMilliseconds, left)));
  }

  #lookAfter(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#looking = this.#looking.then(async () => this.#look());
    }, milliseconds);
  }

  async #look(): Promise<void> {
    const touched = [...this.#touched];
    this.#touched.clear();
    for (const path of touched) {
      if (this.#watchers.has(path)) await this.#addInner(path);
    }
    if (!this.#watchers.has(this.#root)) await this.#add(this.#root);
    if (this.#closed) return;
    const wasLost = this.#isLost;
    this.#isLost = !this.#watchers.has(this.#root);
    if (!wasLost || !this.#isLost) this.#changed();
    if (this.#isLost) this.#lookAfter(longestWait);
  }
}
