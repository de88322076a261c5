/**
 * `footnote models`, `models pull` and `doctor` as a user meets them: the built command, and a real hub on this machine
 * with models of a dozen words.
 */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { ModelList } from '../../src/cli/show-models.ts';
import type { PulledModel } from '../../src/inspection/pull-model.ts';
import { startFakeChat } from '../fixtures/fake-chat.ts';
import { builtCli, type Ended, runFootnote } from '../fixtures/run-footnote.ts';
import {
  type ModelHub,
  startModelHub,
  tinyClassifierFiles,
  tinyModelFiles,
  writeModel,
  writeTinyModel,
} from '../fixtures/tiny-model.ts';
import { tinyHeadedFiles } from '../fixtures/tiny-headed-model.ts';
import { tinyHubReaderFiles, tinyReaderFiles } from '../fixtures/tiny-reader.ts';

// Several at once wait for each other.
vi.setConfig({ testTimeout: 240_000 });

const root = join(import.meta.dirname, '../..');
const model = 'footnote-tests/tiny';
const weights = 'onnx/model_quantized.onnx';
const card = '---\nlicense: apache-2.0\ntags:\n  - tests\n---\n\n# Tiny\n';

const homes = mkdtempSync(join(tmpdir(), 'footnote-'));
const opened: { readonly close: () => unknown }[] = [];
afterAll(async () => {
  for (const each of opened) await each.close();
  rmSync(homes, { recursive: true, force: true });
});

type Settings = Readonly<Record<string, string>>;

interface Home {
  readonly folder: string;
  readonly models: string;
  readonly footnote: (args: readonly string[], settings?: Settings, cli?: string) => Promise<Ended>;
  readonly listed: (settings?: Settings) => Promise<ModelList>;
  /** What a download leaves while it goes on. */
  readonly left: () => string[];
}

/** A folder of one test's own, with an article and no model yet. */
function home(): Home {
  const folder = mkdtempSync(join(homes, 'home-'));
  const models = join(folder, 'models');
  mkdirSync(join(folder, 'corpus'));
  writeFileSync(join(folder, 'corpus/tower.md'), '# The tower\n\nThe tower of Vell is 20 metres tall.\n');
  const usual = {
    FOOTNOTE_MODELS: models,
    FOOTNOTE_MODEL_HUB: 'http://127.0.0.1:9',
    FOOTNOTE_READER: 'linear',
    // Two that look at one port at the same moment find it taken, each by the other.
    PORT: '0',
  };
  const footnote: Home['footnote'] = (args, settings = {}, cli = builtCli) =>
    runFootnote(folder, args, { environment: { ...usual, ...settings }, cli });
  return {
    folder,
    models,
    footnote,
    listed: async (settings = {}) => JSON.parse((await footnote(['models', '--json'], settings)).stdout) as ModelList,
    left: () => (existsSync(models) ? readdirSync(models).filter((name) => name.startsWith('.')) : []),
  };
}

async function startHub(
  files = tinyModelFiles(),
  instead?: (path: string, response: ServerResponse) => boolean,
): Promise<ModelHub> {
  const hub = await startModelHub(model, files, instead);
  opened.push(hub);
  return hub;
}

