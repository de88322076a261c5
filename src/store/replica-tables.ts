/**
 * What a shared store holds of an index, table by table, and how its rows are read from the local file. Rows go to and
 * fro as they are, numbers and vectors included, so that every copy of the index is the same.
 * Does not know where the shared store is, and writes nothing (replica.ts).
 */
import { type Database, readMeta, type Row } from './database.ts';
import type { Revision } from './index-report.ts';

export type Kind = 'text' | 'integer' | 'real' | 'bytes';

/** The first column is the article's id: by it, rows are exchanged. `position`: the row that it has in the table. */
export const replicaTables = {
  articles: {
    id: 'text',
    position: 'integer',
    path: 'text',
    title: 'text',
    publisher: 'text',
    author: 'text',
    published: 'text',
    publishedNote: 'text',
    url: 'text',
    doubt: 'text',
    language: 'text',
    contentHash: 'text',
    textHash: 'text',
    fileStamp: 'text',
    headings: 'text',
    pages: 'text',
    text: 'text',
  },
  tags: { articleId: 'text', tag: 'text' },
  untagged: { articleId: 'text' },
  copies: { articleId: 'text', path: 'text', fileStamp: 'text' },
  signatures: { articleId: 'text', number: 'integer', signature: 'bytes' },
  passages: {
    articleId: 'text',
    number: 'integer',
    id: 'text',
    heading: 'text',
    start: 'integer',
    end: 'integer',
    textHash: 'text',
    vector: 'bytes',
  },
  readings: { articleId: 'text', number: 'integer', reading: 'bytes' },
  seals: { articleId: 'text', seal: 'text' },
  missing: {
    id: 'text',
    path: 'text',
    title: 'text',
    contentHash: 'text',
    since: 'text',
    waited: 'real',
    places: 'text',
    stamp: 'text',
    kept: 'bytes',
    keptHash: 'text',
  },
  withdrawn: { id: 'text' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Kind>>>>;

export type ReplicaTable = keyof typeof replicaTables;
export const replicaTableNames: readonly ReplicaTable[] = [
  'articles',
  'tags',
  'untagged',
  'copies',
  'signatures',
  'passages',
  'readings',
  'seals',
  'missing',
  'withdrawn',
];

/** All that there is of some articles. */
export type ArticleRows = Readonly<Record<ReplicaTable, readonly Row[]>>;

/** What is true of the index as a whole at a revision. */
export interface ReplicaState {
  readonly revision: Revision;
  /** What made its vectors: embedder, dimensions, splitter, as they are noted. */
  readonly stamp: Readonly<Record<string, string>>;
  /** One number over the seals of all articles. */
  readonly allSeals: string;
  /** The last numbers that were given: none is given twice, wherever the next is given. */
  readonly lastPassage: number;
  readonly lastSignature: number;
}

/** A change of the index as it is written to a shared store. */
export interface ReplicaChange {
  /** The revision that it changes. */
  readonly from: Revision;
  readonly state: ReplicaState;
  /** Of articles that were changed, came or went. */
  readonly ids: readonly string[];
  readonly rows: ArticleRows;
  /** All files that could not be read; undefined where that did not change. */
  readonly failures: readonly Row[] | undefined;
}

const stampKeys = ['embedder', 'dimensions', 'splitter'] as const;

export function stateOf(database: Database): ReplicaState {
  const last = (table: string): number =>
    Number(database.get('SELECT seq FROM sqlite_sequence WHERE name = ?', table)?.['seq'] ?? 0);
  const stamp = stampKeys.flatMap((key) => {
    const value = readMeta(database, key);
    return value === undefined ? [] : [[key, value]];
  });
  return {
    revision: Number(readMeta(database, 'revision') ?? 0),
    stamp: Object.fromEntries(stamp),
    allSeals: readMeta(database, 'allSeals') ?? '0',
    lastPassage: last('passages'),
    lastSignature: last('signatures'),
  };
}

/** Those of these articles, as the local file has them. */
export function rowsOf(database: Database, ids: readonly string[]): ArticleRows {
  const list = JSON.stringify(ids);
  const rows = replicaTableNames.map((name) => [name, database.all(selectOf(name), list)]);
  return Object.fromEntries(rows);
}

/** Ids of all that the local file knows of. */
export function knownIds(database: Database): string[] {
  return database
    .all('SELECT id FROM articles UNION SELECT id FROM missing UNION SELECT id FROM withdrawn')
    .map(({ id }) => String(id));
}

export function failuresOf(database: Database): Row[] {
  return database.all('SELECT path, reason, fileStamp FROM failures ORDER BY path');
}

/** Names of its columns, the article's id first. */
export function columnsOf(name: ReplicaTable): string[] {
  return Object.keys(replicaTables[name]);
}

export function idColumn(name: ReplicaTable): string {
  return columnsOf(name)[0] ?? '';
}

const among = 'IN (SELECT value FROM json_each(?))';

function selectOf(name: ReplicaTable): string {
  if (name === 'readings') {
    return `SELECT p.articleId, r.number, r.reading FROM passages p JOIN readings r ON r.number = p.number WHERE p.articleId ${among} ORDER BY r.number`;
  }
  const columns = columnsOf(name).map((column) => (column === 'position' ? 'rowid AS position' : `"${column}"`));
  return `SELECT ${columns.join(', ')} FROM ${name} WHERE ${idColumn(name)} ${among}`;
}
