/**
 * Every route, of every door, in every way that a client may go wrong: made from /openapi.json alone, and held against it.
 * A route that is new is walked as soon as it is told there; one that takes a body needs an example of it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openApiDocument } from '../../src/server/openapi/document.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

type Json = Readonly<Record<string, unknown>>;
interface Described {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: Json }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
  readonly security?: readonly unknown[];
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Json };
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the document is what is tested
const document = openApiDocument() as Document;
const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => ({ name: `${method} ${path}`, method, path, described })),
);
type Route = (typeof routes)[number];
const named = (some: readonly Route[]): (readonly [string, Route])[] =>
  some.map((route) => [route.name, route] as const);
const withBody = routes.filter(({ described }) => described.requestBody !== undefined);
const withId = routes.filter(({ path }) => path.includes('{'));
const closed = routes.filter(({ described }) => described.security === undefined);
const writes = (route: Route): boolean =>
  route.method !== 'get' && !['/api/ask', '/v1/chat/completions', '/v1/responses', '/mcp'].includes(route.path);
// What deletes comes last.
const inOrder = routes.toSorted((a, b) => Number(a.method === 'delete') - Number(b.method === 'delete'));

const token = 'the-right-token-of-all';
const readToken = 'the-token-that-reads-only';
let open: StartedFootnote;
let guarded: StartedFootnote;
const known: Record<string, string> = {};

const articles = {
  'strike.md': '# The airstrike\n\nIn the airstrike 57 troops were killed, a monitor said on 13 January 2021.\n',
  'mill.md': '# The mill\n\nThe mill at Tarn burnt down in 1911 after a lightning strike.\n',
  'fair.md': '# The fair\n\nThe fair of Lohne had 40 stalls in 1954.\n',
};

beforeAll(async () => {
  [open, guarded] = await Promise.all([
    startFootnote(articles, { FOOTNOTE_IMPORTS: '1' }),
    startFootnote(articles, { FOOTNOTE_TOKEN: token, FOOTNOTE_READ_TOKEN: readToken }),
  ]);
  const post = async (path: string, body: object): Promise<Json> =>
    (
      await fetch(open.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).json() as Promise<Json>;
  const { id } = await post('/api/conversations', {});
  known['conversations'] = String(id);
  const ask = { conversationId: id, question: 'How many troops were killed in the airstrike?' };
  const { citations } = await post('/api/ask', { ...ask, turnId: 'first' });
  await post('/api/ask', { ...ask, question: 'Who owned the ferry Xanthippe?', turnId: 'second', parentId: 'first' });
  const [citation] = citations as { id: string; articleId: string }[];
  known['citations'] = citation!.id;
  known['articles'] = citation!.articleId;
  known['notes'] = String((await post('/api/notes', { conversationId: id, turnId: 'first' }))['id']);
  known['unanswered'] = 'second';
  // An address that is asked nothing: it is not of the public internet.
  const { id: followed } = await post('/api/subscriptions', { url: 'https://192.0.2.8/feed.xml' });
  known['subscriptions'] = String(followed);
  known['models'] = 'footnote';
});
afterAll(async () => {
  await open.close();
  await guarded.close();
});

const addressOf = ({ path, described }: Route, id?: string): string => {
  const at = path.replaceAll(/(\w+)\/\{\w+\}/g, (_, kind: string) => `${kind}/${id ?? known[kind]!}`);
  const needed = described.parameters
    .filter((each) => each.in === 'query' && each.required)
    .map(({ name }) => `${name}=mill`);
  return needed.length === 0 ? at : `${at}?${needed.join('&')}`;
};
const exampleOf = ({ described, path }: Route): Json | undefined => {
  const example = described.requestBody?.content['application/json']?.example;
  return path === '/api/notes' && example !== undefined
    ? { conversationId: known['conversations'], turnId: 'first' }
    : example;
};

interface Sent {
  readonly method?: string;
  readonly url?: string;
  readonly id?: string;
  readonly token?: string;
  readonly body?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

async function send(
  route: Route,
  { method = route.method, url = open.url, id, token: given, body, headers }: Sent,
): Promise<Response> {
  const example = exampleOf(route);
  const sent = body === undefined && example !== undefined ? JSON.stringify(example) : body;
  const response = await fetch(url + addressOf(route, id), {
    method: method.toUpperCase(),
    headers: {
      accept: 'application/json, text/event-stream;q=0.5',
      ...(typeof sent === 'string' && { 'content-type': 'application/json' }),
      ...(given !== undefined && { authorization: `Bearer ${given}` }),
      ...headers,
    },
    ...(typeof sent === 'string' && { body: sent }),
  });
  return response;
}

const schemas = new Map<string, z.ZodType>();
/** The shape as the document tells it, of this kind. */
function shapeOf(described: Described, status: number, type: string): z.ZodType | undefined {
  const content = (described.responses[status] ?? described.responses['default'])?.content ?? {};
  const schema = Object.entries(content).find(([kind]) => fits(kind, type))?.[1].schema;
  if (schema === undefined) return undefined;
  const whole = JSON.stringify({ ...schema, $defs: document.components.schemas }).replaceAll(
    '#/components/schemas/',
    '#/$defs/',
  );
  const shape = schemas.get(whole) ?? z.fromJSONSchema(JSON.parse(whole) as Parameters<typeof z.fromJSONSchema>[0]);
  schemas.set(whole, shape);
  return shape;
}
const fits = (kind: string, type: string): boolean =>
  kind.endsWith('/*') ? type.startsWith(kind.slice(0, -1)) : type === kind;

