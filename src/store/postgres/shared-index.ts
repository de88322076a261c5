/**
 * An index that several servers share: Postgres holds what is true, and each server's own file is a copy of it that it
 * searches. Promises: one server changes it at a time, under a lock that ends with the connection that holds it; a change
 * is there for all or for none, and only upon the revision that it was made from; a copy is brought up by just what it
 * lacks; what breaks off halfway has changed nothing and is tried again. Does not know articles.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { StoreAddress } from '../../config.ts';
import { FootnoteError } from '../../errors.ts';
import type { Revision } from '../index-report.ts';
import type { LockWait } from '../index-lock.ts';
import type { PassageStore } from '../passage-store.ts';
import type { ArticleRows, ReplicaChange } from '../replica-tables.ts';
import { formatVersion } from '../schema.ts';
import type { Stamp } from '../stamp.ts';
import type { StoreChange } from '../store-change.ts';
import { inTransaction, Link, type Session } from './link.ts';
import {
  changedSince,
  emptyTables,
  noteChanged,
  readFailures,
  readMeta,
  readRows,
  type SharedMeta,
  writeFailures,
  writeMeta,
  writeRows,
} from './shared-rows.ts';
import { isLost } from './store-errors.ts';
import { indexing, prepareTables } from './tables.ts';

/** Milliseconds between two tries for the lock. */
const pace = 50;
/** Tries before it is said that somebody waits. */
const quietTries = 10;
/** Articles that are read or written at once. */
const batchSize = 64;
/** Servers are told of a new revision on it. */
export const channel = 'footnote';

type Waiting = Pick<LockWait, 'waiting' | 'check'>;

export class SharedIndex {
  readonly link: Link;
  readonly #reader: Link | undefined;
  readonly #local: PassageStore;
  /** Holds the lock, while this server changes the store. */
  #session: pg.Client | undefined;
  /** What changes the local file: one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(link: Link, reader: Link | undefined, local: PassageStore) {
    this.link = link;
    this.#reader = reader;
    this.#local = local;
  }

  /** Nothing is asked of Postgres yet. */
  static of({ address, read }: StoreAddress, local: PassageStore): SharedIndex {
    return new SharedIndex(new Link(address), read === undefined ? undefined : new Link(read), local);
  }

  /** Makes the tables where there are none; a local file that is a copy of something else is emptied. */
  async prepare(): Promise<void> {
    const meta = await this.link.again(async () =>
      this.link.lent(async (session) => {
        await prepareTables(session);
        return readMeta(session);
      }),
    );
    refuseOtherFormat(meta);
    const { replica } = this.#local;
    if (replica.of === undefined && !replica.isEmpty) throw holdsItsOwn(this.#local.folder);
    if (replica.of !== meta.store || meta.state.revision < this.#local.revision) replica.beginAnew(meta.store);
  }

  async close(): Promise<void> {
    await this.#drop();
    await this.#reader?.close();
    await this.link.close();
  }

  // To here

  /** The revision that Postgres has. */
  async revision(): Promise<Revision> {
    const [row] = await this.link.query(`SELECT value FROM footnote.meta WHERE key = 'revision'`);
    return Number(row?.['value']);
  }

  /**
   * Takes in what others have committed; tells the ids of what has changed, none where nothing has. `before`: told them
   * while all is still as it was.
   */
  async pull(before: (ids: readonly string[]) => void = () => undefined): Promise<readonly string[]> {
    return this.#inTurn(async () => this.#pull(before));
  }

  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #pull(before: (ids: readonly string[]) => void): Promise<readonly string[]> {
    if (this.#reader !== undefined) {
      const wanted = await this.revision();
      // A copy that lags behind is passed over.
      const ids = await this.#pullFrom(this.#reader, before, wanted).catch(() => undefined);
      if (ids !== undefined) return ids;
    }
    return (await this.#pullFrom(this.link, before, 0)) ?? [];
  }

  /** Undefined where the store has not the revision `wanted` there. */
  async #pullFrom(
    link: Link,
    before: (ids: readonly string[]) => void,
    wanted: Revision,
  ): Promise<readonly string[] | undefined> {
    return link.again(async () =>
      link.lent(async (session) =>
        inTransaction(session, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', async () => {
          const meta = await readMeta(session);
          if (meta.state.revision < wanted) return undefined;
          const from = this.#local.revision;
          this.#refuseOther(meta, from);
          if (meta.state.revision === from) return [];
          const changed = await changedSince(session, from);
          const ids = changed.map(({ id }) => id);
          before(ids);
          const incoming = {
            from,
            state: meta.state,
            ids,
            present: new Set(changed.flatMap(({ id, present }) => (present ? [id] : []))),
            failures: meta.failuresRevision > from ? await readFailures(session) : undefined,
          };
          // False where another process of this machine was first.
          return (await this.#local.takeIn(incoming, readBatches(session, ids))) ? ids : [];
        }),
      ),
    );
  }

  #refuseOther(meta: SharedMeta, local: Revision): void {
    refuseOtherFormat(meta);
    if (meta.store === this.#local.replica.of && meta.state.revision >= local) return;
    throw new FootnoteError(
      'store-went-back',
      'The shared store is another one than before, or was put back to an earlier state.',
      'Start this server again: it takes a new copy.',
      { status: 409 },
    );
  }

  // From here

  /** Does the work while no other server changes the store; before it, what others have committed is here. */
  async holding<Result>(
    { waiting, check }: Waiting,
    pulled: () => Promise<void>,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const session = await this.link.session();
    try {
      for (let tries = 1; !(await takeLock(session)); tries += 1) {
        check?.();
        if (tries === quietTries) waiting?.('another server');
        await sleep(pace);
      }
      this.#keep(session);
      await pulled();
    } catch (error) {
      void session.end().catch(() => undefined);
      throw this.link.named(error);
    }
    try {
      return await work();
    } finally {
      await this.#drop();
    }
  }

  /** Within `holding`. */
  async commit(change: StoreChange, stamp: Stamp): Promise<Revision> {
    return this.#inTurn(async () => {
      const made = this.#local.rehearse(change, stamp);
      await this.#publish(made, async function* () {
        yield { ids: made.ids, rows: made.rows };
      });
      // Another process of this machine may have taken it in before.
      if (!this.#local.replica.take(made)) await this.#pull(() => undefined);
      return made.state.revision;
    });
  }

  /** Puts the index in another folder in the place of all that there is. Within `holding`. */
  async replaceBy(folder: string): Promise<Revision> {
    return this.#inTurn(async () =>
      this.#local.replaceBySharing(folder, async (made) => this.#publish(made, () => this.#localRows(made.ids))),
    );
  }

  async *#localRows(ids: readonly string[]): AsyncGenerator<{ ids: readonly string[]; rows: ArticleRows }> {
    for (let at = 0; at < ids.length; at += batchSize) {
      const some = ids.slice(at, at + batchSize);
      yield { ids: some, rows: this.#local.replica.rows(some) };
    }
  }

  async #publish(
    change: Omit<ReplicaChange, 'rows'>,
    parts: () => AsyncIterable<{ readonly ids: readonly string[]; readonly rows: ArticleRows }>,
  ): Promise<void> {
    const mark = randomUUID();
    await this.link.again(async (attempt) => {
      const session = await this.#held();
      try {
        // The link may have broken after all was done.
        if (attempt > 1 && (await lastChange(session)) === mark) return;
        await inTransaction(session, 'BEGIN', async () => write(session, change, parts(), mark));
      } catch (error) {
        if (isLost(error)) await this.#drop();
        throw error;
      }
    });
  }

  /** The connection that holds the lock; another one where it broke, if nobody else has come to hold it. */
  async #held(): Promise<pg.Client> {
    if (this.#session !== undefined) return this.#session;
    const session = await this.link.session();
    if (await takeLock(session)) {
      this.#keep(session);
      return session;
    }
    await session.end();
    throw Object.assign(new Error('Another server has begun to change the store.'), { code: '55P03' });
  }

  #keep(session: pg.Client): void {
    this.#session = session;
    session.once('end', () => {
      if (this.#session === session) this.#session = undefined;
    });
  }

  async #drop(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    await session?.end().catch(() => undefined);
  }
}

