/** What a program gets over HTTP: a real server on a free port, real requests. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerData, Article } from '../../src/domain.ts';
import type { Problem } from '../../src/errors.ts';
import type { SearchResult } from '../../src/retrieval/search-result.ts';
import type { ArticleSummary, IndexState } from '../../src/store/index-report.ts';
import { briefs, eventsOf, type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

let footnote: StartedFootnote;
beforeAll(async () => {
  footnote = await startFootnote(briefs);
});
afterAll(() => footnote.close());

const get = async <Shape>(path: string): Promise<Shape> => (await fetch(footnote.url + path)).json() as Promise<Shape>;
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(footnote.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const answerTo = async (question: string, more: object = {}): Promise<AnswerData> =>
  (await post('/api/ask', { question, ...more })).json() as Promise<AnswerData>;
const problemOf = async (response: Response): Promise<Problem> => {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  return response.json() as Promise<Problem>;
};

const strike = 'How many troops were killed in the airstrike in eastern Syria attributed to Israel?';

describe('asking', () => {
  it('answers with citations whose quotes stand at their offsets', async () => {
    const answer = await answerTo(strike);
    expect(answer).toMatchObject({ kind: 'answered', question: strike, answerer: 'extractive', revision: 1 });
    expect(answer.text).toContain('57');
    expect(answer.citations.length).toBeGreaterThan(0);
    expect(answer.citations.map(({ publisher }) => publisher)).toContain('The Media Line');
    for (const { articleId, quote, start, end } of answer.citations) {
      const article = await get<Article>(`/api/articles/${articleId}`);
      expect(article.text.slice(start, end)).toBe(quote);
    }
    for (const { text, start, end } of answer.statements) expect(answer.text.slice(start, end)).toBe(text);
    expect(answer.why.passages.flatMap(({ keywords }) => keywords.terms)).toContain('troops');
  });

  it('refuses with status 200 and the nearest passages', async () => {
    const response = await post('/api/ask', { question: 'How long did Schmidt boil an egg?' });
    expect(response.status).toBe(200);
    const answer = (await response.json()) as AnswerData;
    expect(answer).toMatchObject({ kind: 'not-found', statements: [], citations: [] });
    expect(answer.nearest.length).toBeGreaterThan(0);
    expect(answer.missing).toEqual(['Schmidt', 'boil', 'egg']);
    expect(answer.text).toMatch(/No article here speaks of Schmidt\. No article mentions “boil” or “egg”\.$/);
  });

  it('streams the stages, the sources before the first statement, then the same answer', async () => {
    const response = await post('/api/ask', { question: strike }, { accept: 'text/event-stream' });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const events = [];
    for await (const event of eventsOf(response)) events.push(event);
    const names = events.map(({ event }) => event);
    expect(names.slice(0, 4)).toEqual(['status', 'sources', 'status', 'status']);
    expect(names.indexOf('sources')).toBeLessThan(names.indexOf('statement'));
    expect(names.at(-1)).toBe('answer');
    const last = events.at(-1)!.data as AnswerData;
    const { text, statements, citations } = await answerTo(strike);
    expect(last).toMatchObject({ text, statements, citations });
    expect(events.filter(({ event }) => event === 'statement').map(({ data }) => data.statement)).toEqual(statements);
  });

  it('understands a follow-up by the conversation', async () => {
    const first = await answerTo(strike);
    const answer = await answerTo('Who reported that?', { history: [{ question: strike, answer: first.text }] });
    expect(answer.standalone).toContain('airstrike');
    expect(answer.text).toContain('Observatory');
  });

  it('keeps to the articles that the filter names', async () => {
    const { articles } = await get<{ articles: ArticleSummary[] }>('/api/articles');
    const fassel = articles.find(({ publisher }) => publisher === 'Al-Fassel')!;
    const answer = await answerTo('What happened in Syria?', { filters: { articleIds: [fassel.id] } });
    const cited = [...answer.citations, ...answer.nearest].map(({ articleId }) => articleId);
    expect(new Set(cited)).toEqual(new Set([fassel.id]));
  });

  it.each([
    ['no question', {}, 400],
    ['an empty question', { question: '  ' }, 400],
    ['a question that is too long', { question: 'x'.repeat(8001) }, 400],
    ['a history that is none', { question: 'x', history: 'y' }, 400],
    ['broken JSON', '{"question": ', 400],
    ['300 kB', { question: 'x', history: [{ question: 'x', answer: 'x'.repeat(300_000) }] }, 413],
  ])('answers %s with a problem that has a request id', async (_what, body, status) => {
    const response = await post('/api/ask', body);
    expect(response.status).toBe(status);
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status });
    expect(problem.requestId).toBe(response.headers.get('x-request-id'));
    expect(problem.detail).not.toBe('');
  });
});

it.each([
  [{ 'content-type': 'application/json; charset=latin1' }, 415],
  [{ 'content-encoding': 'bogus' }, 415],
])('says that a request with %j cannot be read, rather than that Footnote failed', async (headers, status) => {
  const response = await post('/api/ask', { question: 'x' }, headers);
  expect(response.status).toBe(status);
  expect(await problemOf(response)).toMatchObject({ code: 'bad-request' });
});

describe('the rest of the API', () => {
  it('searches, with the reason for each result', async () => {
    const { results } = await get<{ results: SearchResult[] }>('/api/search?q=Deir%20ez-Zor&k=3');
    expect(results).toHaveLength(3);
    expect(results.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(results[0]!.foundBy).toContain('keywords');
    expect((await fetch(`${footnote.url}/api/search?q=`)).status).toBe(400);
    expect((await fetch(`${footnote.url}/api/search?q=x&k=1000`)).status).toBe(400);
  });

  it('lists the articles without their texts, and tells the state of the index', async () => {
    const { articles } = await get<{ articles: (ArticleSummary & { text?: string })[] }>('/api/articles');
    expect(articles.map(({ published }) => published)).toEqual([
      '2024-02',
      '2021-01-13',
      '2017-04',
      '2015-10-15',
      '2014-09',
    ]);
    expect(articles.every(({ text }) => text === undefined)).toBe(true);
    const state = await get<IndexState>('/api/index');
    expect(state).toMatchObject({ revision: 1, articles: 5, newest: '2024-02', failed: [], answerer: 'extractive' });
    expect(state.sendsTo).toBeUndefined();
  });

  it('says what is not there', async () => {
    for (const path of ['/api/articles/none', '/api/nothing', '/nothing', '/api/../../etc/passwd']) {
      const response = await fetch(footnote.url + path);
      expect(response.status, path).toBe(404);
      await problemOf(response);
    }
  });

  it('is alive and ready', async () => {
    expect((await fetch(`${footnote.url}/livez`)).status).toBe(200);
    expect((await fetch(`${footnote.url}/readyz`)).status).toBe(200);
  });
});

describe('closed by default', () => {
  it('sends the page with a policy that lets it load nothing from elsewhere', async () => {
    for (const path of ['/', '/articles/abc']) {
      const response = await fetch(footnote.url + path);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<title>Footnote');
      const policy = response.headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('refuses what another site sends, and a name that is made to point here', async () => {
    expect((await post('/api/ask', { question: 'x' }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await post('/api/ask', { question: 'hello' }, { origin: footnote.url })).status).toBe(200);
    // fetch does not let a program set Host; an attacker's browser sends it by the name that it looked up.
    const status = await new Promise((resolve, reject) => {
      const { port } = new URL(footnote.url);
      const sent = request({ host: '127.0.0.1', port, path: '/api/articles', headers: { host: 'evil.example' } });
      sent.on('response', (response) => resolve(response.statusCode));
      sent.on('error', reject).end();
    });
    expect(status).toBe(421);
  });

  it('asks for the token when one is set', async () => {
    const guarded = await startFootnote({ 'a.txt': 'A\n\nText.' }, { FOOTNOTE_TOKEN: 'a-long-enough-token' });
    const status = async (authorization?: string): Promise<number> =>
      (await fetch(`${guarded.url}/api/articles`, authorization === undefined ? {} : { headers: { authorization } }))
        .status;
    expect([await status(), await status('Bearer wrong'), await status('Bearer a-long-enough-token')]).toEqual([
      401, 401, 200,
    ]);
    expect((await fetch(`${guarded.url}/`)).status).toBe(200);
    await guarded.close();
  });
});
