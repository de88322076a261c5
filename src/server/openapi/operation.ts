/** One address and method of the server, as the table tells it. A type only, and what can go wrong with each by what it is. */
import type { z } from 'zod';

export interface Operation {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** Parts in braces are parameters. */
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Of the body, where it is not JSON, too. */
  readonly upload?: true;
  readonly status: 200 | 201 | 204;
  /** Undefined where nothing comes back. */
  readonly answer?: z.ZodType;
  /** Of the answer; JSON as a rule. */
  readonly type?: string;
  /** Where it can be had as server-sent events, too. */
  readonly streams?: true;
  /** Open to everybody. */
  readonly open?: true;
  /** Has an ETag, and is not sent again to who has it (If-None-Match). */
  readonly etag?: true;
  /** Is not done where somebody else was faster (If-Match). */
  readonly ifMatch?: true;
  /** Is done once, however often it is sent (Idempotency-Key). */
  readonly once?: true;
  /** Statuses of refusals beside those that follow from the rest. */
  readonly refusals?: readonly number[];
}

/** Statuses of refusals, and what each means. */
export const refusals: Readonly<Record<number, string>> = {
  400: 'The request cannot be read, or a part of it cannot be used',
  401: 'No token, or a wrong one',
  403: 'Not with this token, or not from this page',
  404: 'There is no such thing',
  406: 'No form of the answer that is accepted',
  408: 'The request did not come to its end in time',
  409: 'It does not go with how things stand',
  412: 'It was changed meanwhile',
  413: 'The request is too large',
  414: 'The address is too long',
  415: 'The body is of another kind',
  421: 'The name is not one of this machine',
  422: 'The key was used for another request',
  429: 'Too many requests',
  500: 'A fault of Footnote',
  503: 'Not yet, or not now',
};

export function refusalsOf(operation: Operation): number[] {
  const { body, method, path, open, ifMatch, once, refusals: own = [] } = operation;
  const takesBody = body !== undefined || method === 'post' || method === 'patch';
  return [
    ...new Set([
      400,
      408,
      414,
      421,
      500,
      ...(open === true ? [] : [401, 403, 429]),
      ...(path.includes('{') ? [404] : []),
      ...(takesBody ? [413, 415] : []),
      ...(ifMatch === true ? [412] : []),
      ...(once === true ? [409, 422] : []),
      ...(path.startsWith('/docs') || path === '/openapi.json' || path === '/livez' || path === '/metrics'
        ? []
        : [503]),
      ...own,
    ]),
  ].toSorted((a, b) => a - b);
}
