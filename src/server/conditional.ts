/**
 * Tags of what is told (RFC 9110, 8.8.3 and 13): who has it is told so without its being made again, and who would change what
 * somebody else has changed meanwhile is refused. Promises: two states of one thing never share a tag, restarts included.
 */
import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { FootnoteError } from '../errors.ts';

/** What is counted is counted from the start on. */
const run = randomBytes(6).toString('base64url');

/**
 * `state`: of the thing itself, in few characters. `around`: of what it is told with, which does not keep anybody from changing
 * it.
 */
export function tagOf(state: string, around: string | number = ''): string {
  return `"${run}.${state}~${around}"`;
}

/** Answers 304 where the client has just that, and says so; else the answer that follows may be kept under the tag. */
export function isKnown(request: Request, response: Response, tag: string): boolean {
  mayBeKept(response, tag);
  const had = request.get('if-none-match');
  if (had === undefined || !tagsIn(had).includes(tag)) return false;
  response.status(304).end();
  return true;
}

/** By the client alone, who asks each time whether it still holds. */
export function mayBeKept(response: Response, tag: string): void {
  response.setHeader('ETag', tag);
  response.setHeader('Cache-Control', 'private, no-cache');
}

export function mayNotBeKept(response: Response): void {
  response.removeHeader('ETag');
  response.setHeader('Cache-Control', 'no-store');
}

/** Throws where the client names a state of the thing that is no longer. `tag`: of the present one; undefined without one. */
export function refuseStale(request: Request, tag: string | undefined): void {
  const wanted = request.get('if-match');
  if (wanted === undefined) return;
  const states = new Set(tagsIn(wanted).map(stateIn));
  if (tag !== undefined && (states.has('*') || states.has(stateIn(tag)))) return;
  throw new FootnoteError(
    'changed-meanwhile',
    'It was changed elsewhere meanwhile.',
    'Read it again, then change it.',
    {
      status: 412,
    },
  );
}

/** Proxies that pack an answer call its tag weak. */
function tagsIn(header: string): string[] {
  return header.split(',').map((each) => each.trim().replace(/^W\//, ''));
}

function stateIn(tag: string): string {
  return tag.replace(/~[^~"]*"$/, '"');
}