describe.concurrent('footnote models pull', () => {
  it('fetches a model, tries it out, and keeps where it came from, when, and its licence', async () => {
    const { footnote, listed } = home();
    const hub = await startHub(tinyModelFiles().set('README.md', Buffer.from(card)), (path, response) => {
      if (path === 'config.json') response.setHeader('x-repo-commit', 'c0ffee');
      return false;
    });
    const { code, stdout, stderr } = await footnote(['models', 'pull', model], { FOOTNOTE_MODEL_HUB: hub.url });
    expect(code).toBe(0);
    expect(stdout).toContain(`Fetched:\n  ${model}`);
    expect(stderr).toContain(hub.url);
    const { kept } = await listed();
    expect(kept).toMatchObject([
      {
        name: model,
        state: 'whole',
        precision: 'q8',
        origin: { source: hub.url, revision: 'c0ffee', licence: 'apache-2.0' },
      },
    ]);
    expect(Date.now() - Date.parse(kept[0]!.origin!.fetched!)).toBeLessThan(60_000);
    expect(kept[0]!.bytes).toBeGreaterThan(tinyModelFiles().get(weights)!.length);
    const shown = (await footnote(['models'])).stdout.replaceAll(/\s+/g, ' ');
    expect(shown).toContain(`${model} 0.0 MB, q8, licence: apache-2.0, from ${hub.url} on `);
  });

  it('makes no request for what is here and whole, also offline, and fetches a damaged copy anew', async () => {
    const { footnote, listed, models } = home();
    const hub = await startHub();
    const settings = { FOOTNOTE_MODEL_HUB: hub.url };
    const pulled = await footnote(['models', 'pull', model, '--json'], settings);
    expect(JSON.parse(pulled.stdout) as PulledModel).toMatchObject({ name: model, fetched: true });
    const { length } = hub.requests;
    for (const offline of ['0', '1']) {
      const again = await footnote(['models', 'pull', model, '--json'], { ...settings, FOOTNOTE_OFFLINE: offline });
      expect(again.code).toBe(0);
      expect(JSON.parse(again.stdout) as PulledModel).toMatchObject({ name: model, fetched: false });
    }
    expect(hub.requests).toHaveLength(length);
    writeFileSync(join(models, model, 'config.json'), '{"model_type": "other"}');
    expect((await listed()).kept).toMatchObject([{ state: 'damaged', reason: 'config.json is not as it was fetched' }]);
    const anew = (await footnote(['models', 'pull', model], settings)).stdout;
    expect(anew).toContain('Fetched');
    expect(anew).toContain('licence: not known');
    expect((await listed()).kept).toMatchObject([{ state: 'whole' }]);
  });

  it.each([
    ['reads', tinyHubReaderFiles({ vell: { first: 1 } }), 'BertForQuestionAnswering', 'reader'],
    [
      'classifies pairs',
      tinyClassifierFiles({ labels: ['one'], counts: { a: [1] } }),
      'BertForSequenceClassification',
      'pairs',
    ],
  ])('tries out a model that %s as such', async (_what, files, architecture, use) => {
    const { footnote, models } = home();
    const configuration = JSON.parse(files.get('config.json')!.toString()) as object;
    files.set('config.json', Buffer.from(JSON.stringify({ ...configuration, architectures: [architecture] })));
    const hub = await startHub(files);
    const { code, stderr } = await footnote(['models', 'pull', model], { FOOTNOTE_MODEL_HUB: hub.url });
    expect({ code, stderr: stderr.split('\n').slice(1) }).toEqual({ code: 0, stderr: [''] });
    const golden = JSON.parse(readFileSync(join(models, model, 'footnote-golden.json'), 'utf8')) as object;
    expect(Object.keys(golden)).toEqual([use]);
  });

  it('tries out a model whose head lies beside its ONNX file on pairs, which doctor then holds it to', async () => {
    const { footnote, listed, models } = home();
    const hub = await startHub(tinyHeadedFiles());
    expect((await footnote(['models', 'pull', model], { FOOTNOTE_MODEL_HUB: hub.url })).code).toBe(0);
    const settings = {
      FOOTNOTE_RERANKER: `transformers:${model}`,
      FOOTNOTE_EMBEDDER: 'subword',
      FOOTNOTE_OFFLINE: '1',
    };
    const reranker = async (): Promise<unknown> => (await listed(settings)).set.find(({ role }) => role === 'reranker');
    expect(await reranker()).toMatchObject({ uses: model, golden: 'agrees' });
    const golden = join(models, model, 'footnote-golden.json');
    const kept = JSON.parse(readFileSync(golden, 'utf8')) as { pairs: { id: string; outputs: number[][] } };
    kept.pairs.outputs = kept.pairs.outputs.map(([score = 0]) => [score + 1]);
    writeFileSync(golden, JSON.stringify(kept));
    expect(await reranker()).toMatchObject({ problem: { code: 'golden-differs' } });
    expect((await footnote(['doctor'], settings)).stdout).toContain('does not give what it gave');
  });

  it('is refused offline, before any request, and says what to do', async () => {
    const { footnote, models } = home();
    const hub = await startHub();
    const ended = await footnote(['models', 'pull', model], { FOOTNOTE_MODEL_HUB: hub.url, FOOTNOTE_OFFLINE: '1' });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/FOOTNOTE_OFFLINE is 1\. Run this without FOOTNOTE_OFFLINE, or copy/);
    expect(hub.requests).toEqual([]);
    expect(existsSync(models)).toBe(false);
  });

  it.each(['../tiny', 'a/b/c'])('takes "%s" for no name', async (name) => {
    const ended = await home().footnote(['models', 'pull', name]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('is not the name of a model');
  });

  it('wants a name, and knows no other word', async () => {
    const { footnote } = home();
    expect((await footnote(['models', 'pull'])).code).toBe(2);
    expect((await footnote(['models', 'push'])).code).toBe(2);
  });

  it('fails with a sentence where the hub has no such model, or there is no hub', async () => {
    const { footnote, left } = home();
    const hub = await startHub(new Map());
    const missing = await footnote(['models', 'pull', model], { FOOTNOTE_MODEL_HUB: hub.url });
    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toContain('has no config.json of a model footnote-tests/tiny');
    const unreachable = await footnote(['models', 'pull', model]);
    expect(unreachable.code).toBe(1);
    expect(unreachable.stderr).toContain('The model hub http://127.0.0.1:9 cannot be reached');
    expect(left()).toEqual([]);
  });

  it('keeps nothing of a model that does not serve', async () => {
    const { footnote, left, models } = home();
    const half = tinyModelFiles().get(weights)!.subarray(0, 400);
    const hub = await startHub(tinyModelFiles().set(weights, half));
    const ended = await footnote(['models', 'pull', model], { FOOTNOTE_MODEL_HUB: hub.url });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain(`The model ${model} cannot be used`);
    expect(existsSync(join(models, model))).toBe(false);
    expect(left()).toEqual([]);
  });

  it('interrupted halfway exits 130, leaves what was there, and nothing half', async () => {
    const { folder, footnote, left, models } = home();
    const hub = await startHub();
    await footnote(['models', 'pull', model], { FOOTNOTE_MODEL_HUB: hub.url });
    const damaged = join(models, model, 'config.json');
    writeFileSync(damaged, '{}');
    let begun = (): void => undefined;
    const halfway = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow = await startHub(tinyModelFiles(), (path, response) => {
      if (!path.endsWith(weights)) return false;
      response.writeHead(200, { 'content-length': 1000 }).write('half');
      setTimeout(begun, 200);
      return true;
    });
    const env = { PATH: process.env['PATH'], FOOTNOTE_MODELS: models, FOOTNOTE_MODEL_HUB: slow.url };
    const child = spawn(process.execPath, [builtCli, 'models', 'pull', model], { cwd: folder, env });
    const ended = new Promise((resolve) => {
      child.once('exit', resolve);
    });
    await halfway;
    expect(left()).toHaveLength(1);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(left()).toEqual([]);
    expect(readFileSync(damaged, 'utf8')).toBe('{}');
    expect(existsSync(join(models, model, weights))).toBe(true);
  });
});

