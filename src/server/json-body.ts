/**
 * The body of a request as JSON. Promises: another kind of body is refused as such, and not read; what is passed on is text of
 * whole characters, of bounded length and depth, so that no code behind it need mind. Does not know what should be in it.
 */
import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler } from 'express';
import { FootnoteError } from '../errors.ts';

/** A history of 50 turns, and what a client of OpenAI's sends, is no deeper than ten. */
const deepest = 64;

export const readJsonBody: readonly RequestHandler[] = [
  (request, _response, next) => {
    // Files are read as they arrive (upload.ts).
    const isForm = request.path === '/api/articles' && typeof request.is('multipart/form-data') === 'string';
    if (hasBody(request) && !isForm && typeof request.is('json') !== 'string') {
      throw new FootnoteError('unsupported-body', 'The body is not of a kind that is read here.', kinds(request), {
        status: 415,
      });
    }
    next();
  },
  express.json({
    limit: '256kb',
    verify: (_request, _response, body, encoding) => {
      if (encoding !== 'utf-8' || !isUtf8(body)) throw unreadable('The request is not text in UTF-8.');
      if (depthOf(body) > deepest) throw unreadable(`The request is nested more than ${deepest} deep.`);
    },
  }),
];

function hasBody({ method, headers }: Request): boolean {
  const isSending = method === 'POST' || method === 'PATCH' || method === 'PUT';
  return isSending && (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0);
}

function kinds({ path }: Request): string {
  return path === '/api/articles'
    ? 'Send multipart/form-data with files, or JSON with "text" or "url".'
    : 'Send JSON, as application/json.';
}

const [quote, backslash] = [0x22, 0x5c];
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/** Of arrays and objects in one another. Parsers and their users come to their own end by it. */
function depthOf(json: Buffer): number {
  let depth = 0;
  let most = 0;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0;
    if (isText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) isText = false;
    } else if (byte === quote) isText = true;
    else if (opening.has(byte)) most = Math.max(most, (depth += 1));
    else if (closing.has(byte)) depth -= 1;
  }
  return most;
}

function unreadable(sentence: string): FootnoteError {
  return new FootnoteError('bad-request', sentence, 'Correct it.', { status: 400 });
}
