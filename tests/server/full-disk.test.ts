/** A disk without room: what cannot be done whole is not done at all, is said so, and heals by itself. On a small real one. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startFootnote, within } from '../fixtures/start-footnote.ts';

const folder = mkdtempSync(join(tmpdir(), 'footnote-disk-'));

/** Why there is no small disk to test on; undefined where there is. */
function mounted(): string | undefined {
  mkdirSync(join(folder, 'disk'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', join(folder, 'disk')], { stdio: 'pipe' });
    return undefined;
  } catch {
    return 'no file system may be mounted here';
  }
}

const disk = join(folder, 'disk');
const filler = join(disk, 'filler');
const fill = (): void => {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(filler, new Uint8Array(bavail * bsize));
};

it('removes and adds all or nothing, says why, names it in the state, and heals without a command', async ({
  skip,
}) => {
  const reason = mounted();
  skip(reason !== undefined, reason);
  const articles = {
    'tower.md': '# The tower of Vell\n\nThe tower of Vell was built in 1887 by Anna Brandt.',
    'mill.md': '# The mill of Torvik\n\nThe mill of Torvik was sold in 1907 to a baker.',
  };
  const footnote = await startFootnote(articles, { FOOTNOTE_INDEX: join(disk, 'index'), FOOTNOTE_GRACE: '900' });
  const request = async (path: string, options?: RequestInit) => {
    const response = await fetch(`${footnote.url}${path}`, options);
    // oxlint-disable-next-line typescript/no-explicit-any -- each address answers in another shape
    const body: any = await response.json();
    return { status: response.status, body };
  };
  const post = async (path: string, body: object) =>
    request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const answer = async () => (await post('/api/ask', { question: 'Who built the tower of Vell?' })).body.text;
  try {
    const { articles: listed } = (await request('/api/articles')).body;
    const tower = listed.find(({ path }: { path: string }) => path === 'tower.md');
    fill();
    expect(await request(`/api/articles/${tower.id}`, { method: 'DELETE' })).toMatchObject({
      status: 507,
      body: { code: 'disk-full', title: 'The disk of the index is full: nothing was removed.' },
    });
    expect(existsSync(join(footnote.corpus, 'tower.md'))).toBe(true);
    expect(await answer()).toContain('Anna Brandt');
    const text = `The harbour of Ostrow froze in 1922. ${'It was cold, and ships waited. '.repeat(20_000)}`;
    expect(await post('/api/articles', { text: text.slice(0, 200_000), title: 'The harbour' })).toMatchObject({
      status: 507,
      body: { code: 'disk-full', title: 'The disk of the index is full: nothing was added.' },
    });
    expect(readdirSync(footnote.corpus).toSorted()).toEqual(['mill.md', 'tower.md']);
    footnote.write('inn.md', '# The inn of Torvik\n\nThe inn of Torvik burned down in 1911.');
    await within(8000, async () => {
      expect((await request('/api/index')).body).toMatchObject({ articles: 2, trouble: { code: 'disk-full' } });
    });
    rmSync(filler);
    await within(15_000, async () => {
      const { body } = await request('/api/index');
      expect(body).toMatchObject({ articles: 3 });
      expect(body.trouble).toBeUndefined();
    });
    expect((await request(`/api/articles/${tower.id}`, { method: 'DELETE' })).status).toBe(200);
    expect(readdirSync(footnote.corpus).toSorted()).toEqual(['inn.md', 'mill.md']);
  } finally {
    rmSync(filler, { force: true });
    await footnote.close();
    execFileSync('umount', ['-l', disk]);
    rmSync(folder, { recursive: true, force: true });
  }
});
