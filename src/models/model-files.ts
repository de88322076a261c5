/**
 * The models on this machine: one folder each, OWNER/NAME, whoever uses the model.
 *
 * Promises: a model that was fetched carries a manifest and counts as whole only while every file has the hash it was
 * fetched with, because the native runtime must never meet a damaged file. A model that somebody copied here counts when
 * all its files are there. A new one is made in a folder beside its place and gets there by being renamed.
 * Makes no request, and does not know what a model computes, nor whether one that was copied here loads.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { codeOf, describeError, FootnoteError } from '../errors.ts';
import { headFiles, headModules, type ReadText } from './head-files.ts';

export interface ModelFile {
  readonly path: string;
  readonly sha256: string;
}

/** Which setting asks for a model, for the next steps in errors. */
export interface ModelUser {
  /** As in FOOTNOTE_EMBEDDER. */
  readonly setting: string;
  /** What helps without any model: "set FOOTNOTE_EMBEDDER=subword". */
  readonly otherwise: string;
}

export type Precision = (typeof precisions)[number]['dtype'];

/** What a model consists of, and which of its weights. */
export interface ModelParts {
  readonly dtype: Precision;
  readonly files: readonly ModelFile[];
}

/** What a model is for. */
export interface ModelDescription {
  /** Its config.json. */
  readonly config: string;
  /** It makes one score of a pair of texts, by a head that lies beside its ONNX file. */
  readonly scores: boolean;
}

/** Where a model came from. What was not told is not there. */
export type ModelOrigin = z.infer<typeof originSchema>;

/** `hashed`: the files are those that were fetched, byte for byte; without it the model was put there by hand. */
export interface WholeModel extends ModelParts {
  readonly state: 'whole';
  readonly hashed: boolean;
  readonly origin?: ModelOrigin | undefined;
}

export type Kept = { readonly state: 'absent' } | { readonly state: 'damaged'; readonly reason: string } | WholeModel;

/** A folder of a download that was killed is removed by a later download. */
const abandonedMilliseconds = 24 * 3600 * 1000;
const stagingPrefix = '.download-';
const manifestName = 'footnote-model.json';
export const describingFiles = ['config.json', 'tokenizer_config.json', 'tokenizer.json'];
/** In order of preference; the suffixes are those of the hub's ONNX repositories. */
export const precisions = [
  { dtype: 'q8', suffix: '_quantized' },
  { dtype: 'fp32', suffix: '' },
] as const;

const originSchema = z.object({
  /** Address of the hub, or that the model came with Footnote. */
  source: z.string(),
  /** Commit of the hub's repository. */
  revision: z.string().optional(),
  /** As the model's card names it. */
  licence: z.string().optional(),
  /** ISO 8601. */
  fetched: z.string().optional(),
});
const manifestSchema = z.object({
  dtype: z.enum(['q8', 'fp32']),
  files: z.array(z.object({ path: z.string(), sha256: z.string() })).min(1),
  origin: originSchema.optional(),
});
// Bounded as in the library: the number comes from the hub.
const parts = z.union([z.boolean(), z.number().int().min(0).max(100)]);
const configSchema = z.object({
  'transformers.js_config': z
    .object({ use_external_data_format: z.union([parts, z.record(z.string(), parts)]).nullish() })
    .nullish(),
});

/** Whether the model could be loaded without the network. Reads and hashes the files; makes no request. */
export async function isModelCached(model: string, modelsFolder: string): Promise<boolean> {
  return (await inspect(modelFolder(model, modelsFolder))).state === 'whole';
}

/** The name becomes a path and a part of an address. */
export function isModelName(name: string): boolean {
  return /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)?$/.test(name) && !name.includes('..');
}

export function modelFolder(model: string, modelsFolder: string): string {
  if (!isModelName(model)) {
    throw new FootnoteError(
      'model-name',
      `"${model}" is not the name of a model.`,
      'Give it as the hub does, OWNER/NAME, as in Xenova/all-MiniLM-L6-v2.',
      { status: 400 },
    );
  }
  return resolve(modelsFolder, model);
}

