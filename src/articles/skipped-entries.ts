/**
 * What lies in the folder of articles and is not read: links, pipes and devices, names that are no text, other kinds of
 * files. Promises: each is named with a plain reason, files of other kinds together by their ending, so that a folder of
 * pictures does not drown the list. Opens nothing: opening a pipe would wait for its other end.
 */
import type { Stats } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { endingOf } from './formats.ts';

export const brokenName = 'Its name is not valid UTF-8. Rename it, and it will be read.';

/** Why an entry that is neither a file nor a folder is not read. */
export async function whySkipped(
  entry: Pick<Stats, 'isSymbolicLink' | 'isFIFO' | 'isSocket'>,
  path: string,
  folder: string,
): Promise<string> {
  if (entry.isSymbolicLink()) return whyLinkIsSkipped(path, folder);
  if (entry.isFIFO()) return 'It is a named pipe, not a file.';
  if (entry.isSocket()) return 'It is a socket, not a file.';
  return 'It is a device, not a file.';
}

async function whyLinkIsSkipped(path: string, folder: string): Promise<string> {
  let target: string;
  try {
    target = relative(await realpath(folder), await realpath(join(folder, path)));
  } catch {
    return 'It is a link that leads nowhere.';
  }
  const isInside = target !== '..' && !target.startsWith(`..${sep}`) && !isAbsolute(target);
  return isInside
    ? 'It is a link to another place in the folder; what lies there is read there.'
    : 'It is a link that leads out of the folder. Put a copy in its place, and it will be read.';
}

/** Files of kinds that are not read: one by its path, several of the same ending as "*.jpg". */
export function unreadKinds(paths: readonly string[]): { readonly path: string; readonly skipped: string }[] {
  const byEnding = new Map<string, string[]>();
  for (const path of paths) {
    const ending = endingOf(path);
    const alike = byEnding.get(ending);
    if (alike === undefined) byEnding.set(ending, [path]);
    else alike.push(path);
  }
  return [...byEnding].map(([ending, of]) => {
    const [only = '', ...more] = of;
    return more.length === 0
      ? { path: only, skipped: 'It is of a kind that is not read.' }
      : {
          path: `*${ending}`,
          skipped: `${of.length} files ${ending === '' ? 'without an ending' : 'of this kind'} are not read.`,
        };
  });
}
