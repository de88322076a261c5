/**
 * Brings an index from its folder into a shared store, and back. Promises: the store counts as filled only once every row
 * was read back and is what was written; a run that breaks off is gone on with by the next; a folder is its own index, or
 * a copy of a store, and says which. Does not know articles.
 */
import { randomUUID } from 'node:crypto';
import type { StoreAddress } from '../../config.ts';
import { FootnoteError } from '../../errors.ts';
import { holdingLock } from '../index-lock.ts';
import type { PassageStore } from '../passage-store.ts';
import { type ArticleRows, replicaTableNames } from '../replica-tables.ts';
import { inTransaction, Link, type Session } from './link.ts';
import { SharedIndex, takeLock } from './shared-index.ts';
import { noteChanged, readMeta, readRows, writeFailures, writeMeta, writeRows } from './shared-rows.ts';
import { distribution, prepareTables } from './tables.ts';

/** Articles that are written, and committed, at once. */
const batchSize = 64;

export interface Migrated {
  readonly articles: number;
  readonly passages: number;
  /** Articles that an earlier run had brought over. */
  readonly kept: number;
}

/** `isDistributed`: over the machines of Citus. */
export async function migrateTo(
  { address }: StoreAddress,
  local: PassageStore,
  isDistributed: boolean,
  progress: (done: number, total: number) => void,
): Promise<Migrated> {
  const link = new Link(address);
  try {
    return await holdingLock(local.folder, { name: 'indexing', what: 'bringing the index over' }, async () => {
      const session = await link.session();
      try {
        await prepareTables(session);
        if (!(await takeLock(session))) throw isHeld();
        return await fill(session, local, isDistributed, progress);
      } finally {
        await session.end().catch(() => undefined);
      }
    });
  } catch (error) {
    throw link.named(error);
  } finally {
    await link.close();
  }
}

async function fill(
  session: Session,
  local: PassageStore,
  isDistributed: boolean,
  progress: (done: number, total: number) => void,
): Promise<Migrated> {
  const { replica } = local;
  const { state, store } = await readMeta(session);
  const { articles, passages } = local.counts();
  if (replica.of === store && state.revision === local.revision) return { articles, passages, kept: articles };
  if (state.revision !== 0) throw isFilled();
  local.articles.checked.checkAll();
  const [damage] = local.articles.checked.damage();
  if (damage !== undefined) throw new FootnoteError('index-damaged', damage, 'Run "footnote repair" first.');
  if (isDistributed) await session.query(distribution());
  const there = await sealsOf(session);
  const ids = replica.ids();
  let kept = 0;
  for (let at = 0; at < ids.length; at += batchSize) {
    const some = ids.slice(at, at + batchSize);
    const rows = replica.rows(some);
    const isThere =
      rows.articles.length === some.length &&
      rows.seals.every((row) => there.get(String(row['articleId'])) === row['seal']);
    if (isThere) kept += some.length;
    else {
      await inTransaction(session, 'BEGIN', async () => {
        await writeRows(session, some, rows);
        await noteChanged(session, some, local.revision);
      });
    }
    if (textOf(await readRows(session, some)) !== textOf(rows)) throw isOther();
    progress(Math.min(at + batchSize, ids.length), ids.length);
  }
  await inTransaction(session, 'BEGIN', async () => {
    // Of an earlier run, and gone since.
    const { rows: noted } = await session.query('SELECT "articleId" AS id FROM footnote.changes');
    const known = new Set(ids);
    const gone = noted.map(({ id }) => String(id)).filter((id) => !known.has(id));
    await writeRows(session, gone, replica.rows([]));
    await writeFailures(session, replica.failures());
    await writeMeta(session, replica.state, randomUUID(), true);
  });
  replica.belongTo(store);
  return { articles, passages, kept };
}

/** Every article is held against its seal; all of it is there, or nothing. */
export async function migrateFrom(address: StoreAddress, local: PassageStore): Promise<Migrated> {
  const shared = SharedIndex.of(address, local);
  try {
    await shared.prepare();
    await shared.pull();
    local.articles.checked.checkAll();
    local.replica.belongTo(undefined);
    return { ...local.counts(), kept: 0 };
  } finally {
    await shared.close();
  }
}

async function sealsOf(session: Session): Promise<Map<string, unknown>> {
  const { rows } = await session.query('SELECT "articleId" AS id, seal FROM footnote.seals');
  return new Map(rows.map(({ id, seal }) => [String(id), seal]));
}

/** The same for the same rows, in whatever order they come. */
function textOf(rows: ArticleRows): string {
  return JSON.stringify(
    replicaTableNames.map((name) =>
      rows[name]
        .map((row) =>
          JSON.stringify(
            Object.values(row).map((value) =>
              value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
            ),
          ),
        )
        .toSorted(),
    ),
  );
}

function isHeld(): FootnoteError {
  return new FootnoteError('store-held', 'Another server is changing the shared store.', 'Try again when it is done.', {
    status: 409,
  });
}

function isFilled(): FootnoteError {
  return new FootnoteError(
    'store-not-empty',
    'The shared store holds an index already.',
    'Name an empty database, or drop its schema "footnote" if nobody needs it.',
    { status: 409 },
  );
}

function isOther(): FootnoteError {
  return new FootnoteError(
    'store-damaged',
    'What was read back is not what was written.',
    'Look at the disk of Postgres.',
  );
}
