/** Files of the index that something else has changed: nothing wrong is shown, and what is lost is said, with the remedy. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FootnoteError } from '../../src/errors.ts';
import { Footnote } from '../../src/footnote.ts';
import { ConversationStore } from '../../src/store/conversation-store.ts';
import { PassageStore } from '../../src/store/passage-store.ts';
import { configIn, copied, edit, howDeep, howTall, makeKeptIndex } from '../fixtures/kept-index.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

let home: string;

/** Asks both questions of the index in a folder: what is cited for each, and what was said to be wrong. */
async function asked(folder: string): Promise<{ cited: string[][]; said: string }> {
  const said: string[] = [];
  let footnote: Footnote | undefined;
  try {
    footnote = await Footnote.open(configIn(folder), { notice: (line) => said.push(line) });
    await footnote.ready();
    const cited: string[][] = [];
    for (const text of [howTall, howDeep]) {
      const { citations } = await footnote.askOnce({ text, history: [], filters: {} }, AbortSignal.timeout(10_000));
      cited.push(citations.map(({ title, author, published, quote }) => [title, author, published, quote].join(' | ')));
    }
    return { cited, said: [...said, ...(footnote.state().damage ?? [])].join('\n') };
  } catch (error) {
    if (!(error instanceof FootnoteError)) throw error;
    return { cited: [], said: error.message };
  } finally {
    await footnote?.close();
  }
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'footnote-'));
  await makeKeptIndex(home);
}, 30_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

function damagedCopy(name: string, change: (bytes: Buffer) => Buffer | void): string {
  const folder = copied(home);
  const file = join(folder, 'index', name);
  const bytes = readFileSync(file);
  writeFileSync(file, change(bytes) ?? bytes);
  return folder;
}

function editedCopy(name: string, sql: string): string {
  const folder = copied(home);
  edit(folder, name, sql);
  return folder;
}

const pageBytes = 4096;
const zeroed = (bytes: Buffer, page: number): Buffer =>
  Buffer.from(bytes).fill(0, page * pageBytes, (page + 1) * pageBytes);

/** Pages of a file that can be zeroed without an error of ours, or a word, when it is opened. */
function unnoticed(name: string, open: (folder: string) => string): number[] {
  const whole = readFileSync(join(home, 'index', name));
  const pages = Array.from({ length: whole.length / pageBytes }, (_, page) => page);
  return pages
    .filter((page) => !zeroed(whole, page).equals(whole))
    .filter((page) => {
      const folder = tempFolder();
      writeFileSync(join(folder, name), zeroed(whole, page));
      try {
        return !open(folder).includes('footnote repair');
      } catch (error) {
        return !(error instanceof FootnoteError && error.code.endsWith('-damaged'));
      }
    });
}
const named = /footnote\.sqlite is damaged .*footnote repair/;