/** Everything about an answer that the document does not let one expect. */
async function surprisesIn({ described }: Route, response: Response, status: number): Promise<unknown[]> {
  const surprises: unknown[] = [];
  if (response.status !== status) surprises.push(`status ${response.status}`);
  if (!(String(response.status) in described.responses)) surprises.push(`${response.status} is not told`);
  if (!/^[\w.:-]{8,100}$/.test(response.headers.get('x-request-id') ?? '')) surprises.push('no request id');
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
  if (type === 'text/event-stream' && response.ok) {
    await response.body?.cancel();
    return surprises;
  }
  const text = await response.text();
  if (response.status === 204 || response.status === 304) return text === '' ? surprises : [...surprises, 'a body'];
  const shape = shapeOf(described, response.status, type);
  if (shape === undefined) return [...surprises, `${type} is not told for ${response.status}: ${text.slice(0, 100)}`];
  const parsed = shape.safeParse(type.includes('json') ? JSON.parse(text) : text);
  if (!parsed.success) surprises.push(parsed.error.issues, text.slice(0, 300));
  if (type === 'application/problem+json') {
    const problem = JSON.parse(text) as Json;
    if (problem['status'] !== response.status) surprises.push('another status in the problem');
    if (problem['requestId'] !== response.headers.get('x-request-id'))
      surprises.push('another request id in the problem');
    if (problem['title'] === '' || problem['detail'] === '') surprises.push('a problem without words');
  }
  return surprises;
}

const outcome = async (route: Route, sent: Sent, status: number): Promise<unknown[]> =>
  surprisesIn(route, await send(route, sent), status);
const none: unknown[] = [];
const successOf = ({ described }: Route): number =>
  Number(Object.keys(described.responses).find((each) => each.startsWith('2')));

it('knows an example of every body', () => {
  expect(withBody.filter((route) => exampleOf(route) === undefined).map(({ name }) => name)).toEqual([]);
  expect(routes.length).toBeGreaterThan(35);
});

describe('with all as it should be', () => {
  it.each(named(inOrder.filter(({ method }) => method !== 'delete')))('%s', async (_name, route) => {
    expect(await outcome(route, {}, successOf(route))).toEqual(none);
  });

  it.each(named(routes.filter(({ method }) => method !== 'delete')))(
    '%s, whatever is accepted',
    async (_name, route) => {
      const headers = { accept: 'image/x-none' };
      // Agents say what they accept, by their protocol; other doors have one form to give.
      const status = '406' in route.described.responses ? 406 : successOf(route);
      expect(await outcome(route, { headers }, status)).toEqual(none);
    },
  );

  it.each(named(routes.filter(({ described }) => '304' in described.responses)))(
    '%s is not sent twice, and may be kept by its client alone',
    async (_name, route) => {
      let tag = '';
      // A guide is whole once its questions were tried.
      await expect
        .poll(async () => {
          const first = await send(route, {});
          await first.body?.cancel();
          tag = first.headers.get('etag') ?? '';
          if (tag !== '') expect(first.headers.get('cache-control')).toBe('private, no-cache');
          return tag;
        })
        .not.toBe('');
      expect(await outcome(route, { headers: { 'if-none-match': tag } }, 304)).toEqual(none);
      expect(await outcome(route, { headers: { 'if-none-match': '"another"' } }, 200)).toEqual(none);
    },
  );
});

