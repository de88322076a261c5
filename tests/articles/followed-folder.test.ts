/** Looks at parts of a folder add up to a look at the whole: with real files, links, pages and folders. */
import { lstatSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type FolderFile, listFolder } from '../../src/articles/corpus-folder.ts';
import { FollowedFolder } from '../../src/articles/followed-folder.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const places = (
  'a.txt b.md photo.jpg scan.jpg notes .hidden draft.txt~ part#1.txt d d/a.txt d/photo.jpg d/e d/e/a.txt d/e/b.md d0 ' +
  'd.txt page.html page.HTM page_files page_files/frame.html page_files/deep/a.txt page_files/photo.jpg'
).split(' ');
const place = fc.constantFrom(...places);
const operation = fc.record({
  kind: fc.constantFrom('write', 'write', 'write', 'mkdir', 'remove', 'rename', 'rename', 'link', 'look', 'look'),
  from: place,
  to: place,
});
interface Operation {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
}

/** Does it, and gives the paths that a watch would name. */
function perform(folder: string, { kind, from, to }: Operation): string[] {
  const touched: string[] = [];
  const isFolder = (path: string): boolean =>
    lstatSync(join(folder, path), { throwIfNoEntry: false })?.isDirectory() === true;
  const isThere = (path: string): boolean =>
    uppersOf(path).every(isFolder) && lstatSync(join(folder, path), { throwIfNoEntry: false }) !== undefined;
  const clear = (path: string): void => {
    if (!isThere(path)) return;
    touched.push(path);
    rmSync(join(folder, path), { recursive: true });
  };
  /** Makes the folders above a path, in place of what stands there, and room for it. */
  const reach = (path: string): void => {
    for (const upper of uppersOf(path)) {
      if (isFolder(upper)) continue;
      clear(upper);
      touched.push(upper);
      mkdirSync(join(folder, upper));
    }
    touched.push(path);
    clear(path);
  };
  if (kind === 'remove') clear(from);
  else if (kind === 'rename') {
    const areApart = !`${to}/`.startsWith(`${from}/`) && !`${from}/`.startsWith(`${to}/`);
    if (!areApart || !isThere(from) || uppersOf(to).some((upper) => isThere(upper) && !isFolder(upper))) return [];
    reach(to);
    touched.push(from);
    renameSync(join(folder, from), join(folder, to));
  } else {
    reach(from);
    if (kind === 'write') writeFileSync(join(folder, from), 'The dam was opened.'.repeat(1 + to.length));
    else if (kind === 'link') symlinkSync(folder, join(folder, from));
    else mkdirSync(join(folder, from));
  }
  return touched;
}

/** The folders above a path, the outermost first. */
function uppersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

it('knows after each look at what was touched all that a look at the whole would find', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 30 }), async (operations) => {
      const folder = mkdtempSync(join(tmpdir(), 'footnote-'));
      try {
        const followed = new FollowedFolder(folder);
        const { files } = await followed.look();
        const known = new Map(files.map((file) => [file.path, file]));
        let touched: string[] = [];
        for (const each of [...operations, { kind: 'look', from: '', to: '' }]) {
          if (each.kind !== 'look') {
            touched.push(...perform(folder, each));
            continue;
          }
          const look = await followed.look(touched);
          touched = [];
          for (const path of known.keys()) if (look.concerns(path)) known.delete(path);
          for (const file of look.files) known.set(file.path, file);
          expect(known).toEqual(
            new Map((await listFolder(folder)).map((file): [string, FolderFile] => [file.path, file])),
          );
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 200 },
  );
}, 120_000);

it('looks only at what was touched, and at the whole when that cannot be said', async () => {
  const folder = tempFolder();
  for (const path of ['one.txt', 'two.txt', 'inner/three.txt', 'inner/four.txt']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), 'The dam was opened.');
  }
  const followed = new FollowedFolder(folder);
  const paths = async (touched?: string[]): Promise<string[]> =>
    (await followed.look(touched)).files.map(({ path }) => path);
  expect(await paths(['one.txt'])).toHaveLength(4);
  expect(await paths(['one.txt'])).toEqual(['one.txt']);
  expect(await paths(['inner/three.txt', 'inner'])).toEqual(['inner/four.txt', 'inner/three.txt']);
  expect(await paths(['gone.txt', '.hidden/one.txt'])).toEqual([]);
  expect(await paths()).toHaveLength(4);
  // Not valid UTF-8: another file may be called the same.
  expect(await paths(['\uFFFD.txt'])).toHaveLength(4);
});

it('never takes a folder that was taken away whole for an empty one', async () => {
  const folder = join(tempFolder(), 'articles');
  mkdirSync(folder);
  writeFileSync(join(folder, 'one.txt'), 'The dam was opened.');
  const followed = new FollowedFolder(folder);
  await followed.look();
  rmSync(folder, { recursive: true });
  await expect(followed.look(['one.txt'])).rejects.toMatchObject({ code: 'corpus-unreadable' });
});
