/**
 * What was read becomes files: a new entry a new file, an edited one the same file with other words, so that answers that
 * cite it say "changed since"; what has left the feed is kept, or taken out where that is wanted.
 * Does not know addresses, nor when: subscriptions.ts does.
 */
import { hashOf } from '../articles/content-hash.ts';
import { endingOf } from '../articles/formats.ts';
import type { FeedEntry } from '../articles/read-outcome.ts';
import { fileOfEntry } from './entry-file.ts';
import { folderName, hashAt, writeAgain, writeFirst } from './own-files.ts';
import { planOf } from './plan-entries.ts';
import type { SourceFeed, SourcePage } from './read-source.ts';
import type { KeptEntry, Subscription } from './subscription.ts';

interface OwnFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface TakingParts {
  readonly corpus: string;
  /** Folders of other subscriptions. */
  readonly others: ReadonlySet<string>;
  readonly withdraws: boolean;
  /** The page of an entry, where that is wanted and can be had; 'later' where enough were fetched this time. */
  readonly pageOf: (entry: FeedEntry) => Promise<OwnFile | 'later' | undefined>;
  /** Takes files out of the folder and of the index. */
  readonly remove: (paths: readonly string[]) => Promise<unknown>;
}

/** What has come of it so far: filled as it goes, so that what was done before something went wrong is known. */
export class Taken {
  readonly entries: Record<string, KeptEntry>;
  folder: string | undefined;
  title: string | undefined;
  /** Paths of the files that were written. */
  readonly written: string[] = [];
  withdrawn = 0;
  /** Whether something was left for the next time. */
  hasMore = false;

  constructor({ entries, folder, title }: Subscription) {
    this.entries = { ...entries };
    this.folder = folder;
    this.title = title;
  }
}

export async function takePage(source: SourcePage, host: string, parts: TakingParts, taken: Taken): Promise<void> {
  const { title, name, bytes, said } = source;
  taken.title = title;
  // Pages of one host may lie together.
  taken.folder ??= folderName(host, new Set());
  const kept = taken.entries['page'];
  if (kept?.said === said) return;
  if (kept !== undefined && endingOf(kept.path) !== endingOf(name)) {
    throw new Error(`It is of another kind now (${endingOf(name)} instead of ${endingOf(kept.path)}).`);
  }
  await place('page', { name, bytes }, { said, kept, folder: taken.folder }, parts, taken);
}

export async function takeFeed(source: SourceFeed, host: string, parts: TakingParts, taken: Taken): Promise<void> {
  taken.title = source.title ?? taken.title ?? host;
  taken.folder ??= folderName(taken.title, parts.others);
  const { current, left } = planOf(source.entries, taken.entries);
  for (const { key, entry, address, known } of current) {
    const own = fileOfEntry(entry);
    const said = hashOf(own.bytes);
    const kept = known?.kept;
    if (known !== undefined && known.key !== key) delete taken.entries[known.key];
    if (kept?.said === said) {
      const { gone: _, ...back } = kept;
      taken.entries[key] = back;
      continue;
    }
    const page = await parts.pageOf(entry);
    if (page === 'later') {
      taken.hasMore = true;
      if (kept !== undefined) taken.entries[key] = kept;
      continue;
    }
    const isSame = page !== undefined && (kept === undefined || endingOf(kept.path) === endingOf(page.name));
    await place(key, isSame ? page : own, { said, kept, address, folder: taken.folder }, parts, taken);
  }
  // A feed that suddenly names nothing has rather gone wrong.
  await letGo(current.length === 0 ? [] : left, parts, taken);
}

interface Placing {
  readonly said: string;
  readonly kept: KeptEntry | undefined;
  readonly folder: string;
  readonly address?: string | undefined;
}

async function place(
  key: string,
  { name, bytes }: OwnFile,
  { said, kept, folder, address }: Placing,
  { corpus }: TakingParts,
  taken: Taken,
): Promise<void> {
  const at = address !== undefined && { address };
  if (kept === undefined) {
    const path = await writeFirst(corpus, folder, name, bytes);
    taken.written.push(path);
    taken.entries[key] = { path, said, file: hashOf(bytes), ...at };
    return;
  }
  const isWritten = await writeAgain(corpus, kept, bytes);
  if (isWritten) taken.written.push(kept.path);
  taken.entries[key] = { path: kept.path, said, file: isWritten ? hashOf(bytes) : kept.file, ...at };
}

/** Kept, or taken out of the folder; not what somebody has changed by hand. */
async function letGo(keys: readonly string[], { corpus, withdraws, remove }: TakingParts, taken: Taken): Promise<void> {
  const removable = new Map<string, string>();
  for (const key of keys) {
    const kept = taken.entries[key];
    if (kept === undefined) continue;
    taken.entries[key] = { ...kept, gone: true };
    if (withdraws && (await hashAt(corpus, kept.path)) === kept.file) removable.set(key, kept.path);
  }
  if (removable.size === 0) return;
  await remove([...removable.values()]);
  for (const [key, path] of removable) {
    if ((await hashAt(corpus, path)) !== undefined) continue;
    delete taken.entries[key];
    taken.withdrawn += 1;
  }
}
