/**
 * One connection to a SQLite file in index/: how it is opened, kept safe and kept clean.
 * Promises: a transaction happens wholly or not at all and is on disk when it returns; `tidy` leaves nothing of what was
 * deleted in freed pages or in the write-ahead log. Does not know what the tables mean.
 */
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { diskFull, FootnoteError, isDiskFull } from '../errors.ts';
import type { Revision } from './index-report.ts';

export type Row = Readonly<Record<string, unknown>>;
export type Value = string | number | null | Uint8Array;

const indexName = 'footnote.sqlite';
/** Files up to this size are rewritten after a removal, which takes up to a tenth of a second. */
const vacuumBytes = 16 * 1024 * 1024;
/** How long a commit waits for another process's. */
const busyMilliseconds = 5000;
/** Kept of the file in memory, at most; with the 2 MB that SQLite takes unasked, a search of 100,000 passages takes 20 % longer. */
const cacheKilobytes = 65_536;

export class Database {
  readonly #connection: InstanceType<typeof DatabaseSync>;
  #isPinned = false;
  readonly #statements = new Map<string, ReturnType<InstanceType<typeof DatabaseSync>['prepare']>>();

  constructor(folder: string, name = indexName) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = databaseFile(folder, name);
    this.#connection = new DatabaseSync(file);
    this.#useLog();
    this.#connection.exec(
      // FULL: a commit is on disk when it returns. secure_delete: freed bytes are overwritten with zeros.
      `PRAGMA busy_timeout = ${busyMilliseconds}; PRAGMA synchronous = FULL;` +
        `PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -${cacheKilobytes}`,
    );
    for (const part of parts) if (existsSync(file + part)) chmodSync(file + part, 0o600);
  }

  /** Where another process is making the same file, SQLite does not wait here, whatever the time-out: so this does. */
  #useLog(): void {
    for (let waited = 0; ; waited += 20) {
      try {
        this.#connection.exec('PRAGMA journal_mode = WAL');
        return;
      } catch (error) {
        if (isFileUseless(error) || waited >= busyMilliseconds) throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      }
    }
  }

  close(): void {
    this.#connection.close();
  }

  exec(sql: string): void {
    this.#connection.exec(sql);
  }

  get(sql: string, ...values: Value[]): Row | undefined {
    const row: Row | undefined = this.#prepare(sql).get(...values);
    return row;
  }

  all(sql: string, ...values: Value[]): Row[] {
    const rows: Row[] = this.#prepare(sql).all(...values);
    return rows;
  }

  run(sql: string, ...values: Value[]): void {
    try {
      this.#prepare(sql).run(...values);
    } catch (error) {
      throw toFault(error);
    }
  }

  pragma(name: string): unknown {
    return this.get(`PRAGMA ${name}`)?.[name];
  }

  transaction<Result>(work: () => Result): Result {
    this.#connection.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#connection.exec('COMMIT');
      return result;
    } catch (error) {
      try {
        this.#connection.exec('ROLLBACK');
      } catch {
        // On a full disk SQLite has rolled back by itself; the reason is the first error.
      }
      throw toFault(error);
    }
  }

  /** From now on, all that is read is of this moment, whatever is committed, until the next pin. */
  pin(): void {
    this.unpin();
    this.#connection.exec('BEGIN');
    this.#isPinned = true;
  }

  unpin(): void {
    if (!this.#isPinned) return;
    this.#isPinned = false;
    this.#connection.exec('COMMIT');
  }

  /**
   * Moves the write-ahead log into the file and empties it. After a removal a small file is rewritten first:
   * secure_delete zeroes what is freed, but promises nothing of copies that SQLite made when it moved rows between
   * pages. False when another connection was reading just then; the caller tries again.
   */
  tidy(removed: boolean): boolean {
    try {
      this.#connection.exec('PRAGMA busy_timeout = 20');
      const bytes = Number(this.pragma('page_count')) * Number(this.pragma('page_size'));
      if (removed && bytes <= vacuumBytes) this.#connection.exec('VACUUM');
      return Number(this.get('PRAGMA wal_checkpoint(TRUNCATE)')?.['busy']) === 0;
    } catch {
      return false;
    } finally {
      this.#connection.exec(`PRAGMA busy_timeout = ${busyMilliseconds}`);
    }
  }

  #prepare(sql: string): ReturnType<InstanceType<typeof DatabaseSync>['prepare']> {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

function toFault(error: unknown): unknown {
  if (error instanceof FootnoteError || !isDiskFull(error)) return error;
  return diskFull('The disk of the index is full: nothing was changed.', error);
}

/** What SQLite makes beside its file. */
const parts = ['', '-wal', '-shm'];

export function databaseFile(folder: string, name = indexName): string {
  return join(folder, name);
}

/** SQLite's codes for a file that another program holds, that is not ours to write, or whose disk is full or fails. */
const outerCodes = new Set([3, 5, 6, 8, 10, 13, 14]);

/** Whether somebody else holds it just now. */
export function isDatabaseBusy(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' && [5, 6].includes(code & 255);
}

/** Whether an error means that the file itself is of no use, rather than that it cannot be had just now. */
export function isFileUseless(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  // The low byte is the code, the rest says more.
  return typeof code === 'number' && !outerCodes.has(code & 255);
}

/** Puts the file, with what lies beside it, under another name. */
export function setAside(folder: string, name: string, aside: string): void {
  for (const part of parts) {
    if (existsSync(join(folder, name + part))) renameSync(join(folder, name + part), join(folder, aside + part));
  }
}

/** Deletes the file and what lies beside it. */
export function deleteDatabase(folder: string): void {
  for (const part of parts) rmSync(databaseFile(folder) + part, { force: true });
}

// What an index notes of itself, by name; first of all its revision.

export function readMeta(database: Database, key: string): string | undefined {
  const value = database.get('SELECT value FROM meta WHERE key = ?', key)?.['value'];
  return typeof value === 'string' ? value : undefined;
}

export function writeMeta(database: Database, key: string, value: string): void {
  database.run('INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value);
}

export function revisionOf(database: Database): Revision {
  return Number(readMeta(database, 'revision') ?? 0);
}
