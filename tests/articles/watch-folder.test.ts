/** What the watch of a folder tells of: real folders, and the moments at which something was told. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { watchFolder } from '../../src/articles/watch-folder.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

/** A watched folder, and whether something is told of what is done in it within two seconds. */
async function watched(prepare: (folder: string) => void = () => undefined) {
  const outer = tempFolder();
  const folder = join(outer, 'articles');
  mkdirSync(folder);
  prepare(folder);
  let told = 0;
  const watch = await watchFolder(folder, () => (told += 1));
  onTestFinished(() => watch.close());
  const tells = async (change: () => void, patience = 2000): Promise<boolean> => {
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
  return { folder, outer, watch, tells, write };
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
