/**
 * Rows of the shared store, read and written many at a time. Promises: what is read is, byte for byte, what was written.
 * Runs inside the transaction of its caller. Does not know what the rows mean.
 */
import type { Row } from '../database.ts';
import {
  type ArticleRows,
  columnsOf,
  idColumn,
  type Kind,
  type ReplicaState,
  type ReplicaTable,
  replicaTableNames,
  replicaTables,
} from '../replica-tables.ts';
import type { Session } from './link.ts';
import { typeOf } from './tables.ts';

/** Postgres holds every character but one. */
const mark = '\uFDD0';
const nothing = /\0/g;

export function storedText(value: unknown): unknown {
  if (typeof value !== 'string' || (!value.includes('\0') && !value.includes(mark))) return value;
  return value.replaceAll(mark, `${mark}1`).replaceAll(nothing, `${mark}0`);
}

export function plainText(value: unknown): unknown {
  if (typeof value !== 'string' || !value.includes(mark)) return value;
  return value.replaceAll(`${mark}0`, '\0').replaceAll(`${mark}1`, mark);
}

function asRead(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plainText(value)]));
}

/** What a store notes of itself. */
export interface SharedMeta {
  readonly store: string;
  readonly format: string;
  readonly state: ReplicaState;
  readonly failuresRevision: number;
}

export async function readMeta(session: Session): Promise<SharedMeta> {
  const { rows } = await session.query('SELECT key, value FROM footnote.meta');
  const noted = new Map(rows.map(({ key, value }) => [String(key), String(value)]));
  const number = (key: string): number => Number(noted.get(key) ?? 0);
  const stamp = ['embedder', 'dimensions', 'splitter'].flatMap((key) => {
    const value = noted.get(key);
    return value === undefined ? [] : [[key, value]];
  });
  return {
    store: noted.get('store') ?? '',
    format: noted.get('format') ?? '',
    failuresRevision: number('failuresRevision'),
    state: {
      revision: number('revision'),
      stamp: Object.fromEntries(stamp),
      allSeals: noted.get('allSeals') ?? '0',
      lastPassage: number('lastPassage'),
      lastSignature: number('lastSignature'),
    },
  };
}

/** The state behind a change, and a mark by which the one who made it finds that it was made. */
export async function writeMeta(session: Session, state: ReplicaState, change: string, failed: boolean): Promise<void> {
  const { revision, stamp, allSeals, lastPassage, lastSignature } = state;
  const noted: Readonly<Record<string, string>> = {
    ...stamp,
    allSeals,
    revision: String(revision),
    lastPassage: String(lastPassage),
    lastSignature: String(lastSignature),
    lastChange: change,
    ...(failed && { failuresRevision: String(revision) }),
  };
  await session.query(
    `INSERT INTO footnote.meta SELECT * FROM unnest($1::text[], $2::text[])
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [Object.keys(noted), Object.values(noted)],
  );
}

export async function emptyTables(session: Session): Promise<void> {
  for (const name of [...replicaTableNames, 'changes', 'failures']) await session.query(`DELETE FROM footnote.${name}`);
}

/** Ids of what has changed since a revision, and whether each is an article now. */
export async function changedSince(session: Session, revision: number): Promise<{ id: string; present: boolean }[]> {
  const { rows } = await session.query(
    `SELECT c."articleId" AS id, a.id IS NOT NULL AS present
     FROM footnote.changes c LEFT JOIN footnote.articles a ON a.id = c."articleId" WHERE c.revision > $1`,
    [revision],
  );
  return rows.map((row) => ({ id: String(row['id']), present: row['present'] === true }));
}

export async function noteChanged(session: Session, ids: readonly string[], revision: number): Promise<void> {
  await session.query(
    `INSERT INTO footnote.changes SELECT id, $2 FROM unnest($1::text[]) AS id
     ON CONFLICT ("articleId") DO UPDATE SET revision = excluded.revision`,
    [[...ids], revision],
  );
}

export async function readRows(session: Session, ids: readonly string[]): Promise<ArticleRows> {
  const tables: (string | Row[])[][] = [];
  for (const name of replicaTableNames) {
    const order = columnsOf(name).includes('number') ? 'ORDER BY number' : '';
    const columns = columnsOf(name).map((column) => `"${column}"`);
    const { rows } = await session.query(
      `SELECT ${columns.join(', ')} FROM footnote.${name} WHERE "${idColumn(name)}" = ANY($1::text[]) ${order}`,
      [[...ids]],
    );
    tables.push([name, rows.map(asRead)]);
  }
  return Object.fromEntries(tables);
}

/** In the place of all that there was of these articles. */
export async function writeRows(session: Session, ids: readonly string[], rows: ArticleRows): Promise<void> {
  for (const name of replicaTableNames) {
    await session.query(`DELETE FROM footnote.${name} WHERE "${idColumn(name)}" = ANY($1::text[])`, [[...ids]]);
    if (rows[name].length > 0) await insert(session, name, rows[name]);
  }
}

async function insert(session: Session, name: ReplicaTable, rows: readonly Row[]): Promise<void> {
  const columns: readonly [string, Kind][] = Object.entries(replicaTables[name]);
  const lists = columns.map(([, kind], at) => `$${at + 1}::${typeOf[kind]}[]`);
  await session.query(
    `INSERT INTO footnote.${name} (${columns.map(([column]) => `"${column}"`).join(', ')})
     SELECT * FROM unnest(${lists.join(', ')})`,
    columns.map(([column]) => rows.map((row) => storedText(row[column]))),
  );
}

const failureColumns = ['path', 'reason', 'fileStamp'];

export async function readFailures(session: Session): Promise<Row[]> {
  const { rows } = await session.query('SELECT path, reason, "fileStamp" FROM footnote.failures ORDER BY path');
  return rows.map(asRead);
}

export async function writeFailures(session: Session, failures: readonly Row[]): Promise<void> {
  await session.query('DELETE FROM footnote.failures');
  await session.query(
    'INSERT INTO footnote.failures SELECT * FROM unnest($1::text[], $2::text[], $3::text[])',
    failureColumns.map((column) => failures.map((row) => storedText(row[column]))),
  );
}
