/** What can go wrong with a Postgres that servers share: nothing is lost by it, and the cause is named. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { describeSettings, loadConfig } from '../../src/config.ts';
import { splitIntoPassages } from '../../src/articles/passages.ts';
import { FootnoteError } from '../../src/errors.ts';
import { PassageStore } from '../../src/store/passage-store.ts';
import { bringUp } from '../../src/store/postgres/bring-up.ts';
import { migrateFrom, migrateTo } from '../../src/store/postgres/migrate.ts';
import { SharedIndex } from '../../src/store/postgres/shared-index.ts';
import type { StoreChange } from '../../src/store/store-change.ts';
import { hasPostgres, query, type StartedPostgres, startPostgres } from '../fixtures/postgres.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const stamp = { embedder: 'none', dimensions: 4, splitter: 1 };
let postgres: StartedPostgres;
beforeAll(async () => {
  if (hasPostgres) postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

function keeping(...ids: readonly string[]): StoreChange {
  const keep = ids.map((id) => {
    const text = `The words of ${id} are these.`;
    const article = { id, path: `${id}.txt`, title: id, language: 'en', text, headings: [], contentHash: id };
    const passages = splitIntoPassages(article).map((passage) => ({ passage, vector: new Float32Array([1, 0, 0, 1]) }));
    return { article, fileStamp: '1', copies: [], signature: new Uint32Array([1]), passages };
  });
  return { keep, move: [], remove: [], fail: [], mend: [] };
}

interface Server {
  readonly store: PassageStore;
  readonly shared: SharedIndex;
  readonly commit: (...ids: string[]) => Promise<number>;
}

async function server(address: string, read?: string, folder = tempFolder()): Promise<Server> {
  const store = PassageStore.open(folder);
  const shared = SharedIndex.of({ address, read }, store);
  onTestFinished(async () => {
    await shared.close();
    store.close();
  });
  await shared.prepare();
  await shared.pull();
  const pulled = async (): Promise<void> => {
    await shared.pull();
  };
  return {
    store,
    shared,
    commit: (...ids) => shared.holding({}, pulled, () => shared.commit(keeping(...ids), stamp)),
  };
}

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(FootnoteError);
  expect(String(error)).not.toContain('geheim');
  return (error as FootnoteError).code;
};
const idsIn = async (address: string): Promise<unknown[]> =>
  (await query(address, 'SELECT id FROM footnote.articles ORDER BY id')).map(({ id }) => id as unknown);

/** Whatever is inserted among the articles has this done first. */
async function before(address: string, statement: string): Promise<() => Promise<unknown>> {
  await query(
    address,
    `CREATE FUNCTION footnote.fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${statement}; RETURN NEW; END $$;
     CREATE TRIGGER fail BEFORE INSERT ON footnote.articles FOR EACH ROW EXECUTE FUNCTION footnote.fail()`,
  );
  return () => query(address, 'DROP TRIGGER fail ON footnote.articles');
}

