/**
 * The truth: articles, passages and vectors in one SQLite file. Caches are built from it and can always be thrown away.
 * Promises: a commit happens wholly or not at all, and adds one to the revision; what is removed is gone from the file,
 * from freed pages and from the write-ahead log. Changes all of it; what is read stands in stored-articles.ts and
 * stored-passages.ts. Does not know files, formats, embedders or rankings.
 */
import { existsSync, statSync } from 'node:fs';
import { setTimeout as rest } from 'node:timers/promises';
import { describeError, diskFull, FootnoteError, isDiskFull } from '../errors.ts';
import { forgetAsLeft, isAsLeft, noteAsLeft } from './as-left.ts';
import type { Revision } from './index-report.ts';
import { CheckedArticles } from './checked-articles.ts';
import { damaged, indexName } from './damage.ts';
import { Database, databaseFile, deleteDatabase, isFileUseless, readMeta, revisionOf, writeMeta } from './database.ts';
import { keepArticle, keepCopies, keepTags } from './keep-article.ts';
import { MissingArticles, missingTables } from './missing-articles.ts';
import { type Incoming, Replica } from './replica.ts';
import type { ArticleRows, ReplicaChange } from './replica-tables.ts';
import { replaceIndex } from './replace-index.ts';
import {
  allUntagged,
  articleIndexes,
  formatVersion,
  formatWithoutSeals,
  rememberedRevisions,
  schema,
  tagsTable,
} from './schema.ts';
import { checkMeta, isSealed, sealArticles, sealsTable, unsealArticles } from './seals.ts';
import { refuseOther, type Stamp, stampText } from './stamp.ts';
import type { Place, StoreChange } from './store-change.ts';
import { StoredArticles } from './stored-articles.ts';
import { StoredPassages } from './stored-passages.ts';
import { lacking } from './whole-schema.ts';

/** Files up to this size are looked at as a whole when they are not as Footnote left them: a quarter of a second for each 30 MB. */
const mostLookedAt = 64 * 1024 * 1024;
/** Articles that are looked at behind, at once, and milliseconds of rest between. */
const lookedAtOnce = 16;
const restMilliseconds = 20;

export class PassageStore {
  readonly folder: string;
  readonly articles: StoredArticles;
  readonly passages: StoredPassages;
  readonly missing: MissingArticles;
  readonly replica: Replica;
  readonly #database: Database;
  /** Whether words were taken out since the last `tidy`. */
  #removed = false;
  /** Whether `close` notes how the file was left: not where it was never looked at. */
  #isTrusted = false;

  private constructor(folder: string, database: Database, checked = new CheckedArticles(database)) {
    this.folder = folder;
    this.#database = database;
    this.articles = new StoredArticles(database, checked);
    this.passages = new StoredPassages(database, this.articles);
    this.missing = new MissingArticles(database);
    this.replica = new Replica(folder, database);
  }

  /**
   * `check`: whether a file that is not as Footnote left it is looked at as a whole, unless it is large. What cannot be
   * used is thrown; articles that are not what was indexed are left out.
   */
  static open(folder: string, check = false): PassageStore {
    let database: Database | undefined;
    try {
      const isTrusted = isAsLeft(folder, indexName);
      database = new Database(folder);
      const store = new PassageStore(folder, database);
      store.#prepareTables();
      if (check && !isTrusted && statSync(databaseFile(folder)).size <= mostLookedAt) {
        store.articles.checked.checkAll();
        store.#isTrusted = store.articles.checked.leftOut().length === 0;
        if (store.#isTrusted) noteAsLeft(folder, indexName);
      } else store.#isTrusted = check && isTrusted;
      return store;
    } catch (error) {
      database?.close();
      throw error instanceof FootnoteError ? error : cannotOpen(folder, error);
    }
  }

  /** Another connection to the same file, which may be held at a revision. What one finds out, the other knows. */
  another(): PassageStore {
    const database = new Database(this.folder);
    return new PassageStore(this.folder, database, this.articles.checked.through(database));
  }

  /** Whether there is an index that can answer. */
  static isReadable(folder: string): boolean {
    if (!existsSync(databaseFile(folder))) return false;
    try {
      PassageStore.open(folder, true).close();
      return true;
    } catch (error) {
      const reason = error instanceof FootnoteError ? error.cause : error;
      // One that is only busy is not to be thrown away.
      if (reason !== undefined && !isFileUseless(reason)) throw error;
      return false;
    }
  }

  /** Looks at all articles while nothing else is to be done; `found` is told when more of them are left out. */
  async checkBehind(isWanted: () => boolean, found: () => void): Promise<void> {
    const { checked } = this.articles;
    let leftOut = checked.leftOut().length;
    for (let row: number | undefined = 0; row !== undefined && isWanted();) {
      row = checked.checkSome(row, lookedAtOnce);
      const now = checked.damage().length === 0 ? 0 : Math.max(1, checked.leftOut().length);
      if (now > leftOut) {
        this.#isTrusted = false;
        forgetAsLeft(this.folder, indexName);
        found();
      }
      leftOut = now;
      await rest(restMilliseconds);
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
      sealArticles(this.#database, []);
    });
    this.#database.tidy(true);
  }

  close(): void {
    const isTrusted = this.#isTrusted && this.articles.checked.damage().length === 0;
    this.#database.close();
    if (isTrusted) noteAsLeft(this.folder, indexName);
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
      return this.#database.transaction(() => this.#replace());
    } finally {
      this.#letGo();
    }
  }

