/**
 * Problems as the page shows them: RFC 9457 bodies from the server, and the page's own for what never reached it.
 * Promises that every failed request ends as one ProblemError with a title and a sentence.
 */
import type { Problem } from '../../../src/errors.ts';
import { strings } from '../strings/strings.ts';

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

export function problemOf(code: string, title: string, detail: string, status = 0): Problem {
  return { type: 'about:blank', title, status, detail, code, requestId: '' };
}

const unreachable: Problem = problemOf('unreachable', strings.problems.unreachable, strings.problems.unreachableDetail);

export const unexpectedProblem: Problem = problemOf(
  'unexpected',
  strings.problems.unexpected,
  strings.problems.unexpectedDetail,
);

/** The problem that a response with an error status carries, or one made from the status alone. */
export async function problemFrom(response: Response): Promise<Problem> {
  return problemFromText(response.status, response.statusText, await response.text().catch(() => ''));
}

export function problemFromText(status: number, statusText: string, text: string): Problem {
  const fallback = problemOf('http', strings.problems.status(status), statusText, status);
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? { ...fallback, ...body } : fallback;
  } catch {
    return fallback;
  }
}

export function problemIn(fault: unknown): Problem {
  if (fault instanceof ProblemError) return fault.problem;
  // fetch tells of a network failure with a TypeError and nothing more.
  if (fault instanceof TypeError) return unreachable;
  return problemOf('page', strings.problems.inPage, fault instanceof Error ? fault.message : String(fault));
}
