/**
 * Whom a request comes from, as far as clients are to get equal shares of what is scarce: answers, and open streams.
 * A token stands for all who hold it, so an address tells clients apart too. Behind loopback everybody has the same one: a
 * browser, a script, whoever comes through a proxy. There a client is the program that it says it is, so that a script that
 * asks by the hundred does not stand before somebody's page; and the connections of one client share its turns.
 */
import type { Request, Response } from 'express';
import { isLoopback } from '../config.ts';

export interface Asker {
  readonly client: string;
  readonly connection: object;
}

/** Longer names are told apart by their beginning. */
const longestName = 200;

export function whoAsks(request: Request, response: Response): Asker {
  const { socket, headers } = request;
  const address = socket.remoteAddress ?? '';
  const name = isLoopback(address.replace(/^::ffff:/, ''))
    ? (headers['user-agent'] ?? '').slice(0, longestName)
    : address;
  return { client: `${String(response.locals['access'])} ${name}`, connection: socket };
}
