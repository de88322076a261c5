/** `footnote backup` and `restore`: of one moment while a server is at work, checked, and never over what is there. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Footnote } from '../../src/footnote.ts';
import { backup, restore } from '../../src/keeping/backup.ts';
import { verify } from '../../src/keeping/verify.ts';
import { configIn } from '../fixtures/kept-index.ts';
import { type StartedFootnote, startFootnote, within } from '../fixtures/start-footnote.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const cli = join(import.meta.dirname, '../../dist/cli.js');
const howTall = 'How tall is the tower of Vell?';
let footnote: StartedFootnote;
beforeAll(async () => {
  footnote = await startFootnote({ 'tower.md': '# The tower of Vell\n\nThe tower of Vell is 20 metres tall.' });
  const post = (path: string, body: object): Promise<Response> =>
    fetch(footnote.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const { id } = (await (await post('/api/conversations', {})).json()) as { id: string };
  await post('/api/ask', { question: howTall, conversationId: id });
}, 30_000);
afterAll(() => footnote.close());

const run = (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], FOOTNOTE_CORPUS: footnote.corpus, FOOTNOTE_INDEX: footnote.index };
    execFile(process.execPath, [cli, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, stdout, stderr });
    });
  });

it('is whole while articles are being indexed, and gives the same answers where it is restored', async () => {
  let written = 0;
  const writing = setInterval(() => {
    if (written === 60) return;
    written += 1;
    footnote.write(
      `more-${written}.md`,
      `# More ${written}\n\n${`The gate ${written} of Aven is ${written} metres wide. `.repeat(40)}`,
    );
  }, 150);
  try {
    for (const nth of [1, 2, 3]) {
      await within(20_000, async () => {
        const { articles } = (await (await fetch(`${footnote.url}/api/articles`)).json()) as { articles: unknown[] };
        expect(articles.length).toBeGreaterThan(nth);
      });
      const file = join(tempFolder(), 'saved');
      const made = await run('backup', file);
      expect(made).toMatchObject({ code: 0, stderr: '' });
      expect(made.stdout).toMatch(
        /^\S+saved: \d+ articles, 1 conversations, \d+ files of the folder of articles; [\d.]+ MB\.\n$/,
      );
      const there = tempFolder();
      const { articles, setAside } = restore(file, configIn(there), false);
      expect(setAside).toEqual([]);
      expect(articles, `backup ${nth}`).toBeGreaterThan(nth);
      expect(await verify(configIn(there))).toMatchObject({ ok: true, checked: { articles, conversations: 1 } });
      const restored = await Footnote.open(configIn(there));
      try {
        await restored.update();
        const answer = await restored.askOnce({ text: howTall, history: [], filters: {} }, AbortSignal.timeout(20_000));
        expect(answer.citations.map(({ quote }) => quote).join()).toContain('20 metres');
        const [conversation] = restored.conversations.list('');
        expect(restored.conversations.get(conversation!.id).turns[0]!.answer!.citations[0]!.standing).toBe('current');
      } finally {
        await restored.close();
      }
    }
  } finally {
    clearInterval(writing);
  }
}, 120_000);

it('is refused when anything in it is not what was backed up, and then changes nothing', () => {
  const folder = tempFolder();
  const file = join(folder, 'saved');
  backup(file, footnote, true);
  const damage = (sql: string): string => {
    const copy = `${file}-${Math.random()}`;
    writeFileSync(copy, readFileSync(file));
    const database = new DatabaseSync(copy);
    database.exec(sql);
    database.close();
    return copy;
  };
  const there = configIn(tempFolder());
  for (const broken of [
    damage(`UPDATE pieces SET data = zeroblob(length(data)) WHERE path = 'index/conversations.sqlite'`),
    damage(`DELETE FROM files WHERE path = 'corpus/tower.md'`),
    damage(`UPDATE files SET path = '../../outside' WHERE path = 'corpus/tower.md'`),
    damage(`DELETE FROM meta`),
    join(folder, 'nowhere'),
  ]) {
    expect(() => restore(broken, there, false)).toThrow(/is not a whole backup .* Nothing was changed/);
  }
  const cut = join(folder, 'cut');
  writeFileSync(cut, readFileSync(file).subarray(0, 20_000));
  expect(() => restore(cut, there, false)).toThrow(/is not a whole backup/);
  expect(existsSync(there.index) || existsSync(there.corpus)).toBe(false);
  expect(readdirSync(join(there.index, '..'))).toEqual([]);
});

it('does not replace what is there without being told to, nor a file of that name', () => {
  const file = join(tempFolder(), 'saved');
  backup(file, footnote, true);
  expect(() => backup(file, footnote, true)).toThrow(/is there already/);
  const home = tempFolder();
  const there = configIn(home);
  mkdirSync(there.corpus);
  writeFileSync(join(there.corpus, 'own.md'), '# My own\n');
  expect(() => restore(file, there, false)).toThrow(/There is a folder of articles in .* --force/);
  const { setAside } = restore(file, there, true);
  expect(setAside).toHaveLength(1);
  expect(readFileSync(join(setAside[0]!, 'own.md'), 'utf8')).toBe('# My own\n');
  expect(existsSync(join(there.corpus, 'tower.md'))).toBe(true);
});

it('leaves the articles out when told to', () => {
  const file = join(tempFolder(), 'saved');
  expect(backup(file, footnote, false).files).toBe(0);
  const there = configIn(tempFolder());
  restore(file, there, false);
  expect(existsSync(there.corpus)).toBe(false);
});

it('is not put in the place of an index that a server has open', async () => {
  const file = join(tempFolder(), 'saved');
  backup(file, footnote, true);
  const { code, stderr } = await run('restore', file, '--force');
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('in use by another process') as string });
}, 30_000);
