/**
 * /openapi.json is true: every route that there is stands in it, and every answer of every address has the shape that it
 * says. A new route without a place in the document, or a new member without one, fails here.
 */
import type { Router } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { createApp } from '../../src/server/app.ts';
import { LiveFootnote } from '../../src/server/live-footnote.ts';
import { openApiDocument } from '../../src/server/openapi/document.ts';
import type { Operation } from '../../src/server/openapi/operation.ts';
import { operations } from '../../src/server/openapi/operations.ts';
import { problemSchema } from '../../src/server/openapi/index-schemas.ts';
import { type StartedFootnote, startFootnote } from '../fixtures/start-footnote.ts';

let footnote: StartedFootnote;
let known: Readonly<Record<string, string>>;
const question = 'When did the mill at Tarn burn down?';

const send = async (method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(footnote.url + path, {
    method: method.toUpperCase(),
    headers: {
      accept: 'application/json, text/event-stream;q=0.5',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const sent = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> =>
  (await send(method, path, body)).json() as Promise<Record<string, unknown>>;

beforeAll(async () => {
  footnote = await startFootnote(
    {
      'mill.md': '# The mill\n\nThe mill at Tarn burnt down in 1911 after a lightning strike.\n',
      'fair.md': '# The fair\n\nThe fair of Lohne had 40 stalls in 1954.\n',
      'broken.pdf': 'this is no PDF',
    },
    { FOOTNOTE_IMPORTS: '1' },
  );
  const { id: conversation } = await sent('post', '/api/conversations', {});
  const answer = await sent('post', '/api/ask', { question, conversationId: conversation, turnId: 'first' });
  await sent('post', '/api/ask', {
    question: 'Who owned the ferry Xanthippe?',
    conversationId: conversation,
    turnId: 'second',
    parentId: 'first',
  });
  const [citation] = answer['citations'] as { id: string; articleId: string }[];
  const note = await sent('post', '/api/notes', { conversationId: conversation, turnId: 'first' });
  known = {
    note: String(note['id']),
    conversation: String(conversation),
    citation: citation!.id,
    article: citation!.articleId,
    // Of an address that is asked nothing: it is not of the public internet.
    subscription: String((await sent('post', '/api/subscriptions', { url: 'https://192.0.2.8/' }))['id']),
  };
});
afterAll(() => footnote.close());

/** What is sent to each address, for an answer of its own shape; an address that is missing fails. */
const sentTo: Readonly<Record<string, unknown>> = {
  'post /api/ask': { question },
  'post /api/articles': { title: 'The ferry', text: 'The ferry over the Ems carried 900 people a day.' },
  'patch /api/articles/{id}': { tags: ['mills'] },
  'post /api/conversations': { title: 'New' },
  'patch /api/conversations/{id}': { title: 'Renamed' },
  'post /api/notes': () => ({ conversationId: known['conversation'], turnId: 'first' }),
  'patch /api/notes/{id}': { text: 'Mine.' },
  'post /api/subscriptions': { url: 'https://192.0.2.7/feed.xml' },
  'post /api/feedback': { question, verdict: 'up' },
  'post /v1/chat/completions': { messages: [{ role: 'user', content: question }] },
  'post /v1/responses': { input: question },
  'post /mcp': {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
  },
};
const queries: Readonly<Record<string, string>> = { 'get /api/search': '?q=mill', 'get /api/suggestions': '?limit=2' };
const ids: Readonly<Record<string, () => string>> = {
  'get /api/citations/{id}': () => known['citation']!,
  'get /api/articles/{id}': () => known['article']!,
  'patch /api/articles/{id}': () => known['article']!,
  'delete /api/articles/{id}': () => known['article']!,
  'get /api/articles/{id}/guide': () => known['article']!,
  'patch /api/notes/{id}': () => known['note']!,
  'delete /api/notes/{id}': () => known['note']!,
  'delete /api/unanswered/{turnId}': () => 'second',
  'post /api/subscriptions/{id}/refresh': () => known['subscription']!,
  'delete /api/subscriptions/{id}': () => known['subscription']!,
  'get /v1/models/{name}': () => 'footnote',
};
const addressOf = ({ method, path }: Operation): string => {
  const name = `${method} ${path}`;
  const id = ids[name] ?? (() => known['conversation']!);
  return path.replace(/\{\w+\}/, () => id()) + (queries[name] ?? '');
};
const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;
// What deletes comes last.
const inOrder = operations.toSorted((a, b) => Number(a.method === 'delete') - Number(b.method === 'delete'));

it('holds every route that there is, and no other', () => {
  const app = createApp(
    { host: '127.0.0.1', token: undefined, readToken: undefined },
    new LiveFootnote(() => undefined),
  );
  const found: string[] = [];
  const walk = (router: Router, prefix: string): void => {
    for (const layer of router.stack) {
      if (layer.route) {
        for (const { method } of layer.route.stack)
          if (method !== undefined) found.push(`${method} ${prefix}${layer.route.path}`);
      } else if ('stack' in layer.handle) {
        const below = layer.handle as unknown as Router;
        // Routers do not say where they hang; what is below decides.
        walk(below, prefixOf(below));
      }
    }
  };
  walk(app.router, '');
  const routes = new Set(
    found
      .map((route) => route.replaceAll(/[:*](\w+)/g, '{$1}'))
      .filter((route) => !/ \/(?:assets|articles|c)\//.test(route)),
  );
  const documented = new Set(operations.map(nameOf));
  expect([...routes].filter((route) => !documented.has(route) && !route.endsWith(' /mcp'))).toEqual([]);
  expect([...documented].filter((route) => !routes.has(route) && !route.endsWith(' /mcp'))).toEqual([]);
});

/** Every router of the server has its place by its file; the first of its paths tells which. */
function prefixOf({ stack }: Router): string {
  const [first] = stack.flatMap(({ route }) => route?.path ?? []);
  if (first === undefined || ['/openapi.json', '/assets/:name', '/livez'].includes(first)) return '';
  return first === '/models' && stack.some(({ route }) => route?.path === '/chat/completions') ? '/v1' : '/api';
}

describe.each(inOrder.map((operation) => [nameOf(operation), operation] as const))('%s', (name, operation) => {
  const { method, body, query, status, answer, type } = operation;

  it('answers in the shape that is told', async () => {
    const given = sentTo[name];
    const json: unknown = typeof given === 'function' ? given() : given;
    const response = await send(method, addressOf(operation), body === undefined ? undefined : json);
    expect(response.status, name).toBe(status);
    if (type !== undefined) {
      const [wanted = ''] = type.split('/');
      expect(response.headers.get('content-type')).toContain(type.endsWith('*') ? `${wanted}/` : type);
      await response.body?.cancel();
      return;
    }
    if (answer === undefined) return;
    const received = await response.text();
    // Agents are answered by an event where they take that.
    const event = /^data: (.+)$/m.exec(received)?.[1] ?? received;
    expect(surprises(answer, JSON.parse(event))).toEqual([]);
  });

  it.runIf(body !== undefined)('refuses what it cannot read with a problem', async () => {
    const response = await fetch(footnote.url + addressOf(operation), {
      method: method.toUpperCase(),
      headers: { 'content-type': 'application/json' },
      body: '{"question": ',
    });
    expect(response.status).toBe(400);
    const problem: unknown = await response.json();
    if (name.includes('/v1/')) expect(problem).toMatchObject({ error: { type: 'invalid_request_error' } });
    else expect(surprises(problemSchema, problem)).toEqual([]);
  });

  it.runIf(query !== undefined && queries[name] !== undefined)('refuses a parameter that it cannot use', async () => {
    const bad = name.includes('search') ? '?q=' : '?limit=many';
    expect((await send(method, addressOf(operation).replace(/\?.*/, bad))).status).toBe(400);
  });
});

/** What an answer holds that the schema does not tell, or lacks that it tells. */
function surprises(schema: z.ZodType, value: unknown): unknown[] {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return unknownIn(value, parsed.data, '');
}

/** Members that parsing dropped, because the schema knows none of them. */
function unknownIn(value: unknown, parsed: unknown, at: string): string[] {
  if (typeof value !== 'object' || value === null || typeof parsed !== 'object' || parsed === null) return [];
  const kept = new Map(Object.entries(parsed));
  return Object.entries(value).flatMap(([name, member]) =>
    kept.has(name) ? unknownIn(member, kept.get(name), `${at}.${name}`) : [`${at}.${name} is not told`],
  );
}

it('is a document of OpenAPI 3.1 in which every pointer leads somewhere', () => {
  const document = openApiDocument() as { openapi: string; components: { schemas: Record<string, unknown> } };
  expect(document.openapi).toMatch(/^3\.1\./);
  const pointers = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, pointer]) => pointer!);
  expect(pointers.length).toBeGreaterThan(5);
  for (const pointer of pointers)
    expect(document.components.schemas).toHaveProperty([pointer.replace('#/components/schemas/', '')]);
});
