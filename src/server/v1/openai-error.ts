/** Errors in the shape that clients of OpenAI's APIs read. Translated here and nowhere else. */
import type { ErrorRequestHandler, Response } from 'express';
import { z } from 'zod';
import { toProblem } from '../problem.ts';
import { UnusableParameter } from './asked.ts';

export interface OpenAIError {
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly param: string | null;
    readonly code: string | null;
  };
}

const types: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'permission_error',
  429: 'rate_limit_error',
};

export const sendOpenAIError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const { status, body } = toOpenAIError(error, response);
  response.status(status).json(body);
};

export function toOpenAIError(
  error: unknown,
  response: Response,
): { readonly status: number; readonly body: OpenAIError } {
  const { title, detail, status, code } = toProblem(error, response);
  const param =
    error instanceof UnusableParameter
      ? error.parameter
      : error instanceof z.ZodError
        ? (error.issues[0]?.path.join('.') ?? null)
        : null;
  const type = types[status] ?? (status >= 500 ? 'server_error' : 'invalid_request_error');
  return {
    status,
    body: { error: { message: `${title} ${detail}`, type, param, code: status === 401 ? 'invalid_api_key' : code } },
  };
}
