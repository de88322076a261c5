/**
 * POST /mcp: the door for agents over HTTP, each request by itself, in the protocol of 2026-07-28 and those of 2025.
 * Promises: what another site's page sends, and strangers, have been turned away before (guard.ts).
 */
import { Readable } from 'node:stream';
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { RequestHandler } from 'express';
import { answerOf } from '../../ask.ts';
import type { LiveFootnote } from '../live-footnote.ts';
import { whenLeft } from '../when-left.ts';
import { type Asker, whoAsks } from '../who-asks.ts';
import { createMcpServer } from './mcp-server.ts';

export function mcpRoute(live: LiveFootnote): RequestHandler {
  const askers = new WeakMap<Request, Asker>();
  const handler = createMcpHandler(({ requestInfo }) => {
    const { origin } = new URL(requestInfo?.url ?? 'http://localhost');
    const asker = (requestInfo && askers.get(requestInfo)) ?? { client: 'mcp', connection: {} };
    return createMcpServer(
      () => live.footnote,
      ({ id, start, end }) =>
        `${origin}/articles/${encodeURIComponent(id)}${start === undefined ? '' : `#${start}-${end}`}`,
      async (question, signal) => answerOf(live.ask(asker, question, signal)),
    );
  });

  return async (request, response) => {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers))
      if (typeof value === 'string') headers.set(name, value);
    const asked = new Request(`${request.protocol}://${request.headers.host ?? 'localhost'}${request.originalUrl}`, {
      method: request.method,
      headers,
      signal: whenLeft(response),
      ...(request.method === 'POST' && { body: JSON.stringify(request.body) }),
    });
    askers.set(asked, whoAsks(request, response));
    const answered = await handler.fetch(
      asked,
      request.method === 'POST' ? { parsedBody: request.body as unknown } : {},
    );
    response.status(answered.status);
    answered.headers.forEach((value, name) => response.setHeader(name, value));
    if (answered.body === null) {
      response.end();
      return;
    }
    Readable.fromWeb(answered.body)
      .on('error', () => response.destroy())
      .pipe(response);
  };
}
