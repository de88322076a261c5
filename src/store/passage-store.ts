/**
 * The truth: articles, passages and vectors in one SQLite file. Caches are built from it and can always be thrown away.
 * Promises: a commit happens wholly or not at all, and adds one to the revision; what is removed is gone from the file,
 * from freed pages and from the write-ahead log. Changes all of it; what is read stands in stored-articles.ts and
 * stored-passages.ts. Does not know files, formats, embedders or rankings.
 */
import { existsSync } from 'node:fs';
import { describeError, diskFull, FootnoteError, isDiskFull } from '../errors.ts';
import type { Revision } from './index-report.ts';
import { Database, databaseFile, deleteDatabase, isFileUseless, readMeta, revisionOf, writeMeta } from './database.ts';
import { keepArticle, keepCopies } from './keep-article.ts';
import { MissingArticles, missingTables } from './missing-articles.ts';
import { allUntagged, articleIndexes, formatVersion, rememberedRevisions, schema, tagsTable } from './schema.ts';
import { replaceIndex } from './replace-index.ts';
import { refuseOther, type Stamp, stampText } from './stamp.ts';
import type { Place, StoreChange } from './store-change.ts';
import { StoredArticles } from './stored-articles.ts';
import { StoredPassages } from './stored-passages.ts';

export class PassageStore {
  readonly folder: string;
  readonly articles: StoredArticles;
  readonly passages: StoredPassages;
  readonly missing: MissingArticles;
  readonly #database: Database;
  /** Whether words were taken out since the last `tidy`. */
  #removed = false;

  private constructor(folder: string, database: Database) {
    this.folder = folder;
    this.#database = database;
    this.articles = new StoredArticles(database);
    this.passages = new StoredPassages(database, this.articles);
    this.missing = new MissingArticles(database);
  }

  static open(folder: string): PassageStore {
    try {
      const store = new PassageStore(folder, new Database(folder));
      store.#prepareTables();
      return store;
    } catch (error) {
      throw error instanceof FootnoteError ? error : cannotOpen(folder, error);
    }
  }

  /** Whether there is an index that can answer. */
  static isReadable(folder: string): boolean {
    if (!existsSync(databaseFile(folder))) return false;
    try {
      PassageStore.open(folder).close();
      return true;
    } catch (error) {
      const reason = error instanceof FootnoteError ? error.cause : error;
      // One that is only busy is not to be thrown away.
      if (reason !== undefined && !isFileUseless(reason)) throw error;
      return false;
    }
  }

  /**
   * Empties an index: it can be built anew from the articles. Emptied in place where that is possible, because another
   * process may have it open; the revision and the numbers of passages go on, so that nothing old is taken for new.
   */
  static discard(folder: string): void {
    let store: PassageStore | undefined;
    try {
      store = PassageStore.open(folder);
      store.#empty();
    } catch (error) {
      const reason = error instanceof FootnoteError ? error.cause : error;
      // A file that is only busy stays: the process that has it open would go on with a deleted one.
      if (reason !== undefined && !isFileUseless(reason)) {
        throw error instanceof FootnoteError ? error : cannotOpen(folder, error);
      }
      store?.close();
      store = undefined;
      deleteDatabase(folder);
    } finally {
      store?.close();
    }
  }

