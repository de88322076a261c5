/** Two servers on one Postgres: what comes to one is answered by the other, and each goes on when something dies. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { AnswerData } from '../../src/domain.ts';
import type { AddReport, IndexState } from '../../src/store/index-report.ts';
import { hasPostgres, query, type StartedPostgres, startPostgres } from '../fixtures/postgres.ts';
import { builtCli, runFootnote } from '../fixtures/run-footnote.ts';
import { within } from '../fixtures/start-footnote.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

let postgres: StartedPostgres;
beforeAll(async () => {
  if (hasPostgres) postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

const bridge = 'The bridge\n\nThe bridge over the Vell was opened in 1931 by the mayor of Ostrow.';
const lighthouse = 'The lighthouse\n\nThe lighthouse of Torvik is 41 metres tall.';
const mill = 'The mill\n\nThe mill of Arle was sold in 1907.';

interface Served {
  readonly url: string;
  readonly child: ChildProcess;
  readonly index: string;
  readonly said: () => string;
  readonly add: (name: string, text: string) => Promise<Response>;
  readonly answer: (question: string) => Promise<AnswerData>;
  readonly state: () => Promise<IndexState>;
}

/** As it is started by a user: a process of its own, with an index of its own over the same folder. */
async function serve(
  address: string,
  corpus: string,
  args: readonly string[] = [],
  more: Record<string, string> = {},
): Promise<Served> {
  const index = join(tempFolder(), 'index');
  const child = spawn(process.execPath, [builtCli, 'serve', '--port', '0', ...args], {
    cwd: tempFolder(),
    env: {
      PATH: process.env['PATH'],
      FOOTNOTE_OFFLINE: '1',
      FOOTNOTE_EMBEDDER: 'subword',
      FOOTNOTE_READER: 'linear',
      FOOTNOTE_GRACE: '0',
      FOOTNOTE_STORE: address,
      FOOTNOTE_CORPUS: corpus,
      FOOTNOTE_INDEX: index,
      ...more,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stderr.on('data', (bytes) => (said += String(bytes)));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (bytes) => resolve(/http:\/\/127\.0\.0\.1:\d+/.exec(String(bytes))![0]));
    child.once('exit', () => reject(new Error(said)));
  });
  const post = (path: string, body: unknown): Promise<Response> =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    url,
    child,
    index,
    said: () => said,
    add: async (name, text) => {
      const form = new FormData();
      form.append('files', new Blob([text]), name);
      return fetch(`${url}/api/articles`, { method: 'POST', body: form });
    },
    answer: async (question) => (await post('/api/ask', { question })).json() as Promise<AnswerData>,
    state: async () => (await fetch(`${url}/api/index`)).json() as Promise<IndexState>,
  };
}

function folderOf(articles: Readonly<Record<string, string>>): string {
  const corpus = join(tempFolder(), 'corpus');
  mkdirSync(corpus);
  for (const [name, text] of Object.entries(articles)) writeFileSync(join(corpus, name), text);
  return corpus;
}

const answered = async (served: Served, question: string, words: string): Promise<void> => {
  expect(JSON.stringify(await served.answer(question))).toContain(words);
};

