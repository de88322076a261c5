/** Which models a question may name, with real endpoints on this machine that list theirs, or do not. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AnswerData } from '../../src/domain.ts';
import type { Problem } from '../../src/errors.ts';
import type { ModelsInUse } from '../../src/store/index-report.ts';
import { type FakeChat, shownPassages, startFakeChat, write } from '../fixtures/fake-chat.ts';
import { startFakeOpenAI } from '../fixtures/fake-openai.ts';
import { waitedMilliseconds } from '../fixtures/processor-time.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const question = 'How tall is the tower of Vell?';
const articles = { 'tower.md': '# The tower of Vell\n\nThe tower of Vell is 20 metres tall.' };
const key = 'sk-a-key-that-stays-here';

async function start(settings: Readonly<Record<string, string>> = {}): Promise<StartedFootnote> {
  const footnote = await startFootnote(articles, settings);
  onTestFinished(() => footnote.close());
  return footnote;
}

async function startEndpoint(models: readonly string[]): Promise<FakeChat> {
  const endpoint = await startFakeChat((request, reply) => {
    const passage = shownPassages(request).find(({ text }) => text.includes('20 metres'))!;
    const text = 'The tower of Vell is 20 metres tall.';
    write(reply, `${JSON.stringify({ statement: text, quotes: [{ key: passage.key, text }] })}\n`);
  }, models);
  onTestFinished(() => endpoint.close());
  return endpoint;
}

const inUse = async ({ url }: StartedFootnote): Promise<ModelsInUse> =>
  (await fetch(`${url}/api/models`)).json() as Promise<ModelsInUse>;
const ask = ({ url }: StartedFootnote, model: string | undefined, accept = 'application/json'): Promise<Response> =>
  fetch(`${url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ question, model }),
  });

describe('an endpoint that lists its models', () => {
  it('offers those that write, the one that is set first, is asked once, and the key stays on the server', async () => {
    const endpoint = await startEndpoint(['small', 'nomic-embed-text', 'large']);
    const footnote = await start({
      FOOTNOTE_ANSWERER: 'openai:large',
      OPENAI_BASE_URL: endpoint.url,
      OPENAI_API_KEY: key,
      FOOTNOTE_OFFLINE: '1',
    });
    const response = await fetch(`${footnote.url}/api/models`);
    const text = await response.text();
    expect(JSON.parse(text)).toEqual({
      embedder: 'subword-1024-v2',
      reader: 'linear',
      answerer: 'openai:large',
      endpoint: 'listed',
      models: ['large', 'small'],
    });
    expect(text).not.toContain(key);
    await Promise.all([inUse(footnote), inUse(footnote)]);
    expect(endpoint.listings()).toBe(1);
  });

  it('names the first that writes where none is set, before anything was asked', async () => {
    const endpoint = await startEndpoint(['nomic-embed-text', 'small']);
    const footnote = await start({ OPENAI_BASE_URL: endpoint.url });
    expect(await inUse(footnote)).toMatchObject({ answerer: 'openai:small', models: ['small'] });
  });

  it('answers with the model that the question names, and the usual one without', async () => {
    const endpoint = await startEndpoint(['large', 'small']);
    const footnote = await start({ FOOTNOTE_ANSWERER: 'openai:large', OPENAI_BASE_URL: endpoint.url });
    expect(await (await ask(footnote, 'small')).json()).toMatchObject({ kind: 'answered', answerer: 'openai:small' });
    expect(await (await ask(footnote, undefined)).json()).toMatchObject({ answerer: 'openai:large' });
    expect(endpoint.requests.map(({ body }) => body.model)).toEqual(['small', 'large']);
  });

  it('is sent no question for a model that it does not list', async () => {
    const endpoint = await startEndpoint(['large']);
    const footnote = await start({ FOOTNOTE_ANSWERER: 'openai:large', OPENAI_BASE_URL: endpoint.url });
    for (const accept of ['application/json', 'text/event-stream']) {
      const response = await ask(footnote, 'larger', accept);
      expect(response.status).toBe(400);
      const problem = (await response.json()) as Problem;
      expect(problem).toMatchObject({ code: 'model-not-offered', title: 'No model larger is offered here.' });
      expect(problem.detail).toContain('/api/models');
    }
    expect(endpoint.requests).toEqual([]);
  });
});

describe('where there is no list', () => {
  it('an endpoint that has none offers what is set', async () => {
    const endpoint = await startFakeOpenAI({});
    onTestFinished(() => endpoint.close());
    const footnote = await start({ FOOTNOTE_ANSWERER: 'openai:large', OPENAI_BASE_URL: endpoint.url });
    expect(await inUse(footnote)).toMatchObject({ endpoint: 'unlisted', answerer: 'openai:large', models: ['large'] });
    expect((await ask(footnote, 'small')).status).toBe(400);
  });

  it('one that does not answer is not waited for', async () => {
    const endpoint = await startFakeOpenAI({ '/models': () => new Promise(() => undefined) });
    onTestFinished(() => endpoint.close());
    const footnote = await start({ FOOTNOTE_ANSWERER: 'openai:large', OPENAI_BASE_URL: endpoint.url });
    const waited = await waitedMilliseconds(async () => {
      for (const _ of ['first', 'then'])
        expect(await inUse(footnote)).toMatchObject({ endpoint: 'unreachable', models: ['large'] });
    });
    expect(waited).toBeLessThan(4000);
    expect(endpoint.requests).toHaveLength(1);
  });

  it('no endpoint offers nothing, and no question may name one', async () => {
    const footnote = await start();
    expect(await inUse(footnote)).toEqual({
      embedder: 'subword-1024-v2',
      reader: 'linear',
      answerer: 'extractive',
      models: [],
    });
    const refused = await ask(footnote, 'large');
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ code: 'model-not-offered' });
    expect(((await (await ask(footnote, undefined)).json()) as AnswerData).kind).toBe('answered');
  });
});
