/**
 * The models in a folder, as somebody who keeps house wants to see them: name, size, licence, where each is from, whether
 * it is whole. Reads and hashes every file of them, and changes none.
 * Does not know what they are used for.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect, isModelName, type ModelOrigin, type Precision } from './model-files.ts';

export interface KeptModel {
  readonly name: string;
  readonly folder: string;
  readonly bytes: number;
  /** whole: as it was fetched, byte for byte; by-hand: all is there, and was put there by somebody. */
  readonly state: 'whole' | 'by-hand' | 'damaged';
  /** What is damaged. */
  readonly reason?: string;
  readonly precision?: Precision;
  /** What is not known of it is not there. */
  readonly origin?: ModelOrigin;
}

/** In order of their names; none where there is no folder. */
export async function keptModels(modelsFolder: string): Promise<readonly KeptModel[]> {
  const kept: KeptModel[] = [];
  for (const owner of await foldersIn(modelsFolder)) {
    const own = await keptModel(owner, join(modelsFolder, owner));
    if (own !== undefined) {
      kept.push(own);
      continue;
    }
    for (const name of await foldersIn(join(modelsFolder, owner))) {
      const model = await keptModel(`${owner}/${name}`, join(modelsFolder, owner, name));
      if (model !== undefined) kept.push(model);
    }
  }
  return kept;
}

/** Undefined when the folder is that of no model. */
export async function keptModel(name: string, folder: string): Promise<KeptModel | undefined> {
  const entries = await entriesOf(folder);
  if (!entries.some((entry) => entry.isFile() && entry.name.endsWith('.json'))) return undefined;
  const seen = await inspect(folder);
  const bytes = await bytesIn(folder);
  if (seen.state === 'absent') return undefined;
  if (seen.state === 'damaged') return { name, folder, bytes, state: 'damaged', reason: seen.reason };
  const { dtype: precision, hashed, origin } = seen;
  return {
    name,
    folder,
    bytes,
    state: hashed ? 'whole' : 'by-hand',
    precision,
    ...(origin !== undefined && { origin }),
  };
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name);
    bytes += entry.isDirectory() ? await bytesIn(path) : (await stat(path)).size;
  }
  return bytes;
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await entriesOf(folder);
  // Also one that is linked to, as for a disk that several share; what is being fetched begins with a dot.
  const folders = entries.filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && isModelName(entry.name));
  return folders.map(({ name }) => name).toSorted();
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
