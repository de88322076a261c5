/** Who may do what: every address of every door, without a token, with a wrong one, with one that may only read, with the right one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

const token = 'the-right-token-of-all';
const readToken = 'the-token-that-reads-only';
let footnote: StartedFootnote;
beforeAll(async () => {
  footnote = await startFootnote(
    {
      'mill.md': '# The mill\n\nThe mill at Tarn burnt down in 1911.\n',
      'fair.md': '# The fair\n\nThe fair had 40 stalls.\n',
    },
    { FOOTNOTE_TOKEN: token, FOOTNOTE_READ_TOKEN: readToken },
  );
});
afterAll(() => footnote.close());

const send = async (method: string, path: string, given?: string, body?: object): Promise<Response> =>
  fetch(footnote.url + path, {
    method,
    headers: {
      // While both are busy, a connection may be given up just as it is used again.
      connection: 'close',
      ...(given !== undefined && { authorization: `Bearer ${given}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

const question = { question: 'When did the mill burn down?' };
const messages = { messages: [{ role: 'user', content: question.question }] };
const reading: [string, string, object?][] = [
  ['GET', '/api/index'],
  ['GET', '/api/articles'],
  ['GET', '/api/search?q=mill'],
  ['GET', '/api/conversations'],
  ['GET', '/api/suggestions'],
  ['GET', '/api/models'],
  ['GET', '/metrics'],
  ['GET', '/v1/models'],
  ['POST', '/api/ask', question],
  ['POST', '/v1/chat/completions', messages],
  ['POST', '/v1/responses', { input: question.question }],
];
const writing: [string, string, object?][] = [
  ['POST', '/api/index'],
  ['POST', '/api/articles', { text: 'A new article.', title: 'New' }],
  ['DELETE', '/api/articles/nothing'],
  ['POST', '/api/conversations', {}],
  ['PATCH', '/api/conversations/nothing', { title: 'x' }],
  ['DELETE', '/api/conversations/nothing'],
  ['POST', '/api/feedback', { question: 'x', verdict: 'up' }],
  ['POST', '/api/ask', { ...question, conversationId: 'kept' }],
];

describe.each([...reading, ...writing, ['GET', '/nothing'], ['POST', '/nothing']] as [string, string, object?][])(
  '%s %s',
  (method, path, body) => {
    it('is closed without the right token, and says which kind it wants', async () => {
      const without = await send(method, path, undefined, body);
      expect([without.status, without.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      const wrong = await send(method, path, 'the-wrong-token-of-all', body);
      expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
      expect(await wrong.text()).not.toContain('Tarn');
    });
  },
);

it.each(reading)('%s %s is open to a token that reads', async (method, path, body) => {
  expect((await send(method, path, readToken, body)).status).toBe(200);
});

it.each(writing)('%s %s is closed to a token that reads', async (method, path, body) => {
  const response = await send(method, path, readToken, body);
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ code: 'read-only' });
});

it.each([...reading, ...writing])('%s %s lets the right token through', async (method, path, body) => {
  expect([401, 403]).not.toContain((await send(method, path, token, body)).status);
});

it.each(['/livez', '/readyz', '/', '/articles/nothing', '/c/nothing'])('%s is open to everybody', async (path) => {
  expect((await send('GET', path)).status).toBe(200);
});

it('takes as many requests from who guesses as it allows, and goes on for who holds the token', async () => {
  const guesses = await Promise.all(
    Array.from({ length: 130 }, async (_, at) => (await send('GET', '/api/index', `guess-${at}`)).status),
  );
  expect(guesses).toContain(429);
  expect((await send('GET', '/api/index', token)).status).toBe(200);
});

it.each([token, readToken])(
  'goes on for %s while somebody at the same address guesses as fast as can be',
  async (given) => {
    let guesses = 0;
    const over = new AbortController();
    const seen = new Set<number>();
    const guess = async (): Promise<void> => {
      while (!over.signal.aborted) {
        guesses += 1;
        const path = guesses % 2 === 0 ? '/api/index' : '/api/ask';
        seen.add(
          (
            await send(
              guesses % 2 === 0 ? 'GET' : 'POST',
              path,
              `guess-number-${guesses}`,
              guesses % 2 === 0 ? undefined : question,
            )
          ).status,
        );
      }
    };
    const guessers = Array.from({ length: 8 }, guess);
    const statuses: number[] = [];
    try {
      for (let at = 0; at < 10; at += 1) {
        const response = await send('POST', '/api/ask', given, question);
        statuses.push(response.status);
        expect(await response.json()).toHaveProperty('statements');
      }
    } finally {
      over.abort();
      await Promise.all(guessers);
    }
    expect(statuses).toEqual(statuses.map(() => 200));
    expect(guesses).toBeGreaterThan(40);
    expect([...seen].filter((status) => status !== 401 && status !== 429)).toEqual([]);
  },
);

it.each([
  ['PUT', '/api/ask', 'POST'],
  ['POST', '/api/search', 'GET, HEAD'],
  ['PUT', '/api/articles', 'GET, HEAD, POST'],
  ['POST', '/api/conversations/some', 'DELETE, GET, HEAD, PATCH'],
  ['GET', '/v1/chat/completions', 'POST'],
  ['DELETE', '/v1/models/org/name', 'GET, HEAD'],
])('%s %s is no method of that address, and is told which are', async (method, path, allow) => {
  const response = await send(method, path, token);
  expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
});
