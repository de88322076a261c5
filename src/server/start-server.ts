/**
 * Binds the address first and opens the index beside it, so that a browser finds the server at once and sees how far
 * the index is. Promises: `close` takes nothing new, lets what was begun be finished or told why not, within seconds, ends
 * streams, and leaves the index whole.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Config } from '../config.ts';
import { FootnoteError } from '../errors.ts';
import { createApp } from './app.ts';
import { httpServer, type Patience, usualPatience } from './http-server.ts';
import { LiveFootnote } from './live-footnote.ts';

/**
 * Milliseconds in which answers that were begun may be finished when the server is stopped; and be told why not, from then
 * on, since a busy machine may come to both late.
 */
const patience = 3000;
const grace = 2000;

export interface RunningServer {
  readonly url: string;
  /** Resolves when questions can be answered; rejects when the index cannot be opened. */
  readonly ready: Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startServer(
  config: Config,
  options: { readonly watch: boolean; readonly notice: (line: string) => void; readonly patience?: Patience },
): Promise<RunningServer> {
  const live = new LiveFootnote(options.notice);
  const server = httpServer(createApp(config, live), options.patience ?? usualPatience);
  const unused = unusedConnections(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(cause, config)));
    server.listen(config.port, config.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  const name = config.host.includes(':') ? `[${config.host}]` : config.host;
  // Of those that share a store, one that does not watch the folder leaves it to the others.
  live.start({ ...config, follows: config.store !== undefined && !options.watch }, options.watch);
  return {
    url: `http://${name}:${port}`,
    ready: live.whenReady,
    close: async () => {
      const closed = new Promise((resolve) => {
        server.close(resolve);
      });
      live.stopAsking();
      // A connection whose answer has been given, or that nothing was asked on yet, is kept open for the next question.
      const looking = setInterval(() => unused.forEach((socket) => socket.destroy()), 100);
      let last: NodeJS.Timeout | undefined;
      const late = setTimeout(() => {
        live.stopAnswering();
        last = setTimeout(() => server.closeAllConnections(), grace);
      }, patience);
      await closed;
      for (const timer of [looking, late, last]) clearTimeout(timer);
      await live.close();
    },
  };
}

function cannotListen(cause: NodeJS.ErrnoException, { host, port }: Config): FootnoteError {
  const reason = cause.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be bound (${cause.message})`;
  return new FootnoteError('address-taken', `The address ${host}:${port} ${reason}.`, 'Choose another with --port.', {
    cause,
  });
}

/** Node counts a connection on which nothing has been asked yet among those in use. */
function unusedConnections(server: Server): ReadonlySet<Socket> {
  const unused = new Set<Socket>();
  server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    unused.delete(socket);
    response.once('close', () => {
      if (!socket.destroyed) unused.add(socket);
    });
  });
  return unused;
}
