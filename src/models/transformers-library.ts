/**
 * The library that runs models on this machine: @huggingface/transformers, an optional dependency.
 *
 * Promises: it reads files of folders that it is given, and makes no request; when it is not installed, an error says
 * so. Does not know any model.
 */
import type * as Transformers from '@huggingface/transformers';
import { FootnoteError } from '../errors.ts';
import type { ModelUser } from './model-files.ts';

export const missingLibrary = 'transformers-missing';

export async function openLibrary(user: ModelUser): Promise<typeof Transformers> {
  const library = await importLibrary(user);
  // `env` is global to the library, so it is set right before each load. The values are the same for every model: the
  // library reads files, and has neither a host nor a cache of its own. What it would log, it also throws; its log of a
  // failed run would print what the reader asked.
  const { env, LogLevel } = library;
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useFSCache = false;
  env.useBrowserCache = false;
  env.logLevel = LogLevel.NONE;
  return library;
}

async function importLibrary(user: ModelUser): Promise<typeof Transformers> {
  try {
    return await import('@huggingface/transformers');
  } catch (error) {
    throw libraryMissing(user, error);
  }
}

export function libraryMissing({ otherwise }: ModelUser, cause?: unknown): FootnoteError {
  return new FootnoteError(
    missingLibrary,
    'The optional package @huggingface/transformers is not installed, or does not load on this machine.',
    `Run "npm install" where it can be fetched, or ${otherwise}.`,
    { cause },
  );
}
