/**
 * A transformer that runs on this machine and embeds.
 *
 * Promises: what ../models/open-model.ts promises, and that it has embedded a word before it gets its place. What can
 * fail is thrown as a FootnoteError. What a model wants, known-models.ts says.
 */
import { createHash } from 'node:crypto';
import type { FeatureExtractionPipeline } from '@huggingface/transformers';
import { describeError, FootnoteError } from '../errors.ts';
import type { ModelParts, ModelUser } from '../models/model-files.ts';
import type { EmbeddingChoice } from '../model-choices.ts';
import { type ModelOptions, openModel } from '../models/open-model.ts';
import { openLibrary } from '../models/transformers-library.ts';
import type { Embedder } from './embedder.ts';
import { type EmbedderTraits, type Pooling, traitsOf } from './known-models.ts';

export interface TransformersOptions extends Omit<ModelOptions, keyof ModelUser> {
  /** In place of what is known of the model. */
  readonly embedding?: EmbeddingChoice;
}

const user: ModelUser = { setting: 'FOOTNOTE_EMBEDDER', otherwise: 'set FOOTNOTE_EMBEDDER=subword' };

/** With it a model of MiniLM's size was measured at 47 passages of 900 characters a second on two cores. */
const batchSize = 8;

/** Which model made vectors of this id; undefined when none of ours is called so. */
export function modelOfVectors(id: string): string | undefined {
  return /^transformers-(.+)-(?:q8|fp32)-(?:mean|cls)-[\da-f]{8}$/.exec(id)?.[1];
}

export class TransformersEmbedder implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  readonly family: EmbedderTraits['family'];
  readonly #traits: EmbedderTraits;
  readonly #extract: FeatureExtractionPipeline;

  private constructor(id: string, dimensions: number, traits: EmbedderTraits, extract: FeatureExtractionPipeline) {
    this.id = id;
    this.dimensions = dimensions;
    this.family = traits.family;
    this.#traits = traits;
    this.#extract = extract;
  }

  static async load(options: TransformersOptions): Promise<TransformersEmbedder> {
    const { model } = options;
    const traits = traitsOf(model, options.embedding);
    return openModel(
      { ...options, ...user },
      async (folder, parts) => TransformersEmbedder.#open(model, folder, parts, traits),
      async (embedder) => embedder.#extract.dispose(),
    );
  }

  static async #open(
    model: string,
    folder: string,
    { dtype, files }: ModelParts,
    traits: EmbedderTraits,
  ): Promise<TransformersEmbedder> {
    const { extract, dimensions } = await openPipeline(model, folder, dtype, traits.pooling);
    // Hubs replace files under the same name; other weights or another tokenizer mean other vectors.
    const bearing = files.filter(({ path }) => path.startsWith('onnx/') || path === 'tokenizer.json');
    const fingerprint = createHash('sha256');
    for (const { sha256 } of bearing) fingerprint.update(sha256);
    // So do other words before the passages. Those before questions change no vector of an index.
    fingerprint.update(traits.passagePrefix);
    const id = `transformers-${model}-${dtype}-${traits.pooling}-${fingerprint.digest('hex').slice(0, 8)}`;
    return new TransformersEmbedder(id, dimensions, traits, extract);
  }

  /**
   * An empty text gives zeros. Int8 models scale by what is in the batch, so that the last digits of a vector depend on
   * its neighbours. Each batch of eight blocks the thread while it runs (about 170 ms for MiniLM on two cores).
   */
  async embedPassages(texts: readonly string[]): Promise<readonly Float32Array[]> {
    return this.#embedAll(texts, this.#traits.passagePrefix);
  }

  async embedQuestion(text: string): Promise<Float32Array> {
    const [vector] = await this.#embedAll([text], this.#traits.questionPrefix);
    return vector ?? new Float32Array(this.dimensions);
  }

  async #embedAll(texts: readonly string[], prefix: string): Promise<readonly Float32Array[]> {
    const vectors = texts.map(() => new Float32Array(this.dimensions));
    // Texts of like length share a batch, which saves padding.
    const filled = texts
      .map((text, index) => ({ text, index }))
      .filter(({ text }) => text.trim() !== '')
      .toSorted((a, b) => a.text.length - b.text.length);
    for (let at = 0; at < filled.length; at += batchSize) {
      const batch = filled.slice(at, at + batchSize);
      const rows = await this.#embed(batch.map(({ text }) => (prefix === '' ? text : `${prefix} ${text}`)));
      for (const [row, { index }] of batch.entries()) {
        const vector = rows.slice(row * this.dimensions, (row + 1) * this.dimensions);
        // The mean of no tokens is not a number: a text that the tokenizer leaves nothing of stays at zeros.
        if (vector.every(Number.isFinite)) vectors[index] = vector;
      }
    }
    return vectors;
  }

  async #embed(texts: string[]): Promise<Float32Array> {
    try {
      return (await run(this.#extract, texts, this.#traits.pooling)).values;
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
  dtype: ModelParts['dtype'],
  pooling: Pooling,
): Promise<{ extract: FeatureExtractionPipeline; dimensions: number }> {
  const { pipeline } = await openLibrary(user);
  try {
    // By its folder, not its name: the library remembers per name what it once read, whatever the folder.
    const extract = await pipeline('feature-extraction', folder, { dtype, device: 'cpu' });
    const { values, dimensions } = await run(extract, ['Footnote'], pooling);
    if (dimensions === 0 || !values.every(Number.isFinite)) throw new Error('it gives no vector');
    return { extract, dimensions };
  } catch (error) {
    throw new FootnoteError(
      'model-unusable',
      `The model ${model} cannot be used for embedding (${describeError(error)}).`,
      `Name another model in ${user.setting}, or ${user.otherwise}.`,
      { cause: error },
    );
  }
}

async function run(
  extract: FeatureExtractionPipeline,
  texts: string[],
  pooling: Pooling,
): Promise<{ values: Float32Array; dimensions: number }> {
  const { data, dims } = await extract(texts, { pooling, normalize: true });
  const [count, dimensions = 0] = dims;
  if (!(data instanceof Float32Array) || dims.length !== 2 || count !== texts.length) {
    throw new Error(`its output has the shape [${dims.join(', ')}]`);
  }
  return { values: data, dimensions };
}
