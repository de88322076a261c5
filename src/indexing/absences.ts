/**
 * Articles whose files are gone, through one run of indexing: who is missing, who is back, who is to be withdrawn.
 * A file may be gone for a second, moved and put back, or on a drive that is not there. So nothing is withdrawn until it
 * was surely away for the time of grace, or somebody removed it on purpose; and where the folder holds nothing at all, it
 * is the folder that has gone: nothing is counted then. Does not look at the folder, and commits nothing.
 */
import { uptime } from 'node:os';
import type { FolderFile } from '../articles/corpus-folder.ts';
import type { ClockReading } from '../store/missing-articles.ts';
import type { PassageStore } from '../store/passage-store.ts';
import { stampText, type Stamp } from '../store/stamp.ts';
import type { KnownFile } from '../store/store-change.ts';
import type { ArticlePlaces } from './article-places.ts';
import { fileOf, type Plan, type ReadFile } from './folder-changes.ts';

export interface Grace {
  /** That an article must have been missing before it is withdrawn. */
  readonly seconds: number;
  readonly clock?: () => ClockReading;
}

/** Seconds since the machine was started: no setting of the time moves it, and it is the same in every process. */
function readClock(): ClockReading {
  return { wall: Date.now(), uptime: 1000 * uptime() };
}

export class Absences {
  /** Where those lay that can come back. */
  readonly known: readonly KnownFile[];
  readonly #store: PassageStore;
  readonly #grace: Grace;
  readonly #purposely: ReadonlySet<string>;
  readonly #absent: Set<string>;
  #isEmptied = false;
  #waited: ReadonlyMap<string, number> = new Map();

  /** `purposely`: ids of articles that somebody removed. */
  constructor(store: PassageStore, stamp: Stamp, grace: Grace, purposely: ReadonlySet<string>) {
    this.#store = store;
    this.#grace = grace;
    this.#purposely = purposely;
    this.known = store.missing.knownFiles(stampText(stamp));
    this.#absent = new Set(this.known.map(({ id }) => id));
  }

  /** Where to look, whatever else is looked at. */
  get paths(): string[] {
    return [...new Set(this.known.map(({ path }) => fileOf(path)))];
  }

  /** `isEmptied`: nothing at all lies in the folder. */
  begin(isEmptied: boolean): void {
    this.#isEmptied = isEmptied;
    this.#waited = this.#store.missing.count(isEmptied ? undefined : this.#now());
  }

  /** Takes those out of `places` that do not lie there; tells the ids of those that lie there untouched. */
  sort(files: readonly FolderFile[], { toRead, gone }: Plan, places: ArticlePlaces): string[] {
    if (this.known.length === 0) return [];
    const isGone = new Set(gone.map(({ path }) => path));
    const isToRead = new Set(toRead.map(({ path }) => path));
    const stamps = new Map(files.map(({ path, fileStamp }) => [path, fileStamp]));
    const back: string[] = [];
    for (const { id, path, fileStamp } of this.known) {
      const file = fileOf(path);
      if (isGone.has(path) || isToRead.has(file)) continue;
      if (stamps.get(file) === fileStamp) back.push(id);
      // An entry that its feed held no more when it was read.
      else places.drop(path);
    }
    return back;
  }

  /** Ids of those that were found again by reading. */
  foundIn(read: readonly ReadFile[], places: ArticlePlaces): string[] {
    if (this.#absent.size === 0) return [];
    return read.flatMap((outcome) => {
      if (outcome.kind === 'left') return [];
      if (outcome.kind === 'failed') {
        const { path } = outcome.failure;
        return this.known.flatMap((known) => (fileOf(known.path) === path ? [known.id] : []));
      }
      return places.at(outcome.kind === 'read' ? outcome.path : outcome.place.path)?.id ?? [];
    });
  }

  /** Those of these that were missing: they are no more. */
  takeBack(ids: readonly string[]): string[] {
    return [...new Set(ids)].filter((id) => this.#absent.delete(id));
  }

  /** What becomes of articles that lie nowhere. */
  part(ids: readonly string[]): { readonly remove: string[]; readonly lose: string[] } {
    const present = ids.filter((id) => !this.#absent.has(id));
    const isCertain = (id: string): boolean =>
      this.#purposely.has(id) || (this.#grace.seconds === 0 && !this.#isEmptied);
    return { remove: present.filter(isCertain), lose: present.filter((id) => !isCertain(id)) };
  }

  /** Ids of those that are to be withdrawn now; the next run goes on counting from here. */
  end(): string[] {
    const missing = this.#store.missing.ids();
    this.#store.missing.remember(this.#isEmptied || missing.length === 0 ? undefined : this.#now());
    const limit = 1000 * this.#grace.seconds;
    return missing.filter(
      (id) => this.#purposely.has(id) || (!this.#isEmptied && (this.#waited.get(id) ?? -1) >= limit),
    );
  }

  /** Milliseconds until the next of them is to be withdrawn; undefined where none is. */
  get untilNext(): number | undefined {
    const missing = this.#store.missing.ids();
    if (missing.length === 0 || this.#isEmptied) return undefined;
    const longest = Math.max(...missing.map((id) => this.#waited.get(id) ?? 0));
    return Math.max(0, 1000 * this.#grace.seconds - longest);
  }

  #now(): ClockReading {
    return (this.#grace.clock ?? readClock)();
  }
}