describe('with something wrong', () => {
  it.each(named(withBody))('%s, in the body', async (_name, route) => {
    const bodies = [
      '{"question": ',
      '[]',
      '"x"',
      'null',
      '{"question":7,"text":7,"input":7,"title":[],"messages":{},"verdict":1,"jsonrpc":2}',
    ];
    for (const body of bodies) expect(await outcome(route, { body }, 400)).toEqual(none);
  });

  it.each(named(withBody))('%s, in the kind or the length of it', async (_name, route) => {
    expect(await outcome(route, { body: 'question=mill', headers: { 'content-type': 'text/plain' } }, 415)).toEqual(
      none,
    );
    expect(await outcome(route, { headers: { 'content-encoding': 'bogus' } }, 415)).toEqual(none);
    expect(await outcome(route, { body: JSON.stringify({ text: 'x'.repeat(300_000) }) }, 413)).toEqual(none);
  });

  it.each(named(withId))('%s, in the id', async (_name, route) => {
    expect(await outcome(route, { id: 'nothing-of-this-name' }, 404)).toEqual(none);
    expect(await outcome(route, { id: '%ff' }, 400)).toEqual(none);
  });

  it.each(named(routes.filter(({ described }) => described.parameters.some((each) => each.name === 'limit'))))(
    '%s, in how much of it',
    async (_name, route) => {
      const at = addressOf(route);
      for (const query of ['limit=0', 'limit=many', 'limit=1e9']) {
        const response = await fetch(`${open.url}${at}${at.includes('?') ? '&' : '?'}${query}`);
        expect(await surprisesIn(route, response, 400)).toEqual([]);
      }
    },
  );

  it.each(named(routes.filter(({ described }) => described.parameters.some((each) => each.name === 'cursor'))))(
    '%s, in the place to go on',
    async (_name, route) => {
      for (const cursor of ['x', 'W10', 'bnVsbA', '%00', Buffer.from('[1,2,3]').toString('base64url')]) {
        expect(await surprisesIn(route, await fetch(`${open.url}${route.path}?cursor=${cursor}`), 400)).toEqual([]);
      }
    },
  );

  it.each(Object.entries(document.paths))('%s, in the method', async (path, methods) => {
    const [first] = Object.values(methods);
    const route = { name: path, method: 'put', path, described: first! };
    const response = await send(route, { method: 'PUT', body: null });
    expect(response.status).toBe(405);
    const told = Object.keys(methods).map((method) => method.toUpperCase());
    const allowed = (response.headers.get('allow') ?? '').split(', ').filter((method) => method !== 'HEAD');
    expect(allowed.toSorted()).toEqual(told.toSorted());
    expect(await response.text()).toContain('"code"');
  });

  it.each(named(routes.filter(({ described }) => '412' in described.responses)))(
    '%s, in what was seen',
    async (_name, route) => {
      expect(await outcome(route, { headers: { 'if-match': '"of-another-state"' } }, 412)).toEqual(none);
    },
  );
});

describe('without the right token', () => {
  it.each(named(closed))('%s', async (_name, route) => {
    const url = guarded.url;
    expect(await outcome(route, { url, id: 'none' }, 401)).toEqual(none);
    expect(await outcome(route, { url, id: 'none', token: 'another-token-of-some' }, 401)).toEqual(none);
  });

  it.each(named(closed.filter(writes)))('%s, with one that reads', async (_name, route) => {
    expect(await outcome(route, { url: guarded.url, id: 'none', token: readToken }, 403)).toEqual(none);
  });

  it.each(named(closed.filter((route) => !writes(route) && !route.path.includes('{'))))(
    '%s is open to one that reads',
    async (_name, route) => {
      expect(await outcome(route, { url: guarded.url, token: readToken }, successOf(route))).toEqual(none);
    },
  );

  it.each(named(routes.filter((route) => !closed.includes(route))))('%s is open to everybody', async (_name, route) => {
    expect(await outcome(route, { url: guarded.url }, successOf(route))).toEqual(none);
  });
});

describe('at last', () => {
  it.each(named(inOrder.filter(({ method }) => method === 'delete')))('%s', async (_name, route) => {
    expect(await outcome(route, {}, successOf(route))).toEqual(none);
  });
});
