/**
 * Server-sent events (WHATWG HTML, 9.2): one stream to one client.
 * Promises: a comment every 15 s keeps proxies from closing it; `closed` aborts when the client leaves.
 */
import type { Response } from 'express';
import { FootnoteError } from '../errors.ts';

const heartbeatMilliseconds = 15_000;
/** Open streams of all clients together. A browser page holds one. */
const mostStreams = 256;
let open = 0;

export interface EventStream {
  readonly send: (event: string, data: unknown) => void;
  /** Without the name of an event. `data`: one line. */
  readonly sendUnnamed: (data: string) => void;
  readonly end: () => void;
  readonly closed: AbortSignal;
}

export function openEventStream(response: Response): EventStream {
  if (open >= mostStreams) {
    throw new FootnoteError('too-many-streams', 'Too many pages are open.', 'Close some, or try again later.', {
      status: 503,
    });
  }
  open += 1;
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    // Nginx would hold events back.
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMilliseconds);
  const left = new AbortController();
  // On the response: the request is over as soon as its body has been read.
  response.on('close', () => {
    open -= 1;
    clearInterval(heartbeat);
    left.abort();
  });
  return {
    send: (event, data) => {
      if (!left.signal.aborted) response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    sendUnnamed: (data) => {
      if (!left.signal.aborted) response.write(`data: ${data}\n\n`);
    },
    end: () => response.end(),
    closed: left.signal,
  };
}
