/** A score made of vectors by layers that lie beside a model: the numbers of PyTorch, and what is no such head. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PairClassifier } from '../../src/models/pair-classifier.ts';
import { readTensor } from '../../src/models/safetensors.ts';
import {
  asJson,
  denseConfig,
  headedScores,
  safetensors,
  tinyHeadedFiles,
  withHeader,
} from '../fixtures/tiny-headed-model.ts';
import { startModelHub, writeModel } from '../fixtures/tiny-model.ts';

const model = 'tests/headed';
const user = { setting: 'FOOTNOTE_RERANKER', otherwise: 'unset FOOTNOTE_RERANKER' };

let folder: string;
let classifier: PairClassifier | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-head-'));
});
afterEach(async () => {
  await classifier?.close();
  classifier = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function load(files: ReadonlyMap<string, Buffer>): Promise<PairClassifier> {
  await writeModel(join(folder, model), files);
  classifier = await PairClassifier.load({ model, modelsFolder: folder, offline: true, ...user }, () => undefined);
  return classifier;
}

const scoresOf = async (loaded: PairClassifier): Promise<number[]> => {
  const pairs = headedScores.map(([pair]) => pair);
  return (await loaded.classify(pairs, new AbortController().signal)).flat();
};
const expectScores = (scores: readonly number[]): void => {
  expect(scores).toHaveLength(headedScores.length);
  for (const [at, [, score]] of headedScores.entries()) expect(scores[at]).toBeCloseTo(score, 9);
};

describe('a model whose score is made beside its ONNX file', () => {
  it('gives what Sentence Transformers gives, for pairs of different lengths in one batch', async () => {
    const loaded = await load(tinyHeadedFiles());
    expectScores(await scoresOf(loaded));
    expect(loaded.about).toEqual({ labels: ['LABEL_0'], ofTokens: false });
  });

  it.each([
    ['Identity', (value: number) => value],
    ['ReLU', (value: number) => (value < 0 ? 0 : value)],
    ['Tanh', (value: number) => (Math.exp(2 * value) - 1) / (Math.exp(2 * value) + 1)],
    ['Sigmoid', (value: number) => Math.exp(value) / (Math.exp(value) + 1)],
  ])('may end in %s', async (name, by) => {
    const path = name === 'Identity' ? 'torch.nn.modules.linear.Identity' : `torch.nn.modules.activation.${name}`;
    const last = { ...denseConfig(), out_features: 1, bias: true, activation_function: path };
    const scores = await scoresOf(await load(tinyHeadedFiles().set('4_Dense/config.json', asJson(last))));
    for (const [at, [, score]] of headedScores.entries()) expect(scores[at]).toBeCloseTo(by(score), 9);
  });

  it('is fetched with its head, and counts as damaged once a file of that is another', async () => {
    const files = tinyHeadedFiles();
    const hub = await startModelHub(model, files);
    try {
      const options = { model, modelsFolder: folder, remoteHost: hub.url, offline: false, ...user };
      classifier = await PairClassifier.load(options, () => undefined);
      expectScores(await scoresOf(classifier));
      expect(hub.requests).toEqual(expect.arrayContaining([...files.keys()]));
    } finally {
      await hub.close();
    }
    await classifier.close();
    await writeModel(join(folder, model), new Map([['3_LayerNorm/config.json', asJson({ dimension: 5 })]]));
    const again = PairClassifier.load({ model, modelsFolder: folder, offline: true, ...user }, () => undefined);
    await expect(again).rejects.toMatchObject({
      code: 'model-damaged',
      message: expect.stringContaining('3_LayerNorm/config.json is not as it was fetched') as unknown,
    });
  });

  it('is not kept where the hub lacks a file of its head', async () => {
    const files = tinyHeadedFiles();
    files.delete('3_LayerNorm/model.safetensors');
    const hub = await startModelHub(model, files);
    try {
      const options = { model, modelsFolder: folder, remoteHost: hub.url, offline: false, ...user };
      const loading = PairClassifier.load(options, () => undefined);
      await expect(loading).rejects.toMatchObject({
        code: 'model-not-found',
        message: expect.stringContaining('has no 3_LayerNorm/model.safetensors of a model tests/headed') as unknown,
      });
    } finally {
      await hub.close();
    }
    await expect(load(new Map())).rejects.toMatchObject({ code: 'model-not-cached' });
  });
});

/** What is wrong, in which file (undefined: it is missing), and what is said. */
const broken: readonly (readonly [string, string, Buffer | undefined, RegExp])[] = [
  ['weights are missing', '2_Dense/model.safetensors', undefined, /2_Dense\/model\.safetensors/],
  ['weights end early', '2_Dense/model.safetensors', Buffer.from('short'), /layer 2_Dense .*shorter than any/],
  [
    'weights are of another shape',
    '2_Dense/model.safetensors',
    safetensors({
      'linear.weight': [
        [2, 4],
        [1, 2, 3, 4, 5, 6, 7, 8],
      ],
    }),
    /layer 2_Dense .*shape 2 x 4, where 4 x 4 is wanted/,
  ],
  [
    'weights have other names',
    '3_LayerNorm/model.safetensors',
    safetensors({ weight: [[4], [1, 1, 1, 1]] }),
    /layer 3_LayerNorm .*holds no norm\.weight/,
  ],
  ['layers do not fit', '3_LayerNorm/config.json', asJson({ dimension: 3 }), /layer 3_LayerNorm .*shape 4, where 3/],
  [
    'the activation is unknown',
    '2_Dense/config.json',
    asJson({ ...denseConfig(), activation_function: 'torch.nn.modules.activation.Mish' }),
    /nothing is known of torch\.nn\.modules\.activation\.Mish/,
  ],
  [
    'a layer also adds what came in',
    '2_Dense/config.json',
    asJson({ ...denseConfig(), use_residual: true }),
    /layer 2_Dense .*use_residual/,
  ],
  ['the vector is another than the first', '1_Pooling/config.json', asJson({ pooling_mode: 'mean' }), /no logits/],
  ['there are no modules', 'modules.json', undefined, /holds no logits, and no head that is known lies beside it/],
  ['a module is unknown', 'modules.json', asJson([{ path: '', type: 'a.Transformer' }]), /no logits/],
];

