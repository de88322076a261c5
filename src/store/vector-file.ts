/**
 * The file of the vector columns: a cache beside the SQLite file, so that starting does not mean reading each vector by
 * itself and putting it into its columns. A third more on disk, for a tenth of the time.
 * Promises: nothing of it is used unless each block has the bytes that were recorded and all of them together hold just
 * the passages that the store has; what is removed is overwritten by the next `save`. Only blocks that have changed are
 * written, in place: whatever breaks off meanwhile leaves a file that is not loaded.
 */
import { closeSync, existsSync, openSync, readSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { Revision } from './index-report.ts';
import { noted } from './noted.ts';
import type { PassageStore } from './passage-store.ts';
import { VectorColumns } from './vector-columns.ts';

const recordSchema = z.object({
  version: z.literal(2),
  dimensions: z.number(),
  /** Of each block the CRC-32: a damaged one changes scores, and nothing else; a hash would take three times as long. */
  blocks: z.array(z.number()),
  /** What was followed up to: the revision, and the highest passage number. */
  revision: z.number(),
  last: z.number(),
});
type FileRecord = z.infer<typeof recordSchema>;

const metaKey = 'vectorFile';
const fileName = 'vectors.cache';

export class VectorFile {
  readonly #store: PassageStore;
  readonly #dimensions: number;
  readonly #path: string;
  /** False: the file is another's, and stays as it is. */
  readonly #isOwn: boolean;
  /** What this process has loaded or written last, as it is recorded. */
  #recorded: string | undefined;

  constructor(store: PassageStore, dimensions: number, isOwn = true) {
    this.#store = store;
    this.#isOwn = isOwn;
    this.#dimensions = dimensions;
    this.#path = join(store.folder, fileName);
  }

  discard(): void {
    this.#recorded = undefined;
    if (this.#isOwn) rmSync(this.#path, { force: true });
  }

  /**
   * Gives all vectors up to a passage number to `use`, within the turn in which they were found to be those of the store;
   * tells that number. What there is otherwise is deleted, and 0 told.
   */
  async load(use: (columns: VectorColumns) => void, isWanted: () => boolean): Promise<number> {
    const json = this.#store.meta(metaKey);
    const record = noted(json, recordSchema);
    const columns = new VectorColumns(this.#dimensions);
    const isRead = record !== undefined && (await this.#read(record, columns, isWanted));
    if (!isWanted()) return 0;
    if (!isRead || !this.#isWhole(record, columns)) {
      this.discard();
      return 0;
    }
    this.#recorded = json;
    use(columns);
    return record.last;
  }

  /** Once what was removed since is gone from them. */
  #isWhole({ revision, last }: FileRecord, columns: VectorColumns): boolean {
    const removed = this.#store.passages.removedSince(revision);
    if (removed === undefined) return false;
    columns.remove(new Set(removed));
    columns.removeAfter(last);
    // Numbers are never used again, so an equal count means the same set.
    return columns.size === this.#store.passages.countUpTo(last);
  }

  async #read({ blocks, dimensions }: FileRecord, columns: VectorColumns, isWanted: () => boolean): Promise<boolean> {
    if (dimensions !== this.#dimensions) return false;
    let file: number;
    try {
      file = openSync(this.#path, 'r');
    } catch {
      return false;
    }
    try {
      for (const [nth, sum] of blocks.entries()) {
        // Four megabytes, before other work has its turn: some ten milliseconds.
        await nextTurn();
        if (!isWanted()) return false;
        const parts = columns.openBlock();
        let found = 0;
        for (const part of parts) {
          if (readSync(file, part) !== part.length) return false;
          found = crc32(part, found);
        }
        if (found !== sum) return false;
        columns.closeBlock(nth === blocks.length - 1);
      }
      return true;
    } catch {
      return false;
    } finally {
      closeSync(file);
    }
  }

  /** Writes what has changed; the whole where another process has written meanwhile. */
  async save(columns: VectorColumns, revision: Revision, last: number): Promise<void> {
    const before = this.#known();
    if (before === undefined) columns.changeAll();
    const changed = columns.takeChanged();
    if (changed.length === 0) return;
    const blocks = before?.blocks.slice(0, columns.blocks) ?? [];
    try {
      const file = await open(this.#path, before === undefined ? 'w' : 'r+', 0o600);
      try {
        for (const nth of changed) {
          // A copy: the columns go on changing.
          const bytes = Buffer.concat(columns.block(nth));
          blocks[nth] = crc32(bytes);
          await file.write(bytes, 0, bytes.length, nth * bytes.length);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      const record: FileRecord = { version: 2, dimensions: this.#dimensions, blocks, revision, last };
      const json = JSON.stringify(record);
      this.#store.setMeta(metaKey, json);
      this.#recorded = json;
    } catch {
      // The disk is full, or another process holds SQLite. What is not recorded is not loaded; the next change tries again.
      this.discard();
    }
  }

  #known(): FileRecord | undefined {
    if (this.#recorded === undefined || this.#store.meta(metaKey) !== this.#recorded) return undefined;
    if (!existsSync(this.#path)) return undefined;
    return noted(this.#recorded, recordSchema);
  }
}
