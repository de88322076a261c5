/**
 * Says where in the folder of articles something may have changed. Folders are watched, not files: one of 20,000 files is
 * under watch in some hundredths of a second, where a watch of each file takes seconds.
 * Promises: a call after each change, once writing has settled, that names the path or one above it; what is put into new
 * sub-folders is seen too, and a folder that was taken away whole is looked for until it is back. The whole is named where
 * the system may have passed over something, and from time to time; much oftener where it tells of nothing, which is said
 * (unwatched). Symbolic links in it are not followed.
 * Does not know which files are articles, nor what has changed in them.
 */
import * as fileSystem from 'node:fs';
import { readdir, statfs } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { isHidden } from './corpus-folder.ts';
import { networkKind } from './network-drive.ts';
import { tagsFileName } from './tags-file.ts';
import { codeOf } from '../errors.ts';

/** Milliseconds of quiet after which a file counts as written: editors write in several steps. */
const settleMilliseconds = 120;
/** After so long without quiet the folder is looked at all the same: something may be writing in it all day. */
const longestWait = 500;
/** Elsewhere the system itself watches all that lies in a folder, and the paths that it names have not been tried. */
const watchesEach = process.platform === 'linux';
/** After so many at once the system may have dropped some (Linux after 16,384, unless set otherwise), without a word. */
const mostEvents = 4000;
/** Milliseconds between looks at a whole folder that is not watched; a longer look is followed by ten times its time. */
const unwatchedMilliseconds = 10_000;
const restForLook = 10;

export interface WatchOptions {
  /**
   * `touched`: paths in the folder, with forward slashes, at which or under which something may have changed; undefined for
   * anywhere. What it returns is waited for before the whole is looked at again.
   */
  readonly changed: (touched: readonly string[] | undefined) => unknown;
  /** Why the system cannot tell of all changes; undefined when it can again. */
  readonly unwatched: (reason: string | undefined) => void;
  /** Seconds between looks at the whole folder, at most. */
  readonly seconds: number;
  /** What is asked of the system. */
  readonly watch?: (path: string, options: { readonly recursive: boolean }) => fileSystem.FSWatcher;
}

/** Resolves when the watch is on. */
export async function watchFolder(folder: string, options: WatchOptions): Promise<{ readonly close: () => void }> {
  const watched = new FolderWatch(folder, options);
  await watched.begin();
  return watched;
}

class FolderWatch {
  readonly #root: string;
  readonly #options: WatchOptions;
  readonly #watchers = new Map<string, fileSystem.FSWatcher>();
  /** Folders in which something came or went: it may have been a folder. */
  readonly #entered = new Set<string>();
  /** Relative to the folder; undefined when it may be anywhere. */
  #touched: Set<string> | undefined = new Set();
  #events = 0;
  #timer: NodeJS.Timeout | undefined;
  #wholeTimer: NodeJS.Timeout | undefined;
  #waitingSince = 0;
  #looking: Promise<void> = Promise.resolve();
  /** Why changes may go untold: where the folder lies; that the system gives no more watches. */
  #drive: string | undefined;
  #shortage: string | undefined;
  #told: string | undefined;
  #isLost = false;
  #closed = false;

  constructor(root: string, options: WatchOptions) {
    this.#root = root;
    this.#options = options;
  }

  async begin(): Promise<void> {
    const kind = await statfs(this.#root).then(networkKind, () => undefined);
    this.#drive = kind && `The articles lie on ${kind}, which does not tell of what others change there.`;
    await this.#add(this.#root);
    this.#lookAtWholeLater(0);
    this.#tell();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#wholeTimer);
    this.#drop(this.#root);
  }

  /** When it has become possible or impossible to watch all. */
  #tell(): void {
    const reason = this.#shortage ?? this.#drive;
    if (reason === this.#told || this.#closed) return;
    this.#told = reason;
    const seconds = Math.round(this.#betweenLooks() / 1000);
    this.#options.unwatched(reason && `${reason} The whole folder is looked at every ${seconds} s instead.`);
    this.#lookAtWholeLater(0);
  }

  async #add(path: string): Promise<void> {
    if (this.#closed) return;
    try {
      const watcher = (this.#options.watch ?? fileSystem.watch)(path, { recursive: !watchesEach });
      watcher.on('change', (type, name) => this.#see(path, type, name === null ? undefined : String(name)));
      watcher.on('error', () => {
        this.#drop(path);
        this.#entered.add(dirname(path));
        this.#touch(undefined);
      });
      this.#watchers.set(path, watcher);
    } catch (error) {
      // Gone meanwhile, or not ours to look into, which the listing tells.
      const code = codeOf(error);
      if (code === 'ENOSPC' || code === 'EMFILE') {
        this.#shortage = `The system watches no more folders for this user (${code}).`;
      }
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

  #see(path: string, type: string, name: string | undefined): void {
    this.#events += 1;
    // Where the outermost folder has gone, only its own watch can tell.
    if (path === this.#root && name === basename(path)) {
      this.#drop(path);
      this.#touch(undefined);
      return;
    }
    if (name !== undefined && isHidden(name) && name !== tagsFileName) return;
    if (type === 'rename') {
      this.#entered.add(path);
      // If it was a folder, another one may stand there now.
      if (name !== undefined) this.#drop(join(path, name));
    }
    this.#touch(name === undefined || !watchesEach ? undefined : join(path, name));
  }

  #touch(path: string | undefined): void {
    if (path === undefined || this.#events > mostEvents) this.#touched = undefined;
    else this.#touched?.add(relative(this.#root, path).replaceAll(sep, '/'));
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
    const touched = this.#touched;
    this.#touched = new Set();
    this.#events = 0;
    const entered = [...this.#entered];
    this.#entered.clear();
    for (const path of entered) {
      if (this.#watchers.has(path)) await this.#addInner(path);
    }
    if (!this.#watchers.has(this.#root)) await this.#add(this.#root);
    if (this.#closed) return;
    this.#tell();
    const wasLost = this.#isLost;
    this.#isLost = !this.#watchers.has(this.#root);
    if (!wasLost || !this.#isLost) {
      const isBack = wasLost || this.#isLost;
      void this.#options.changed(touched === undefined || isBack ? undefined : [...touched]);
    }
    if (this.#isLost) this.#lookAfter(longestWait);
  }

  /** In milliseconds. */
  #betweenLooks(): number {
    const asked = this.#options.seconds * 1000;
    return (this.#shortage ?? this.#drive) === undefined ? asked : Math.min(asked, unwatchedMilliseconds);
  }

  #lookAtWholeLater(took: number): void {
    clearTimeout(this.#wholeTimer);
    if (this.#closed) return;
    this.#wholeTimer = setTimeout(() => void this.#lookAtWhole(), Math.max(this.#betweenLooks(), restForLook * took));
    this.#wholeTimer.unref();
  }

  /** Others may have given some watches back. */
  async #tryAgain(): Promise<void> {
    this.#shortage = undefined;
    this.#drop(this.#root);
    await this.#add(this.#root);
    this.#tell();
  }

  async #lookAtWhole(): Promise<void> {
    const began = performance.now();
    if (this.#shortage !== undefined) {
      this.#looking = this.#looking.then(async () => this.#tryAgain());
      await this.#looking;
    }
    if (this.#closed) return;
    await this.#options.changed(undefined);
    this.#lookAtWholeLater(performance.now() - began);
  }
}