describe.concurrent('footnote models', () => {
  it('tells what is set and in use, and what stands in for what is not there, without a request', async () => {
    const { listed, models } = home();
    const hub = await startHub();
    const settings = {
      FOOTNOTE_MODEL_HUB: hub.url,
      FOOTNOTE_READER: 'auto',
      FOOTNOTE_RERANKER: 'transformers:some/model',
    };
    const { set, kept, shipped, folder: place } = await listed(settings);
    expect(place).toBe(models);
    expect(set.map(({ role, set: said, uses }) => [role, said, uses])).toEqual([
      ['embedder', 'auto', undefined],
      ['reader', 'auto', 'neural'],
      ['reranker', 'transformers:some/model', undefined],
      ['verifier', 'none', undefined],
      ['answerer', 'auto', 'extractive'],
    ]);
    expect(set[0]!.why).toMatch(/not on this machine yet.*subword stands in/);
    expect(set[2]!.why).toContain('"footnote models pull some/model"');
    expect(kept).toEqual([]);
    expect(shipped).toMatchObject([{ name: 'reader', state: 'whole', origin: { licence: 'Apache-2.0' } }]);
    expect(hub.requests).toEqual([]);
    const offline = await listed({ ...settings, FOOTNOTE_OFFLINE: '1' });
    expect(offline.set[0]).toMatchObject({ uses: 'subword-1024-v2', golden: 'agrees' });
    expect(offline.set[0]!.why).toContain('FOOTNOTE_OFFLINE is 1');
    expect(offline.set[2]!.problem).toMatchObject({ code: 'model-not-cached' });
  });

  it('names the model of the endpoint, or says that the built-in answerer stands in', async () => {
    const { listed } = home();
    const endpoint = await startFakeChat(() => undefined, ['nomic-embed-text', 'small']);
    opened.push(endpoint);
    const settings = { FOOTNOTE_EMBEDDER: 'subword', OPENAI_BASE_URL: endpoint.url };
    expect((await listed(settings)).set[4]).toMatchObject({ uses: 'openai:small', set: 'auto' });
    const gone = (await listed({ ...settings, OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' })).set[4]!;
    expect(gone).toMatchObject({ uses: 'extractive', problem: { code: 'model-unreachable' } });
    expect(gone.why).toBe('The model endpoint at 127.0.0.1:9 does not answer.');
  });

  it('still tells the rest where the index cannot be opened', async () => {
    const { folder, listed } = home();
    mkdirSync(join(folder, 'index'));
    writeFileSync(join(folder, 'index/footnote.sqlite'), 'not a database, but as long as one'.repeat(50));
    const { set } = await listed();
    expect(set[0]!.problem!.nextStep).toContain('footnote index --rebuild');
    expect(set[4]).toMatchObject({ uses: 'extractive' });
  });

  it('lists what somebody put there, and nothing that is no model', async () => {
    const { footnote, listed, models } = home();
    await writeTinyModel(join(models, 'own'));
    mkdirSync(join(models, '.download-x'));
    writeFileSync(join(models, '.download-x', 'config.json'), '{}');
    mkdirSync(join(models, 'empty', 'folder'), { recursive: true });
    const { kept } = await listed();
    expect(kept).toMatchObject([{ name: 'own', state: 'by-hand' }]);
    expect((await footnote(['models'])).stdout.replaceAll(/\s+/g, ' ')).toContain(
      'licence: not known, put there by hand, not hashed when it came',
    );
  });
});

describe.concurrent('footnote doctor', () => {
  const settings = { FOOTNOTE_EMBEDDER: `transformers:${model}` };

  it('finds the built-in embedder and the reader that came along as they should be', async () => {
    const { code, stdout } = await home().footnote(['doctor'], {
      FOOTNOTE_EMBEDDER: 'subword',
      FOOTNOTE_READER: 'auto',
    });
    expect(code).toBe(0);
    expect(stdout).toContain('Embedder: subword-1024-v2. It gives what it should.');
    expect(stdout).toContain('Reader: neural. It gives what it should.');
  });

  it('holds an embedder against what it gave when it first served, also where its files stayed', async () => {
    const { footnote, models } = home();
    await writeTinyModel(join(models, model));
    await footnote(['index'], settings);
    const file = join(models, model, 'footnote-golden.json');
    const golden = JSON.parse(readFileSync(file, 'utf8')) as { embedder: { id: string; outputs: number[][] } };
    const { outputs } = golden.embedder;
    const shifted = (by: number): void => {
      const [[first = 0, ...others] = [], ...rest] = outputs;
      const embedder = { ...golden.embedder, outputs: [[first + by, ...others], ...rest] };
      writeFileSync(file, JSON.stringify({ embedder }));
    };
    // Other numbers of the same files, as with another runtime: a little is allowed.
    shifted(0.01);
    const near = await footnote(['doctor'], settings);
    expect(near.code).toBe(0);
    expect(near.stdout).toMatch(/Embedder: transformers-footnote-tests\/tiny-\S+\. It gives what it should\./);
    shifted(0.1);
    const far = await footnote(['doctor'], settings);
    expect(far.code).toBe(1);
    expect(far.stdout).toContain('its output lies 0.100 away, where 0.05 is allowed');
    rmSync(file);
    expect((await footnote(['doctor'], settings)).stdout).toContain('What it gives is kept');
    // Exchanged by hand: other numbers in a file that loads as well.
    await writeTinyModel(join(models, model), { seed: 2 });
    const { code, stdout, stderr } = await footnote(['doctor'], settings);
    expect(code).toBe(1);
    const line = stdout.split('\n').find((each) => each.startsWith('Embedder: '));
    expect(line).toMatch(
      /does not give what it gave when it was fetched or first used: it was \S+, and is \S+\. Delete/,
    );
    expect(line).toContain(`footnote models pull ${model}`);
    expect(stderr).toContain('The index was not opened');
  });

  it('notices a reader that was exchanged, also where both say the same of the texts', async () => {
    const { footnote, models } = home();
    const use = { FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_READER: `transformers:${model}` };
    const lineOf = async (): Promise<string | undefined> => {
      const { stdout } = await footnote(['doctor'], use);
      return stdout.split('\n').find((line) => line.startsWith('Reader: '));
    };
    await writeModel(join(models, model), tinyHubReaderFiles({ seldom: { first: 1 } }));
    expect(await lineOf()).toBe(
      `Reader: transformers:${model}. What it gives is kept, to be held against what it gives later.`,
    );
    expect(await lineOf()).toBe(`Reader: transformers:${model}. It gives what it should.`);
    await writeModel(join(models, model), tinyHubReaderFiles({ seldom: { first: 2 } }));
    expect(await lineOf()).toMatch(/does not give what it gave .*: it was transformers:\S+, and is transformers:/);
  });

  it('tells of a damaged file of a model that was fetched, and fetches nothing', async () => {
    const { footnote, models } = home();
    const hub = await startHub();
    const online = { ...settings, FOOTNOTE_MODEL_HUB: hub.url };
    await footnote(['models', 'pull', model], online);
    const { length } = hub.requests;
    const file = join(models, model, weights);
    const bytes = readFileSync(file);
    bytes[bytes.length - 100]! ^= 1;
    writeFileSync(file, bytes);
    const { code, stdout } = await footnote(['doctor'], online);
    expect(code).toBe(1);
    expect(stdout).toContain(`is damaged: ${weights} is not as it was fetched. Run "footnote models pull ${model}"`);
    expect(hub.requests).toHaveLength(length);
  });

  it('tells of a reader that came along and is damaged or exchanged, and whether the rules stand in', async () => {
    const { folder, footnote } = home();
    // A copy of the program, to damage.
    const program = join(folder, 'program');
    for (const part of ['dist', 'models', 'package.json']) {
      cpSync(join(root, part), join(program, part), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(program, 'node_modules'));
    const reader = join(program, 'models/reader');
    const doctor = async (): Promise<{ readonly code: number; readonly line: string | undefined }> => {
      const { code, stdout } = await footnote(
        ['doctor'],
        { FOOTNOTE_EMBEDDER: 'subword', FOOTNOTE_READER: 'auto' },
        join(program, 'dist/cli.js'),
      );
      return { code, line: stdout.split('\n').find((each) => each.startsWith('Reader: ')) };
    };
    expect(await doctor()).toEqual({ code: 0, line: 'Reader: neural. It gives what it should.' });
    const bytes = readFileSync(join(reader, weights));
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(join(reader, weights), bytes);
    const damaged = await doctor();
    expect(damaged.code).toBe(1);
    expect(damaged.line).toMatch(
      /^Reader: linear\. The reader in \S+ cannot be used: \S+ is not as it was .*Install Footnote again/,
    );
    // Another model in its place, whole in itself.
    await writeModel(reader, tinyReaderFiles({ counts: { tall: { first: 1, last: 1, answers: 1 } } }));
    const exchanged = await doctor();
    expect(exchanged.code).toBe(1);
    expect(exchanged.line).toMatch(/does not give what it should: its output lies .* away.*Install Footnote again/);
  });
});
