/**
 * The way to Postgres: a few connections, with time-outs, and what goes wrong said in the family of errors.
 * Promises: an open transaction ends with its work, whatever becomes of the link; no password is shown. Does not know
 * what the tables mean.
 */
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../database.ts';
import { isWorthAnotherTry, storeError } from './store-errors.ts';

/** Milliseconds. */
const connecting = 5000;
const statement = 30_000;
const idle = 10_000;
const mostConnections = 3;
/** Tries of what may succeed the next time, and the rest before the second; each rest is twice the one before. */
const tries = 5;
const firstRest = 50;

/** Of Postgres, the id of the type of large whole numbers. */
const bigint = 20;

/** A connection that is held. */
export type Session = Pick<pg.Client, 'query' | 'on' | 'off' | 'removeAllListeners'>;

export class Link {
  readonly #options: pg.ClientConfig;
  readonly #pool: pg.Pool;
  readonly #where: string;
  readonly #secret: string;
  #isEnding = false;

  constructor(address: string) {
    const url = new URL(address);
    this.#where = `${url.hostname === '' ? 'localhost' : url.hostname}:${url.port === '' ? '5432' : url.port}`;
    this.#secret = decodeURIComponent(url.password);
    this.#options = {
      connectionString: address,
      application_name: 'footnote',
      connectionTimeoutMillis: connecting,
      statement_timeout: statement,
      query_timeout: statement + connecting,
      idle_in_transaction_session_timeout: 2 * statement,
      keepAlive: true,
      keepAliveInitialDelayMillis: idle,
      types: { getTypeParser },
    };
    this.#pool = new pg.Pool({
      ...this.#options,
      max: mostConnections,
      idleTimeoutMillis: idle,
      allowExitOnIdle: true,
    });
    // One that is not in use may break: the next is made when it is needed.
    this.#pool.on('error', () => undefined);
  }

  /** What was thrown, as it is said. */
  readonly named = (error: unknown): unknown => storeError(error, this.#where, this.#secret);

  async query(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.again(async () => (await this.#pool.query(sql, [...values])).rows);
  }

  /** A connection of its own, until it is ended. */
  async session(): Promise<pg.Client> {
    const client = new pg.Client(this.#options);
    client.on('error', () => undefined);
    try {
      await client.connect();
      // A peer that has gone without a word is noticed within seconds.
      await client.query('SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3');
      return client;
    } catch (error) {
      void client.end().catch(() => undefined);
      throw this.named(error);
    }
  }

  /** Does the work on one connection of the few. */
  async lent<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    let client: pg.PoolClient;
    try {
      client = await this.#pool.connect();
    } catch (error) {
      throw this.named(error);
    }
    let fault: unknown;
    const broken = (error: unknown): void => {
      fault = error;
    };
    client.on('error', broken);
    try {
      return await work(client);
    } catch (error) {
      fault = error;
      throw error;
    } finally {
      client.off('error', broken);
      client.release(fault !== undefined);
    }
  }

  /** Tries again, with growing rests, what failed for a reason that passes. Errors come named. */
  async again<Result>(work: (attempt: number) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work(attempt);
      } catch (error) {
        if (attempt >= tries || this.#isEnding || !isWorthAnotherTry(error)) throw this.named(error);
        // Not all at the same moment.
        await sleep(firstRest * 2 ** (attempt - 1) * (0.5 + Math.random()));
      }
    }
  }

  /** From now on nothing is tried again: whoever is about to end does not wait for what cannot be reached. */
  hurry(): void {
    this.#isEnding = true;
  }

  async close(): Promise<void> {
    if (!this.#pool.ended) await this.#pool.end();
  }
}

export async function inTransaction<Result>(
  session: Session,
  begin: string,
  work: () => Promise<Result>,
): Promise<Result> {
  await session.query(begin);
  try {
    const result = await work();
    await session.query('COMMIT');
    return result;
  } catch (error) {
    await session.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Large whole numbers come as numbers: none here is beyond what these hold. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === bigint) return Number;
  return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
}
