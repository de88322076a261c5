/** The files beside the databases that are built from them. Deleting them costs the next start some time, and nothing else. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const cacheNames = ['keywords.cache', 'vectors.cache', 'vectors.hnsw'];

/** `which`: all of them with what a killed process left beside, or those that are named. */
export function deleteCaches(folder: string, which: 'all' | readonly string[]): void {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder)) {
    const isMeant = cacheNames.some((name) =>
      which === 'all' ? file.startsWith(name) : which.includes(name) && file === name,
    );
    if (isMeant) rmSync(join(folder, file), { force: true });
  }
}
