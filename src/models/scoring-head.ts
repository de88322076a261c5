/**
 * The layers that make a score of a model's first vector, where its ONNX file ends with the vectors (head-files.ts).
 *
 * Promises: what Sentence Transformers computes of the same files, as far as 32-bit floats tell; a layer that this does not
 * compute, or whose file is another than its configuration says, is an error when the head is opened, never another score.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { describeError } from '../errors.ts';
import { configOf, headModules, type HeadModule, lastName, weightsOf } from './head-files.ts';
import { textsIn } from './model-files.ts';
import { readTensor } from './safetensors.ts';

interface Layer {
  readonly takes: number;
  readonly gives: number;
  readonly run: (vector: readonly number[]) => readonly number[];
}

// Bounded, since the numbers come from the hub.
const width = z.number().int().min(1).max(16_384);
const denseSchema = z.object({
  in_features: width,
  out_features: width,
  bias: z.boolean().default(true),
  activation_function: z.string(),
  // What is made of each token, or added to what came in, is another head.
  module_input_name: z.literal('sentence_embedding').optional(),
  use_residual: z.literal(false).optional(),
});
const normSchema = z.object({ dimension: width });
/** PyTorch's own. */
const normEpsilon = 1e-5;

const activations: Readonly<Record<string, (value: number) => number>> = {
  Identity: (value) => value,
  GELU: (value) => (value / 2) * (1 + errorFunction(value / Math.SQRT2)),
  ReLU: (value) => Math.max(0, value),
  Sigmoid: (value) => 1 / (1 + Math.exp(-value)),
  Tanh: Math.tanh,
};

export class ScoringHead {
  readonly #layers: readonly Layer[];

  private constructor(layers: readonly Layer[]) {
    this.#layers = layers;
  }

  /** Undefined where the model in the folder has none. */
  static async open(folder: string): Promise<ScoringHead | undefined> {
    const config = await readFile(join(folder, 'config.json'), 'utf8');
    const modules = await headModules(config, textsIn(folder));
    if (modules === undefined) return undefined;
    const layers: Layer[] = [];
    for (const module of modules) {
      const layer = await openLayer(folder, module);
      const given = layers.at(-1)?.gives ?? layer.takes;
      if (layer.takes !== given) throw new Error(`${module.path} takes ${layer.takes} numbers, and is given ${given}`);
      layers.push(layer);
    }
    return new ScoringHead(layers);
  }

  score(vector: Float32Array): number {
    const [first] = this.#layers;
    if (vector.length !== first?.takes) {
      throw new Error(`its head takes ${first?.takes} numbers, and its encoder gives ${vector.length}`);
    }
    const [score = NaN] = this.#layers.reduce(
      (numbers, { run }) => run(numbers),
      Array.from(vector) as readonly number[],
    );
    return score;
  }
}

async function openLayer(folder: string, { kind, path }: HeadModule): Promise<Layer> {
  try {
    const config: unknown = JSON.parse(await readFile(join(folder, configOf(path)), 'utf8'));
    const weights = await readFile(join(folder, weightsOf(path)));
    return kind === 'Dense' ? dense(config, weights) : layerNorm(config, weights);
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error).replaceAll(/\s+/gu, ' ') : describeError(error);
    throw new Error(`the layer ${path} cannot be used: ${reason}`, { cause: error });
  }
}

function dense(config: unknown, file: Buffer): Layer {
  const { in_features: takes, out_features: gives, bias, activation_function: name } = denseSchema.parse(config);
  const activation = activations[lastName(name)];
  if (activation === undefined || !name.startsWith('torch.nn.')) throw new Error(`nothing is known of ${name}`);
  const weights = readTensor(file, 'linear.weight', [gives, takes]);
  const added = bias ? readTensor(file, 'linear.bias', [gives]) : new Float32Array(gives);
  const run = (vector: readonly number[]): readonly number[] =>
    Array.from(added, (start, row) =>
      activation(vector.reduce((sum, number, at) => sum + number * (weights[row * takes + at] ?? NaN), start)),
    );
  return { takes, gives, run };
}

function layerNorm(config: unknown, file: Buffer): Layer {
  const { dimension } = normSchema.parse(config);
  const scales = readTensor(file, 'norm.weight', [dimension]);
  const shifts = readTensor(file, 'norm.bias', [dimension]);
  const run = (vector: readonly number[]): readonly number[] => {
    const mean = average(vector);
    const spread = Math.sqrt(average(vector.map((number) => (number - mean) ** 2)) + normEpsilon);
    return vector.map((number, at) => ((number - mean) / spread) * (scales[at] ?? NaN) + (shifts[at] ?? NaN));
  };
  return { takes: dimension, gives: dimension, run };
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** By its series of positive terms, which does not lose digits; from 6 on it is 1 to sixteen of them. */
function errorFunction(value: number): number {
  const size = Math.abs(value);
  if (size > 6) return Math.sign(value);
  let term = size;
  let sum = 0;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    sum += term;
    term *= (2 * size * size) / odd;
  }
  return (Math.sign(value) * 2 * Math.exp(-size * size) * sum) / Math.sqrt(Math.PI);
}
