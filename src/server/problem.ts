/**
 * Errors as the web sees them: RFC 9457 problem details with a request id. Translated here and nowhere else.
 * Promises: what is not one of our own errors is never shown in words, because they may hold paths or keys.
 */
import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { mayNotBeKept } from './conditional.ts';
import { describeError, FootnoteError, type Problem } from '../errors.ts';
import { following, parseTrace, traceparentOf } from '../models/trace-context.ts';

const faultCode = 'fault';

/** Names are written to the log. */
const idForm = /^[\w.:-]{8,100}$/;

/**
 * Gives each request the id that it brings, or one; sent back as X-Request-Id and in every problem. A trace that it is part of is
 * told the same way, and both go with what is asked of a model.
 */
export const nameRequest: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id');
  const id = given !== undefined && idForm.test(given) ? given : randomUUID();
  const trace = parseTrace(request.get('traceparent'), request.get('tracestate'));
  response.setHeader('X-Request-Id', id);
  if (trace !== undefined) {
    response.locals['trace'] = trace.id;
    response.setHeader('traceresponse', traceparentOf(trace));
  }
  following(id, trace, next);
};

/** Characters of an address that are told. */
const longestPlace = 200;

export const notFound: RequestHandler = (request) => {
  const pathname = (request.originalUrl.split('?', 1)[0] ?? '').slice(0, longestPlace);
  throw new FootnoteError('not-found', `There is nothing at ${pathname}.`, 'See docs/api.md for the addresses.', {
    status: 404,
  });
};

export const sendProblem: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const problem = toProblem(error, response);
  mayNotBeKept(response);
  if (problem.status === 503 || problem.code === 'still-running') response.setHeader('Retry-After', '1');
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
};

/** Writes what is not one of our own errors to the log. */
export function toProblem(error: unknown, response: Response): Problem {
  const problem = problemOf(error, response);
  // Who has left is told nothing, and what was broken off for that is no fault.
  if (problem.code === faultCode && !response.destroyed) {
    const within = problem.traceId === undefined ? '' : ` of trace ${problem.traceId}`;
    process.stderr.write(`Request ${problem.requestId}${within} failed: ${describeError(error)}\n`);
  }
  return problem;
}

export function problemOf(error: unknown, response: Response): Problem {
  const requestId = String(response.getHeader('X-Request-Id'));
  const traceId: unknown = response.locals['trace'];
  const { code, status, sentence, nextStep, retryAfter } =
    asFootnoteError(error) ??
    new FootnoteError(faultCode, 'Something went wrong in Footnote.', `The log says more under ${requestId}.`);
  if (retryAfter !== undefined && !response.headersSent) response.setHeader('Retry-After', retryAfter);
  return {
    type: `about:blank#${code}`,
    title: sentence,
    status,
    detail: nextStep,
    code,
    requestId,
    ...(typeof traceId === 'string' && { traceId }),
  };
}

function asFootnoteError(error: unknown): FootnoteError | undefined {
  if (error instanceof FootnoteError) return error;
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    const place = issue === undefined || issue.path.length === 0 ? 'The request' : `"${issue.path.join('.')}"`;
    return new FootnoteError('bad-request', `${place} is not as expected: ${issue?.message ?? ''}.`, 'Correct it.', {
      status: 400,
    });
  }
  // body-parser's and the router's errors carry the status that they mean.
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 413) {
    return new FootnoteError(
      'too-large',
      'The request is larger than 256 kB.',
      'Send less, or a long text as a file.',
      { status },
    );
  }
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const sentence = error instanceof SyntaxError ? 'The request is not valid JSON.' : 'The request cannot be read.';
    return new FootnoteError('bad-request', sentence, 'Correct it.', { status });
  }
  return undefined;
}
