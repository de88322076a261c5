/**
 * The local file as a copy of a shared store: takes in what others have committed there.
 * Promises: a change is taken in wholly or not at all, with just its revision; what came is held against its seals before
 * it counts; a passage that stays keeps its number, and what goes is remembered as gone, so that the search structures
 * follow as they follow any commit. Does not know where the rows come from.
 */
import { FootnoteError } from '../errors.ts';
import { digest } from './article-rows.ts';
import { deleteCaches } from './caches.ts';
import { type Database, readMeta, revisionOf, type Row, type Value, writeMeta } from './database.ts';
import type { Revision } from './index-report.ts';
import { forgetClock } from './missing-articles.ts';
import {
  type ArticleRows,
  columnsOf,
  failuresOf,
  knownIds,
  type ReplicaChange,
  type ReplicaState,
  replicaTableNames,
  rowsOf,
  stateOf,
} from './replica-tables.ts';
import { formatVersion, rememberedRevisions } from './schema.ts';
import { allSealsOf, sealArticles, storedSeal, unsealArticles } from './seals.ts';

/** The shared store that this file is a copy of, by the id that it was given. */
const storeKey = 'sharedStore';
const among = 'IN (SELECT value FROM json_each(?))';

/** What a shared store tells of itself, and of what has changed there. */
export interface Incoming {
  readonly from: Revision;
  readonly state: ReplicaState;
  /** All ids that have changed since, and which of these are articles now. */
  readonly ids: readonly string[];
  readonly present: ReadonlySet<string>;
  readonly failures: readonly Row[] | undefined;
}

export class Replica {
  readonly #folder: string;
  readonly #database: Database;

  constructor(folder: string, database: Database) {
    this.#folder = folder;
    this.#database = database;
  }

