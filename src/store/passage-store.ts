/**
 * The truth: articles, passages and vectors in one SQLite file. Caches are built from it and can always be thrown away.
 * Promises: a commit happens wholly or not at all, and adds one to the revision; what is removed is gone from the file,
 * from freed pages and from the write-ahead log; a text whose bytes have changed on disk is an error, not an answer.
 * Does not know files, formats, embedders or rankings.
 */
import type { Article, ArticleSummary, Failure, Filters, Passage, Revision } from '../domain.ts';
import { describeError, FootnoteError } from '../errors.ts';
import { Database, deleteDatabase, isFileUseless } from './database.ts';
import { keepArticle, keepCopies } from './keep-article.ts';
import {
  aboutOf,
  digest,
  parseHeadings,
  parsePages,
  passageColumns,
  summaryColumns,
  toCandidate,
  toNumbers,
  toPassage,
  toSummary,
} from './rows.ts';
import { fromBlob, type PackedVector, unpack } from './packed-vector.ts';
import { formatVersion, rememberedRevisions, schema } from './schema.ts';
import { refuseOther, type Stamp } from './stamp.ts';
import type { Candidate, IndexedPassage, KnownFile, Place, SignedArticle, StoreChange } from './store-change.ts';

/** Characters from which a text is kept once it was read, and how many of them. */
const longText = 200_000;
const mostLongTexts = 4;

export class PassageStore {
  readonly folder: string;
  readonly #database: Database;
  readonly #longTexts = new Map<string, { readonly textHash: string; readonly text: string }>();
  /** The names of `sources`, as of a revision. */
  #sources: { readonly revision: Revision; readonly names: string[] } | undefined;
  /** Whether words were taken out since the last `tidy`. */
  #removed = false;