  /** The same, once `publish` has put it into a shared store: all or nothing of both. */
  async replaceBySharing(
    folder: string,
    publish: (change: Omit<ReplicaChange, 'rows'>) => Promise<void>,
  ): Promise<Revision> {
    this.#database.run('ATTACH DATABASE ? AS other', databaseFile(folder));
    try {
      return await this.#database.held(async () => {
        const { replica, revision: from } = this;
        const before = replica.ids();
        const next = this.#replace();
        const ids = [...new Set([...before, ...replica.ids()])];
        await publish({ from, state: replica.state, ids, failures: replica.failures() });
        return next;
      });
    } finally {
      this.#letGo();
    }
  }

  /** Of the other index. */
  #letGo(): void {
    this.#database.exec('DETACH DATABASE other');
    this.#database.tidy(true);
  }

  #replace(): Revision {
    unsealArticles(this.#database, this.#articleIds());
    replaceIndex(this.#database, 'other');
    const next = this.revision + 1;
    this.setMeta('revision', String(next));
    sealArticles(this.#database, this.#articleIds());
    return next;
  }

  /** Takes in what a shared store has committed. False where the file is at another revision than it begins from. */
  async takeIn(incoming: Incoming, parts: AsyncIterable<ArticleRows>): Promise<boolean> {
    this.#removed = true;
    return this.replica.takeParts(incoming, parts);
  }

  #prepareTables(): void {
    if (this.#has('meta')) {
      let format = this.meta('format');
      if (format === String(formatWithoutSeals)) {
        this.#database.transaction(() => this.#sealAll());
        format = this.meta('format');
      }
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
      const [lack] = lacking(this.#database, schema + missingTables);
      if (lack !== undefined) throw damaged(indexName, `it has no ${lack}`);
      this.#database.snapshot(() => checkMeta(this.#database));
      return;
    }
    this.#database.transaction(() => {
      this.#database.exec(schema + missingTables);
      if (this.meta('format') !== undefined) return;
      this.setMeta('format', String(formatVersion));
      sealArticles(this.#database, []);
    });
  }

  /** Of an index of before. */
  #sealAll(): void {
    // Another process may have done so just now.
    if (this.meta('format') !== String(formatWithoutSeals)) return;
    if (!this.#has('tags')) this.#database.exec(tagsTable + allUntagged);
    this.#database.exec(sealsTable);
    this.setMeta('format', String(formatVersion));
    sealArticles(this.#database, this.#articleIds());
  }

  #articleIds(): string[] {
    return this.#database.all('SELECT id FROM articles').map(({ id }) => String(id));
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
    sealArticles(this.#database, []);
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
    this.#noteRemoved(change);
    return this.#database.transaction(() => {
      this.#change(change, stamp);
      return this.revision;
    });
  }

  /** What `commit` would make of the index, for a shared store; nothing is changed before `replica` takes it in. */
  rehearse(change: StoreChange, stamp: Stamp): ReplicaChange {
    this.#noteRemoved(change);
    return this.replica.rehearse(() => ({
      ids: this.#change(change, stamp),
      hasFailures: change.fail.length + change.mend.length > 0,
    }));
  }

  #noteRemoved({ remove, keep, lose = [], takeBack = [] }: StoreChange): void {
    this.#removed ||= remove.length + keep.length + lose.length + takeBack.length > 0;
  }

  /** Tells the ids of all articles that it touches. Within a transaction. */
  #change(change: StoreChange, stamp: Stamp): string[] {
    const { lose = [], takeBack = [], retag = [] } = change;
    this.#claim(stamp);
    const changed = [
      ...change.keep.map(({ article }) => article.id),
      ...change.move.map(({ id }) => id),
      ...takeBack,
      ...retag.map(({ id }) => id),
    ];
    const whole = new Set(lose.filter((id) => isSealed(this.#database, id)));
    unsealArticles(this.#database, [...changed, ...change.remove, ...lose]);
    for (const id of change.remove) {
      this.#database.run('DELETE FROM articles WHERE id = ?', id);
      this.missing.withdraw(id);
    }
    for (const id of lose) this.missing.setAside(id, stampText(stamp), whole.has(id));
    for (const id of takeBack) this.missing.takeBack(id);
    changed.push(...this.#move(change.move));
    for (const kept of change.keep) {
      changed.push(...keepArticle(this.#database, kept));
      this.missing.isBack(kept.article.id);
    }
    for (const { id, tags } of retag) keepTags(this.#database, id, tags);
    for (const path of change.mend) this.#database.run('DELETE FROM failures WHERE path = ?', path);
    for (const { path, reason, fileStamp } of change.fail) {
      this.#database.run('INSERT OR REPLACE INTO failures VALUES (?, ?, ?)', path, reason, fileStamp);
    }
    const next = this.revision + 1;
    this.setMeta('revision', String(next));
    this.#database.run('DELETE FROM removals WHERE revision <= ?', next - rememberedRevisions);
    sealArticles(this.#database, changed);
    return [...new Set([...changed, ...change.remove, ...lose])];
  }

  /** Tells which other articles were changed by it. */
  #move(moved: StoreChange['move']): string[] {
    // Two articles may change places, so all leave theirs first. No path begins with a slash.
    for (const { id } of moved) this.#database.run(`UPDATE articles SET path = '/' || id WHERE id = ?`, id);
    return moved.flatMap(({ id, places }) => {
      const [first, ...copies] = places;
      if (first === undefined) return [];
      this.#database.run('UPDATE articles SET path = ?, fileStamp = ? WHERE id = ?', first.path, first.fileStamp, id);
      return keepCopies(this.#database, id, copies);
    });
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
