/**
 * Reading the best passages once more with a model: the real library with a model of a few words, from the question to
 * the ranking; and every way in which the model can be missing, while the search goes on.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig, type Values } from '../../src/config.ts';
import type { Filters } from '../../src/domain.ts';
import { Footnote } from '../../src/footnote.ts';
import type { Search } from '../../src/retrieval/search-result.ts';
import { tinyHeadedFiles } from '../fixtures/tiny-headed-model.ts';
import {
  type ModelHub,
  startModelHub,
  tinyClassifierFiles,
  tinyModelFiles,
  writeModel,
} from '../fixtures/tiny-model.ts';

const model = 'footnote-tests/reader';
const question = 'Where do boats lie in winter?';
/** It thinks most of snow, whatever is asked. */
const likesSnow = { labels: ['LABEL_0'], counts: { snow: [4], boats: [-4] } };
const articles = {
  'harbour.md': '# Boats in winter\n\nThe boats lie in the harbour in winter.',
  'shed.md': '# A shed\n\nBoats lie under a roof there, as the snow is deep in winter.',
  'snow.md': '# Snow\n\nThe snow came early in that winter.',
};

let folder: string;
let models: string;
const opened: Footnote[] = [];
const hubs: ModelHub[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-reranker-'));
  models = join(folder, 'models');
  await mkdir(join(folder, 'corpus'));
  for (const [name, text] of Object.entries(articles)) await writeFile(join(folder, 'corpus', name), text);
  await writeModel(join(models, model), tinyClassifierFiles(likesSnow));
  await writeModel(join(models, 'footnote-tests/slow'), tinyClassifierFiles({ ...likesSnow, slow: true }));
  await writeModel(join(models, 'footnote-tests/embeds'), tinyModelFiles());
  await writeModel(
    join(models, 'footnote-tests/two'),
    tinyClassifierFiles({ labels: ['no', 'yes'], counts: { snow: [0, 4], boats: [4, 0] } }),
  );
  await writeModel(
    join(models, 'footnote-tests/three'),
    tinyClassifierFiles({ labels: ['a', 'b', 'c'], counts: { snow: [1, 0, 0] } }),
  );
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((footnote) => footnote.close()));
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Opened {
  readonly footnote: Footnote;
  readonly notices: readonly string[];
  readonly search: (text?: string, filters?: Filters) => Promise<Search>;
}

async function open(settings: Values): Promise<Opened> {
  const config = loadConfig(
    {
      FOOTNOTE_CORPUS: 'corpus',
      FOOTNOTE_EMBEDDER: 'subword',
      FOOTNOTE_MODELS: models,
      // Of a busy machine, too, where nothing is about being late.
      FOOTNOTE_RERANKER_SECONDS: '30',
      ...settings,
    },
    {},
    folder,
  );
  const notices: string[] = [];
  const footnote = await Footnote.open(config, { notice: (line) => notices.push(line) });
  opened.push(footnote);
  await footnote.update();
  return { footnote, notices, search: (text = question, filters = {}) => footnote.search(text, 10, filters) };
}

const order = ({ results }: Search): string[] => results.map(({ path }) => path);