describe.skipIf(!hasPostgres)('a shared store', () => {
  it('is killed: said, nothing is half there, and all goes on once it is back', async () => {
    const address = await postgres.database();
    const one = await server(address);
    await one.commit('a');
    const working = one.shared.holding(
      {},
      () => postgres.kill(),
      () => one.shared.commit(keeping('b'), stamp),
    );
    expect(await codeOf(working)).toBe('store-away');
    expect(one.store.articles.summaries().map(({ id }) => id)).toEqual(['a']);
    await postgres.start();
    expect(await idsIn(address)).toEqual(['a']);
    expect(await one.commit('b')).toBe(2);
    expect(await idsIn(address)).toEqual(['a', 'b']);
  });

  it('has its link cut in the middle of a transaction: it is done once, by the next try', async () => {
    const address = await postgres.database();
    const one = await server(address);
    await before(address, 'PERFORM pg_sleep(1)');
    const working = one.commit('a');
    for (let cut = 0; cut === 0;) {
      const rows = await query(
        address,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`,
      );
      cut = rows.length;
    }
    expect(await working).toBe(1);
    expect(await idsIn(address)).toEqual(['a']);
    expect(one.store.counts()).toMatchObject({ articles: 1 });
  });

  it.each([
    ['its disk is full', '53100', 'disk-full'],
    ['it took too long', '57014', 'store-slow'],
    ['others kept changing it', '40001', 'store-busy'],
  ])('refuses a change because %s: said, and nothing is changed anywhere', async (_what, sqlState, code) => {
    const address = await postgres.database();
    const one = await server(address);
    const mend = await before(address, `RAISE EXCEPTION 'no' USING ERRCODE = '${sqlState}'`);
    expect(await codeOf(one.commit('a'))).toBe(code);
    expect([await idsIn(address), one.store.revision]).toEqual([[], 0]);
    await mend();
    expect(await one.commit('a')).toBe(1);
  });

  it('can only be read: said', async () => {
    const address = await postgres.database();
    await server(address);
    const name = new URL(address).pathname.slice(1);
    await query(address, `ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    const one = await server(address);
    expect(await codeOf(one.commit('a'))).toBe('store-read-only');
  });

  it('refuses a password, has no connection left, no such database, no TLS: each is said, the password never', async () => {
    const address = await postgres.database();
    const { pathname, port } = new URL(address);
    await query(address, `CREATE ROLE locked LOGIN PASSWORD 'other'; CREATE ROLE crowded LOGIN CONNECTION LIMIT 0`);
    const rules = join(postgres.folder, 'pg_hba.conf');
    writeFileSync(rules, `host all locked 127.0.0.1/32 scram-sha-256\n${readFileSync(rules, 'utf8')}`);
    await query(address, 'SELECT pg_reload_conf()');
    const opened = (user: string, database = pathname, more = ''): Promise<unknown> =>
      server(`postgres://${user}@127.0.0.1:${port}${database}${more}`);
    expect(await codeOf(opened('locked:geheim'))).toBe('store-login');
    expect(await codeOf(opened('crowded'))).toBe('store-busy');
    expect(await codeOf(opened('footnote:geheim', '/nowhere'))).toBe('store-no-database');
    expect(await codeOf(opened('footnote:geheim', pathname, '?sslmode=verify-full'))).toBe('store-tls');
    const shown = describeSettings(
      { FOOTNOTE_STORE: 'postgres://me:geheim@host/db?password=geheim' },
      {},
      tempFolder(),
    );
    expect(JSON.stringify(shown)).not.toContain('geheim');
    const elsewhere = { FOOTNOTE_STORE: 'postgres://me:geheim@example.org/db', FOOTNOTE_OFFLINE: '1' };
    expect(() => loadConfig(elsewhere, {}, tempFolder())).toThrow('names another machine, example.org,');
  });

  it('has a copy that lags behind: it is passed over', async () => {
    const address = await postgres.database();
    const one = await server(address);
    await one.commit('a');
    const { port, pathname } = new URL(address);
    await one.shared.close();
    await query(
      `postgres://footnote@127.0.0.1:${port}/postgres`,
      `CREATE DATABASE lagging TEMPLATE ${pathname.slice(1)}`,
    );
    const two = await server(address, `postgres://footnote@127.0.0.1:${port}/lagging`);
    expect(two.store.counts().articles).toBe(1);
    const three = await server(address);
    await three.commit('b');
    await two.shared.pull();
    expect(two.store.counts().articles).toBe(2);
  });

  it('has its lock taken over when the holder dies, who can commit no more', async () => {
    const address = await postgres.database();
    const [one, other] = [await server(address), await server(address)];
    const dying = one.shared.holding(
      {},
      () => Promise.resolve(),
      async () => {
        const waiting = other.commit('b');
        await query(
          address,
          `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        );
        expect(await waiting).toBe(1);
        return one.shared.commit(keeping('a'), stamp);
      },
    );
    expect(await codeOf(dying)).toBe('store-changed');
    expect(await idsIn(address)).toEqual(['b']);
    expect(await one.commit('a')).toBe(2);
  });

  it('is of a newer version, or not what was stored: it is refused, and what there was stays', async () => {
    const address = await postgres.database();
    const [one, other] = [await server(address), await server(address)];
    await one.commit('a');
    await query(address, `UPDATE footnote.articles SET title = 'b'`);
    expect(await codeOf(other.shared.pull())).toBe('store-damaged');
    expect(other.store.counts().articles).toBe(0);
    await query(address, `UPDATE footnote.meta SET value = '99' WHERE key = 'version'`);
    expect(await codeOf(server(address))).toBe('store-format');
  });

  it('was put back to an earlier state: said while at work; the next start takes a new copy', async () => {
    const address = await postgres.database();
    const folder = tempFolder();
    const one = await server(address, undefined, folder);
    await one.commit('a');
    await query(address, `DROP SCHEMA footnote CASCADE`);
    const other = await server(address);
    await other.commit('b');
    expect(await codeOf(one.shared.pull())).toBe('store-went-back');
    await bringUp({ address, read: undefined }, one.store, () => undefined);
    expect(one.store.articles.summaries().map(({ id }) => id)).toEqual(['b']);
  });

  it('is filled from a folder in steps that are gone on with, and gives it back the same', async () => {
    const address = { address: await postgres.database(), read: undefined };
    const folder = tempFolder();
    const store = PassageStore.open(folder);
    onTestFinished(() => store.close());
    store.commit(keeping(...Array.from({ length: 100 }, (_, at) => `a${at}`)), stamp);
    const isOver = new Error('over');
    const broken = migrateTo(address, store, false, () => {
      throw isOver;
    });
    await expect(broken).rejects.toThrow('over');
    expect(await codeOf(bringUp(address, store, () => undefined))).toBe('store-other');
    const moved = await migrateTo(address, store, false, () => undefined);
    expect(moved).toEqual({ articles: 100, passages: 100, kept: 64 });
    const back = PassageStore.open(tempFolder());
    onTestFinished(() => back.close());
    expect(await migrateFrom(address, back)).toMatchObject({ articles: 100, passages: 100 });
    expect(back.replica.rows(store.replica.ids())).toEqual(store.replica.rows(store.replica.ids()));
    expect([store.replica.of === undefined, back.replica.of === undefined]).toEqual([false, true]);
    store.commit(keeping('late'), stamp);
    expect(await codeOf(migrateTo(address, store, false, () => undefined))).toBe('store-not-empty');
  });
});
