/**
 * Which request is being worked on, for those who follow it from one program to the next: its id, and the trace that it is part
 * of (W3C Trace Context, https://www.w3.org/TR/trace-context/). Promises: a trace that is not well formed is as if there were
 * none; what a request to a model is sent with is that of the question that it is asked for. Does not know HTTP.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

export interface Trace {
  readonly id: string;
  /** Of this server's part of it. */
  readonly spanId: string;
  readonly flags: string;
  /** What other programs noted, passed on as it is. */
  readonly state: string | undefined;
}

interface Followed {
  readonly requestId: string;
  readonly trace: Trace | undefined;
}

const followed = new AsyncLocalStorage<Followed>();

/** Characters of a state that is passed on. */
const longestState = 512;

/** `state`: the header beside it. */
export function parseTrace(traceparent: string | undefined, state: string | undefined): Trace | undefined {
  const [, version, id, parent, flags, more = ''] =
    /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/.exec(traceparent ?? '') ?? [];
  if (version === undefined || id === undefined || flags === undefined || version === 'ff') return undefined;
  // Later versions may say more.
  if (version === '00' && more !== '') return undefined;
  if (/^0+$/.test(id) || parent === undefined || /^0+$/.test(parent)) return undefined;
  const known = (Number.parseInt(flags, 16) & 3).toString(16).padStart(2, '0');
  const isShown = state !== undefined && state !== '' && state.length <= longestState && /^[ -~\t]+$/.test(state);
  return { id, spanId: randomBytes(8).toString('hex'), flags: known, state: isShown ? state : undefined };
}

export function traceparentOf({ id, spanId, flags }: Trace): string {
  return `00-${id}-${spanId}-${flags}`;
}

/** Whatever `work` begins, and what that begins, is done for this request. */
export function following<Result>(requestId: string, trace: Trace | undefined, work: () => Result): Result {
  return followed.run({ requestId, trace }, work);
}

/** For a request to another program. */
export function followedHeaders(): Readonly<Record<string, string>> {
  const { requestId, trace } = followed.getStore() ?? {};
  return {
    ...(requestId !== undefined && { 'X-Request-Id': requestId }),
    ...(trace !== undefined && { traceparent: traceparentOf(trace) }),
    ...(trace?.state !== undefined && { tracestate: trace.state }),
  };
}
