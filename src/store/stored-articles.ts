/**
 * The articles of the index, with their words: where they lie, what they say, and which could not be read.
 * Promises: an article that is not what was indexed, because the disk or another program changed it, is left out, and
 * named by `leftOut`. Does not change anything, and does not know passages.
 */
import type { Article, Filters } from '../domain.ts';
import type { ArticleSummary, Failure, Revision } from './index-report.ts';
import { digest, parseHeadings, parsePages, summaryColumns, toNumbers, toSummary } from './article-rows.ts';
import type { CheckedArticles } from './checked-articles.ts';
import { type Database, revisionOf, type Row } from './database.ts';
import type { KnownFile, SignedArticle } from './store-change.ts';
import { within, withinValues } from './within.ts';

/** Characters from which a text is kept once it was read, and how many of them. */
const longText = 200_000;
const mostLongTexts = 4;

const firstPlaces = 'SELECT a.id, a.path, a.contentHash, a.fileStamp, a.title FROM articles a';
const otherPlaces =
  'SELECT a.id, c.path, a.contentHash, c.fileStamp, a.title FROM articles a JOIN copies c ON c.articleId = a.id';

/** Characters of a title by which articles of one day are in order. */
const titleLength = 200;
const titleStart = new RegExp(`^.{0,${titleLength}}`, 'su');

/** The place of an article among all, the newest first: when it was published (empty: unknown), how its title begins, its id. */
export type ArticleKey = readonly [published: string, title: string, id: string];

export function keyOfArticle({ published = '', title, id }: ArticleSummary): ArticleKey {
  // In whole characters, as SQLite counts them.
  const [beginning = ''] = title.match(titleStart) ?? [];
  return [published, beginning, id];
}

export class StoredArticles {
  readonly #database: Database;
  readonly checked: CheckedArticles;
  readonly #longTexts = new Map<string, { readonly textHash: string; readonly text: string }>();
  /** What is told by looking at every article, as of a revision. */
  #overview: { readonly revision: Revision; readonly sources: string[]; readonly latest?: string } | undefined;

  constructor(database: Database, checked: CheckedArticles) {
    this.#database = database;
    this.checked = checked;
  }

