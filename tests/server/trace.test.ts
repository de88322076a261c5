/** Which request is which, from the client to the model and back: ids and traces (W3C Trace Context). */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { parseTrace } from '../../src/models/trace-context.ts';
import { type FakeChat, startFakeChat, write } from '../fixtures/fake-chat.ts';
import { briefs, type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

let footnote: StartedFootnote;
let chat: FakeChat;
let asked = 0;
beforeAll(async () => {
  chat = await startFakeChat((_request, reply) => write(reply, '{"statements":[]}'));
  footnote = await startFootnote(briefs, { FOOTNOTE_ANSWERER: 'openai:tiny', OPENAI_BASE_URL: chat.url });
});
beforeEach(() => {
  asked = chat.requests.length;
});
afterAll(async () => {
  await footnote.close();
  await chat.close();
});

const ask = (headers: Record<string, string>, path = '/api/ask', body: object = {}): Promise<Response> =>
  fetch(footnote.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ question: 'How many troops were killed in the airstrike in eastern Syria?', ...body }),
  });
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const parent = '00f067aa0ba902b7';
const traceparent = `00-${traceId}-${parent}-01`;

it('passes a trace and the id of the request on to the model, under a part of its own', async () => {
  const response = await ask({ traceparent, tracestate: 'a=1,b=2', 'x-request-id': 'the-request.7' });
  expect(response.status).toBe(200);
  await response.text();
  const sent = chat.requests.slice(asked);
  expect(sent.length).toBeGreaterThan(0);
  for (const { headers } of sent) {
    expect(headers).toMatchObject({ tracestate: 'a=1,b=2', 'x-request-id': 'the-request.7' });
    expect(headers['traceparent']).toMatch(new RegExp(`^00-${traceId}-(?!${parent})[0-9a-f]{16}-01$`));
  }
  expect(response.headers.get('x-request-id')).toBe('the-request.7');
  expect(response.headers.get('traceresponse')).toBe(sent[0]!.headers['traceparent']);
});

it('keeps the questions of several apart, streamed too', async () => {
  const ids = Array.from({ length: 6 }, (_, at) => `request-number-${at}`);
  await Promise.all(
    ids.map(async (id, at) =>
      (await ask({ 'x-request-id': id, accept: at % 2 === 0 ? 'text/event-stream' : 'application/json' })).text(),
    ),
  );
  const sent = chat.requests.slice(asked).map(({ headers }) => String(headers['x-request-id']));
  expect(new Set(sent)).toEqual(new Set(ids));
});

it('says in a problem which trace it was', async () => {
  const response = await ask({ traceparent }, '/api/nothing');
  const problem = (await response.json()) as Record<string, string>;
  expect(problem).toMatchObject({ traceId, requestId: response.headers.get('x-request-id') });
  expect(await (await ask({}, '/api/nothing')).json()).not.toHaveProperty('traceId');
});

it.each([
  ['another form', `00-${traceId}-${parent}`],
  ['capitals', traceparent.toUpperCase()],
  ['no trace', `00-${'0'.repeat(32)}-${parent}-01`],
  ['no parent', `00-${traceId}-${'0'.repeat(16)}-01`],
  ['a version that is none', `ff-${traceId}-${parent}-01`],
  ['more than its version has', `${traceparent}-more`],
  ['two of them', `${traceparent}, ${traceparent}`],
])('ignores a trace that is not well formed: %s', async (_what, given) => {
  const response = await ask({ traceparent: given, tracestate: 'a=1', 'x-request-id': 'a b\tc' }, '/api/ask', {
    quick: true,
  });
  expect([response.status, response.headers.get('traceresponse')]).toEqual([200, null]);
  expect(response.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  expect(parseTrace(given, undefined)).toBeUndefined();
});

it('understands a later version by what it knows of it', () => {
  expect(parseTrace(`01-${traceId}-${parent}-ff-more`, 'x'.repeat(600))).toMatchObject({
    id: traceId,
    flags: '03',
    state: undefined,
  });
});