export async function inspect(folder: string): Promise<Kept> {
  let manifest: string;
  try {
    manifest = await readFile(join(folder, manifestName), 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return inspectByHand(folder);
    return { state: 'damaged', reason: describeError(error) };
  }
  try {
    const { dtype, files, origin } = manifestSchema.parse(JSON.parse(manifest));
    for (const file of files) {
      if ((await hashFile(folder, file.path)).sha256 !== file.sha256) {
        return { state: 'damaged', reason: `${file.path} is not as it was fetched` };
      }
    }
    return { state: 'whole', dtype, files, hashed: true, origin };
  } catch (error) {
    return { state: 'damaged', reason: describeError(error) };
  }
}

/** A model that somebody copied here: all files must be there; whether they are good, loading tells. */
async function inspectByHand(folder: string): Promise<Kept> {
  if (await isAbsent(folder)) return { state: 'absent' };
  try {
    const config = await readFile(join(folder, 'config.json'), 'utf8');
    const head = await headFiles(config, textsIn(folder));
    const described = await Promise.all([...describingFiles, ...head].map((path) => hashFile(folder, path)));
    for (const { dtype, suffix } of precisions) {
      const weights = weightFiles(config, suffix);
      if (await isAbsent(join(folder, weights[0]))) continue;
      const files = [...described, ...(await Promise.all(weights.map((path) => hashFile(folder, path))))];
      return { state: 'whole', dtype, files, hashed: false };
    }
    return { state: 'damaged', reason: 'it has no weights' };
  } catch (error) {
    return { state: 'damaged', reason: describeError(error) };
  }
}

/** Of a model that is here. */
export async function describe(folder: string): Promise<ModelDescription> {
  const config = await readFile(join(folder, 'config.json'), 'utf8');
  return { config, scores: (await headModules(config, textsIn(folder))) !== undefined };
}

export function textsIn(folder: string): ReadText {
  return async (path) => readFile(join(folder, path), 'utf8').catch(() => undefined);
}

/** Weights above 2 GB lie in further files, whose number the model's configuration tells. */
export function weightFiles(config: string, suffix: string): [string, ...string[]] {
  const name = `model${suffix}.onnx`;
  const format = configSchema.parse(JSON.parse(config))['transformers.js_config']?.use_external_data_format ?? 0;
  const count = Number(typeof format === 'object' ? (format[name] ?? format['model'] ?? 0) : format);
  const further = Array.from({ length: count }, (_, i) => `onnx/${name}_data${i === 0 ? '' : `_${i}`}`);
  return [`onnx/${name}`, ...further];
}

async function hashFile(folder: string, path: string): Promise<ModelFile> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(join(folder, path)) as AsyncIterable<Buffer>) hash.update(part);
  return { path, sha256: hash.digest('hex') };
}

async function isAbsent(path: string): Promise<boolean> {
  try {
    await stat(path);
    return false;
  } catch {
    return true;
  }
}

export function notOnThisMachine(
  { model, otherwise }: ModelUser & { readonly model: string },
  folder: string,
  kept: Kept,
): FootnoteError {
  const fact =
    kept.state === 'damaged'
      ? `The copy of the model ${model} in ${folder} is damaged (${kept.reason})`
      : `The model ${model} is not on this machine (${folder})`;
  return new FootnoteError(
    kept.state === 'damaged' ? 'model-damaged' : 'model-not-cached',
    `${fact}, and nothing may be fetched.`,
    `Run once without FOOTNOTE_OFFLINE, copy the folder from a machine that has it, or ${otherwise}.`,
  );
}

/** An empty folder for a model to be made in, on the disk of its place, so that it can be renamed into it. */
export async function makeStaging(folder: string, modelsFolder: string): Promise<string> {
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  await removeAbandoned(modelsFolder);
  // mkdtemp makes it 0700.
  return mkdtemp(join(modelsFolder, stagingPrefix));
}

export async function writeManifest(staging: string, { dtype, files }: ModelParts, origin: ModelOrigin): Promise<void> {
  await writeFile(join(staging, manifestName), JSON.stringify({ dtype, files, origin }, null, 2), { mode: 0o600 });
}

export async function moveIntoPlace(staging: string, folder: string, modelsFolder: string): Promise<void> {
  try {
    await rename(staging, folder);
  } catch {
    // Something stands there: a damaged copy, or the whole one of another process that was faster.
    const kept = await inspect(folder);
    if (kept.state === 'whole' && kept.hashed) return;
    const old = join(modelsFolder, `${stagingPrefix}${randomUUID()}`);
    await rename(folder, old);
    await rename(staging, folder);
    await rm(old, { recursive: true, force: true });
  }
}

async function removeAbandoned(modelsFolder: string): Promise<void> {
  for (const name of await readdir(modelsFolder)) {
    if (!name.startsWith(stagingPrefix)) continue;
    const path = join(modelsFolder, name);
    // Gone meanwhile: its own process has removed it.
    const started = await stat(path).catch(() => undefined);
    if (started === undefined || Date.now() - started.mtimeMs < abandonedMilliseconds) continue;
    await rm(path, { recursive: true, force: true });
  }
}