  /** Of all articles, or of those of these ids that there are; the newest first. */
  summaries(ids?: readonly string[]): ArticleSummary[] {
    const order = 'ORDER BY published DESC, title, id';
    const rows =
      ids === undefined
        ? this.#database.all(`SELECT ${summaryColumns} FROM articles ${order}`)
        : this.#database.all(
            `SELECT ${summaryColumns} FROM articles WHERE id IN (SELECT value FROM json_each(?)) ${order}`,
            JSON.stringify(ids),
          );
    const copies = this.#listed('copies', ids);
    const tags = this.#listed('tags', ids);
    return rows
      .filter((row) => !this.checked.isLeftOut(String(row['id'])))
      .map((row) => toSummary(row, copies.get(String(row['id'])), tags.get(String(row['id']))));
  }

  /** Those that come behind a key, in the same order; from the first on without one. */
  behind(key: ArticleKey | undefined, limit: number, filters: Filters = {}): ArticleSummary[] {
    const [published, title, id] = key ?? [null, '', ''];
    const rows = this.#database.all(
      `SELECT id FROM articles a WHERE ${within} AND (?7 IS NULL OR coalesce(published, '') < ?7
         OR (coalesce(published, '') = ?7 AND (substr(title, 1, ${titleLength}), id) > (?8, ?9)))
       ORDER BY published DESC, substr(title, 1, ${titleLength}), id LIMIT ?10`,
      ...withinValues(filters),
      published,
      title,
      id,
      limit,
    );
    const ids = rows.map((row) => String(row['id']));
    const summaries = new Map(this.summaries(ids).map((summary) => [summary.id, summary]));
    return ids.flatMap((each) => summaries.get(each) ?? []);
  }

  /** Ids of articles in a language (the first part of its tag): the newest, or those that came last, first. */
  first(order: 'newest' | 'added', language: string, limit: number, filters: Filters): string[] {
    return this.#database
      .all(
        `SELECT a.id FROM articles a WHERE ${within} AND (a.language = ?7 OR a.language LIKE ?7 || '-%')
         ORDER BY ${order === 'newest' ? 'a.published DESC, a.title' : 'a.rowid DESC'} LIMIT ?8`,
        ...withinValues(filters),
        language,
        limit,
      )
      .map(({ id }) => String(id));
  }

  /** Ids of those that filters let through. */
  idsWithin(filters: Filters): Set<string> {
    const rows = this.#database.all(`SELECT a.id FROM articles a WHERE ${within}`, ...withinValues(filters));
    return new Set(rows.map(({ id }) => String(id)));
  }

  /** Those of these ids that filters let through. */
  within(ids: readonly string[], filters: Filters): string[] {
    const allowed = this.idsWithin(filters);
    return ids.filter((id) => allowed.has(id));
  }

  /** Paths of articles whose tags are not known yet. */
  untagged(): string[] {
    return this.#database
      .all('SELECT a.path FROM untagged u JOIN articles a ON a.id = u.articleId')
      .map(({ path }) => String(path));
  }

  /** The newest of all articles, or the oldest; those without a date come last. */
  byDate(first: 'newest' | 'oldest', limit: number): Article[] {
    const order = first === 'newest' ? 'published DESC' : 'published IS NULL, published';
    const rows = this.#database.all(`SELECT id FROM articles ORDER BY ${order}, title LIMIT ?`, limit);
    const ids = rows.map(({ id }) => String(id));
    const articles = this.all(ids);
    return ids.flatMap((id) => articles.get(id) ?? []);
  }

  /** Other paths, or the tags, of articles that have some. */
  #listed(table: 'copies' | 'tags', ids: readonly string[] | undefined): Map<string, string[]> {
    const column = table === 'copies' ? 'path' : 'tag';
    const some = ids === undefined ? '' : 'WHERE articleId IN (SELECT value FROM json_each(?))';
    const wanted = ids === undefined ? [] : [JSON.stringify(ids)];
    const listed = new Map<string, string[]>();
    const rows = this.#database.all(`SELECT articleId, ${column} FROM ${table} ${some} ORDER BY ${column}`, ...wanted);
    for (const row of rows) {
      const id = String(row['articleId']);
      listed.set(id, [...(listed.get(id) ?? []), String(row[column])]);
    }
    return listed;
  }

  get(id: string): Article | undefined {
    const article = this.all([id]).get(id);
    if (article === undefined) this.#longTexts.delete(id);
    return article;
  }

  /** Those of these ids that there are, and are what was indexed; several at once take half the time. */
  all(ids: readonly string[]): Map<string, Article> {
    const copies = this.#listed('copies', ids);
    const tags = this.#listed('tags', ids);
    const rows = this.#database.all(
      `SELECT ${summaryColumns}, headings, pages, textHash FROM articles WHERE id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    );
    return new Map(
      rows.flatMap((row) => {
        const id = String(row['id']);
        const text = this.checked.isWhole(id) ? this.text(id, String(row['textHash'])) : undefined;
        if (text === undefined) return [];
        const article = {
          ...toSummary(row, copies.get(id), tags.get(id)),
          text,
          headings: parseHeadings(row['headings']),
          ...parsePages(row['pages']),
        };
        return [[id, article]];
      }),
    );
  }

  /**
   * Undefined where it is not what was indexed, and where it has just been changed. Reading and checking a book takes a
   * tenth of a second, so the last ones are kept.
   */
  text(id: string, textHash: string): string | undefined {
    const known = this.#longTexts.get(id);
    if (known?.textHash === textHash) return known.text;
    this.#longTexts.delete(id);
    const row = this.#database.get('SELECT text, textHash FROM articles WHERE id = ?', id);
    const text = String(row?.['text']);
    const found = digest(text);
    if (row !== undefined && found !== row['textHash']) this.checked.leaveOut(id);
    if (found !== textHash) return undefined;
    if (text.length > longText) {
      this.#longTexts.set(id, { textHash, text });
      const [oldest] = this.#longTexts.keys();
      if (this.#longTexts.size > mostLongTexts && oldest !== undefined) this.#longTexts.delete(oldest);
    }
    return text;
  }

  /** When each of these articles was published, of those that say so. */
  dates(ids: readonly string[]): Map<string, string> {
    const rows = this.#database.all(
      'SELECT id, published FROM articles WHERE published IS NOT NULL AND id IN (SELECT value FROM json_each(?))',
      JSON.stringify(ids),
    );
    return new Map(rows.map((row) => [String(row['id']), String(row['published'])]));
  }

  contentHash(id: string): string | undefined {
    const stored = this.#database.get('SELECT contentHash FROM articles WHERE id = ?', id)?.['contentHash'];
    return typeof stored === 'string' ? stored : undefined;
  }

  idOf(contentHash: string): string | undefined {
    const id = this.#database.get('SELECT id FROM articles WHERE contentHash = ?', contentHash)?.['id'];
    return typeof id === 'string' ? id : undefined;
  }

  pathOf(id: string): string | undefined {
    const path = this.#database.get('SELECT path FROM articles WHERE id = ?', id)?.['path'];
    return typeof path === 'string' ? path : undefined;
  }

  /** Of those that lie at one of these paths, or have one of these contents. */
  idsAt(paths: readonly string[], hashes: readonly string[]): string[] {
    const rows = this.#database.all(
      `SELECT id FROM articles WHERE path IN (SELECT value FROM json_each(?1))
         OR contentHash IN (SELECT value FROM json_each(?2))
       UNION SELECT articleId FROM copies WHERE path IN (SELECT value FROM json_each(?1))`,
      JSON.stringify(paths),
      JSON.stringify(hashes),
    );
    return rows.map(({ id }) => String(id));
  }

  /** Of up to `limit` articles that were kept after the one of number `after`, in the order of their numbers. */
  signatures(after: number, limit: number): SignedArticle[] {
    return this.#database
      .all('SELECT number, articleId, signature FROM signatures WHERE number > ? ORDER BY number LIMIT ?', after, limit)
      .map((row) => ({
        number: Number(row['number']),
        articleId: String(row['articleId']),
        signature: toNumbers(row['signature']),
      }));
  }

  /** Those of these ids that have no signature: compared by SQLite, where it takes a fifth of the time. */
  unsigned(ids: Iterable<string>): string[] {
    return this.#database
      .all(
        'SELECT value FROM json_each(?) WHERE value NOT IN (SELECT articleId FROM signatures)',
        JSON.stringify([...ids]),
      )
      .map((row) => String(row['value']));
  }

  signatureCount(): number {
    return Number(this.#database.get('SELECT count(*) AS n FROM signatures')?.['n']);
  }

  /** Every path of every article, its first one first. */
  knownFiles(): KnownFile[] {
    return this.#database.all(`${firstPlaces} UNION ALL ${otherPlaces}`).map(toKnownFile);
  }

  /** Every path of the articles of which one lies at one of these paths, under it, or in the file there. */
  knownFilesAt(paths: readonly string[]): KnownFile[] {
    const ids = new Set<string>();
    for (const path of paths) {
      // What follows / and # among the bytes ends what begins with them.
      const bounds = [path, `${path}/`, `${path}0`, `${path}#`, `${path}$`];
      for (const [table, column] of [
        ['articles', 'id'],
        ['copies', 'articleId'],
      ]) {
        for (const row of this.#database.all(
          `SELECT ${column} AS id FROM ${table} WHERE path = ? OR (path > ? AND path < ?) OR (path > ? AND path < ?)`,
          ...bounds,
        ))
          ids.add(String(row['id']));
      }
    }
    return this.#knownFilesOf('id IN (SELECT value FROM json_each(?))', JSON.stringify([...ids]));
  }

  /** Every path of the articles of this content: one, but where two processes have indexed at once. */
  knownFilesWith(contentHash: string): KnownFile[] {
    return this.#knownFilesOf('contentHash = ?', contentHash);
  }

  #knownFilesOf(which: string, value: string): KnownFile[] {
    return this.#database
      .all(`${firstPlaces} WHERE a.${which} UNION ALL ${otherPlaces} WHERE a.${which}`, value, value)
      .map(toKnownFile);
  }

  failures(): (Failure & { readonly fileStamp: string })[] {
    return this.#database.all('SELECT path, reason, fileStamp FROM failures ORDER BY path').map((row) => ({
      path: String(row['path']),
      reason: String(row['reason']),
      fileStamp: String(row['fileStamp']),
    }));
  }

  /** Names of all publishers and authors; the date of the newest article. */
  overview(): { readonly sources: readonly string[]; readonly latest?: string } {
    const revision = revisionOf(this.#database);
    if (this.#overview?.revision !== revision) {
      const names = this.#database.all('SELECT publisher AS name FROM articles UNION SELECT author FROM articles');
      const latest = this.#database.get('SELECT max(published) AS latest FROM articles')?.['latest'];
      this.#overview = {
        revision,
        sources: names.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])),
        ...(typeof latest === 'string' && { latest }),
      };
    }
    return this.#overview;
  }
}

function toKnownFile(row: Row): KnownFile {
  return {
    id: String(row['id']),
    path: String(row['path']),
    contentHash: String(row['contentHash']),
    fileStamp: String(row['fileStamp']),
    title: String(row['title']),
  };
}