  #empty(): void {
    this.#database.transaction(() => {
      const next = this.revision + 1;
      for (const table of ['articles', 'failures', 'meta']) this.#database.run(`DELETE FROM ${table}`);
      this.setMeta('format', String(formatVersion));
      this.setMeta('revision', String(next));
    });
    this.#database.tidy(true);
  }

  close(): void {
    this.#database.close();
  }

  /** From now on, all that is read is of one revision, which is told, until the next pin. */
  pin(): Revision {
    this.#database.pin();
    return this.revision;
  }

  unpin(): void {
    this.#database.unpin();
  }

  /** Puts the index in another folder, which is whole, in the place of this one; tells the new revision. */
  replaceBy(folder: string): Revision {
    this.#database.run('ATTACH DATABASE ? AS other', databaseFile(folder));
    try {
      return this.#database.transaction(() => {
        replaceIndex(this.#database, 'other');
        const next = this.revision + 1;
        this.setMeta('revision', String(next));
        return next;
      });
    } finally {
      this.#database.exec('DETACH DATABASE other');
      this.#database.tidy(true);
    }
  }

  #prepareTables(): void {
    if (this.#has('meta')) {
      const format = this.meta('format');
      if (format !== String(formatVersion)) {
        throw new FootnoteError(
          'index-format',
          `The index in ${this.folder} has format ${format ?? 'unknown'}; this Footnote reads format ${formatVersion}.`,
          'Run "footnote index --rebuild" to build it anew from the articles.',
          { status: 409 },
        );
      }
      this.#database.exec(articleIndexes);
      if (!this.#has('missing')) this.#database.transaction(() => this.#database.exec(missingTables));
      if (!this.#has('tags')) this.#database.transaction(() => this.#database.exec(tagsTable + allUntagged));
      return;
    }
    this.#database.transaction(() => {
      this.#database.exec(schema + missingTables);
      this.setMeta('format', String(formatVersion));
    });
  }

  #has(table: string): boolean {
    const found = `SELECT 1 AS found FROM sqlite_master WHERE type = 'table' AND name = ?`;
    return this.#database.get(found, table) !== undefined;
  }

  // Meta and stamp

  meta(key: string): string | undefined {
    return readMeta(this.#database, key);
  }

  setMeta(key: string, value: string): void {
    writeMeta(this.#database, key, value);
  }

  get revision(): Revision {
    return revisionOf(this.#database);
  }

  /** Undefined until the first passage is to be embedded. */
  get stamp(): Stamp | undefined {
    const embedder = this.meta('embedder');
    if (embedder === undefined) return undefined;
    return { embedder, dimensions: Number(this.meta('dimensions')), splitter: Number(this.meta('splitter')) };
  }

  /** Stamps an index that has no stamp yet; refuses one that something else has built. */
  claim(wanted: Stamp): void {
    this.#database.transaction(() => this.#claim(wanted));
  }

  #claim(wanted: Stamp): void {
    const { stamp } = this;
    if (stamp !== undefined) {
      refuseOther(stamp, wanted);
      return;
    }
    this.setMeta('embedder', wanted.embedder);
    this.setMeta('dimensions', String(wanted.dimensions));
    this.setMeta('splitter', String(wanted.splitter));
  }

  counts(): { articles: number; passages: number; newest?: string } {
    const row = this.#database.get(
      'SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM passages) AS passages',
    );
    const { latest } = this.articles.overview();
    return {
      articles: Number(row?.['articles']),
      passages: Number(row?.['passages']),
      ...(latest !== undefined && { newest: latest }),
    };
  }

  // Changes

  /**
   * Returns the new revision. What was removed leaves the files with the next `tidy`. `stamp` says what made the
   * vectors: refused when another process has built the index anew with something else.
   */
  commit(change: StoreChange, stamp: Stamp): Revision {
    const { lose = [], takeBack = [] } = change;
    this.#removed ||= change.remove.length + change.keep.length + lose.length + takeBack.length > 0;
    return this.#database.transaction(() => {
      this.#claim(stamp);
      for (const id of change.remove) {
        this.#database.run('DELETE FROM articles WHERE id = ?', id);
        this.missing.withdraw(id);
      }
      for (const id of lose) this.missing.setAside(id, stampText(stamp));
      for (const id of takeBack) this.missing.takeBack(id);
      this.#move(change.move);
      for (const kept of change.keep) {
        keepArticle(this.#database, kept);
        this.missing.isBack(kept.article.id);
      }
      for (const path of change.mend) this.#database.run('DELETE FROM failures WHERE path = ?', path);
      for (const { path, reason, fileStamp } of change.fail) {
        this.#database.run('INSERT OR REPLACE INTO failures VALUES (?, ?, ?)', path, reason, fileStamp);
      }
      const next = this.revision + 1;
      this.setMeta('revision', String(next));
      this.#database.run('DELETE FROM removals WHERE revision <= ?', next - rememberedRevisions);
      return next;
    });
  }

  #move(moved: StoreChange['move']): void {
    // Two articles may change places, so all leave theirs first. No path begins with a slash.
    for (const { id } of moved) this.#database.run(`UPDATE articles SET path = '/' || id WHERE id = ?`, id);
    for (const { id, places } of moved) {
      const [first, ...copies] = places;
      if (first === undefined) continue;
      this.#database.run('UPDATE articles SET path = ?, fileStamp = ? WHERE id = ?', first.path, first.fileStamp, id);
      keepCopies(this.#database, id, copies);
    }
  }

  /** Files that were touched but not changed: remembered, so that they are not read again. Not a new revision. */
  restamp(places: readonly Place[]): void {
    this.#database.transaction(() => {
      for (const { path, fileStamp } of places) {
        for (const table of ['articles', 'copies'])
          this.#database.run(`UPDATE ${table} SET fileStamp = ? WHERE path = ?`, fileStamp, path);
      }
    });
  }

  /** Leaves nothing of what was removed in the files; false when it must be tried again. See Database. */
  tidy(): boolean {
    const done = this.#database.tidy(this.#removed);
    if (done) this.#removed = false;
    return done;
  }
}

function cannotOpen(folder: string, cause: unknown): FootnoteError {
  if (isDiskFull(cause)) return diskFull('The disk of the index is full: it cannot be opened.', cause);
  return new FootnoteError(
    'index-unreadable',
    `The index in ${folder} cannot be opened (${describeError(cause)}).`,
    isFileUseless(cause)
      ? 'Run "footnote index --rebuild" to build it anew from the articles.'
      : 'See that it can be written to and that no other program holds it, then try again.',
    { cause },
  );
}
