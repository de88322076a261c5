/** `footnote repair`: all that can be read is kept, the damaged file is put aside, and a kill at any moment loses nothing. */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Footnote } from '../../src/footnote.ts';
import { repair } from '../../src/keeping/repair.ts';
import { verify } from '../../src/keeping/verify.ts';
import { inspectConversations } from '../../src/store/inspect-conversations.ts';
import { Database } from '../../src/store/database.ts';
import { configIn, copied, edit, howDeep, howTall, makeKeptIndex } from '../fixtures/kept-index.ts';

const cli = join(import.meta.dirname, '../../dist/cli.js');
const environment = { PATH: process.env['PATH'], FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_READER: 'linear' };

let home: string;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'footnote-'));
  await makeKeptIndex(home);
}, 30_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

const run = (folder: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], { cwd: folder, env: environment }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, stdout, stderr });
    });
  });

/** Questions that are kept, each with the text of its answer. */
async function keptIn(folder: string): Promise<Record<string, string | undefined>> {
  const footnote = await Footnote.open(configIn(folder));
  try {
    const turns = footnote.conversations.list('').flatMap(({ id }) => footnote.conversations.get(id).turns);
    return Object.fromEntries(turns.map(({ question, answer }) => [question, answer?.text]));
  } finally {
    await footnote.close();
  }
}

it('changes nothing where nothing is damaged', async () => {
  const folder = copied(home);
  const { code, stdout } = await run(folder, 'repair');
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Nothing is damaged; nothing was changed.\n' });
  expect(readdirSync(join(folder, 'index')).join()).not.toContain('aside');
  expect(await keptIn(folder)).toEqual({ [howTall]: expect.any(String), [howDeep]: expect.any(String) });
}, 30_000);

it('keeps what can be read of the conversations, and builds a damaged index anew', async () => {
  const folder = copied(home);
  edit(
    folder,
    'conversations.sqlite',
    `UPDATE turns SET answer = replace(answer, '20 metres', '90 metres') WHERE id = 'a'`,
  );
  edit(folder, 'footnote.sqlite', `UPDATE articles SET title = 'A lie'`);
  const before = readFileSync(join(folder, 'index/conversations.sqlite'));
  const { code, stdout } = await run(folder, 'repair');
  expect(code).toBe(0);
  const [, aside] = /now (conversations-set-aside-\d+\.sqlite)/.exec(stdout.replaceAll(/\s+/g, ' '))!;
  expect(readFileSync(join(folder, 'index', aside!)).length).toBe(before.length);
  expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/2 articles added.*revision 1/);
  expect(await verify(configIn(folder))).toMatchObject({ ok: true, checked: { articles: 2, conversations: 2 } });
  const kept = await keptIn(folder);
  expect(kept[howDeep]).toContain('9 metres');
  expect(Object.keys(kept).toSorted()).toEqual([howDeep, howTall]);
  expect(kept[howTall]).toBeUndefined();
}, 30_000);

it('keeps the other rows, whichever page of the conversations is gone', async () => {
  const pages = readFileSync(join(home, 'index/conversations.sqlite')).length / 4096;
  const kept: number[] = [];
  for (let page = 0; page < pages; page += 1) {
    const folder = copied(home);
    const file = join(folder, 'index/conversations.sqlite');
    writeFileSync(file, readFileSync(file).fill(0, page * 4096, (page + 1) * 4096));
    const { index, conversations } = await repair(configIn(folder));
    expect(index).toBeUndefined();
    kept.push(conversations?.turns ?? 2);
    const { findings } = inspectConversations(join(folder, 'index'), () => undefined);
    expect(findings).toEqual([]);
  }
  // But where the root of all, or of the turns, was there.
  expect(kept.filter((turns) => turns === 2).length).toBeGreaterThan(pages * 0.7);
}, 60_000);

it('begins anew where nothing can be read', async () => {
  const folder = copied(home);
  writeFileSync(join(folder, 'index/conversations.sqlite'), 'eggs\n'.repeat(2000));
  expect((await repair(configIn(folder))).conversations).toMatchObject({ turns: 0, notes: 0 });
  expect((await verify(configIn(folder))).ok).toBe(true);
}, 30_000);

it('does nothing while another process has the index open, nor without articles to build it from', async () => {
  const folder = copied(home);
  edit(folder, 'footnote.sqlite', `UPDATE articles SET title = 'A lie'`);
  const other = new Database(join(folder, 'index'));
  const { code, stderr } = await run(folder, 'repair');
  other.close();
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(/in use by another process.*Stop "footnote serve"/) as string,
  });
  const empty = copied(home);
  edit(empty, 'footnote.sqlite', `UPDATE articles SET title = 'A lie'`);
  rmSync(join(empty, 'corpus'), { recursive: true });
  await expect(repair(configIn(empty))).rejects.toThrow(/nothing in .* to build it anew from/);
  expect(readdirSync(join(empty, 'index')).join()).not.toContain('aside');
}, 30_000);

it('loses nothing when it is killed', async () => {
  const folder = copied(home);
  edit(folder, 'conversations.sqlite', `UPDATE conversations SET title = 'A lie'`);
  edit(folder, 'footnote.sqlite', `UPDATE articles SET title = 'A lie'`);
  const began = performance.now();
  await run(copied(folder), 'repair');
  const whole = performance.now() - began;
  for (const share of [0.5, 0.65, 0.8]) {
    const copy = copied(folder);
    const child = spawn(process.execPath, [cli, 'repair'], { cwd: copy, env: environment, stdio: 'ignore' });
    setTimeout(() => child.kill('SIGKILL'), share * whole);
    await new Promise((resolve) => {
      child.once('exit', resolve);
    });
    expect((await run(copy, 'repair')).code).toBe(0);
    await run(copy, 'index');
    expect(await verify(configIn(copy))).toMatchObject({ ok: true, checked: { articles: 2 } });
    const kept = await keptIn(copy);
    expect(kept[howTall]).toContain('20 metres');
    expect(kept[howDeep]).toContain('9 metres');
  }
}, 120_000);
