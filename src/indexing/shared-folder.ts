/**
 * Whether the folder at hand is the one that a shared store was built from. A server that has another one, or none, must
 * not take what the others hold for gone. Does not look at the folder.
 */
import type { FolderFile } from '../articles/corpus-folder.ts';
import { FootnoteError } from '../errors.ts';
import type { KnownFile } from '../store/store-change.ts';
import { fileOf } from './folder-changes.ts';

/** Of fewer files that are gone, all of them or some, nothing can be said. */
const leastOfAll = 3;
const leastFiles = 10;

/** Of a look at the whole folder. False: it holds nothing, so that this server only follows. Throws where it is another. */
export function isFolderOf(files: readonly FolderFile[], known: readonly KnownFile[]): boolean {
  const wanted = new Set(known.map(({ path }) => fileOf(path)));
  if (files.length === 0) return wanted.size === 0;
  const there = files.filter(({ path }) => wanted.has(path)).length;
  const isOther = there === 0 ? wanted.size >= leastOfAll : wanted.size >= leastFiles && 2 * there < wanted.size;
  if (!isOther) return true;
  throw new FootnoteError(
    'store-folder',
    `Of the ${wanted.size} files that the shared store knows, this folder of articles holds ${there}: it seems to be another one.`,
    'Give every server the same folder; one that only answers is started with --no-watch. Nothing was changed. If the files were deleted on purpose, run "footnote index --rebuild".',
    { status: 409 },
  );
}
