/** Tags are set in the page, by programs and in the terminal; the folder keeps them, and the words that were quoted stand. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { AnswerData } from '../../src/domain.ts';
import { openFootnote } from '../../src/index.ts';
import type { ArticleSummary, IndexState } from '../../src/store/index-report.ts';
import type { Conversation } from '../../src/store/stored-conversation.ts';
import { runFootnote } from '../fixtures/run-footnote.ts';
import { type StartedFootnote, startFootnote, within } from '../fixtures/start-footnote.ts';

const vell =
  '---\r\ntitle: "The tower: of Vell"\r\n# by hand\r\ntags:\r\n  - stone\r\nauthor: Ida Holm\r\n---\r\n\r\nThe tower of Vell is 20 metres tall.\r\n';
const page =
  '<!doctype html><html><head><title>The quay</title></head><body><article><h1>The quay</h1><p>The quay of Lenn is 30 metres long, and was built of oak in 1871.</p></article></body></html>';
const articles = {
  'vell.md': vell,
  'copy/vell.md': vell,
  'quay.html': page,
  'orm.txt': 'Orm\n\nOrm is 40 metres wide.',
};
const sidecar = '.footnote-tags.yaml';

let footnote: StartedFootnote;
afterEach(() => footnote.close());

const listed = async (url = footnote.url): Promise<ArticleSummary[]> =>
  ((await (await fetch(`${url}/api/articles`)).json()) as { articles: ArticleSummary[] }).articles;
const at = async (path: string): Promise<ArticleSummary> => (await listed()).find((each) => each.path === path)!;
const patch = async (path: string, tags: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${footnote.url}/api/articles/${(await at(path)).id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ tags }),
  });
const state = async (): Promise<IndexState> => (await (await fetch(`${footnote.url}/api/index`)).json()) as IndexState;
const file = (path: string): string => readFileSync(join(footnote.corpus, path), 'utf8');

describe('tags', () => {
  it('are kept in the file or beside it, in one revision, and leave old answers as they were', async () => {
    footnote = await startFootnote(articles);
    const opened = await fetch(`${footnote.url}/api/conversations`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    const { id } = (await opened.json()) as Conversation;
    const asked = await fetch(`${footnote.url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: 'How tall is the tower of Vell?', conversationId: id }),
    });
    expect(((await asked.json()) as AnswerData).text).toContain('20 metres');
    const before = await at('copy/vell.md');
    const { revision } = await state();

    const set = await patch('copy/vell.md', [' Stone ', 'hi: there', '#stone', 'été']);
    expect(await set.json()).toMatchObject({
      id: before.id,
      tags: ['hi: there', 'Stone', 'été'],
      contentHash: before.contentHash,
    });
    for (const path of ['vell.md', 'copy/vell.md']) {
      expect(file(path)).toBe(vell.replace('  - stone\r\n', '  - Stone\r\n  - "hi: there"\r\n  - été\r\n'));
    }
    expect((await state()).revision).toBe(revision + 1);
    expect(await listed()).toHaveLength(3);
    const kept = (await (await fetch(`${footnote.url}/api/conversations/${id}`)).json()) as Conversation;
    expect(kept.turns[0]!.answer!.citations[0]).toMatchObject({ standing: 'current' });

    await patch('quay.html', ['water']);
    await patch('orm.txt', ['water', 'Wide']);
    expect([file('quay.html'), file('orm.txt')]).toEqual([page, articles['orm.txt']]);
    expect(file(sidecar)).toMatch(/quay\.html: \{ ?tags: \[ ?water ?\], sha256: [0-9a-f]{64} ?\}/);
    expect(readdirSync(footnote.corpus).toSorted()).toEqual([sidecar, 'copy', 'orm.txt', 'quay.html', 'vell.md']);
    expect((await state()).revision).toBe(revision + 3);

    // Another server on the same folder, an index built anew, and one that goes on, find the same.
    const other = await openFootnote({
      corpus: footnote.corpus,
      index: join(footnote.index, '../other'),
      settings: { FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_READER: 'linear' },
    });
    await other.index();
    const tagsOf = (all: readonly ArticleSummary[]): unknown =>
      all
        .map(({ path, tags, contentHash }) => ({ path, tags, contentHash }))
        .toSorted((a, b) => (a.path < b.path ? -1 : 1));
    expect(tagsOf(other.articles())).toEqual(tagsOf(await listed()));
    expect((await other.setTags(other.articles({ filters: { tags: ['wide'] } })[0]!.id, []))!.tags).toBeUndefined();
    await other.close();
    await within(10_000, async () => expect((await at('orm.txt')).tags).toBeUndefined());
    expect(file(sidecar)).not.toContain('orm.txt');
    await footnote.restart();
    expect((await at('quay.html')).tags).toEqual(['water']);

    // What lies elsewhere keeps them; what is written by hand counts.
    mkdirSync(join(footnote.corpus, 'harbours'));
    renameSync(join(footnote.corpus, 'quay.html'), join(footnote.corpus, 'harbours/lenn.html'));
    await within(10_000, async () => expect((await at('harbours/lenn.html')).tags).toEqual(['water']));
    footnote.write(sidecar, '# mine\norm.txt: [by hand]\n');
    await within(10_000, async () => {
      expect((await at('orm.txt')).tags).toEqual(['by hand']);
      expect((await at('harbours/lenn.html')).tags).toBeUndefined();
    });
    footnote.write('vell.md', vell.replace('stone', 'brick'));
    await within(10_000, async () =>
      expect((await at('copy/vell.md')).tags).toEqual(['brick', 'hi: there', 'Stone', 'été']),
    );
    await patch('harbours/lenn.html', ['water']);
    expect(file(sidecar)).toContain('# mine\norm.txt: [ by hand ]\n');
    // Off again, nothing is left of them.
    await patch('copy/vell.md', []);
    expect(file('copy/vell.md')).toBe(vell.replace('tags:\r\n  - stone\r\n', ''));

    // A file that cannot be read is told of, and changes nothing.
    footnote.write(sidecar, 'orm.txt: {tags');
    await within(10_000, async () => expect((await state()).failed.map(({ path }) => path)).toEqual([sidecar]));
    expect((await at('orm.txt')).tags).toEqual(['by hand']);
    const refused = await patch('orm.txt', ['x']);
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([409, 'tags-unreadable']);
    await footnote.restart();
    expect((await at('orm.txt')).tags).toEqual(['by hand']);
    footnote.write(sidecar, '');
    await within(10_000, async () => expect((await state()).failed).toEqual([]));
    expect((await at('orm.txt')).tags).toBeUndefined();
  });

  it('are refused with a reason, and where somebody else was faster', async () => {
    footnote = await startFootnote(articles);
    const problem = async (response: Response): Promise<unknown> => [
      response.status,
      ((await response.json()) as { title: string }).title,
    ];
    expect(await problem(await patch('orm.txt', ['a', '\u0007b']))).toEqual([400, 'A tag has no control letters.']);
    expect(await problem(await patch('orm.txt', [' # ']))).toEqual([400, 'A tag is empty.']);
    expect(await problem(await patch('orm.txt', ['x'.repeat(65)]))).toEqual([
      400,
      `The tag “${'x'.repeat(20)}…” is longer than 64 letters.`,
    ]);
    const many = Array.from({ length: 51 }, (_, each) => `t${each}`);
    expect(await problem(await patch('orm.txt', many))).toEqual([400, 'An article has at most 50 tags.']);
    expect((await patch('orm.txt', 'x')).status).toBe(400);
    expect(existsSync(join(footnote.corpus, sidecar))).toBe(false);

    const { id } = await at('vell.md').then(async (article) => article ?? at('copy/vell.md'));
    const etag = (await fetch(`${footnote.url}/api/articles/${id}`)).headers.get('etag')!;
    const first = await patch('copy/vell.md', ['one'], { 'if-match': etag });
    expect(first.status).toBe(200);
    expect((await patch('copy/vell.md', ['two'], { 'if-match': etag })).status).toBe(412);
    expect((await patch('copy/vell.md', ['two'], { 'if-match': first.headers.get('etag')! })).status).toBe(200);
    const modes = ['vell.md', 'copy/vell.md'].map((path) => statSync(join(footnote.corpus, path)).mode & 0o777);
    expect(modes).toEqual([statSync(join(footnote.corpus, 'orm.txt')).mode & 0o777, modes[0]]);
  });

  it('are put on and taken off in the terminal, while a server is at work', async () => {
    footnote = await startFootnote(articles);
    const run = async (...args: string[]) =>
      runFootnote(join(footnote.corpus, '..'), args, {
        environment: { FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_READER: 'linear' },
      });
    const tagged = await run('tag', 'quay.html', 'corpus/orm.txt', 'none.md', '--add', 'Water', '--add', 'old');
    expect([tagged.code, tagged.stdout]).toEqual([1, 'Orm: #old #Water\nThe quay: #old #Water\n']);
    expect(tagged.stderr).toContain('Not tagged: none.md. There is no article of this id or path');
    await within(10_000, async () => expect((await at('quay.html')).tags).toEqual(['old', 'Water']));
    expect((await run('tag', 'orm.txt', '--remove', 'WATER')).stdout).toBe('Orm: #old\n');
    expect((await run('tag', 'orm.txt', '--add', 'x'.repeat(65))).stderr).toContain(
      'longer than 64 letters. Shorten it.',
    );
  });
});
