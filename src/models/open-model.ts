/**
 * Opens a model of this machine, whatever it computes; one that is not here, or damaged, is fetched first.
 *
 * Promises: a model is fetched once, and gets its place only when it could be opened. Its files are hashed again each
 * time. Offline, no request is made. What can fail is thrown as a FootnoteError.
 */
import { FootnoteError } from '../errors.ts';
import { fetchModel, type FetchOptions } from './fetch-model.ts';
import { inspect, modelFolder, type ModelParts, notOnThisMachine } from './model-files.ts';
import { missingLibrary, openLibrary } from './transformers-library.ts';

export interface ModelOptions extends FetchOptions {
  /** True: no request at all. */
  readonly offline: boolean;
}

/** `open` throws a FootnoteError when the model in the folder cannot be used; `close` frees what it gave. */
export async function openModel<T>(
  options: ModelOptions,
  open: (folder: string, parts: ModelParts) => Promise<T>,
  close: (opened: T) => Promise<void>,
): Promise<T> {
  const folder = modelFolder(options.model, options.modelsFolder);
  let kept = await inspect(folder);
  if (kept.state === 'whole') {
    try {
      return await open(folder, kept);
    } catch (error) {
      // A model put there by hand may be half a copy: then fetching helps. Files that are as fetched would be so again.
      if (kept.hashed || options.offline || isMissingLibrary(error)) throw error;
    }
  }
  if (options.offline) throw notOnThisMachine(options, folder, kept);
  // Before a byte is fetched for nothing.
  await openLibrary(options);
  await fetchModel(options, folder, async (staging, parts) => close(await open(staging, parts)));
  kept = await inspect(folder);
  if (kept.state !== 'whole') throw notOnThisMachine(options, folder, kept);
  return open(folder, kept);
}

function isMissingLibrary(error: unknown): boolean {
  return error instanceof FootnoteError && error.code === missingLibrary;
}
