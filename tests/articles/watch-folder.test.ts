/** What the watch of a folder tells of: real folders, and the moments at which something was told. */
import { mkdirSync, renameSync, rmSync, watch as watchOf, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { networkKind } from '../../src/articles/network-drive.ts';
import { watchFolder } from '../../src/articles/watch-folder.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

/** Waits for a state, on however busy a machine. */
const patient = { timeout: 30_000, interval: 20 };

/** A watched folder, and whether something is told of what is done in it within two seconds. */
async function watched(prepare: (folder: string) => void = () => undefined) {
  const outer = tempFolder();
  const folder = join(outer, 'articles');
  mkdirSync(folder);
  prepare(folder);
  let told = 0;
  const named = new Set<string | undefined>();
  const changed = (touched: readonly string[] | undefined): void => {
    told += 1;
    for (const path of touched ?? [undefined]) named.add(path);
  };
  const watch = await watchFolder(folder, { changed, unwatched: () => undefined, seconds: 600 });
  onTestFinished(() => watch.close());
  const tells = async (change: () => void, patience = 20_000): Promise<boolean> => {
    // What came before has settled.
    await wait(300);
    const before = told;
    change();
    for (const until = performance.now() + patience; performance.now() < until; await wait(10)) {
      if (told > before) return true;
    }
    return false;
  };
  const write = (...path: string[]): void => writeFileSync(join(folder, ...path), String(Math.random()));
  return { folder, outer, watch, tells, write, named };
}

it('tells of files that are added, edited, replaced and deleted, however deep', async () => {
  const { folder, tells, write } = await watched((path) => mkdirSync(join(path, 'a', 'b'), { recursive: true }));
  expect(await tells(() => write('a', 'b', 'one.txt'))).toBe(true);
  expect(await tells(() => write('a', 'b', 'one.txt'))).toBe(true);
  write('two.txt');
  expect(await tells(() => renameSync(join(folder, 'two.txt'), join(folder, 'a', 'b', 'one.txt')))).toBe(true);
  expect(await tells(() => rmSync(join(folder, 'a', 'b', 'one.txt')))).toBe(true);
});

it('follows folders that are made, moved in, renamed, and replaced by others of the same name', async () => {
  const { folder, outer, tells, write } = await watched();
  expect(await tells(() => mkdirSync(join(folder, 'new', 'inner'), { recursive: true }))).toBe(true);
  expect(await tells(() => write('new', 'inner', 'one.txt'))).toBe(true);

  mkdirSync(join(outer, 'elsewhere', 'inner'), { recursive: true });
  expect(await tells(() => renameSync(join(outer, 'elsewhere'), join(folder, 'moved')))).toBe(true);
  expect(await tells(() => write('moved', 'inner', 'one.txt'))).toBe(true);
  expect(await tells(() => renameSync(join(folder, 'moved'), join(folder, 'renamed')))).toBe(true);
  expect(await tells(() => write('renamed', 'inner', 'two.txt'))).toBe(true);

  const replace = (): void => {
    rmSync(join(folder, 'renamed'), { recursive: true });
    mkdirSync(join(folder, 'renamed', 'inner'), { recursive: true });
  };
  expect(await tells(replace)).toBe(true);
  expect(await tells(() => write('renamed', 'inner', 'three.txt'))).toBe(true);
});

it('looks for a folder that was taken away until it is back', async () => {
  const { folder, outer, tells, write } = await watched((path) => mkdirSync(join(path, 'inner')));
  expect(await tells(() => renameSync(folder, join(outer, 'away')))).toBe(true);
  expect(await tells(() => mkdirSync(join(folder, 'inner'), { recursive: true }))).toBe(true);
  expect(await tells(() => write('inner', 'one.txt'))).toBe(true);

  expect(await tells(() => rmSync(folder, { recursive: true }))).toBe(true);
  expect(await tells(() => renameSync(join(outer, 'away'), folder))).toBe(true);
  expect(await tells(() => write('inner', 'two.txt'))).toBe(true);
});

it('tells of nothing that is hidden, nor of anything once it is closed', async () => {
  const { tells, write, watch } = await watched((path) => mkdirSync(join(path, '.git')));
  expect(await tells(() => write('.git', 'index.txt'), 500)).toBe(false);
  expect(await tells(() => write('.one.txt.swp'), 500)).toBe(false);
  expect(await tells(() => write('one.txt~'), 500)).toBe(false);
  watch.close();
  expect(await tells(() => write('one.txt'), 500)).toBe(false);
});

// Elsewhere the whole folder is looked at after each change.
it.runIf(process.platform === 'linux')('names what was touched, and nothing else', async () => {
  const { folder, outer, write, named } = await watched((path) => {
    mkdirSync(join(path, 'a', 'b'), { recursive: true });
    writeFileSync(join(path, 'a', 'same.txt'), 'same');
  });
  const hears = async (...paths: string[]): Promise<void> => {
    await vi.waitFor(() => expect([...named]).toEqual(expect.arrayContaining(paths)), patient);
  };
  write('a', 'b', 'one.txt');
  await hears('a/b/one.txt');
  renameSync(join(folder, 'a', 'b', 'one.txt'), join(folder, 'two.txt'));
  await hears('a/b/one.txt', 'two.txt');
  mkdirSync(join(outer, 'elsewhere', 'inner'), { recursive: true });
  renameSync(join(outer, 'elsewhere'), join(folder, 'moved'));
  await hears('moved');
  rmSync(join(folder, 'a', 'b'), { recursive: true });
  await hears('a/b');
  expect(named).not.toContain(undefined);
  expect(named).not.toContain('a/same.txt');
});

it('says that the system watches no more folders, looks all the same, and says when it does again', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'inner'));
  let isShort = true;
  const said: (string | undefined)[] = [];
  const looks: unknown[] = [];
  const watching = await watchFolder(folder, {
    changed: (touched) => looks.push(touched),
    unwatched: (reason) => said.push(reason),
    seconds: 1,
    watch: (path, options) => {
      if (!isShort || path === folder) return watchOf(path, options);
      throw Object.assign(new Error('no more'), { code: 'ENOSPC' });
    },
  });
  onTestFinished(() => watching.close());
  expect(said).toEqual([expect.stringContaining('ENOSPC')]);
  await vi.waitFor(() => expect(looks).toContain(undefined), patient);
  isShort = false;
  await vi.waitFor(() => expect(said.at(-1)).toBe(undefined), patient);
  expect(said).toHaveLength(2);
});

it('looks at the whole from time to time, one look at a time', async () => {
  let looking = 0;
  let most = 0;
  let looks = 0;
  const watching = await watchFolder(tempFolder(), {
    changed: async () => {
      looking += 1;
      most = Math.max(most, looking);
      await wait(50);
      looking -= 1;
      looks += 1;
    },
    unwatched: () => undefined,
    seconds: 0.05,
  });
  onTestFinished(() => watching.close());
  await vi.waitFor(() => expect(looks).toBeGreaterThanOrEqual(2), patient);
  expect(most).toBe(1);
});

it.each([
  [0x6969, 'linux', 'a network drive (NFS)'],
  [-11317950, 'linux', 'a network drive (CIFS)'],
  [0xef53, 'linux', undefined],
  [0x6969, 'darwin', undefined],
])('knows the drive of number %i on %s as %s', (type, platform, kind) => {
  expect(networkKind({ type }, platform)).toBe(kind);
});
