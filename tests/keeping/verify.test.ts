/** `footnote verify`: what is damaged is found and named with its remedy; what has only moved on is no damage. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verify } from '../../src/keeping/verify.ts';
import { configIn, copied, edit, makeKeptIndex } from '../fixtures/kept-index.ts';

let home: string;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'footnote-'));
  await makeKeptIndex(home);
}, 30_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

it('finds nothing in what is whole, and says what it looked at', async () => {
  const { ok, findings, checked } = await verify(configIn(home));
  expect({ ok, findings }).toEqual({ ok: true, findings: [] });
  expect(checked).toMatchObject({ articles: 2, files: 2, conversations: 2, notes: 0 });
  expect(checked.citations.current).toBeGreaterThan(1);
});

it.each([
  ['footnote.sqlite', `UPDATE articles SET title = 'A lie' WHERE path = 'tower.md'`, /tower\.md: its title.*vectors/],
  ['footnote.sqlite', `UPDATE articles SET text = text || '!' WHERE path = 'tower.md'`, /tower\.md: its text/],
  ['footnote.sqlite', `UPDATE passages SET "start" = "start" + 1`, /a passage does not stand where it is said to/],
  ['footnote.sqlite', 'UPDATE passages SET vector = zeroblob(10)', /a vector has not \d+ dimensions/],
  ['footnote.sqlite', 'UPDATE passages SET vector = zeroblob(length(vector))', /its title.*vectors/],
  ['footnote.sqlite', `PRAGMA foreign_keys = ON; DELETE FROM articles WHERE path = 'tower.md'`, /Articles are missing/],
  [
    'footnote.sqlite',
    `PRAGMA foreign_keys = OFF; INSERT INTO tags VALUES ('none', 'x')`,
    /a row of tags belongs to none/,
  ],
  ['footnote.sqlite', `UPDATE meta SET value = 'other' WHERE key = 'embedder'`, /what it notes of itself/],
  ['conversations.sqlite', `UPDATE turns SET question = 'Why?' WHERE id = 'a'`, /One of the turns \(a\)/],
  ['conversations.sqlite', `DELETE FROM conversations`, /A conversation is missing/],
])('finds damage in %s: %s', async (file, sql, what) => {
  const folder = copied(home);
  edit(folder, file, sql);
  const { ok, findings } = await verify(configIn(folder));
  expect(ok).toBe(false);
  const found = findings.find((each) => what.test(each.what));
  expect(found, JSON.stringify(findings)).toMatchObject({ kind: 'damage', file });
  expect(found!.next).toContain('footnote repair');
});

it('finds a page of zeros, whatever stands on it', async () => {
  const folder = copied(home);
  const file = join(folder, 'index/footnote.sqlite');
  writeFileSync(file, readFileSync(file).fill(0, 4096 * 5, 4096 * 6));
  expect((await verify(configIn(folder))).ok).toBe(false);
});

it('remarks on files that were changed, are new or gone', async () => {
  const folder = copied(home);
  const tower = join(folder, 'corpus/tower.md');
  writeFileSync(join(folder, 'corpus/new.md'), '# New\n\nThis is new here.\n');
  writeFileSync(tower, `${readFileSync(tower, 'utf8')}More.\n`);
  rmSync(join(folder, 'corpus/harbour.md'));
  const moved = await verify(configIn(folder));
  expect(moved.ok).toBe(true);
  expect(moved.findings.map(({ file }) => file).toSorted()).toEqual(['harbour.md', 'new.md', 'tower.md']);
  expect(moved.findings.every(({ next }) => next.includes('footnote index'))).toBe(true);
});

it('says which cache is of no use, which is no damage', async () => {
  const folder = copied(home);
  writeFileSync(join(folder, 'index/keywords.cache'), 'something else');
  const { ok, findings } = await verify(configIn(folder));
  expect({ ok, files: findings.map(({ file }) => file) }).toEqual({ ok: true, files: ['keywords.cache'] });
});