it.each(broken)('is refused with a reason where %s', async (_, path, content, reason) => {
  const files = tinyHeadedFiles();
  if (content === undefined) files.delete(path);
  else files.set(path, content);
  await expect(load(files)).rejects.toThrow(reason);
});

describe('a file of tensors', () => {
  const header = (start: number, end: number, dtype = 'F32'): string =>
    JSON.stringify({ a: { dtype, shape: [2], data_offsets: [start, end] } });

  it('gives its numbers by name, wherever they lie', () => {
    const file = safetensors({
      other: [[1], [7]],
      a: [
        [2, 2],
        [1, -2, 0.5, 3],
      ],
    });
    expect([...readTensor(file, 'a', [2, 2])]).toEqual([1, -2, 0.5, 3]);
    expect([...readTensor(file, 'other', [1])]).toEqual([7]);
  });

  it.each([
    ['is empty', Buffer.alloc(0), 'shorter'],
    ['names a header longer than itself', Buffer.from('ffffffffffffffff7b7d', 'hex'), 'ends before its header'],
    ['is cut off within its header', withHeader(header(0, 8), Buffer.alloc(8)).subarray(0, 20), 'ends before'],
    ['has numbers behind its end', withHeader(header(4, 12), Buffer.alloc(8)), 'not all there'],
    ['has fewer numbers than its shape', withHeader(header(0, 4), Buffer.alloc(8)), 'not all there'],
    ['turns its ends round', withHeader(header(8, 0), Buffer.alloc(8)), 'not all there'],
    ['has other numbers', withHeader(header(0, 4, 'BF16'), Buffer.alloc(8)), 'BF16, where F32 is read'],
    ['has negative places', withHeader(header(-8, 0), Buffer.alloc(8)), 'data_offsets'],
    ['has no JSON in front', withHeader('{', Buffer.alloc(8)), 'JSON'],
  ])('that %s is refused', (_, file, reason) => {
    expect(() => readTensor(file, 'a', [2])).toThrow(reason);
  });
});