describe.skipIf(!hasPostgres)('two servers on one Postgres', () => {
  it('answer the same; an upload to one is answered by the other; one that dies leaves the other at work', async () => {
    const address = await postgres.database();
    const corpus = folderOf({ 'bridge.txt': bridge });
    const one = await serve(address, corpus);
    const other = await serve(address, corpus);
    await answered(other, 'Who opened the bridge?', 'mayor of Ostrow');
    const { articles } = (await (await one.add('lighthouse.txt', lighthouse)).json()) as AddReport;
    expect(articles).toMatchObject([{ path: 'lighthouse.txt' }]);
    await within(1000, () => answered(other, 'How tall is the lighthouse?', '41 metres'));
    expect(await other.state()).toMatchObject({ revision: (await one.state()).revision, articles: 2 });
    const asked = { question: 'How tall is the lighthouse?' };
    const [first, second] = await Promise.all([one.answer(asked.question), other.answer(asked.question)]);
    expect(first.statements).toEqual(second.statements);
    const begun = await fetch(`${one.url}/api/conversations`, { method: 'POST' });
    const { id } = (await begun.json()) as { id: string };
    await within(1000, async () => expect((await fetch(`${other.url}/api/conversations/${id}`)).status).toBe(200));
    // In the middle of its work, as far as Postgres can tell.
    one.child.kill('SIGKILL');
    await answered(other, 'How tall is the lighthouse?', '41 metres');
    expect((await other.add('mill.txt', mill)).status).toBe(200);
    await answered(other, 'When was the mill sold?', '1907');
  });

  it('go on answering while Postgres is away, say so, and go on changing once it is back', async () => {
    const address = await postgres.database();
    const corpus = folderOf({ 'bridge.txt': bridge });
    const one = await serve(address, corpus);
    const other = await serve(address, folderOf({}), ['--no-watch']);
    await postgres.kill();
    await within(5000, async () => expect(await other.state()).toMatchObject({ trouble: { code: 'store-away' } }));
    await answered(one, 'Who opened the bridge?', 'mayor of Ostrow');
    await answered(other, 'Who opened the bridge?', 'mayor of Ostrow');
    const refused = await one.add('lighthouse.txt', lighthouse);
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ code: 'store-away' });
    await postgres.start();
    // What lies in the folder comes by itself.
    await within(15_000, () => answered(other, 'How tall is the lighthouse?', '41 metres'));
    await within(5000, async () => expect((await other.state()).trouble).toBeUndefined());
    const onlyAnswers = await other.add('mill.txt', mill);
    expect([onlyAnswers.status, await onlyAnswers.json()]).toMatchObject([409, { code: 'follows' }]);
  });

  it('start from their copy while Postgres is away, and refuse a folder that is not that of the store', async () => {
    const address = await postgres.database();
    const corpus = folderOf({ 'bridge.txt': bridge, 'mill.txt': mill, 'lighthouse.txt': lighthouse });
    const one = await serve(address, corpus);
    one.child.kill('SIGINT');
    const environment = {
      FOOTNOTE_OFFLINE: '1',
      FOOTNOTE_EMBEDDER: 'subword',
      FOOTNOTE_READER: 'linear',
      FOOTNOTE_STORE: address,
    };
    const elsewhere = folderOf({ 'other.txt': 'Other\n\nNothing of this is known.' });
    const ended = await runFootnote(tempFolder(), ['index', '--corpus', elsewhere], { environment });
    expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining('it seems to be another one')]);
    const [row] = await query(address, 'SELECT count(*)::int AS n FROM footnote.articles');
    expect(row).toEqual({ n: 3 });
    await postgres.kill();
    try {
      const again = await serve(address, corpus, [], { FOOTNOTE_INDEX: one.index });
      await answered(again, 'Who opened the bridge?', 'mayor of Ostrow');
      expect(again.said()).toContain('cannot be reached');
      const fresh = await runFootnote(tempFolder(), ['index', '--corpus', corpus], { environment });
      expect([fresh.code, fresh.stderr]).toEqual([1, expect.stringContaining('cannot be reached')]);
    } finally {
      await postgres.start();
    }
  });

  it('are all given an index that one of them built anew', async () => {
    const address = await postgres.database();
    const corpus = folderOf({ 'bridge.txt': bridge, 'mill.txt': mill });
    const other = await serve(address, folderOf({}), ['--no-watch']);
    const environment = {
      FOOTNOTE_OFFLINE: '1',
      FOOTNOTE_EMBEDDER: 'subword',
      FOOTNOTE_READER: 'linear',
      FOOTNOTE_STORE: address,
    };
    const folder = tempFolder();
    expect((await runFootnote(folder, ['index', '--corpus', corpus], { environment })).stderr).toBe('');
    await within(5000, () => answered(other, 'When was the mill sold?', '1907'));
    cpSync(corpus, join(folder, 'less'), { recursive: true, filter: (file) => !file.endsWith('mill.txt') });
    const rebuilt = await runFootnote(folder, ['index', '--rebuild', '--corpus', join(folder, 'less')], {
      environment,
    });
    expect([rebuilt.code, rebuilt.stderr]).toEqual([0, '']);
    await within(5000, async () => expect(await other.state()).toMatchObject({ articles: 1 }));
    await answered(other, 'Who opened the bridge?', 'mayor of Ostrow');
    expect(existsSync(join(other.index, 'footnote.sqlite'))).toBe(true);
    expect(readdirSync(other.index)).not.toContain('rebuild');
  });
});
