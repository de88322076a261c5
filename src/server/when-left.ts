/** When whoever asked is no longer there. On the response: the request is over as soon as its body has been read. */
import type { Response } from 'express';

/** Aborts when the client has left; also when it has been answered, which then matters to nobody. */
export function whenLeft(response: Response): AbortSignal {
  const left = new AbortController();
  response.on('close', () => left.abort());
  return left.signal;
}
