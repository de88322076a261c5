/**
 * The transformer on this machine: the real library with a model of a dozen words that fits into a test, fetched from a
 * real HTTP server on this machine that behaves like the hub, or badly in each way that a network can.
 */
import { execFile } from 'node:child_process';
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TransformersEmbedder, type TransformersOptions } from '../../src/embedders/transformers.ts';
import { FootnoteError } from '../../src/errors.ts';
import { isModelCached } from '../../src/models/model-files.ts';
import { embedderContract } from '../contracts/embedder.ts';
import {
  type ModelHub,
  startModelHub,
  tinyDimensions,
  tinyModelFiles,
  tinyVector,
  writeTinyModel,
} from '../fixtures/tiny-model.ts';

const model = 'footnote-tests/tiny';
const weights = 'onnx/model_quantized.onnx';

let parent: string;
let modelsFolder: string;
let hubs: ModelHub[];

beforeEach(async () => {
  // On macOS the temporary folder is behind a symbolic link.
  parent = await realpath(await mkdtemp(join(tmpdir(), 'footnote-models-')));
  modelsFolder = join(parent, 'models');
  hubs = [];
});

afterEach(async () => {
  await Promise.all(hubs.map((hub) => hub.close()));
  await rm(parent, { recursive: true, force: true });
});

async function serve(
  files: ReadonlyMap<string, Buffer> = tinyModelFiles(),
  instead?: (path: string, response: ServerResponse) => boolean,
): Promise<ModelHub> {
  const hub = await startModelHub(model, files, instead);
  hubs.push(hub);
  return hub;
}

async function load(hub?: ModelHub, more: Partial<TransformersOptions> = {}): Promise<TransformersEmbedder> {
  // Port 9 refuses: a test without a hub must not need one.
  const remoteHost = hub?.url ?? 'http://127.0.0.1:9';
  return TransformersEmbedder.load({ model, modelsFolder, offline: false, remoteHost, ...more });
}

async function failure(attempt: Promise<unknown>): Promise<FootnoteError> {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FootnoteError))
    throw new Error('it should have failed with a FootnoteError', { cause: error });
  return error;
}

