/**
 * The files of a subscription in the folder of articles, in a folder of their own.
 * Promises: what somebody has changed by hand is not written over, what somebody took away does not come back, and nothing
 * outside the folder of articles is touched.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { refusalOf, refuseOutside, sweepParts, writeNew, writeOver } from '../adding/corpus-files.ts';
import { safeName } from '../adding/file-name.ts';
import { hashOf } from '../articles/content-hash.ts';
import { readFolderFile } from '../articles/corpus-folder.ts';
import { diskFull, FootnoteError, isDiskFull } from '../errors.ts';
import type { KeptEntry } from './subscription.ts';

/** A name that none of `others` has. */
export function folderName(title: string, others: ReadonlySet<string>): string {
  const name = safeName(title, '');
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? name : `${name} (${number})`;
    if (!others.has(free)) return free;
  }
}

/** Gives the path of the new file, in the folder of articles. */
export async function writeFirst(corpus: string, folder: string, name: string, bytes: Uint8Array): Promise<string> {
  return writing(async () => {
    const own = join(corpus, folder);
    await mkdir(own, { recursive: true, mode: 0o700 });
    await refuseOutside(corpus, own);
    await sweepParts(own);
    return `${folder}/${(await writeNew(own, name, bytes)).path}`;
  });
}

/** Whether the file holds the new bytes now. */
export async function writeAgain(corpus: string, { path, file }: KeptEntry, bytes: Uint8Array): Promise<boolean> {
  const there = await hashAt(corpus, path);
  if (there === hashOf(bytes)) return true;
  if (there !== file) return false;
  await writing(async () => writeOver(corpus, path, bytes));
  return true;
}

/** Undefined where no file is. */
export async function hashAt(corpus: string, path: string): Promise<string | undefined> {
  return readFolderFile(corpus, path).then(hashOf, () => undefined);
}

async function writing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (isDiskFull(cause)) throw diskFull('The disk of the articles is full: not all of it could be kept.', cause);
    throw new FootnoteError(
      'not-written',
      `It cannot be written into the folder of articles (${refusalOf(cause)}).`,
      'Make room there, or allow it to be written to; it is tried again by itself.',
      { cause },
    );
  }
}
