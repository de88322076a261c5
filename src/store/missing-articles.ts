/**
 * Articles whose files are not there just now, and ids of those that were withdrawn for good. A missing one is out of all
 * tables that are searched and listed, and lies here whole, so that it comes back as it was, without being read or
 * embedded again; a removal takes it out of here too.
 * Promises: what comes back is byte for byte what was set aside, or does not come back at all. Does not know files, nor
 * how long is long enough. Runs inside the transaction of its caller where it changes articles.
 */
import { hash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { MissingArticle } from './index-report.ts';
import { type Database, readMeta, type Row, type Value, writeMeta } from './database.ts';
import type { KnownFile, Place } from './store-change.ts';

/** An index of before is given them when it is opened. */
export const missingTables = `
CREATE TABLE IF NOT EXISTS missing (
  id TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  title TEXT NOT NULL,
  contentHash TEXT NOT NULL,
  since TEXT NOT NULL,      -- ISO 8601, to be shown; nothing is counted by it
  waited REAL NOT NULL,     -- milliseconds for which it was surely missing
  places TEXT NOT NULL,     -- JSON: [{path, fileStamp}]
  stamp TEXT NOT NULL,      -- what made its vectors
  kept BLOB,                -- its rows; none where only a stored answer knows of it
  keptHash TEXT             -- of these bytes
) STRICT;
CREATE TABLE IF NOT EXISTS withdrawn (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`;

/** Tables of which the rows of an article are kept as they are. */
const tables = ['articles', 'signatures', 'tags', 'untagged', 'passages', 'readings'] as const;
type KeptRows = Readonly<Record<(typeof tables)[number], readonly Row[]>>;

const seenKey = 'missingSeen';

/** A reading of two clocks, in milliseconds: the one on the wall may be set; the other runs since the machine was started. */
export interface ClockReading {
  readonly wall: number;
  readonly uptime: number;
}

export class MissingArticles {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  ids(): string[] {
    return this.#database.all('SELECT id FROM missing').map((row) => String(row['id']));
  }

  /** Those of which more is known than an id. */
  list(): MissingArticle[] {
    return this.#database
      .all(`SELECT id, path, title, since FROM missing WHERE path <> '' ORDER BY path`)
      .map((row) => ({
        id: String(row['id']),
        path: String(row['path']),
        title: String(row['title']),
        since: String(row['since']),
      }));
  }

  since(id: string): string | undefined {
    const since = this.#database.get('SELECT since FROM missing WHERE id = ?', id)?.['since'];
    return typeof since === 'string' ? since : undefined;
  }

  wasWithdrawn(id: string): boolean {
    return this.#database.get('SELECT 1 AS found FROM withdrawn WHERE id = ?', id) !== undefined;
  }

  /** Every place at which one lay that can come back. `stamp`: what makes vectors now. */
  knownFiles(stamp: string): KnownFile[] {
    return this.#database
      .all('SELECT id, title, contentHash, places FROM missing WHERE kept IS NOT NULL AND stamp = ?', stamp)
      .flatMap((row) =>
        placesOf(row).map((place) => ({
          ...place,
          id: String(row['id']),
          title: String(row['title']),
          contentHash: String(row['contentHash']),
        })),
      );
  }

  /** All places of each. */
  places(): { readonly id: string; readonly title: string; readonly path: string }[] {
    return this.#database
      .all('SELECT id, title, places FROM missing')
      .flatMap((row) =>
        placesOf(row).map(({ path }) => ({ id: String(row['id']), title: String(row['title']), path })),
      );
  }

  /** An article that stored answers cite and that nothing else is known of. */
  note({ id, path, title }: Pick<MissingArticle, 'id' | 'path' | 'title'>, contentHash: string): void {
    this.#database.run(
      `INSERT OR IGNORE INTO missing VALUES (?, ?, ?, ?, ?, 0, '[]', '', NULL, NULL)`,
      id,
      path,
      title,
      contentHash,
      new Date().toISOString(),
    );
  }

  forget(id: string): void {
    this.#database.run('DELETE FROM missing WHERE id = ?', id);
  }

  /**
   * They are missing still. Between two looks as much time has surely gone as both clocks say that it has: a clock that is
   * set back or forward, a start of the machine, or an index that came from another one, make it less, never more. Tells
   * the milliseconds that each has waited; `now`: undefined where nothing can be told from what is missing.
   */
  count(now: ClockReading | undefined): Map<string, number> {
    const more = now === undefined ? 0 : elapsed(readMeta(this.#database, seenKey), now);
    if (more > 0) this.#database.run('UPDATE missing SET waited = waited + ?', more);
    const waited = this.#database.all('SELECT id, waited FROM missing');
    return new Map(waited.map((row) => [String(row['id']), Number(row['waited'])]));
  }

  /** From when the next count begins; undefined: from its own time. */
  remember(now: ClockReading | undefined): void {
    const seen = now === undefined ? '' : JSON.stringify(now);
    if ((readMeta(this.#database, seenKey) ?? '') !== seen) writeMeta(this.#database, seenKey, seen);
  }

  // Within a commit

  /** Out of the index, and in here; its rows only where they are `whole`: what is damaged must not come back as sound. */
  setAside(id: string, stamp: string, whole: boolean): void {
    const article = this.#database.get('SELECT * FROM articles WHERE id = ?', id);
    if (article === undefined) return;
    const places = this.#database.all(
      'SELECT path, fileStamp FROM articles WHERE id = ?1 UNION ALL SELECT path, fileStamp FROM copies WHERE articleId = ?1',
      id,
    );
    const of = (table: string): Row[] => this.#database.all(`SELECT * FROM ${table} WHERE articleId = ?`, id);
    const rows: KeptRows = {
      articles: [article],
      signatures: of('signatures'),
      tags: of('tags'),
      untagged: of('untagged'),
      passages: of('passages'),
      readings: this.#database.all(
        'SELECT r.* FROM passages p JOIN readings r ON r.number = p.number WHERE p.articleId = ?',
        id,
      ),
    };
    const kept = whole ? serialize(rows) : null;
    this.#database.run(
      'INSERT OR REPLACE INTO missing VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?)',
      id,
      String(article['path']),
      String(article['title']),
      String(article['contentHash']),
      new Date().toISOString(),
      JSON.stringify(places),
      stamp,
      kept,
      kept && hash('sha256', kept),
    );
    this.#database.run('DELETE FROM articles WHERE id = ?', id);
  }

  /** Back into the index, at a path of its own until it is moved to where it lies. Numbers are new: none is used twice. */
  takeBack(id: string): void {
    const row = this.#database.get('SELECT kept, keptHash FROM missing WHERE id = ?', id);
    const kept = row?.['kept'];
    if (!(kept instanceof Uint8Array)) return;
    if (hash('sha256', kept) !== row?.['keptHash']) {
      // Damaged: the file is read as a new one.
      this.#database.run('UPDATE missing SET kept = NULL WHERE id = ?', id);
      return;
    }
    const rows: KeptRows = deserialize(kept);
    const readings = new Map(rows.readings.map((reading) => [reading['number'], reading]));
    for (const article of rows.articles) this.#insert('articles', { ...article, path: `/${id}` });
    for (const table of ['signatures', 'tags', 'untagged'] as const) {
      for (const { number: _, ...values } of rows[table]) this.#insert(table, values);
    }
    for (const { number, ...values } of rows.passages) {
      this.#insert('passages', values);
      const reading = readings.get(number);
      if (reading === undefined) continue;
      const last = Number(this.#database.get('SELECT last_insert_rowid() AS number')?.['number']);
      this.#insert('readings', { ...reading, number: last });
    }
    this.forget(id);
  }

  /** For good. */
  withdraw(id: string): void {
    this.forget(id);
    this.#database.run('INSERT OR IGNORE INTO withdrawn VALUES (?)', id);
  }

  /** It is in the index. */
  isBack(id: string): void {
    this.forget(id);
    this.#database.run('DELETE FROM withdrawn WHERE id = ?', id);
  }

  #insert(table: string, row: Row): void {
    const columns = Object.keys(row);
    this.#database.run(
      `INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(', ')})
       VALUES (${columns.map(() => '?').join(', ')})`,
      ...columns.map((column) => toValue(row[column])),
    );
  }
}

/** The next count begins from its own time: what was noted before says nothing of what is missing now. */
export function forgetClock(database: Database): void {
  if ((readMeta(database, seenKey) ?? '') !== '') writeMeta(database, seenKey, '');
}

/** After a start of the machine its clock begins anew: then so much is sure as it shows. */
function elapsed(seen: string | undefined, now: ClockReading): number {
  if (seen === undefined || seen === '') return 0;
  const before: ClockReading = JSON.parse(seen);
  const running = now.uptime >= before.uptime ? now.uptime - before.uptime : now.uptime;
  return Math.max(0, Math.min(running, now.wall - before.wall));
}

/** Only this file writes the JSON, so its shape is taken as given. */
function placesOf(row: Row): Place[] {
  return JSON.parse(String(row['places']));
}

function toValue(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array) {
    return value;
  }
  throw new TypeError('A row holds what SQLite does not.');
}
