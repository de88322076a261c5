/**
 * Brings a model from a hub to this machine.
 *
 * Promises: it gets its place only when it is whole and whoever wants it has tried it out; what fails, or is given up,
 * leaves nothing behind, and what was there before stays. A hub that does not answer or falls silent is given up. What can fail is thrown as a FootnoteError.
 * Does the fetching instead of the library, which would wait for ever on a silent network, takes any file that exists
 * for a good one, and remembers in the process that a file was missing.
 * Does not know what a model computes, nor whether a request is allowed.
 */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describeError, FootnoteError } from '../errors.ts';
import { shownAddress } from '../settings.ts';
import { headFiles, headModules, type ReadText } from './head-files.ts';
import { licenceIn } from './model-card.ts';
import {
  describingFiles,
  makeStaging,
  type ModelDescription,
  type ModelFile,
  type ModelParts,
  type ModelUser,
  moveIntoPlace,
  precisions,
  weightFiles,
  writeManifest,
} from './model-files.ts';

export interface FetchOptions extends ModelUser {
  /** As the hub names it: "Xenova/all-MiniLM-L6-v2". */
  readonly model: string;
  readonly modelsFolder: string;
  readonly remoteHost?: string;
  /** Until the first answer of the hub. */
  readonly connectSeconds?: number;
  /** Without a byte, once the hub has answered. */
  readonly stallSeconds?: number;
  /** Gives the download up; what was there before stays. */
  readonly signal?: AbortSignal;
  /** In bytes; `total` is 0 where the hub does not tell. */
  readonly onProgress?: (progress: { readonly file: string; readonly loaded: number; readonly total: number }) => void;
}

const configuration = 'config.json';
/** The model card. */
const cardName = 'README.md';
const defaultHub = 'https://huggingface.co';
const defaultConnectSeconds = 5;
const defaultStallSeconds = 15;

/** `tryOut` is to throw when the model in the folder that it is given cannot be used. */
export async function fetchModel(
  options: FetchOptions,
  folder: string,
  tryOut: (folder: string, parts: ModelParts) => Promise<void>,
): Promise<void> {
  const modelsFolder = resolve(options.modelsFolder);
  try {
    const staging = await makeStaging(folder, modelsFolder);
    try {
      const { parts: fetched, revision } = await fetchFiles(options, staging);
      const licence = await fetchLicence(options, staging);
      await writeManifest(staging, fetched, {
        source: options.remoteHost ?? defaultHub,
        ...(revision !== null && { revision }),
        ...(licence !== undefined && { licence }),
        fetched: new Date().toISOString(),
      });
      await tryOut(staging, fetched);
      await moveIntoPlace(staging, folder, modelsFolder);
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  } catch (error) {
    if (error instanceof FootnoteError || options.signal?.aborted === true) throw error;
    throw new FootnoteError(
      'models-folder',
      `The model ${options.model} cannot be kept in ${modelsFolder} (${describeError(error)}).`,
      'Make the folder writable, or name another in FOOTNOTE_MODELS.',
      { cause: error },
    );
  }
}

/** What says what a model is for, without its weights. */
export async function fetchDescription(options: FetchOptions): Promise<ModelDescription> {
  const staging = await mkdtemp(join(tmpdir(), 'footnote-'));
  try {
    await fetchFile(options, staging, configuration, true);
    const config = await readFile(join(staging, configuration), 'utf8');
    return { config, scores: (await headModules(config, textsOf(options, staging))) !== undefined };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function fetchFiles(
  options: FetchOptions,
  staging: string,
): Promise<{ readonly parts: ModelParts; readonly revision: string | null }> {
  const described: ModelFile[] = [];
  let revision: string | null = null;
  for (const path of describingFiles) {
    described.push(
      await fetchFile(options, staging, path, described.length === 0, (headers) => {
        revision = headers.get('x-repo-commit') ?? revision;
      }),
    );
  }
  const config = await readFile(join(staging, configuration), 'utf8');
  described.push(...(await fetchHead(options, staging, config)));
  let missing: unknown;
  for (const { dtype, suffix } of precisions) {
    try {
      const weights: ModelFile[] = [];
      for (const path of weightsOf(options, config, suffix)) {
        weights.push(await fetchFile(options, staging, path, false));
      }
      return { parts: { dtype, files: [...described, ...weights] }, revision };
    } catch (error) {
      if (!isNotFound(error)) throw error;
      missing = error;
    }
  }
  throw missing;
}

/** What a model needs beside its ONNX file to make a score; nothing is kept where it has no such head. */
async function fetchHead(options: FetchOptions, staging: string, config: string): Promise<readonly ModelFile[]> {
  const looked = new Map<string, ModelFile | undefined>();
  const paths = await headFiles(config, textsOf(options, staging, looked));
  for (const path of looked.keys()) if (!paths.includes(path)) await rm(join(staging, path), { force: true });
  const files: ModelFile[] = [];
  for (const path of paths) files.push(looked.get(path) ?? (await fetchFile(options, staging, path, false)));
  return files;
}

/** Reads files as the hub has them, and notes which were looked for. */
function textsOf(options: FetchOptions, staging: string, looked = new Map<string, ModelFile | undefined>()): ReadText {
  return async (path) => {
    looked.set(path, undefined);
    try {
      looked.set(path, await fetchFile(options, staging, path, false));
      return await readFile(join(staging, path), 'utf8');
    } catch (error) {
      if (!isNotFound(error)) throw error;
      return undefined;
    }
  };
}

/** What the model's card says of it; a hub that gives no card gives the model all the same. */
async function fetchLicence(options: FetchOptions, staging: string): Promise<string | undefined> {
  try {
    await fetchFile({ ...options, onProgress: () => undefined }, staging, cardName, true);
    return await licenceIn(await readFile(join(staging, cardName), 'utf8'));
  } catch (error) {
    options.signal?.throwIfAborted();
    if (!(error instanceof FootnoteError)) throw error;
    await rm(join(staging, cardName), { force: true });
    return undefined;
  }
}

function weightsOf({ model, setting, otherwise }: FetchOptions, config: string, suffix: string): readonly string[] {
  try {
    return weightFiles(config, suffix);
  } catch (error) {
    throw new FootnoteError(
      'model-unusable',
      `The configuration of the model ${model} is not readable.`,
      `Name another model in ${setting}, or ${otherwise}.`,
      { cause: error },
    );
  }
}

async function fetchFile(
  options: FetchOptions,
  staging: string,
  path: string,
  isFirst: boolean,
  heard: (headers: Headers) => void = () => undefined,
): Promise<ModelFile> {
  const { onProgress, stallSeconds = defaultStallSeconds } = options;
  const hub = options.remoteHost ?? defaultHub;
  const patience = isFirst ? (options.connectSeconds ?? defaultConnectSeconds) : stallSeconds;
  const controller = new AbortController();
  const signal =
    options.signal === undefined ? controller.signal : AbortSignal.any([controller.signal, options.signal]);
  let timer = setTimeout(() => controller.abort(), patience * 1000);
  const target = join(staging, path);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const file = await open(target, 'wx', 0o600);
  try {
    const response = await reach(options, hub, path, signal, patience);
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(), stallSeconds * 1000);
    if (!response.ok || response.body === null) throw refused(options, hub, path, response.status);
    heard(response.headers);
    const total = Number(response.headers.get('content-length') ?? 0);
    const hash = createHash('sha256');
    const reader = response.body.getReader();
    let loaded = 0;
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        options.signal?.throwIfAborted();
        throw broken(options, path, controller.signal.aborted ? `no byte for ${stallSeconds} s` : describeError(error));
      });
      if (done) break;
      timer.refresh();
      hash.update(value);
      await file.writeFile(value);
      loaded += value.length;
      onProgress?.({ file: path, loaded, total });
    }
    return { path, sha256: hash.digest('hex') };
  } finally {
    clearTimeout(timer);
    controller.abort();
    await file.close();
  }
}

