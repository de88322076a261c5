/**
 * Writes into the folder of articles, and deletes from it.
 * Promises: a file appears whole or not at all, and in the place of another only where that is asked for; what an interrupted write leaves is
 * hidden from readers and taken away later; nothing outside the folder is touched. Does not know what is in the files.
 */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, lstat, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { readFolderFile } from '../articles/corpus-folder.ts';
import { codeOf, describeError, FootnoteError } from '../errors.ts';
import { numbered } from './file-name.ts';

export const partPrefix = '.footnote-';
export const partEnding = '.part';
/** Milliseconds after which an unfinished file belongs to nobody. Writing one takes a second. */
const oldestPart = 60 * 60 * 1000;
/** File systems without links to files: FAT, some networks. */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Gives the name under which the bytes lie in the folder now: another when the name is taken by another file; and whether they are new there. */
export async function writeNew(
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<{ path: string; isNew: boolean }> {
  const part = partIn(folder);
  try {
    await writePart(part, bytes);
    for (let number = 1; ; number += 1) {
      const free = numbered(name, number);
      if (await placeAt(part, join(folder, free))) return { path: free, isNew: true };
      if (await holds(folder, free, bytes)) return { path: free, isNew: false };
    }
  } finally {
    await rm(part, { force: true });
  }
}

/** In the place of the file that lies at this path of the folder. */
export async function writeOver(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  const file = join(folder, path);
  await refuseOutside(folder, dirname(file));
  const part = partIn(dirname(file));
  try {
    await writePart(part, bytes);
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}

function partIn(folder: string): string {
  return join(folder, `${partPrefix}${randomUUID()}${partEnding}`);
}

async function writePart(part: string, bytes: Uint8Array, mode?: number): Promise<void> {
  const file = await open(part, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    if (mode !== undefined) await file.chmod(mode);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A folder may have been swapped for a link to elsewhere since it was listed. */
export async function refuseOutside(folder: string, inner: string): Promise<void> {
  const inside = await realpath(inner);
  const root = await realpath(folder);
  if (inside !== root && !inside.startsWith(root + sep)) throw new Error('it lies outside the folder of articles');
}

/** Whether the file holds just these bytes. */
export async function holds(folder: string, path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    const { size } = await stat(join(folder, path));
    return size === bytes.length && Buffer.compare(await readFolderFile(folder, path), bytes) === 0;
  } catch {
    return false;
  }
}

/** A file that readers see no more, and that may come back until it is deleted. */
export interface FileAside {
  readonly putBack: () => Promise<void>;
  readonly delete: () => Promise<void>;
}

/** `path` as the index has it. A file that is gone already is no fault. Takes no room: what follows may need some. */
export async function putAside(folder: string, path: string): Promise<FileAside> {
  const file = join(folder, path);
  const part = partIn(dirname(file));
  try {
    await refuseOutside(folder, dirname(file));
    if ((await lstat(file)).isDirectory()) throw new Error('it is a folder');
    await rename(file, part);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return { putBack: () => Promise.resolve(), delete: () => Promise.resolve() };
  }
  return { putBack: async () => rename(part, file), delete: async () => rm(part, { force: true }) };
}

/**
 * Puts other bytes in the place of a file that holds `before`; undefined stands for no file. Throws where it holds something
 * else by now. Whoever reads sees the one or the other; the file keeps who may read it.
 */
export async function replaceFile(
  folder: string,
  path: string,
  before: Uint8Array | undefined,
  bytes: Uint8Array,
): Promise<void> {
  const file = join(folder, path);
  await refuseOutside(folder, dirname(file));
  const part = partIn(dirname(file));
  try {
    await writePart(part, bytes, before === undefined ? 0o644 : (await stat(file)).mode);
    const now = await readFolderFile(folder, path).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
      return undefined;
    });
    if (before === undefined ? now !== undefined : now === undefined || Buffer.compare(now, before) !== 0) {
      throw new FootnoteError('changed-meanwhile', `${path} was changed meanwhile.`, 'Try again.', { status: 409 });
    }
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}

/** Why the folder refused: by its code, because what the system says names paths of this machine. */
export function refusalOf(error: unknown): string {
  return codeOf(error) === '' ? describeError(error) : codeOf(error);
}

/** Takes away what writes left that were interrupted long ago. */
export async function sweepParts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(partPrefix) || !name.endsWith(partEnding)) continue;
    const part = join(folder, name);
    const age = await stat(part).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > oldestPart) await rm(part, { force: true });
  }
}

/** False when something lies there already. */
async function placeAt(part: string, target: string): Promise<boolean> {
  try {
    await link(part, target);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!noLinks.has(codeOf(error))) throw error;
  }
  try {
    await copyFile(part, target, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    await rm(target, { force: true });
    throw error;
  }
}
