/** The embedder behind an endpoint, against a real HTTP server that answers well, wrongly, slowly or not at all. */
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { OpenAIEmbedder } from '../../src/embedders/openai.ts';
import { FootnoteError } from '../../src/errors.ts';
import { embedderContract } from '../contracts/embedder.ts';
import { type FakeOpenAI, type FakeReply, type FakeRequest, startFakeOpenAI } from '../fixtures/fake-openai.ts';

const key = 'sk-test-3f9c2b71d05e';
const dimensions = 48;

let server: FakeOpenAI | undefined;

/** Starts a server; `answer` may change what a good one would say. */
async function serve(
  answer: (good: FakeReply, request: FakeRequest) => FakeReply | Promise<FakeReply> = (good) => good,
) {
  server = await startFakeOpenAI({ '/embeddings': (request) => answer(embeddings(request), request) });
  return { model: 'tiny', apiKey: key, baseURL: server.url };
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

beforeEach(() => {
  // What the client would take from the environment, were it let.
  vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:9/v1');
  vi.stubEnv('OPENAI_API_KEY', 'sk-of-somebody-else');
  vi.stubEnv('OPENAI_ORG_ID', 'org-of-somebody-else');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.close();
  server = undefined;
});

describe('with one server for all', () => {
  let shared: FakeOpenAI | undefined;
  afterAll(async () => shared?.close());
  embedderContract('openai', async () => {
    shared ??= await startFakeOpenAI({ '/embeddings': embeddings });
    return OpenAIEmbedder.connect({ model: 'tiny', apiKey: key, baseURL: shared.url });
  });
});

it('is named by its model and the length of the vectors that came', async () => {
  const embedder = await OpenAIEmbedder.connect(await serve());
  expect(embedder.id).toBe(`openai-tiny-${dimensions}`);
  expect(embedder.dimensions).toBe(dimensions);
});

it('asks the endpoint that is named, with the key, for plain numbers', async () => {
  await OpenAIEmbedder.connect(await serve());
  expect(server!.requests).toHaveLength(1);
  const { headers, body } = server!.requests[0]!;
  expect(headers.authorization).toBe(`Bearer ${key}`);
  expect(headers['openai-organization']).toBeUndefined();
  expect(body).toMatchObject({ model: 'tiny', encoding_format: 'float' });
});

it('works without a key, for a server that wants none', async () => {
  const embedder = await OpenAIEmbedder.connect({ ...(await serve()), apiKey: '' });
  expect(embedder.dimensions).toBe(dimensions);
  expect(server!.requests[0]!.headers.authorization).not.toContain('somebody-else');
});

it('sends at most 64 texts at once, none of them empty', async () => {
  const embedder = await OpenAIEmbedder.connect(await serve());
  await embedder.embedPassages([...Array.from({ length: 130 }, (_, index) => `boat ${index}`), '', ' ']);
  const sizes = server!.requests.slice(1).map(({ body }) => inputOf(body).length);
  expect(sizes).toEqual([64, 64, 2]);
});

it('makes no request for nothing', async () => {
  const embedder = await OpenAIEmbedder.connect(await serve());
  await embedder.embedPassages([]);
  await embedder.embedQuestion('');
  expect(server!.requests).toHaveLength(1);
});

it('cuts a text that the endpoint would refuse, between characters', async () => {
  const embedder = await OpenAIEmbedder.connect(await serve());
  await embedder.embedQuestion(`a${'🛶'.repeat(10_000)}`);
  const [sent] = inputOf(server!.requests[1]!.body);
  expect(sent!.length).toBe(8000);
  expect(sent).not.toMatch(/\p{Surrogate}/u);
});

it('puts vectors into the order of the texts, whatever order they come in', async () => {
  const good = await OpenAIEmbedder.connect(await serve());
  const expected = await good.embedPassages(['river', 'boat', 'snow']);
  await server!.close();
  const options = await serve((reply) => ({ body: { data: dataOf(reply).toReversed() } }));
  const reversed = await OpenAIEmbedder.connect(options);
  expect(await reversed.embedPassages(['river', 'boat', 'snow'])).toEqual(expected);
});

describe('an answer that cannot be trusted is an error that says why', () => {
  it.each<[string, (good: FakeReply) => FakeReply, string]>([
    ['too few vectors', (good) => ({ body: { data: dataOf(good).slice(1) } }), '1 vectors for 2 texts'],
    ['too many vectors', (good) => ({ body: { data: [...dataOf(good), dataOf(good)[0]] } }), '3 vectors for 2 texts'],
    [
      'two vectors for one text',
      (good) => ({ body: { data: dataOf(good).map((entry) => ({ ...entry, index: 0 })) } }),
      'which vector belongs to which text',
    ],
    [
      'a shorter vector',
      (good) => ({ body: { data: dataOf(good).map((entry) => ({ ...entry, embedding: [1, 2] })) } }),
      `2 numbers, not ${dimensions}`,
    ],
    [
      'a vector of other things',
      (good) => ({ body: { data: dataOf(good).map((entry) => ({ ...entry, embedding: ['1'] })) } }),
      'not a list of embeddings',
    ],
    ['no vectors', () => ({ body: { object: 'list' } }), 'not a list of embeddings'],
  ])('%s', async (_, change, reason) => {
    const options = await serve((good, { body }) => (inputOf(body).length === 2 ? change(good) : good));
    const embedder = await OpenAIEmbedder.connect(options);
    const error = await failure(embedder.embedPassages(['river', 'boat']));
    expect(error.code).toBe('embedding-answer');
    expect(error.sentence).toContain(reason);
  });

  it('an empty vector for the first word', async () => {
    const options = await serve(() => ({ body: { data: [{ index: 0, embedding: [] }] } }));
    expect((await failure(OpenAIEmbedder.connect(options))).code).toBe('embedding-answer');
  });
});

describe('a server that fails', () => {
  it('once is asked again', async () => {
    const options = await serve((good) => (server!.requests.length === 1 ? { status: 500 } : good));
    expect((await OpenAIEmbedder.connect(options)).dimensions).toBe(dimensions);
    expect(server!.requests).toHaveLength(2);
  });

  it.each([
    [401, 'endpoint-key', 1],
    [403, 'endpoint-key', 1],
    [404, 'endpoint-model', 1],
    [400, 'endpoint-failed', 1],
    [429, 'endpoint-busy', 3],
    [500, 'endpoint-failed', 3],
  ])('with %i is the error %s after %i attempts, and the key is in no part of it', async (status, code, attempts) => {
    const options = await serve((_, { headers }) => ({
      status,
      headers: { 'retry-after-ms': '1', 'x-echo': headers.authorization! },
      body: { error: { message: `bad: ${headers.authorization}`, code: 'bad' } },
    }));
    const error = await failure(OpenAIEmbedder.connect(options));
    expect(error.code).toBe(code);
    expect(error.nextStep).not.toBe('');
    expect(server!.requests).toHaveLength(attempts);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(key);
  });

  it('and asks for an hour of patience is not waited for', async () => {
    const options = await serve(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
    expect((await failure(OpenAIEmbedder.connect(options))).code).toBe('endpoint-busy');
    expect(server!.requests).toHaveLength(1);
  });

  it('and is silent is given up after its time', async () => {
    const options = await serve(() => new Promise(() => undefined));
    const error = await failure(OpenAIEmbedder.connect({ ...options, timeoutSeconds: 0.1 }));
    expect(error.code).toBe('endpoint-unreachable');
  });

  it('and is not there is named', async () => {
    const options = await serve();
    await server!.close();
    const error = await failure(OpenAIEmbedder.connect(options));
    expect(error.code).toBe('endpoint-unreachable');
    expect(error.sentence).toContain(new URL(options.baseURL).host);
  });

  it('and sends us to another host does not get us there', async () => {
    const elsewhere = await startFakeOpenAI({ '/embeddings': embeddings });
    try {
      const options = await serve(() => ({ status: 307, headers: { location: `${elsewhere.url}/embeddings` } }));
      expect((await failure(OpenAIEmbedder.connect(options))).code).toBe('endpoint-failed');
      expect(elsewhere.requests).toHaveLength(0);
    } finally {
      await elsewhere.close();
    }
  });
});

const entrySchema = z.object({ index: z.number(), embedding: z.array(z.number()) });
type Entry = z.infer<typeof entrySchema>;

/** Counts of hashed words: the same for the same text, near for texts with the same words, and not of unit length. */
function embeddings({ body }: FakeRequest): FakeReply {
  const data = inputOf(body).map((text, index): Entry => {
    const embedding = Array.from({ length: dimensions }, () => 0);
    for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) {
      const hash = Buffer.from(word).reduce((sum, byte) => (sum * 31 + byte) % 9973, 7);
      embedding[hash % dimensions]! += 3;
    }
    return { index, embedding };
  });
  return { body: { object: 'list', data } };
}

function dataOf(reply: FakeReply): readonly Entry[] {
  return z.object({ data: z.array(entrySchema) }).parse(reply.body).data;
}

function inputOf(body: unknown): readonly string[] {
  return z.object({ input: z.array(z.string()) }).parse(body).input;
}