async function reach(
  { model, otherwise, signal: stopped }: FetchOptions,
  hub: string,
  path: string,
  signal: AbortSignal,
  patience: number,
): Promise<Response> {
  try {
    // Unpacked bytes, so that progress and length are those of the file.
    const headers = { 'accept-encoding': 'identity' };
    const address = new URL(`${model}/resolve/main/${path}`, hub.endsWith('/') ? hub : `${hub}/`);
    return await fetch(address, { headers, signal });
  } catch (error) {
    stopped?.throwIfAborted();
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    const reason = signal.aborted ? `no answer within ${patience} s` : describeError(cause);
    throw new FootnoteError(
      'model-hub-unreachable',
      `The model hub ${shownAddress(hub)} cannot be reached (${reason}).`,
      `Check the network, copy the models from a machine that has them, or ${otherwise}.`,
      { cause: error, status: 503 },
    );
  }
}

/** The hub says 401 for a model that does not exist, and 403 for one that wants an account. */
function refused({ model, otherwise }: FetchOptions, hub: string, path: string, status: number): FootnoteError {
  if (status === 404 || status === 401 || status === 403) {
    return new FootnoteError(
      'model-not-found',
      `The model hub ${shownAddress(hub)} has no ${path} of a model ${model} that is open to all (HTTP ${status}).`,
      'Check the name; models in ONNX form are needed, as those of Xenova and onnx-community are.',
    );
  }
  return new FootnoteError(
    'model-hub-failed',
    `The model hub ${shownAddress(hub)} did not give ${path} of ${model} (HTTP ${status}).`,
    `Try again later, or ${otherwise}.`,
    { status: 503 },
  );
}

function isNotFound(error: unknown): boolean {
  return error instanceof FootnoteError && error.code === 'model-not-found';
}

function broken({ model, otherwise }: FetchOptions, path: string, reason: string): FootnoteError {
  return new FootnoteError(
    'model-download-broken',
    `The download of ${path} of the model ${model} broke off (${reason}).`,
    `Nothing was kept; try again, or ${otherwise}.`,
    { status: 503 },
  );
}
