/**
 * A backup: one SQLite file that holds other files in pieces, each file with its size and hash.
 * Promises: what is taken in comes out byte for byte, or is refused; a backup that was not finished is none. Does not know
 * what the files are.
 */
import { createHash, hash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describeError, FootnoteError } from '../errors.ts';

export interface BackedUpFile {
  /** Of the backup, with slashes. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

const formatVersion = 'footnote-backup-1';
const pieceBytes = 1024 * 1024;
const schema = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE files (path TEXT PRIMARY KEY, bytes INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE TABLE pieces (path TEXT NOT NULL, nth INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (path, nth)) STRICT;
`;

export class BackupWriter {
  readonly #file: string;
  readonly #connection: InstanceType<typeof DatabaseSync>;

  /** `file` must not exist. */
  constructor(file: string) {
    this.#file = file;
    closeSync(openSync(file, 'wx', 0o600));
    this.#connection = new DatabaseSync(file);
    this.#connection.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN; ${schema}`);
  }

  add(path: string, from: string): BackedUpFile {
    const file = openSync(from, 'r');
    try {
      const insert = this.#connection.prepare('INSERT INTO pieces VALUES (?, ?, ?)');
      const whole = createHash('sha256');
      let bytes = 0;
      for (let nth = 0; ; nth += 1) {
        const piece = Buffer.alloc(pieceBytes);
        const length = readSync(file, piece);
        if (length === 0) break;
        const data = piece.subarray(0, length);
        whole.update(data);
        bytes += length;
        insert.run(path, nth, data);
      }
      const added = { path, bytes, hash: whole.digest('hex') };
      this.#connection.prepare('INSERT INTO files VALUES (?, ?, ?)').run(path, bytes, added.hash);
      return added;
    } finally {
      closeSync(file);
    }
  }

  /** On disk when it returns. Until then it is no backup. */
  finish(made: string): void {
    const all = this.#connection.prepare('SELECT path, hash FROM files ORDER BY path').all();
    const note = this.#connection.prepare('INSERT INTO meta VALUES (?, ?)');
    note.run('format', formatVersion);
    note.run('made', made);
    note.run('all', hash('sha256', JSON.stringify(all)));
    this.#connection.exec('COMMIT');
    this.#connection.close();
    const file = openSync(this.#file, 'r+');
    fsyncSync(file);
    closeSync(file);
  }

  discard(): void {
    this.#connection.close();
    rmSync(this.#file, { force: true });
  }
}

export class BackupReader {
  readonly #file: string;
  readonly #connection: InstanceType<typeof DatabaseSync>;
  readonly files: readonly BackedUpFile[];
  readonly made: string;

  /** Throws unless it is a finished backup. */
  constructor(file: string) {
    this.#file = file;
    if (!existsSync(file)) throw this.#refused('there is no such file');
    this.#connection = new DatabaseSync(file, { readOnly: true });
    try {
      const meta = new Map(this.#all('SELECT key, value FROM meta').map(({ key, value }) => [key, String(value)]));
      if (meta.get('format') !== formatVersion) throw new Error(`its format is ${meta.get('format') ?? 'unknown'}`);
      const rows = this.#all('SELECT path, hash FROM files ORDER BY path');
      if (hash('sha256', JSON.stringify(rows)) !== meta.get('all')) throw new Error('files of it are missing');
      this.made = meta.get('made') ?? '';
      this.files = this.#all('SELECT path, bytes, hash FROM files ORDER BY path').map((row) => ({
        path: String(row['path']),
        bytes: Number(row['bytes']),
        hash: String(row['hash']),
      }));
    } catch (error) {
      this.#connection.close();
      throw this.#refused(describeError(error), error);
    }
  }

  /** Writes a file, with the folders that it lies in, and holds it against its size and hash. */
  extract({ path, bytes, hash: wanted }: BackedUpFile, to: string): void {
    if (path.split('/').some((part) => part === '..' || part === '')) throw this.#refused(`${path} is no path`);
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    const file = openSync(to, 'wx', 0o600);
    const whole = createHash('sha256');
    let written = 0;
    try {
      for (let nth = 0; written < bytes; nth += 1) {
        const data = this.#piece(path, nth);
        if (data === undefined) break;
        whole.update(data);
        written += data.length;
        writeSync(file, data);
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (written !== bytes || whole.digest('hex') !== wanted) throw this.#refused(`${path} is not what was backed up`);
  }

  close(): void {
    this.#connection.close();
  }

  #piece(path: string, nth: number): Uint8Array | undefined {
    try {
      const [row] = this.#all('SELECT data FROM pieces WHERE path = ? AND nth = ?', path, nth);
      const data = row?.['data'];
      return data instanceof Uint8Array ? data : undefined;
    } catch (error) {
      throw this.#refused(describeError(error), error);
    }
  }

  #all(sql: string, ...values: (string | number)[]): Readonly<Record<string, unknown>>[] {
    const rows: Readonly<Record<string, unknown>>[] = this.#connection.prepare(sql).all(...values);
    return rows;
  }

  #refused(reason: string, cause?: unknown): FootnoteError {
    return new FootnoteError(
      'backup-unusable',
      `${this.#file} is not a whole backup (${reason}).`,
      'Nothing was changed. Restore another backup.',
      { cause },
    );
  }
}

/** A copy of a database as of one moment, while others write to it. */
export function copyDatabase(from: string, folder: string, name: string): string {
  const copy = join(folder, name);
  const connection = new DatabaseSync(from);
  try {
    connection.exec(`PRAGMA busy_timeout = 10000; PRAGMA temp_store = MEMORY`);
    connection.exec(`VACUUM INTO '${copy.replaceAll("'", "''")}'`);
  } finally {
    connection.close();
  }
  return copy;
}
