/**
 * Node's HTTP server, set so that nobody holds a connection by being slow, and so that what it refuses by itself, before the
 * application sees it, is told as every other problem is. Promises: a request that does not come to its end is dropped.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Problem } from '../errors.ts';
import { pathOf } from './target.ts';

/** Seconds. */
export interface Patience {
  /** For the head of a request. */
  readonly head: number;
  /** For all of it; an upload of many files takes its time. */
  readonly whole: number;
  /** Between two looks at who is late. */
  readonly look: number;
}

export const usualPatience: Patience = { head: 20, whole: 300, look: 5 };

/** Milliseconds in which a refusal can reach who is still sending. */
const lingering = 10_000;
/** The same for one who cannot be read. */
const brief = 1000;

export function httpServer(listener: RequestListener, patience: Patience): Server {
  const server = createServer({
    headersTimeout: patience.head * 1000,
    requestTimeout: patience.whole * 1000,
    connectionsCheckingInterval: patience.look * 1000,
    // Refused by target.ts, in words.
    requireHostHeader: false,
  });
  const answering = new WeakMap<Duplex, ServerResponse>();
  server.on('request', (request, response) => {
    answering.set(request.socket, response);
    response.once('finish', () => {
      if (request.complete) return;
      // Refused while it was still sending: it is heard out for a while, so that it hears the refusal, and no longer.
      const timer = setTimeout(() => {
        // What came to its end after all has left the connection to the next.
        if (!request.complete) request.socket.destroy();
      }, lingering);
      request.once('close', () => clearTimeout(timer));
    });
    // Before the application: a router that cannot read a target passes by all that could answer.
    const path = pathOf(request.url ?? '', request.headers.host);
    if (path === undefined)
      answer(response, refusal(400, 'bad-address', 'The address is not one of this server.', 'Correct it.'));
    else listener(Object.assign(request, { url: path }), response);
  });
  server.on('checkExpectation', (_request, response) => {
    answer(response, refusal(417, 'bad-expectation', 'What this request expects is not done here.', 'Leave it out.'));
  });
  server.on('connect', (_request, socket) => {
    refuse(socket, refusal(405, 'method-not-allowed', 'This is no proxy.', 'Send requests for this server alone.'));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const response = answering.get(socket);
    const isAnswered = response?.headersSent === true && !response.writableFinished;
    if (!socket.writable || isAnswered || error.code === 'ECONNRESET') socket.destroy();
    else refuse(socket, refusalOf(error.code));
  });
  return server;
}

/** By what Node's parser says. */
function refusalOf(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW')
    return refusal(431, 'head-too-large', 'The head of the request is larger than 16 kB.', 'Send less.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return refusal(408, 'too-slow', 'The request did not come to its end in time.', 'Send it again, faster.');
  return refusal(400, 'bad-request', 'The request is not HTTP as it should be.', 'Correct it.');
}

function refusal(status: number, code: string, title: string, detail: string): Problem {
  return { type: `about:blank#${code}`, title, status, detail, code, requestId: randomUUID() };
}

function headersOf({ requestId }: Problem): Readonly<Record<string, string>> {
  return {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'X-Request-Id': requestId,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    Connection: 'close',
  };
}

function answer(response: ServerResponse, problem: Problem): void {
  const body = JSON.stringify(problem);
  response.writeHead(problem.status, { ...headersOf(problem), 'Content-Length': Buffer.byteLength(body) }).end(body);
}

function refuse(socket: Duplex, problem: Problem): void {
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    ...Object.entries({ ...headersOf(problem), 'Content-Length': String(Buffer.byteLength(body)) }).map(
      ([name, value]) => `${name}: ${value}`,
    ),
  ];
  socket.on('error', () => socket.destroy());
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  setTimeout(() => socket.destroy(), brief).unref();
}
