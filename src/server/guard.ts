/**
 * Who may talk to the server. Three attacks are stopped here: a web page elsewhere that posts to this machine (Origin),
 * a host name elsewhere that is made to point at this machine (Host, DNS rebinding), and strangers (token).
 * The rules are pure predicates; the middleware only applies them.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { isLoopback } from '../config.ts';
import { FootnoteError } from '../errors.ts';

/** A server on loopback answers to loopback names only; elsewhere the token protects. */
function isAllowedHost(hostHeader: string | undefined, boundTo: string): boolean {
  if (!isLoopback(boundTo)) return true;
  const name = hostHeader === undefined ? undefined : nameOf(`http://${hostHeader}`);
  return name !== undefined && isLoopback(name);
}

/** Browsers send Origin with every request that another page could forge; programs send none. */
function isAllowedOrigin(origin: string | undefined, hostHeader: string | undefined): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === hostHeader?.toLowerCase();
}

/** What a request may do: all, or look and ask alone. */
export type Access = 'full' | 'read';

export interface Tokens {
  readonly token: string | undefined;
  readonly readToken: string | undefined;
}

/** Undefined: nothing. Hashed, so that how long it takes tells nothing of the token, its length neither. */
export function accessOf(authorization: string | undefined, { token, readToken }: Tokens): Access | undefined {
  if (token === undefined) return 'full';
  const given = hashOf(/^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? '');
  if (timingSafeEqual(given, hashOf(token))) return 'full';
  return readToken !== undefined && timingSafeEqual(given, hashOf(readToken)) ? 'read' : undefined;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** What is sent to be asked changes nothing. */
const asking = new Set(['/api/ask', '/v1/chat/completions', '/v1/responses', '/mcp']);

function isReading({ method, path }: Pick<Request, 'method' | 'path'>): boolean {
  return method === 'GET' || method === 'HEAD' || (method === 'POST' && asking.has(path));
}

export function guardOrigin(boundTo: string): RequestHandler {
  return (request, _response, next) => {
    const { host, origin } = request.headers;
    if (!isAllowedHost(host, boundTo)) {
      throw new FootnoteError(
        'host-refused',
        'The name that this request was sent to is not one of this machine.',
        'Open the page by localhost or 127.0.0.1.',
        { status: 421 },
      );
    }
    if (!isAllowedOrigin(origin, host)) {
      throw new FootnoteError('origin-refused', 'Another site sent this request.', 'Use the page of this server.', {
        status: 403,
      });
    }
    next();
  };
}

export function guardToken(tokens: Tokens): RequestHandler {
  return (request, response, next) => {
    const { authorization } = request.headers;
    const access = accessOf(authorization, tokens);
    if (access === undefined) {
      const challenge = authorization === undefined ? 'Bearer' : 'Bearer error="invalid_token"';
      response.setHeader('WWW-Authenticate', challenge);
      throw new FootnoteError('token-needed', 'This server needs a token.', 'Send it as "Authorization: Bearer …".', {
        status: 401,
      });
    }
    if (access === 'read' && !isReading(request)) throw readOnly();
    response.locals['access'] = access;
    next();
  };
}

export function readOnly(): FootnoteError {
  return new FootnoteError('read-only', 'This token may only look and ask.', 'Use the other token.', { status: 403 });
}

function nameOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
