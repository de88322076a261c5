/**
 * Who may talk to the server. Three attacks are stopped here: a web page elsewhere that posts to this machine (Origin),
 * a host name elsewhere that is made to point at this machine (Host, DNS rebinding), and strangers (token).
 * The rules are pure predicates; the middleware only applies them.
 */
import { timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
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

function isAllowedToken(authorization: string | undefined, token: string | undefined): boolean {
  if (token === undefined) return true;
  const given = Buffer.from(/^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? '');
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
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

export function guardToken(token: string | undefined): RequestHandler {
  return (request, _response, next) => {
    if (!isAllowedToken(request.headers.authorization, token)) {
      throw new FootnoteError('token-needed', 'This server needs a token.', 'Send it as "Authorization: Bearer …".', {
        status: 401,
      });
    }
    next();
  };
}

function nameOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