/** All that lies in the models folder, as paths. */
async function leftovers(): Promise<string[]> {
  const entries = await readdir(modelsFolder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
}

describe('with a model in place', () => {
  let shared: string;
  beforeAll(async () => {
    shared = await mkdtemp(join(tmpdir(), 'footnote-models-'));
    await writeTinyModel(join(shared, model));
  });
  afterAll(async () => rm(shared, { recursive: true, force: true }));

  embedderContract('transformers', () => load(undefined, { modelsFolder: shared, offline: true }));
});

describe('a vector', () => {
  it('is the mean of what the model gives for the words, of unit length', async () => {
    await writeTinyModel(join(modelsFolder, model));
    const embedder = await load();
    const rows = ['river', 'boat', 'river'].map((word) => tinyVector(word));
    const mean = rows[0]!.map((_, column) => rows.reduce((sum, row) => sum + row[column]!, 0) / rows.length);
    const length = Math.hypot(...mean);
    const vector = await embedder.embedQuestion('River boat river');
    expect(embedder.dimensions).toBe(tinyDimensions);
    for (const [column, number] of mean.entries()) expect(vector[column]).toBeCloseTo(number / length, 5);
  });

  it('is named by model, precision and pooling, and by the weights that made it', async () => {
    await writeTinyModel(join(modelsFolder, model));
    const first = await load();
    expect(first.id).toMatch(/^transformers-footnote-tests\/tiny-q8-mean-[0-9a-f]{8}$/);
    await rm(modelsFolder, { recursive: true });
    await writeTinyModel(join(modelsFolder, model), { seed: 2 });
    expect((await load()).id).not.toBe(first.id);
  });
});

describe('what a model wants', () => {
  const unit = (vector: readonly number[]): number[] => vector.map((number) => number / Math.hypot(...vector));
  const wanting = (embedding: Partial<NonNullable<TransformersOptions['embedding']>>, name = model) =>
    load(undefined, {
      model: name,
      embedding: { pooling: undefined, questionPrefix: undefined, passagePrefix: undefined, ...embedding },
    });

  it('is known of models by their name: the vector of a text may be that of its first token', async () => {
    await writeTinyModel(join(modelsFolder, 'any/bge-small-en-v1.5'));
    const embedder = await load(undefined, { model: 'any/bge-small-en-v1.5' });
    expect(embedder.id).toContain('-cls-');
    const [passage] = await embedder.embedPassages(['river boat snow']);
    for (const [column, number] of unit(tinyVector('river')).entries()) expect(passage![column]).toBeCloseTo(number, 5);
  });

  it('may be words before questions, and others before passages', async () => {
    await writeTinyModel(join(modelsFolder, model));
    const plain = await load();
    const embedder = await wanting({ questionPrefix: 'mountain', passagePrefix: 'snow' });
    const [passage] = await embedder.embedPassages(['river boat']);
    expect(passage).toEqual((await plain.embedPassages(['snow river boat']))[0]);
    expect(await embedder.embedQuestion('river')).toEqual(await plain.embedQuestion('mountain river'));
    // Words before nothing would be a text that nobody wrote.
    expect([...(await embedder.embedPassages([' ']))[0]!].every((number) => number === 0)).toBe(true);
  });

  it('is known of e5: without its words the vectors are others', async () => {
    await writeTinyModel(join(modelsFolder, 'any/e5-small-v2'));
    const known = await load(undefined, { model: 'any/e5-small-v2' });
    const without = await wanting({ questionPrefix: '', passagePrefix: '' }, 'any/e5-small-v2');
    const [passage] = await without.embedPassages(['passage: river']);
    expect((await known.embedPassages(['river']))[0]).toEqual(passage);
    expect(await known.embedQuestion('river')).toEqual(await without.embedQuestion('query: river'));
    expect(await known.embedQuestion('river')).not.toEqual(await without.embedQuestion('river'));
  });

  it('names the vectors where it changes those of passages, so that an index never holds both kinds', async () => {
    await writeTinyModel(join(modelsFolder, model));
    const { id } = await load();
    expect((await wanting({ pooling: 'cls' })).id).not.toBe(id);
    expect((await wanting({ passagePrefix: 'passage:' })).id).not.toBe(id);
    expect((await wanting({ questionPrefix: 'query:' })).id).toBe(id);
    const known = await wanting({}, model);
    expect(known.id).toBe(id);
  });
});

it('gives zeros for a blank text also where the model marks beginning and end', async () => {
  await writeTinyModel(join(modelsFolder, model), { marks: true });
  const embedder = await load();
  expect([...(await embedder.embedQuestion(' '))]).toEqual(Array.from({ length: tinyDimensions }, () => 0));
  expect(Math.hypot(...(await embedder.embedQuestion('river')))).toBeCloseTo(1, 4);
});

describe('the first load', () => {
  it('fetches the model, and tells how far in bytes', async () => {
    const files = tinyModelFiles();
    const last = new Map<string, { loaded: number; total: number }>();
    const embedder = await load(await serve(files), {
      onProgress: ({ file, loaded, total }) => {
        expect(loaded).toBeGreaterThanOrEqual(last.get(file)?.loaded ?? 0);
        last.set(file, { loaded, total });
      },
    });
    expect(embedder.dimensions).toBe(tinyDimensions);
    const sizes = [...files].map(([path, { length }]) => [path, { loaded: length, total: length }]);
    expect(Object.fromEntries(last)).toEqual(Object.fromEntries(sizes));
  });

  it('lets the second make no request, with the same vectors', async () => {
    const hub = await serve();
    expect(await isModelCached(model, modelsFolder)).toBe(false);
    const first = await load(hub);
    const asked = hub.requests.length;
    expect(await isModelCached(model, modelsFolder)).toBe(true);
    for (const offline of [false, true]) {
      const again = await load(hub, { offline });
      expect(again.id).toBe(first.id);
      expect(await again.embedQuestion('river')).toEqual(await first.embedQuestion('river'));
    }
    expect(hub.requests).toHaveLength(asked);
  });

  it('takes single precision where the hub has nothing smaller', async () => {
    const embedder = await load(await serve(tinyModelFiles({ dtype: 'fp32' })));
    expect(embedder.id).toContain('-fp32-mean-');
    expect((await load(undefined, { offline: true })).id).toBe(embedder.id);
  });

  it('fetches weights that lie in a file of their own', async () => {
    const embedder = await load(await serve(tinyModelFiles({ split: true })));
    await writeTinyModel(join(parent, 'whole', model));
    const whole = await load(undefined, { modelsFolder: join(parent, 'whole') });
    expect(await embedder.embedQuestion('river boat')).toEqual(await whole.embedQuestion('river boat'));
  });

  it('keeps folders and files to their owner', async () => {
    await load(await serve());
    for (const path of [modelsFolder, join(modelsFolder, 'footnote-tests'), join(modelsFolder, model)]) {
      expect((await stat(path)).mode & 0o777).toBe(0o700);
    }
    for (const path of await leftovers()) expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('may happen twice at once', async () => {
    const hub = await serve();
    const [one, other] = await Promise.all([load(hub), load(hub)]);
    expect(one.id).toBe(other.id);
    expect((await readdir(modelsFolder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('clears away a download that was killed a day ago, but not one that may be running', async () => {
    for (const name of ['.download-old', '.download-new']) {
      await cp(await makeModel(), join(modelsFolder, name), { recursive: true });
    }
    const dayAgo = new Date(Date.now() - 25 * 3600 * 1000);
    await utimes(join(modelsFolder, '.download-old'), dayAgo, dayAgo);
    expect(await isModelCached(model, modelsFolder)).toBe(false);
    await load(await serve());
    expect((await readdir(modelsFolder)).filter((name) => name.startsWith('.'))).toEqual(['.download-new']);
  });
});

describe('offline', () => {
  it('a model that is not here is an error that says what to do, and no request', async () => {
    const hub = await serve();
    const error = await failure(load(hub, { offline: true }));
    expect(error.code).toBe('model-not-cached');
    expect(error.nextStep).toContain('FOOTNOTE_EMBEDDER=subword');
    expect(hub.requests).toEqual([]);
    expect(await leftovers()).toEqual([]);
  });
});

/** Answers as described for one file, well for all others. */
const at =
  (file: string, answer: (response: ServerResponse) => void) =>
  (path: string, response: ServerResponse): boolean => {
    if (path === file) answer(response);
    return path === file;
  };
const silent = (): void => undefined;
const cut = (response: ServerResponse): void => {
  const whole = tinyModelFiles().get(weights)!;
  response.writeHead(200, { 'content-length': whole.length });
  response.write(whole.subarray(0, 200), () => response.destroy());
};
const stalled = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-length': 1000 }).write('{');
};

describe('a hub that fails', () => {
  const html = Buffer.from('<html>Please log in to the network of this hotel</html>');
  const cases: [string, string, (path: string, response: ServerResponse) => boolean][] = [
    ['has no such model', 'model-not-found', at('config.json', (response) => response.writeHead(404).end())],
    ['wants an account', 'model-not-found', at('config.json', (response) => response.writeHead(401).end())],
    ['has no tokenizer', 'model-not-found', at('tokenizer_config.json', (response) => response.writeHead(404).end())],
    [
      'has no weights',
      'model-not-found',
      (path, response) => path.startsWith('onnx/') && Boolean(response.writeHead(404).end()),
    ],
    ['is out of order', 'model-hub-failed', at('tokenizer.json', (response) => response.writeHead(503).end())],
    ['never answers', 'model-hub-unreachable', at('config.json', silent)],
    ['falls silent between two files', 'model-hub-unreachable', at('tokenizer.json', silent)],
    ['stops in the middle of a file', 'model-download-broken', at('config.json', stalled)],
    ['hangs up in the middle of a file', 'model-download-broken', at(weights, cut)],
    [
      'hangs up in the middle of a file of unknown length',
      'model-download-broken',
      at(weights, (response) => response.write('x', () => response.destroy())),
    ],
    ['sends a login page instead', 'model-unusable', (_, response) => Boolean(response.end(html))],
    [
      'sends half of the weights as a whole file',
      'model-unusable',
      at(weights, (response) => response.end(tinyModelFiles().get(weights)!.subarray(0, 400))),
    ],
    ['sends nothing as the tokenizer', 'model-unusable', at('tokenizer.json', (response) => response.end())],
  ];

  it.each(cases)('because it %s gives %s, leaves nothing, and a good hub helps', async (_, code, instead) => {
    const started = performance.now();
    const error = await failure(
      load(await serve(tinyModelFiles(), instead), { connectSeconds: 0.3, stallSeconds: 0.3 }),
    );
    expect(error.code).toBe(code);
    expect(error.nextStep).not.toBe('');
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(await isModelCached(model, modelsFolder)).toBe(false);
    expect(await leftovers()).toEqual([]);
    expect((await load(await serve())).dimensions).toBe(tinyDimensions);
  });

  it('because nobody listens gives its name, leaves nothing, and a good hub helps', async () => {
    const hub = await serve();
    await hub.close();
    const error = await failure(load(hub));
    expect(error.code).toBe('model-hub-unreachable');
    expect(error.sentence).toContain(hub.url);
    expect(error.sentence).toContain('ECONNREFUSED');
    expect(await isModelCached(model, modelsFolder)).toBe(false);
    expect(await leftovers()).toEqual([]);
    expect((await load(await serve())).dimensions).toBe(tinyDimensions);
  });

  it('is waited for while bytes come, however slowly', async () => {
    const config = tinyModelFiles().get('config.json')!;
    const trickle = (response: ServerResponse): void => {
      const [first, second, third] = [config.subarray(0, 5), config.subarray(5, 10), config.subarray(10)];
      response.writeHead(200, { 'content-length': config.length }).write(first);
      setTimeout(() => response.write(second), 1200);
      setTimeout(() => response.end(third), 2400);
    };
    const embedder = await load(await serve(tinyModelFiles(), at('config.json', trickle)), { stallSeconds: 2 });
    expect(embedder.dimensions).toBe(tinyDimensions);
  });
});

describe('a damaged copy', () => {
  async function damage(): Promise<void> {
    const path = join(modelsFolder, model, weights);
    const content = await readFile(path);
    // One bit of one number: the runtime would load it and embed wrongly.
    content.writeUInt8(content.readUInt8(400) ^ 1, 400);
    await writeFile(path, content);
  }

  it('does not count as cached, and is an error offline', async () => {
    await load(await serve());
    await damage();
    expect(await isModelCached(model, modelsFolder)).toBe(false);
    const error = await failure(load(undefined, { offline: true }));
    expect(error.code).toBe('model-damaged');
    expect(error.sentence).toContain(weights);
  });

  it('is fetched again where that is allowed', async () => {
    const hub = await serve();
    const before = await (await load(hub)).embedQuestion('river');
    await damage();
    expect(await (await load(hub)).embedQuestion('river')).toEqual(before);
    expect(await isModelCached(model, modelsFolder)).toBe(true);
    expect((await readdir(modelsFolder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('stays where it is while the hub fails', async () => {
    await load(await serve());
    await damage();
    const before = await leftovers();
    expect((await failure(load())).code).toBe('model-hub-unreachable');
    expect(await leftovers()).toEqual(before);
  });

  it.each(['config.json', 'tokenizer.json', weights, 'footnote-model.json'])(
    'is one without %s or with half of it',
    async (file) => {
      await load(await serve());
      const path = join(modelsFolder, model, file);
      await truncate(path, Math.floor((await stat(path)).size / 2));
      expect(await isModelCached(model, modelsFolder)).toBe(false);
      // Without the list of its files it is a model put there by hand, which may be whole.
      if (file === 'footnote-model.json') return;
      await rm(path);
      expect(await isModelCached(model, modelsFolder)).toBe(false);
    },
  );
});

describe('a model put there by hand', () => {
  it('is used as it is, and nothing is fetched', async () => {
    const hub = await serve();
    await writeTinyModel(join(modelsFolder, model));
    expect(await isModelCached(model, modelsFolder)).toBe(true);
    await load(hub);
    expect(hub.requests).toEqual([]);
  });

  it('may be a symbolic link, which is replaced and not followed when it must be fetched anew', async () => {
    const copy = await makeModel();
    await mkdir(join(modelsFolder, 'footnote-tests'), { recursive: true });
    await symlink(copy, join(modelsFolder, model));
    expect((await load(undefined, { offline: true })).dimensions).toBe(tinyDimensions);
    await truncate(join(copy, weights), 300);
    expect((await failure(load(undefined, { offline: true }))).code).toBe('model-unusable');
    expect((await load(await serve())).dimensions).toBe(tinyDimensions);
    expect((await stat(join(copy, weights))).size).toBe(300);
  });

  it('does not count as cached while a part is missing, and is completed by a hub', async () => {
    await writeTinyModel(join(modelsFolder, model), { split: true });
    await rm(join(modelsFolder, model, `${weights}_data`));
    expect(await isModelCached(model, modelsFolder)).toBe(false);
    expect((await failure(load(undefined, { offline: true }))).code).toBe('model-damaged');
    expect((await load(await serve())).dimensions).toBe(tinyDimensions);
  });
});

it.each(['../tiny', 'a/../../b', '/etc', 'a/b/c', 'a b', 'http://host/x', ''])(
  'does not take "%s" for a model',
  async (name) => {
    const error = await failure(load(undefined, { model: name }));
    expect(error.code).toBe('model-name');
  },
);

it('says so when the models cannot be kept', async () => {
  await writeFile(modelsFolder, 'a file where the folder should be');
  const error = await failure(load(await serve()));
  expect(error.code).toBe('models-folder');
  expect(error.nextStep).toContain('FOOTNOTE_MODELS');
});

it('says so when the optional package is not installed', async () => {
  // Compiled as for release, into a folder from which Node finds no packages but the one that is named.
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const project = {
    extends: join(root, 'src/tsconfig.json'),
    compilerOptions: { rootDir: join(root, 'src'), outDir: 'dist', sourceMap: false, types: [], noCheck: true },
    include: [join(root, 'src/embedders/transformers.ts')],
  };
  await writeFile(join(parent, 'tsconfig.json'), JSON.stringify(project));
  const run = promisify(execFile);
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', parent]);
  await writeFile(join(parent, 'package.json'), '{ "type": "module" }');
  await mkdir(join(parent, 'node_modules'));
  await symlink(join(root, 'node_modules/zod'), join(parent, 'node_modules/zod'));
  const script = `
    const { TransformersEmbedder } = await import(${JSON.stringify(pathToFileURL(join(parent, 'dist/embedders/transformers.js')))});
    await TransformersEmbedder.load({ model: 'a/b', modelsFolder: ${JSON.stringify(modelsFolder)}, offline: false })
      .catch((error) => console.log(error.code, error.message));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script]);
  expect(stdout).toMatch(/^transformers-missing .*npm install.*FOOTNOTE_EMBEDDER=subword/);
});

/** A whole model in a folder of its own, outside the models folder. */
async function makeModel(): Promise<string> {
  const folder = join(parent, 'by-hand');
  await writeTinyModel(folder);
  return folder;
}