describe('a reranker', () => {
  it('orders what was found by what it says, and tells the places before', async () => {
    const plain = await (await open({})).search();
    expect(order(plain)).toEqual(['harbour.md', 'shed.md', 'snow.md']);
    expect(plain.reranker).toBeUndefined();

    const { search, notices } = await open({ FOOTNOTE_RERANKER: `transformers:${model}` });
    const found = await search();
    expect(notices).toEqual([]);
    expect(found.reranker).toEqual({ model });
    expect(order(found)).toEqual(['snow.md', 'shed.md', 'harbour.md']);
    expect(found.results.map(({ why }) => why.reranker!.placeBefore)).toEqual([3, 2, 1]);
    // Of the question and of the passage with its title, by hand.
    const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));
    const logits = [-4 + 8, -4 + 4 - 4, -4 - 8];
    for (const [at, { why }] of found.results.entries()) {
      expect(why.reranker!.score).toBeCloseTo(sigmoid(logits[at]!), 5);
    }
    // Scores keep their meaning: they fall from place to place, and their parts add up to them.
    expect(found.results.map(({ score }) => score)).toEqual(plain.results.map(({ score }) => score));
    for (const { score, why } of found.results) {
      expect(Object.values(why.parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 9);
    }
  });

  it('decides what an answer is made of, and its why says so', async () => {
    const { footnote } = await open({ FOOTNOTE_RERANKER: `transformers:${model}` });
    const asked = { text: question, history: [], filters: {} };
    const { why } = await footnote.askOnce(asked, new AbortController().signal);
    expect(why.reranker).toEqual({ model });
    expect(why.passages.map(({ reranker }) => reranker!.placeBefore)).toEqual([3, 2, 1]);
  });

  it('may say no and yes', async () => {
    const { search } = await open({ FOOTNOTE_RERANKER: 'transformers:footnote-tests/two' });
    expect(order(await search())).toEqual(['snow.md', 'shed.md', 'harbour.md']);
  });

  it('may make its score beside its ONNX file', async () => {
    await writeModel(join(models, 'footnote-tests/headed'), tinyHeadedFiles());
    const { search, notices } = await open({ FOOTNOTE_RERANKER: 'transformers:footnote-tests/headed' });
    const found = await search();
    expect(notices).toEqual([]);
    expect(found.reranker).toEqual({ model: 'footnote-tests/headed' });
    const scores = found.results.map(({ why }) => why.reranker!.score);
    // It knows of snow, which the others do not tell of, or tell of once.
    expect(new Set(scores).size).toBeGreaterThan(1);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('reads texts of any length', async () => {
    const { search } = await open({ FOOTNOTE_RERANKER: `transformers:${model}` });
    const found = await search(`${'boats and winter '.repeat(400)}?`);
    expect(found.reranker).toEqual({ model });
    expect(found.results).not.toEqual([]);
  });

  it('is fetched once from the hub', async () => {
    const hub = await startModelHub('somebody/reader', tinyClassifierFiles(likesSnow));
    hubs.push(hub);
    const settings = { FOOTNOTE_RERANKER: 'transformers:somebody/reader', FOOTNOTE_MODEL_HUB: hub.url };
    expect((await (await open(settings)).search()).reranker).toEqual({ model: 'somebody/reader' });
    const { length } = hub.requests;
    expect(length).toBeGreaterThan(0);
    const again = await open({ ...settings, FOOTNOTE_OFFLINE: '1' });
    expect((await again.search()).reranker).toEqual({ model: 'somebody/reader' });
    expect(hub.requests).toHaveLength(length);
  });
});

describe('the order stays as it was, and the search says why, when the model', () => {
  const unchanged = ['harbour.md', 'shed.md', 'snow.md'];

  it('takes too long', async () => {
    const { search } = await open({
      FOOTNOTE_RERANKER: 'transformers:footnote-tests/slow',
      FOOTNOTE_RERANKER_SECONDS: '0.05',
    });
    const found = await search();
    expect(order(found)).toEqual(unchanged);
    expect(found.reranker!.failure).toEqual({
      code: 'model-late',
      sentence: 'The reranker footnote-tests/slow was not done after 0.05 s.',
    });
    expect(found.results[0]!.why.reranker).toBeUndefined();
  });

  it('is not on this machine, offline; and nothing is asked of the hub', async () => {
    const hub = await startModelHub('somebody/else', tinyClassifierFiles(likesSnow));
    hubs.push(hub);
    const { search, notices } = await open({
      FOOTNOTE_RERANKER: 'transformers:somebody/else',
      FOOTNOTE_OFFLINE: '1',
      FOOTNOTE_MODEL_HUB: hub.url,
    });
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/^Reranker: none, because somebody\/else .*unset FOOTNOTE_RERANKER/);
    const found = await search();
    expect(order(found)).toEqual(unchanged);
    expect(found.reranker!.failure!.code).toBe('model-not-cached');
    expect(hub.requests).toEqual([]);
  });

  it.each([
    ['embeds', 'logits'],
    ['three', '3 kinds'],
  ])('is of another kind: %s', async (name, reason) => {
    const { search } = await open({ FOOTNOTE_RERANKER: `transformers:footnote-tests/${name}`, FOOTNOTE_OFFLINE: '1' });
    const found = await search();
    expect(order(found)).toEqual(unchanged);
    expect(found.reranker!.failure).toMatchObject({ code: 'model-unusable' });
    expect(found.reranker!.failure!.sentence).toContain(reason);
  });

  it('cannot be fetched', async () => {
    const { search } = await open({ FOOTNOTE_RERANKER: 'transformers:a/b', FOOTNOTE_MODEL_HUB: 'http://127.0.0.1:9' });
    const found = await search();
    expect(order(found)).toEqual(unchanged);
    expect(found.reranker!.failure!.code).toBe('model-hub-unreachable');
  });
});
