/**
 * Server-sent events (WHATWG HTML, 9.2): one stream to one client.
 * Promises: a comment every 15 s keeps proxies from closing it; `closed` aborts when the client leaves; a client that does
 * not read what it is sent is dropped, before it fills the memory. Those that only follow the index are counted
 * (`FollowingStreams`), so that they take nothing from each other for ever, and from questions never.
 */
import type { Response } from 'express';
import { FootnoteError } from '../errors.ts';

const heartbeatMilliseconds = 15_000;
/** Bytes that may wait for a client to read them: the longest answer and its sources several times over. */
const mostUnread = 2 * 1024 * 1024;
/** Streams that follow the index, some 20 kB of memory each; one browser opens six at most. */
const mostFollowing = 1024;
/** Of one client, so that no other is kept out by it. Behind a proxy, one may stand for many people. */
const mostOfOne = 512;

export interface EventStream {
  readonly send: (event: string, data: unknown) => void;
  /** Without the name of an event. `data`: one line. */
  readonly sendUnnamed: (data: string) => void;
  readonly end: () => void;
  readonly closed: AbortSignal;
}

export function openEventStream(response: Response): EventStream {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    // Nginx would hold events back.
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  const left = new AbortController();
  const write = (text: string): void => {
    if (left.signal.aborted) return;
    response.write(text);
    if (response.writableLength > mostUnread) response.destroy();
  };
  const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMilliseconds);
  // On the response: the request is over as soon as its body has been read.
  response.on('close', () => {
    clearInterval(heartbeat);
    left.abort();
  });
  return {
    send: (event, data) => write(`event: ${event}\ndata: ${written(data)}\n\n`),
    sendUnnamed: (data) => write(`data: ${data}\n\n`),
    end: () => response.end(),
    closed: left.signal,
  };
}

/** What happens to the index is sent to a thousand at once, and put into words once. */
const known = new WeakMap<object, string>();

function written(data: unknown): string {
  if (typeof data !== 'object' || data === null) return JSON.stringify(data);
  const text = known.get(data) ?? JSON.stringify(data);
  known.set(data, text);
  return text;
}

/** Those who follow the index, by client. */
export class FollowingStreams {
  readonly #open = new Map<string, Set<EventStream>>();
  #total = 0;

  /** Opens one, or throws when there are too many. */
  open(client: string, response: Response): EventStream {
    const own = this.#open.get(client) ?? new Set();
    if (this.#total >= mostFollowing || own.size >= mostOfOne) throw tooMany();
    const stream = openEventStream(response);
    this.#open.set(client, own.add(stream));
    this.#total += 1;
    stream.closed.addEventListener('abort', () => {
      this.#total -= 1;
      own.delete(stream);
      if (own.size === 0) this.#open.delete(client);
    });
    return stream;
  }

  endAll(): void {
    for (const streams of this.#open.values()) for (const stream of streams) stream.end();
  }
}

function tooMany(): FootnoteError {
  return new FootnoteError(
    'too-many-streams',
    'Too many pages follow what happens to the articles.',
    'Close some, or try again later; questions are answered all the same.',
    { status: 503, retryAfter: 30 },
  );
}
