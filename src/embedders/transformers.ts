/**
 * A transformer that runs on this machine, through @huggingface/transformers (an optional dependency).
 *
 * Promises: a model is fetched once, and gets its place only when it has loaded and has embedded a word. Its files are
 * hashed again at each load. Offline, no request is made. What can fail is thrown as a FootnoteError.
 * The library gets a folder, never a host: ./fetch-model.ts tells why.
 * Does not know the prefixes that some models want before questions and passages.
 */
import type * as Transformers from '@huggingface/transformers';
import { createHash } from 'node:crypto';
import type { Embedder } from '../domain.ts';
import { describeError, FootnoteError } from '../errors.ts';
import { fetchModel, type FetchOptions } from './fetch-model.ts';
import { inspect, modelFolder, notOnThisMachine, type Precision, type WholeModel } from './model-files.ts';

export interface TransformersOptions extends FetchOptions {
  /** True: no request at all. */
  readonly offline: boolean;
}

/** With it a model of MiniLM's size was measured at 47 passages of 900 characters a second on two cores. */
const batchSize = 8;

export class TransformersEmbedder implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  readonly #extract: Transformers.FeatureExtractionPipeline;

  private constructor(id: string, dimensions: number, extract: Transformers.FeatureExtractionPipeline) {
    this.id = id;
    this.dimensions = dimensions;
    this.#extract = extract;
  }

  static async load(options: TransformersOptions): Promise<TransformersEmbedder> {
    const folder = modelFolder(options.model, options.modelsFolder);
    let kept = await inspect(folder);
    if (kept.state === 'whole') {
      try {
        return await TransformersEmbedder.#open(options.model, folder, kept);
      } catch (error) {
        // A model put there by hand may be half a copy: then fetching helps. Files that are as fetched would be so again.
        if (kept.hashed || options.offline || isMissingLibrary(error)) throw error;
      }
    }
    if (options.offline) throw notOnThisMachine(options.model, folder, kept);
    // Before a byte is fetched for nothing.
    await importLibrary();
    await fetchModel(options, folder, async (staging, dtype) => {
      const { extract } = await openPipeline(options.model, staging, dtype);
      await extract.dispose();
    });
    kept = await inspect(folder);
    if (kept.state !== 'whole') throw notOnThisMachine(options.model, folder, kept);
    return TransformersEmbedder.#open(options.model, folder, kept);
  }

  static async #open(model: string, folder: string, kept: WholeModel): Promise<TransformersEmbedder> {
    const { extract, dimensions } = await openPipeline(model, folder, kept.dtype);
    // Hubs replace files under the same name; other weights or another tokenizer mean other vectors.
    const bearing = kept.files.filter(({ path }) => path.startsWith('onnx/') || path === 'tokenizer.json');
    const fingerprint = createHash('sha256');
    for (const { sha256 } of bearing) fingerprint.update(sha256);
    const id = `transformers-${model}-${kept.dtype}-mean-${fingerprint.digest('hex').slice(0, 8)}`;
    return new TransformersEmbedder(id, dimensions, extract);
  }

  /**
   * An empty text gives zeros. Int8 models scale by what is in the batch, so that the last digits of a vector depend on
   * its neighbours. Each batch of eight blocks the thread while it runs (about 170 ms for MiniLM on two cores).
   */
  async embedPassages(texts: readonly string[]): Promise<readonly Float32Array[]> {
    const vectors = texts.map(() => new Float32Array(this.dimensions));
    // Texts of like length share a batch, which saves padding.
    const filled = texts
      .map((text, index) => ({ text, index }))
      .filter(({ text }) => text.trim() !== '')
      .toSorted((a, b) => a.text.length - b.text.length);
    for (let at = 0; at < filled.length; at += batchSize) {
      const batch = filled.slice(at, at + batchSize);
      const rows = await this.#embed(batch.map(({ text }) => text));
      for (const [row, { index }] of batch.entries()) {
        const vector = rows.slice(row * this.dimensions, (row + 1) * this.dimensions);
        // The mean of no tokens is not a number: a text that the tokenizer leaves nothing of stays at zeros.
        if (vector.every(Number.isFinite)) vectors[index] = vector;
      }
    }
    return vectors;
  }

  async embedQuestion(text: string): Promise<Float32Array> {
    const [vector] = await this.embedPassages([text]);
    return vector ?? new Float32Array(this.dimensions);
  }

  async #embed(texts: string[]): Promise<Float32Array> {
    try {
      return (await run(this.#extract, texts)).values;
    } catch (error) {
      throw new FootnoteError(
        'embedding-failed',
        `${this.id} could not embed ${texts.length} texts (${describeError(error)}).`,
        'Set FOOTNOTE_EMBEDDER to another model, or to subword.',
        { cause: error },
      );
    }
  }
}

async function openPipeline(
  model: string,
  folder: string,
  dtype: Precision,
): Promise<{ extract: Transformers.FeatureExtractionPipeline; dimensions: number }> {
  const { env, LogLevel, pipeline } = await importLibrary();
  // `env` is global to the library, so it is set right before each load. The values are the same for every model: the
  // library reads files, and has neither a host nor a cache of its own. What it would log, it also throws; its log of a
  // failed run would print what the reader asked.
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useFSCache = false;
  env.useBrowserCache = false;
  env.logLevel = LogLevel.NONE;
  try {
    // By its folder, not its name: the library remembers per name what it once read, whatever the folder.
    const extract = await pipeline('feature-extraction', folder, { dtype, device: 'cpu' });
    const { values, dimensions } = await run(extract, ['Footnote']);
    if (dimensions === 0 || !values.every(Number.isFinite)) throw new Error('it gives no vector');
    return { extract, dimensions };
  } catch (error) {
    throw new FootnoteError(
      'model-unusable',
      `The model ${model} cannot be used for embedding (${describeError(error)}).`,
      'Name another model in FOOTNOTE_EMBEDDER, or set it to subword.',
      { cause: error },
    );
  }
}

async function run(
  extract: Transformers.FeatureExtractionPipeline,
  texts: string[],
): Promise<{ values: Float32Array; dimensions: number }> {
  const { data, dims } = await extract(texts, { pooling: 'mean', normalize: true });
  const [count, dimensions = 0] = dims;
  if (!(data instanceof Float32Array) || dims.length !== 2 || count !== texts.length) {
    throw new Error(`its output has the shape [${dims.join(', ')}]`);
  }
  return { values: data, dimensions };
}

async function importLibrary(): Promise<typeof Transformers> {
  try {
    return await import('@huggingface/transformers');
  } catch (error) {
    throw new FootnoteError(
      'transformers-missing',
      'The optional package @huggingface/transformers is not installed, or does not load on this machine.',
      'Run "npm install" where it can be fetched, or set FOOTNOTE_EMBEDDER=subword.',
      { cause: error },
    );
  }
}

function isMissingLibrary(error: unknown): boolean {
  return error instanceof FootnoteError && error.code === 'transformers-missing';
}
