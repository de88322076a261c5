/**
 * One connection to a SQLite file in index/: how it is opened, kept safe and kept clean.
 * Promises: a transaction happens wholly or not at all and is on disk when it returns; `tidy` leaves nothing of what was
 * deleted in freed pages or in the write-ahead log; damage that SQLite meets is said with the name of the file, what is
 * lost and what mends it. Does not know what the tables mean.
 */
import { chmodSync, copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { indexName, naming } from './damage.ts';
import type { Revision } from './index-report.ts';

export type Row = Readonly<Record<string, unknown>>;
export type Value = string | number | null | Uint8Array;

/** Files up to this size are rewritten after a removal, which takes up to a tenth of a second. */
const vacuumBytes = 16 * 1024 * 1024;
/** How long a commit waits for another process's. */
const busyMilliseconds = 5000;
/** How long whoever wants a file alone waits for the others to close it. */
const aloneMilliseconds = 1000;
/** Kept of the file in memory, at most; with the 2 MB that SQLite takes unasked, a search of 100,000 passages takes 20 % longer. */
const cacheKilobytes = 65_536;

export class Database {
  readonly #name: string;
  readonly #connection: InstanceType<typeof DatabaseSync>;
  #isPinned = false;
  readonly #statements = new Map<string, ReturnType<InstanceType<typeof DatabaseSync>['prepare']>>();

  /** `alone`: no other connection may have the file open, nor open it before this one is closed. */
  constructor(folder: string, name = indexName, alone = false) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = databaseFile(folder, name);
    this.#name = name;
    this.#connection = naming(name, () => connected(file, alone));
    try {
      this.exec(
        // FULL: a commit is on disk when it returns. secure_delete: freed bytes are overwritten with zeros.
        `PRAGMA busy_timeout = ${busyMilliseconds}; PRAGMA synchronous = FULL;` +
          `PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -${cacheKilobytes}`,
      );
    } catch (error) {
      this.#connection.close();
      throw error;
    }
    for (const part of parts) if (existsSync(file + part)) chmodSync(file + part, 0o600);
  }

  /** Leaves all in the file itself, where no other connection is at work: statements that are kept would hold back SQLite. */
  close(): void {
    try {
      this.#connection.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // The log stays, and is taken in by the next to open the file.
    }
    this.#connection.close();
  }

  /** Of a file that is held alone: empties its log into it, and lets others in again. What is damaged may not allow it. */
  letGo(): void {
    this.exec('PRAGMA journal_mode = DELETE');
    this.exec('PRAGMA locking_mode = NORMAL; SELECT count(*) FROM sqlite_master');
  }

  exec(sql: string): void {
    naming(this.#name, () => this.#connection.exec(sql));
  }

  get(sql: string, ...values: Value[]): Row | undefined {
    return naming(this.#name, (): Row | undefined => this.#prepare(sql).get(...values));
  }

  all(sql: string, ...values: Value[]): Row[] {
    return naming(this.#name, (): Row[] => this.#prepare(sql).all(...values));
  }

  run(sql: string, ...values: Value[]): void {
    naming(this.#name, () => this.#prepare(sql).run(...values));
  }

  pragma(name: string): unknown {
    return this.get(`PRAGMA ${name}`)?.[name];
  }

  transaction<Result>(work: () => Result): Result {
    return this.#within('BEGIN IMMEDIATE', work);
  }

  /** What is read is of one moment, whoever commits meanwhile. Not within a transaction; within a pin, of its moment. */
  snapshot<Result>(work: () => Result): Result {
    if (this.#isPinned) return work();
    return this.#within('BEGIN', work);
  }

  /** What work would come to; nothing of what it changes stays. */
  rehearse<Result>(work: () => Result): Result {
    this.exec('BEGIN IMMEDIATE');
    try {
      return work();
    } finally {
      this.#connection.exec('ROLLBACK');
    }
  }

  /** A transaction that waits for something else: meanwhile no other connection can write. */
  async held<Result>(work: () => Promise<Result>): Promise<Result> {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = await work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      this.#connection.exec('ROLLBACK');
      throw error;
    }
  }

  #within<Result>(begin: 'BEGIN' | 'BEGIN IMMEDIATE', work: () => Result): Result {
    this.exec(begin);
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      try {
        this.#connection.exec('ROLLBACK');
      } catch {
        // On a full disk SQLite has rolled back by itself; the reason is the first error.
      }
      throw error;
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

/** With a write-ahead log. Again where another file was put in its place meanwhile. */
function connected(file: string, alone: boolean): InstanceType<typeof DatabaseSync> {
  for (;;) {
    const before = inodeOf(file);
    const connection = new DatabaseSync(file);
    try {
      if (alone) {
        connection.exec(`PRAGMA busy_timeout = ${aloneMilliseconds}; PRAGMA locking_mode = EXCLUSIVE`);
        connection.exec('BEGIN IMMEDIATE; COMMIT');
      }
      useLog(connection);
    } catch (error) {
      connection.close();
      throw error;
    }
    if (before === undefined || before === inodeOf(file)) return connection;
    connection.close();
  }
}

function inodeOf(file: string): bigint | undefined {
  return statSync(file, { bigint: true, throwIfNoEntry: false })?.ino;
}

/** Where another process is making the same file, SQLite does not wait here, whatever the time-out: so this does. */
function useLog(connection: InstanceType<typeof DatabaseSync>): void {
  for (let waited = 0; ; waited += 20) {
    try {
      connection.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (isFileUseless(error) || waited >= busyMilliseconds) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
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

/**
 * Puts another file in the place of a database, and what was there under another name. Promises: killed at any moment,
 * one of the two stands in the place, and the first is whole under one of its names.
 */
export function exchange(folder: string, name: string, made: string, aside: string): void {
  const place = join(folder, name);
  try {
    linkSync(place, join(folder, aside));
  } catch {
    // A file system without a second name for a file.
    copyFileSync(place, join(folder, aside));
  }
  // What SQLite wrote beside the one must not be taken for the other's.
  for (const part of parts.slice(1)) {
    if (existsSync(place + part)) renameSync(place + part, join(folder, aside + part));
  }
  renameSync(join(folder, made), place);
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