  private constructor(folder: string, database: Database) {
    this.folder = folder;
    this.#database = database;
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

  #prepareTables(): void {
    const hasMeta = this.#database.get(`SELECT 1 AS found FROM sqlite_master WHERE type = 'table' AND name = 'meta'`);
    if (hasMeta !== undefined) {
      const format = this.meta('format');
      if (format !== String(formatVersion)) {
        throw new FootnoteError(
          'index-format',
          `The index in ${this.folder} has format ${format ?? 'unknown'}; this Footnote reads format ${formatVersion}.`,
          'Run "footnote index --rebuild" to build it anew from the articles.',
          { status: 409 },
        );
      }
      return;
    }
    this.#database.transaction(() => {
      this.#database.exec(schema);
      this.setMeta('format', String(formatVersion));
    });
  }

  // Meta and stamp

  meta(key: string): string | undefined {
    const value = this.#database.get('SELECT value FROM meta WHERE key = ?', key)?.['value'];
    return typeof value === 'string' ? value : undefined;
  }

  setMeta(key: string, value: string): void {
    this.#database.run(
      'INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      key,
      value,
    );
  }

  get revision(): Revision {
    return Number(this.meta('revision') ?? 0);
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

  // Articles

  /** Of all articles, or of those of these ids that there are; the newest first. */
  summaries(ids?: readonly string[]): ArticleSummary[] {
    const order = 'ORDER BY published DESC, title';
    const rows =
      ids === undefined
        ? this.#database.all(`SELECT ${summaryColumns} FROM articles ${order}`)
        : this.#database.all(
            `SELECT ${summaryColumns} FROM articles WHERE id IN (SELECT value FROM json_each(?)) ${order}`,
            JSON.stringify(ids),
          );
    const copies = this.#copies(ids);
    return rows.map((row) => toSummary(row, copies.get(String(row['id']))));
  }

  /** Ids of the newest articles in a language (the first part of its tag), without reading the others. */
  newest(language: string, limit: number): string[] {
    const wanted = 'language = ? OR language LIKE ?';
    return this.#database
      .all(
        `SELECT id FROM articles WHERE ${wanted} ORDER BY published DESC, title LIMIT ?`,
        language,
        `${language}-%`,
        limit,
      )
      .map(({ id }) => String(id));
  }

  /** Other paths of articles that have some. */
  #copies(ids: readonly string[] | undefined): Map<string, string[]> {
    const some = ids === undefined ? '' : 'WHERE articleId IN (SELECT value FROM json_each(?))';
    const wanted = ids === undefined ? [] : [JSON.stringify(ids)];
    const paths = new Map<string, string[]>();
    for (const row of this.#database.all(`SELECT articleId, path FROM copies ${some} ORDER BY path`, ...wanted)) {
      const id = String(row['articleId']);
      paths.set(id, [...(paths.get(id) ?? []), String(row['path'])]);
    }
    return paths;
  }

  article(id: string): Article | undefined {
    const row = this.#database.get(
      `SELECT ${summaryColumns}, headings, pages, textHash FROM articles WHERE id = ?`,
      id,
    );
    if (row === undefined) {
      this.#longTexts.delete(id);
      return undefined;
    }
    return {
      ...toSummary(row, this.#copies([id]).get(id)),
      text: this.#text(id, String(row['textHash'])),
      headings: parseHeadings(row['headings']),
      ...parsePages(row['pages']),
    };
  }

  /** Checked against what was indexed. Reading and checking a book takes a tenth of a second, so the last ones are kept. */
  #text(id: string, textHash: string): string {
    const known = this.#longTexts.get(id);
    if (known?.textHash === textHash) return known.text;
    this.#longTexts.delete(id);
    const row = this.#database.get('SELECT path, text FROM articles WHERE id = ?', id);
    const text = String(row?.['text']);
    if (digest(text) !== textHash) {
      throw new FootnoteError(
        'index-damaged',
        `The stored text of ${String(row?.['path'])} is not what was indexed: the disk or another program changed it.`,
        'Run "footnote index --rebuild".',
      );
    }
    if (text.length > longText) {
      this.#longTexts.set(id, { textHash, text });
      const [oldest] = this.#longTexts.keys();
      if (this.#longTexts.size > mostLongTexts && oldest !== undefined) this.#longTexts.delete(oldest);
    }
    return text;
  }

  contentHash(id: string): string | undefined {
    const hash = this.#database.get('SELECT contentHash FROM articles WHERE id = ?', id)?.['contentHash'];
    return typeof hash === 'string' ? hash : undefined;
  }

  pathOf(id: string): string | undefined {
    const path = this.#database.get('SELECT path FROM articles WHERE id = ?', id)?.['path'];
    return typeof path === 'string' ? path : undefined;
  }

  /** Of articles that were kept after the one of number `after`, in the order of their numbers. */
  signatures(after: number): SignedArticle[] {
    return this.#database
      .all('SELECT number, articleId, signature FROM signatures WHERE number > ? ORDER BY number', after)
      .map((row) => ({
        number: Number(row['number']),
        articleId: String(row['articleId']),
        signature: toNumbers(row['signature']),
      }));
  }

  signedArticles(): string[] {
    return this.#database.all('SELECT articleId FROM signatures').map((row) => String(row['articleId']));
  }

  signatureCount(): number {
    return Number(this.#database.get('SELECT count(*) AS n FROM signatures')?.['n']);
  }

  /** Every path of every article, its first one first. */
  knownFiles(): KnownFile[] {
    const rows = this.#database.all(
      'SELECT id, path, contentHash, fileStamp, title FROM articles UNION ALL' +
        ' SELECT a.id, c.path, a.contentHash, c.fileStamp, a.title FROM copies c JOIN articles a ON a.id = c.articleId',
    );
    return rows.map((row) => ({
      id: String(row['id']),
      path: String(row['path']),
      contentHash: String(row['contentHash']),
      fileStamp: String(row['fileStamp']),
      title: String(row['title']),
    }));
  }

  failures(): (Failure & { readonly fileStamp: string })[] {
    return this.#database.all('SELECT path, reason, fileStamp FROM failures ORDER BY path').map((row) => ({
      path: String(row['path']),
      reason: String(row['reason']),
      fileStamp: String(row['fileStamp']),
    }));
  }

  counts(): { articles: number; passages: number; newest?: string } {
    const row = this.#database.get(
      'SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM passages) AS passages,' +
        ' (SELECT max(published) FROM articles) AS newest',
    );
    const newest = row?.['newest'];
    return {
      articles: Number(row?.['articles']),
      passages: Number(row?.['passages']),
      ...(typeof newest === 'string' && { newest }),
    };
  }

  // Passages

  /** Numbers of all passages, ascending. */
  numbers(): number[] {
    return this.#database.all('SELECT number FROM passages ORDER BY number').map((row) => Number(row['number']));
  }

  /** Numbers of the passages that were removed since a revision; undefined when that is too long ago to be known. */
  removedSince(revision: Revision): number[] | undefined {
    if (revision < this.revision - rememberedRevisions) return undefined;
    return this.#database
      .all('SELECT number FROM removals WHERE revision > ?', revision)
      .map((row) => Number(row['number']));
  }

  articleIdOf(number: number): string | undefined {
    const id = this.#database.get('SELECT articleId FROM passages WHERE number = ?', number)?.['articleId'];
    return typeof id === 'string' ? id : undefined;
  }

  /** Numbers of the passages of all articles that these filters let through. */
  numbersWithin({ articleIds, publishers, publishedFrom, publishedTo }: Filters): Set<number> {
    return new Set(
      this.#database
        .all(
          `SELECT p.number FROM passages p JOIN articles a ON a.id = p.articleId
           WHERE (?1 IS NULL OR a.id IN (SELECT value FROM json_each(?1)))
             AND (?2 IS NULL OR a.publisher IN (SELECT value FROM json_each(?2)) OR a.author IN (SELECT value FROM json_each(?2)))
             AND (?3 IS NULL OR substr(a.published || '-99-99', 1, 10) >= ?3)
             AND (?4 IS NULL OR a.published <= ?4)`,
          articleIds === undefined ? null : JSON.stringify(articleIds),
          publishers === undefined ? null : JSON.stringify(publishers),
          publishedFrom ?? null,
          publishedTo ?? null,
        )
        .map((row) => Number(row['number'])),
    );
  }

  /** Names of all publishers and authors. */
  sources(): string[] {
    const { revision } = this;
    if (this.#sources?.revision !== revision) {
      const names = this.#database
        .all('SELECT publisher AS name FROM articles UNION SELECT author FROM articles')
        .flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
      this.#sources = { revision, names };
    }
    return this.#sources.names;
  }

  /** Of all passages whose number is up to `last`. */
  countUpTo(last: number): number {
    return Number(this.#database.get('SELECT count(*) AS n FROM passages WHERE number <= ?', last)?.['n']);
  }

  /** The passages of these numbers that there are; each article is read, and checked, once. */
  passages(numbers: readonly number[]): Map<number, { passage: Passage; article: Article }> {
    const articles = new Map<string, Article | undefined>();
    const found = new Map<number, { passage: Passage; article: Article }>();
    for (const number of numbers) {
      const row = this.#database.get(`SELECT ${passageColumns} FROM passages WHERE number = ?`, number);
      if (row === undefined) continue;
      const id = String(row['articleId']);
      if (!articles.has(id)) articles.set(id, this.article(id));
      const article = articles.get(id);
      if (article !== undefined) found.set(number, { passage: toPassage(row, article), article });
    }
    return found;
  }

  /** The passages of these numbers that there are, without their words; in no order. */
  candidates(numbers: readonly number[]): Candidate[] {
    return this.#database
      .all(
        'SELECT p.number, p.id, p.articleId, a.published, a.language, r.reading' +
          ' FROM json_each(?) n JOIN passages p ON p.number = n.value JOIN articles a ON a.id = p.articleId' +
          ' LEFT JOIN readings r ON r.number = p.number',
        JSON.stringify(numbers),
      )
      .map(toCandidate);
  }

  passagesOf(article: Article): Passage[] {
    return this.#database
      .all(`SELECT ${passageColumns} FROM passages WHERE articleId = ? ORDER BY "start"`, article.id)
      .map((row) => toPassage(row, article));
  }

  /** Up to `limit` passages from this number on, for the search structures: in batches, so that no long read holds up a commit. */
  indexedPassages(from: number, limit: number): IndexedPassage[] {
    const rows = this.#database.all(
      'SELECT p.number, p.articleId, a.title, a.publisher, a.author, a.published, p.heading, p."start", p."end", a.language, a.textHash AS articleHash' +
        ' FROM passages p JOIN articles a ON a.id = p.articleId WHERE p.number >= ? ORDER BY p.number LIMIT ?',
      from,
      limit,
    );
    // Passages of an article stand together, so that its text is read about once, not once for each of them.
    let articleId = '';
    let text = '';
    return rows.map((row) => {
      const id = String(row['articleId']);
      if (id !== articleId) {
        articleId = id;
        text = this.#text(id, String(row['articleHash']));
      }
      return {
        number: Number(row['number']),
        articleId,
        about: aboutOf(row),
        heading: typeof row['heading'] === 'string' ? row['heading'] : '',
        text: text.slice(Number(row['start']), Number(row['end'])),
        language: String(row['language']),
      };
    });
  }

  /** Up to `limit` vectors of passages after number `after`; in batches, so that no long read holds up a commit. */
  vectors(after: number, limit: number): { readonly number: number; readonly vector: PackedVector }[] {
    return this.#database
      .all('SELECT number, vector FROM passages WHERE number > ? ORDER BY number LIMIT ?', after, limit)
      .map((row) => ({ number: Number(row['number']), vector: fromBlob(row['vector']) }));
  }

  /** A vector that was made from just this text before, in whatever article. */
  vectorFor(text: string): Float32Array | undefined {
    const row = this.#database.get('SELECT vector FROM passages WHERE textHash = ? LIMIT 1', digest(text));
    return row === undefined ? undefined : unpack(fromBlob(row['vector']));
  }

  // Changes

  /**
   * Returns the new revision. What was removed leaves the files with the next `tidy`. `stamp` says what made the
   * vectors: refused when another process has built the index anew with something else.
   */
  commit(change: StoreChange, stamp: Stamp): Revision {
    this.#removed ||= change.remove.length + change.keep.length > 0;
    return this.#database.transaction(() => {
      this.#claim(stamp);
      for (const id of change.remove) this.#database.run('DELETE FROM articles WHERE id = ?', id);
      this.#move(change.move);
      for (const kept of change.keep) keepArticle(this.#database, kept);
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
  return new FootnoteError(
    'index-unreadable',
    `The index in ${folder} cannot be opened (${describeError(cause)}).`,
    isFileUseless(cause)
      ? 'Run "footnote index --rebuild" to build it anew from the articles.'
      : 'See that it can be written to and that no other program holds it, then try again.',
    { cause },
  );
}