  /** The id of the store that it is a copy of; undefined where it is an index of its own. */
  get of(): string | undefined {
    const id = readMeta(this.#database, storeKey);
    return id === undefined || id === '' ? undefined : id;
  }

  /** `undefined`: an index of its own from now on. */
  belongTo(store: string | undefined): void {
    writeMeta(this.#database, storeKey, store ?? '');
  }

  /** Empty, as a copy of another store: nothing of what there was is taken for what is to come. */
  beginAnew(store: string): void {
    deleteCaches(this.#folder, 'all');
    this.#database.transaction(() => {
      for (const table of ['articles', 'missing', 'withdrawn', 'failures', 'meta', 'removals', 'sqlite_sequence']) {
        this.#database.run(`DELETE FROM ${table}`);
      }
      writeMeta(this.#database, 'format', String(formatVersion));
      this.belongTo(store);
      sealArticles(this.#database, []);
    });
  }

  get state(): ReplicaState {
    return stateOf(this.#database);
  }

  get isEmpty(): boolean {
    return this.ids().length === 0;
  }

  /** Of articles, missing and withdrawn ones. */
  ids(): string[] {
    return knownIds(this.#database);
  }

  rows(ids: readonly string[]): ArticleRows {
    return rowsOf(this.#database, ids);
  }

  failures(): Row[] {
    return failuresOf(this.#database);
  }

  /** What changes the file in here is told, and all is as before: it is committed elsewhere first. */
  rehearse(change: () => { readonly ids: readonly string[]; readonly hasFailures: boolean }): ReplicaChange {
    return this.#database.rehearse(() => {
      const from = revisionOf(this.#database);
      const { ids, hasFailures } = change();
      return {
        from,
        state: this.state,
        ids,
        rows: this.rows(ids),
        failures: hasFailures ? this.failures() : undefined,
      };
    });
  }

  /** Takes in a change that is all there. False where the file is at another revision than it begins from. */
  take({ from, state, ids, rows, failures }: ReplicaChange): boolean {
    return this.#database.transaction(() => {
      if (revisionOf(this.#database) !== from) return false;
      const present = new Set(rows.articles.map((row) => String(row['id'])));
      this.#begin({ from, state, ids, present, failures }, false);
      this.#put(rows);
      this.#end(state);
      return true;
    });
  }

  /** Takes in what comes in parts; nothing of it counts before the last one. */
  async takeParts(incoming: Incoming, parts: AsyncIterable<ArticleRows>): Promise<boolean> {
    // The first part is there before the file is held: most changes have no other.
    const iterator = parts[Symbol.asyncIterator]();
    let part = await iterator.next();
    try {
      return await this.#database.held(async () => {
        if (revisionOf(this.#database) !== incoming.from) return false;
        this.#begin(incoming, true);
        for (; part.done !== true; part = await iterator.next()) this.#put(part.value);
        this.#end(incoming.state);
        return true;
      });
    } finally {
      await iterator.return?.();
    }
  }

  /** What has changed leaves its place, so that others can take it; what is no article goes. */
  #begin({ ids, present, failures }: Incoming, isFromElsewhere: boolean): void {
    unsealArticles(this.#database, ids);
    const gone = JSON.stringify(ids.filter((id) => !present.has(id)));
    const all = JSON.stringify(ids);
    this.#database.run(`DELETE FROM articles WHERE id ${among}`, gone);
    this.#database.run(`UPDATE articles SET path = '/' || id, rowid = -rowid WHERE id ${among}`, all);
    for (const table of ['tags', 'untagged', 'copies']) {
      this.#database.run(`DELETE FROM ${table} WHERE articleId ${among}`, all);
    }
    for (const table of ['missing', 'withdrawn']) this.#database.run(`DELETE FROM ${table} WHERE id ${among}`, all);
    // How long something has been missing was counted by somebody else's clock.
    if (isFromElsewhere) forgetClock(this.#database);
    if (failures === undefined) return;
    this.#database.run('DELETE FROM failures');
    for (const row of failures) this.#insert('failures', ['path', 'reason', 'fileStamp'], row);
  }

  #put(rows: ArticleRows): void {
    const ids = rows.articles.map((row) => String(row['id']));
    const list = JSON.stringify(ids);
    this.#database.run(
      `DELETE FROM passages WHERE articleId ${among} AND number NOT IN (SELECT value FROM json_each(?))`,
      list,
      JSON.stringify(rows.passages.map(({ number }) => number)),
    );
    for (const row of rows.signatures) {
      // One that is as it was is not numbered anew.
      this.#database.run(
        'DELETE FROM signatures WHERE articleId = ? AND number <> ?',
        String(row['articleId']),
        Number(row['number']),
      );
    }
    for (const name of replicaTableNames) {
      if (name === 'seals') continue;
      const columns = columnsOf(name).filter((column) => name !== 'readings' || column !== 'articleId');
      for (const row of rows[name]) this.#insert(name, columns, row);
    }
    this.#check(ids, rows);
  }

  #check(ids: readonly string[], rows: ArticleRows): void {
    sealArticles(this.#database, ids);
    const seals = new Map(rows.seals.map((row) => [String(row['articleId']), row['seal']]));
    for (const { id, path, text, textHash } of rows.articles) {
      const isWhole = storedSeal(this.#database, String(id)) === seals.get(String(id));
      if (!isWhole || digest(String(text)) !== textHash) throw notWhatWasStored(String(path));
    }
  }

  #end(state: ReplicaState): void {
    for (const [table, last] of [
      ['passages', state.lastPassage],
      ['signatures', state.lastSignature],
    ] as const) {
      const kept = this.#database.get('SELECT seq FROM sqlite_sequence WHERE name = ?', table);
      if (kept === undefined) this.#database.run('INSERT INTO sqlite_sequence VALUES (?, ?)', table, last);
      else this.#database.run('UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?', last, table);
    }
    for (const [key, value] of Object.entries(state.stamp)) writeMeta(this.#database, key, value);
    writeMeta(this.#database, 'revision', String(state.revision));
    this.#database.run('DELETE FROM removals WHERE revision <= ?', state.revision - rememberedRevisions);
    if (allSealsOf(this.#database) !== state.allSeals) throw notWhatWasStored('articles of it are missing');
    sealArticles(this.#database, []);
  }

  #insert(table: string, columns: readonly string[], row: Row): void {
    const names = columns.map((column) => (column === 'position' ? 'rowid' : `"${column}"`));
    const key = table === 'articles' ? 'id' : table === 'passages' || table === 'readings' ? 'number' : undefined;
    const kept = names.filter((name) => name !== `"${key ?? ''}"`);
    const onConflict =
      key === undefined
        ? ''
        : `ON CONFLICT (${key}) DO UPDATE SET ${kept.map((name) => `${name} = excluded.${name}`).join(', ')}`;
    this.#database.run(
      `INSERT ${key === undefined ? 'OR REPLACE' : ''} INTO ${table} (${names.join(', ')})
       VALUES (${names.map(() => '?').join(', ')}) ${onConflict}`,
      ...columns.map((column) => asValue(row[column])),
    );
  }
}

function notWhatWasStored(what: string): FootnoteError {
  return new FootnoteError(
    'store-damaged',
    `The shared store does not hold what was stored there (${what}).`,
    'This server goes on with what it has. Run "footnote index --rebuild" to build the store anew from the articles.',
  );
}

function asValue(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array) {
    return value;
  }
  throw new TypeError('A row holds what the index does not.');
}