describe('a damaged index', () => {
  it('is found to be so when it is opened, whichever of its pages is zeroed', () => {
    expect(
      unnoticed('footnote.sqlite', (folder) => {
        const store = PassageStore.open(folder, true);
        try {
          return store.articles.checked.damage().join();
        } finally {
          store.close();
        }
      }),
    ).toEqual([]);
  });

  it.each([
    ['title', `UPDATE articles SET title = 'A lie' WHERE path = 'tower.md'`],
    ['author', `UPDATE articles SET author = 'Eve' WHERE path = 'tower.md'`],
    ['date', `UPDATE articles SET published = '1999-01-01' WHERE path = 'tower.md'`],
    ['text', `UPDATE articles SET text = replace(text, '20 metres', '90 metres') WHERE path = 'tower.md'`],
    [
      'offsets',
      `UPDATE passages SET "end" = "end" - 5 WHERE articleId = (SELECT id FROM articles WHERE path = 'tower.md')`,
    ],
    [
      'vector',
      `UPDATE passages SET vector = zeroblob(length(vector)) WHERE articleId = (SELECT id FROM articles WHERE path = 'tower.md')`,
    ],
    ['tags', `INSERT INTO tags SELECT id, 'false' FROM articles WHERE path = 'tower.md'`],
  ])('does not show an article whose %s was edited, and says so', async (_what, sql) => {
    const { cited, said } = await asked(editedCopy('footnote.sqlite', sql));
    expect(cited[0]!.join()).not.toContain('tower');
    expect(cited[0]!.join()).not.toContain('lie');
    expect(cited[1]!.join()).toContain('The harbour');
    expect(said).toMatch(/footnote\.sqlite is damaged \(tower\.md: .*footnote repair/);
  });

  it.each([
    ['an article is gone', `PRAGMA foreign_keys = ON; DELETE FROM articles WHERE path = 'tower.md'`],
    ['the stamp was edited', `UPDATE meta SET value = '7' WHERE key = 'splitter'`],
    ['the revision was edited', `UPDATE meta SET value = 'x' WHERE key = 'revision'`],
    ['a table is missing', 'DROP TABLE tags'],
    ['it is of another program', 'DROP TABLE articles; CREATE TABLE articles (recipe TEXT)'],
  ])('is refused when %s', async (_what, sql) => {
    expect((await asked(editedCopy('footnote.sqlite', sql))).said).toMatch(named);
  });

  it.each([
    ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length - 5 * pageBytes)],
    ['all zeros', (bytes: Buffer) => Buffer.alloc(bytes.length)],
    ['not a database', () => Buffer.from('a shopping list\n'.repeat(1000))],
  ])('is refused when it is %s', async (_what, change) => {
    expect((await asked(damagedCopy('footnote.sqlite', change))).said).toMatch(named);
  });

  it.each([
    'DROP TABLE copies',
    'PRAGMA foreign_keys = OFF; DROP TABLE untagged',
    'ALTER TABLE articles DROP COLUMN doubt',
  ])('that lacks something is named, and built anew when that is asked for: %s', async (sql) => {
    const folder = editedCopy('footnote.sqlite', sql);
    expect((await asked(folder)).said).toMatch(/footnote\.sqlite is damaged \(it has no \w+\.\w+\)/);
    const rebuilt = await Footnote.open(configIn(folder), {}, true);
    await rebuilt.update();
    await rebuilt.close();
    expect(await asked(folder)).toEqual(await asked(home));
  });

  it('makes a cache anew when what is noted of it cannot be read', async () => {
    const sql = ['vectorFile', 'keywordCache', 'vectorGraph'].map(
      (key) => `INSERT OR REPLACE INTO meta VALUES ('${key}', '{')`,
    );
    const { cited, said } = await asked(editedCopy('footnote.sqlite', sql.join(';')));
    expect(said).toBe('');
    expect(cited).toEqual((await asked(home)).cited);
  });
});

describe('damaged conversations', () => {
  const conversations = /conversations\.sqlite is damaged .*footnote repair/;

  it('are found to be so when they are opened, whichever of their pages is zeroed', () => {
    expect(
      unnoticed('conversations.sqlite', (folder) => {
        const store = ConversationStore.open(folder);
        try {
          return store.problem?.message ?? '';
        } finally {
          store.close();
        }
      }),
    ).toEqual([]);
  });

  it.each([2, 5])('with page %i zeroed keep no question from being answered, and are named', async (page) => {
    const { cited, said } = await asked(damagedCopy('conversations.sqlite', (bytes) => zeroed(bytes, page)));
    expect(cited).toEqual((await asked(home)).cited);
    expect(said).toMatch(conversations);
  });

  it.each([
    ['an answer was edited', `UPDATE turns SET answer = replace(answer, '20 metres', '90 metres')`],
    ['a title was edited', `UPDATE conversations SET title = 'A lie'`],
    ['a turn is gone', 'DELETE FROM turns'],
    ['a conversation is gone', 'DELETE FROM conversations'],
  ])('say so when %s', async (_what, sql) => {
    expect((await asked(editedCopy('conversations.sqlite', sql))).said).toMatch(conversations);
  });

  it('do not show an answer that was edited', async () => {
    const folder = editedCopy(
      'conversations.sqlite',
      `UPDATE turns SET answer = replace(answer, '20 metres', '90 metres')`,
    );
    const footnote = await Footnote.open(configIn(folder));
    try {
      const turns = footnote.conversations.list('').flatMap(({ id }) => footnote.conversations.get(id).turns);
      const turn = turns.find(({ id }) => id === 'a');
      expect(JSON.stringify(turn)).not.toContain('90 metres');
      expect(turn!.part!.failure!.code).toBe('turn-damaged');
    } finally {
      await footnote.close();
    }
  });
});
