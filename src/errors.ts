/**
 * The one family of errors: a code for programs, a sentence for people, and what to do next.
 * Faults are thrown as these; expected outcomes (a refusal, an unreadable file) are values instead.
 * Doors translate them once: the server into problem details, the command line into a message and an exit code.
 */
export class FootnoteError extends Error {
  override readonly name = 'FootnoteError';
  readonly code: string;
  readonly sentence: string;
  readonly nextStep: string;
  /** HTTP status that a door answers with. */
  readonly status: number;
  /** Seconds after which it is worth trying again, where that is known. */
  readonly retryAfter: number | undefined;

  constructor(
    code: string,
    sentence: string,
    nextStep: string,
    options: { readonly cause?: unknown; readonly status?: number; readonly retryAfter?: number } = {},
  ) {
    super(`${sentence} ${nextStep}`, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.sentence = sentence;
    this.nextStep = nextStep;
    this.status = options.status ?? 500;
    this.retryAfter = options.retryAfter;
  }
}

const diskFullCode = 'disk-full';

/** `sentence`: what came of it. */
export function diskFull(sentence: string, cause?: unknown): FootnoteError {
  return new FootnoteError(diskFullCode, sentence, 'Make room on it: Footnote then goes on by itself.', {
    cause,
    status: 507,
  });
}

/** What the system says, and SQLite: that the disk is full, or that it cannot make its shared file as large as it must be. */
const fullCodes = new Set<unknown>(['ENOSPC', 'EDQUOT', diskFullCode]);
const fullSqliteCodes = new Set<unknown>([13, 4874]);

export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && fullCodes.has(error.code)) return true;
  if ('errcode' in error && fullSqliteCodes.has(error.errcode)) return true;
  return isDiskFull(error.cause);
}

/** The shortest true description of anything that was thrown. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What the system, SQLite or a library calls it ("ENOENT"); empty where it has no such name. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** RFC 9457 problem details, with the id of the request. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string;
  /** Of the trace that the request was part of, if it named one. */
  readonly traceId?: string;
}