async function write(
  session: Session,
  { from, state, ids, failures }: Omit<ReplicaChange, 'rows'>,
  parts: AsyncIterable<{ readonly ids: readonly string[]; readonly rows: ArticleRows }>,
  mark: string,
): Promise<void> {
  const { rows: found } = await session.query(`SELECT value FROM footnote.meta WHERE key = 'revision' FOR UPDATE`);
  if (Number(found[0]?.value) !== from) {
    throw new FootnoteError('store-changed', 'Another server has changed the index meanwhile.', 'Try again.', {
      status: 409,
    });
  }
  // What a migration that broke off has left there is of no index.
  if (from === 0) await emptyTables(session);
  for await (const part of parts) await writeRows(session, part.ids, part.rows);
  await noteChanged(session, ids, state.revision);
  if (failures !== undefined) await writeFailures(session, failures);
  await writeMeta(session, state, mark, failures !== undefined);
  await session.query('SELECT pg_notify($1, $2)', [channel, String(state.revision)]);
}

async function* readBatches(session: Session, ids: readonly string[]): AsyncGenerator<ArticleRows, void> {
  for (let at = 0; at < ids.length; at += batchSize) yield await readRows(session, ids.slice(at, at + batchSize));
}

/** Tells whether nobody else has it. */
export async function takeLock(session: Session): Promise<boolean> {
  const { rows } = await session.query('SELECT pg_try_advisory_lock($1, $2) AS taken', indexing);
  return rows[0]?.taken === true;
}

async function lastChange(session: Session): Promise<unknown> {
  const { rows } = await session.query(`SELECT value FROM footnote.meta WHERE key = 'lastChange'`);
  return rows[0]?.value;
}

function refuseOtherFormat({ format }: SharedMeta): void {
  if (format === String(formatVersion)) return;
  throw new FootnoteError(
    'store-format',
    `The shared store holds an index of format ${format}; this Footnote reads format ${formatVersion}.`,
    Number(format) > formatVersion
      ? 'Update Footnote on this server.'
      : 'Let this Footnote build it anew in an empty database.',
    { status: 409 },
  );
}

function holdsItsOwn(folder: string): FootnoteError {
  return new FootnoteError(
    'store-other',
    `${folder} holds an index of its own, which is no copy of the shared store.`,
    'Name another folder with FOOTNOTE_INDEX, or bring it over with "footnote migrate".',
    { status: 409 },
  );
}
