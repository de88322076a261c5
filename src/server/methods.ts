/** A path that is there, asked by a method that it does not take: 405, with those that it takes (RFC 9110, 15.5.6). */
import type { RequestHandler, Router } from 'express';
import { FootnoteError } from '../errors.ts';

/** Behind all routes of `routers`, at the same place. */
export function methodNotAllowed(...routers: readonly Router[]): RequestHandler {
  return (request, response, next) => {
    const fitting = routers
      .flatMap(({ stack }) => stack.flatMap(({ route }) => route ?? []))
      .filter(({ path }) => fits(path, request.path));
    // What is spelt out is no name of something else.
    const spelt = fitting.filter(({ path }) => !/[:*]/.test(path));
    const allowed = new Set(
      (spelt.length > 0 ? spelt : fitting).flatMap(({ stack }) => stack.map(({ method }) => method.toUpperCase())),
    );
    if (allowed.size === 0) {
      next();
      return;
    }
    if (allowed.has('GET')) allowed.add('HEAD');
    const methods = [...allowed].toSorted().join(', ');
    response.setHeader('Allow', methods);
    throw new FootnoteError('method-not-allowed', `${request.method} does nothing here.`, `Use ${methods}.`, {
      status: 405,
    });
  };
}

/** Whether a route's path, with `:name` for a part and `*name` for all that is left, is that of a request. */
function fits(path: string, asked: string): boolean {
  const [parts, own] = [path, asked].map((each) => each.split('/').filter((part) => part !== ''));
  if (parts === undefined || own === undefined) return false;
  const isOpen = parts.at(-1)?.startsWith('*') === true;
  return (
    (isOpen ? own.length >= parts.length : own.length === parts.length) &&
    parts.every((part, at) => part.startsWith(':') || part.startsWith('*') || part === own[at])
  );
}
