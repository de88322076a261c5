/** Which embedder serves, with a real model hub on this machine in place of the one on the network. */
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { chooseEmbedder } from '../src/choose-models.ts';
import { loadConfig, type Values } from '../src/config.ts';
import { defaultTransformersModel } from '../src/settings.ts';
import { tempFolder } from './fixtures/temp-folder.ts';
import { startModelHub, tinyModelFiles, writeTinyModel } from './fixtures/tiny-model.ts';

const stamp = (embedder: string) => ({ embedder, dimensions: 1, splitter: 1 });

async function setUp(settings: Values = {}) {
  const hub = await startModelHub(defaultTransformersModel, tinyModelFiles());
  onTestFinished(() => hub.close());
  const models = tempFolder();
  const config = loadConfig({ FOOTNOTE_MODELS: models, FOOTNOTE_MODEL_HUB: hub.url, ...settings }, {}, tempFolder());
  const notices: string[] = [];
  const progress: string[] = [];
  const choose = (built?: string) =>
    chooseEmbedder(config, built === undefined ? undefined : stamp(built), {
      notice: (line) => notices.push(line),
      progress: (detail) => progress.push(detail),
    });
  return { hub, models, notices, progress, choose };
}

describe('auto', () => {
  it('fetches the transformer once, says so, and makes no request the next time', async () => {
    const { hub, choose, notices, progress } = await setUp();
    const first = await choose();
    expect(first.id).toContain(defaultTransformersModel);
    expect(progress.at(-1)).toMatch(/fetching .*100 %/);
    expect(notices).toEqual([`Embedder: ${defaultTransformersModel}, on this machine.`]);
    const { length } = hub.requests;
    expect(length).toBeGreaterThan(0);
    expect((await choose()).id).toBe(first.id);
    expect(hub.requests).toHaveLength(length);
  });

  it('uses the model that lies on this machine, without a request', async () => {
    const { hub, models, choose } = await setUp();
    await writeTinyModel(join(models, defaultTransformersModel));
    expect((await choose()).id).toContain(defaultTransformersModel);
    expect(hub.requests).toEqual([]);
  });

  it('takes subword when there is no hub, and says why and how to change it, in one line', async () => {
    const { choose, notices } = await setUp({ FOOTNOTE_MODEL_HUB: 'http://127.0.0.1:9' });
    const embedder = await choose();
    expect(embedder.id).toMatch(/^subword/);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/subword.*FOOTNOTE_EMBEDDER/);
    expect(notices[0]).not.toContain('\n');
  });

  it('asks no hub when offline', async () => {
    const { hub, choose, notices } = await setUp({ FOOTNOTE_OFFLINE: '1' });
    expect((await choose()).id).toMatch(/^subword/);
    expect(hub.requests).toEqual([]);
    expect(notices[0]).toContain('FOOTNOTE_OFFLINE');
  });

  it('stays with what built the index, without a request', async () => {
    const { hub, choose } = await setUp();
    const { id } = await (await setUp({ FOOTNOTE_EMBEDDER: 'subword' })).choose();
    expect((await choose(id)).id).toBe(id);
    await expect(choose(`transformers-${defaultTransformersModel}`)).rejects.toMatchObject({
      code: 'model-not-cached',
    });
    await expect(choose('openai-some-model-3')).rejects.toMatchObject({ code: 'index-mismatch' });
    expect(hub.requests).toEqual([]);
  });

  it('stays with another model than the default one, too, when that built the index', async () => {
    const { hub, models, choose } = await setUp();
    await writeTinyModel(join(models, 'Xenova/bge-small-en-v1.5'));
    const { id } = await choose('transformers-Xenova/bge-small-en-v1.5-q8-cls-00000000');
    expect(id).toContain('Xenova/bge-small-en-v1.5-q8-cls-');
    expect((await choose(id)).id).toBe(id);
    expect(hub.requests).toEqual([]);
  });
});

describe('an embedder that is set', () => {
  it('is the one that serves, or the reason why not', async () => {
    expect((await (await setUp({ FOOTNOTE_EMBEDDER: 'subword' })).choose()).id).toMatch(/^subword/);
    const other = await setUp({ FOOTNOTE_EMBEDDER: 'transformers:some/other-model' });
    await expect(other.choose()).rejects.toMatchObject({ code: 'model-not-found' });
  });
});
