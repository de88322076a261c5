/**
 * The tables of a shared store, in a schema of their own, and how they come to be.
 * Promises: whatever is missing is made in one transaction, by one server, and has a version; a newer one is refused. Keys
 * begin with the article's id, so that all tables can be distributed by it.
 */
import { randomUUID } from 'node:crypto';
import { FootnoteError } from '../../errors.ts';
import { type Kind, replicaTableNames, replicaTables } from '../replica-tables.ts';
import { formatVersion } from '../schema.ts';
import { inTransaction, type Session } from './link.ts';

export const typeOf: Readonly<Record<Kind, string>> = {
  text: 'text',
  integer: 'bigint',
  real: 'double precision',
  bytes: 'bytea',
};

/** The rest of each key, behind the article's id. */
const keys: Readonly<Partial<Record<string, readonly string[]>>> = {
  tags: ['tag'],
  copies: ['path'],
  passages: ['number'],
  readings: ['number'],
};
const optional = new Set([
  'publisher',
  'author',
  'published',
  'publishedNote',
  'url',
  'doubt',
  'pages',
  'heading',
  'kept',
  'keptHash',
]);

/** Held while one server makes or changes the tables; and while one server indexes. */
const preparing = [1_718_579_060, 1];
export const indexing = [1_718_579_060, 2];
/** And while one tells of its conversations. */
export const telling = [1_718_579_060, 3];

function madeTables(): string {
  return replicaTableNames
    .map((name) => {
      const columns = Object.entries(replicaTables[name]).map(
        ([column, kind]) => `"${column}" ${typeOf[kind]}${optional.has(column) ? '' : ' NOT NULL'}`,
      );
      const [id = ''] = Object.keys(replicaTables[name]);
      const key = [id, ...(keys[name] ?? [])].map((column) => `"${column}"`).join(', ');
      return `CREATE TABLE footnote.${name} (${columns.join(', ')}, PRIMARY KEY (${key}));`;
    })
    .join('\n');
}

/** One for each version; what has been released is not changed any more. */
const migrations: readonly (() => string)[] = [
  () => `
CREATE SCHEMA IF NOT EXISTS footnote;
CREATE TABLE footnote.meta (key text PRIMARY KEY, value text NOT NULL);
${madeTables()}
-- By which revision an article last changed, came or went: what a copy of an earlier revision lacks.
CREATE TABLE footnote.changes ("articleId" text PRIMARY KEY, revision bigint NOT NULL);
CREATE INDEX changes_by_revision ON footnote.changes (revision);
CREATE TABLE footnote.failures (path text PRIMARY KEY, reason text NOT NULL, "fileStamp" text NOT NULL);
INSERT INTO footnote.meta VALUES ('format', '${formatVersion}'), ('store', '${randomUUID()}'), ('revision', '0'),
  ('allSeals', '0'), ('lastPassage', '0'), ('lastSignature', '0'), ('failuresRevision', '0'), ('lastChange', '');
`,
  () => `
-- Conversations, their turns, and notes: each as JSON, nothing where it was deleted.
CREATE SEQUENCE footnote.kept_revision;
CREATE TABLE footnote.kept (
  id text NOT NULL, kind text NOT NULL, owner text NOT NULL, body text, revision bigint NOT NULL, PRIMARY KEY (id, kind)
);
CREATE INDEX kept_by_revision ON footnote.kept (revision);
CREATE INDEX kept_by_owner ON footnote.kept (owner);
`,
];
const newestVersion = migrations.length;

/** Makes what is missing. */
export async function prepareTables(session: Session): Promise<void> {
  if ((await versionOf(session)) === newestVersion) return;
  await inTransaction(session, 'BEGIN', async () => {
    await session.query('SELECT pg_advisory_xact_lock($1, $2)', preparing);
    // Another server may have done so just now.
    const version = await versionOf(session);
    if (version > newestVersion) {
      throw new FootnoteError(
        'store-format',
        `The shared store has version ${version}; this Footnote reads version ${newestVersion}.`,
        'Update Footnote on this server.',
        { status: 409 },
      );
    }
    for (const migration of migrations.slice(version)) await session.query(migration());
    await session.query(
      `INSERT INTO footnote.meta VALUES ('version', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      [String(newestVersion)],
    );
  });
}

async function versionOf(session: Session): Promise<number> {
  const { rows: tables } = await session.query(`SELECT to_regclass('footnote.meta') IS NOT NULL AS found`);
  if (tables[0]?.found !== true) return 0;
  const { rows } = await session.query(`SELECT value FROM footnote.meta WHERE key = 'version'`);
  return Number(rows[0]?.value ?? 0);
}

/** For Citus, on its coordinator, once: the rows of an article lie together; what is small lies everywhere. */
export function distribution(): string {
  const [first = 'articles', ...rest] = replicaTableNames;
  return [
    `SELECT create_reference_table('footnote.meta');`,
    `SELECT create_reference_table('footnote.failures');`,
    `SELECT create_distributed_table('footnote.${first}', 'id');`,
    `SELECT create_distributed_table('footnote.kept', 'id', colocate_with => 'none');`,
    ...[...rest, 'changes'].map(
      (name) =>
        `SELECT create_distributed_table('footnote.${name}', '${name === 'missing' || name === 'withdrawn' ? 'id' : 'articleId'}', colocate_with => 'footnote.${first}');`,
    ),
  ].join('\n');
}
