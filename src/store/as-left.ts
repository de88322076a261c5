/**
 * Notes beside a file of the index how it was when it was last found whole or closed, so that opening it need not look at
 * all of it each time. Promises: a file that anything else has written to since, or put in its place, is not "as left".
 * What changes bytes without the system noticing is found where they are read (seals.ts), and by `footnote verify`.
 */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function noteOf(name: string): string {
  return `${name}-as-left`;
}

function asItIs(folder: string, name: string): string | undefined {
  const file = statSync(join(folder, name), { bigint: true, throwIfNoEntry: false });
  return file && `${file.ino} ${file.size} ${file.mtimeNs}\n`;
}

export function isAsLeft(folder: string, name: string): boolean {
  try {
    return readFileSync(join(folder, noteOf(name)), 'utf8') === asItIs(folder, name);
  } catch {
    return false;
  }
}

export function noteAsLeft(folder: string, name: string): void {
  try {
    const now = asItIs(folder, name);
    if (now !== undefined) writeFileSync(join(folder, noteOf(name)), now, { mode: 0o600 });
  } catch {
    // Then the next opening looks at all of it.
  }
}

export function forgetAsLeft(folder: string, name: string): void {
  rmSync(join(folder, noteOf(name)), { force: true });
}
