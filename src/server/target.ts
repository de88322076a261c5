/**
 * What a request is sent to, read in one way: programs that read it in several ways are led astray by the difference.
 * Promises: behind it, the target is a path of this server that can be decoded, and the host is a host, named once. Does not
 * know which paths there are, nor which hosts are let in (guard.ts).
 */
import type { Request, RequestHandler } from 'express';
import { FootnoteError } from '../errors.ts';

/** Characters. A question of the greatest length, in an address, is not longer. */
const longestTarget = 12_000;
/** A name or an address, and a port. */
const hostForm = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

export const readTarget: RequestHandler = (request, _response, next) => {
  const { host } = request.headers;
  const isNamed = host !== undefined || request.httpVersion === '1.0';
  if (!isNamed || timesGiven(request, 'host') > 1 || (host !== undefined && !isHost(host))) {
    throw unreadable('The name that this request was sent to cannot be read.');
  }
  if (request.url.length > longestTarget) {
    throw new FootnoteError('address-too-long', 'The address is too long.', 'Send a question by POST /api/ask.', {
      status: 414,
    });
  }
  if (!isDecodable(request.url.split('?', 1)[0] ?? '')) throw unreadable('The address cannot be read.');
  next();
};

function timesGiven({ rawHeaders }: Request, name: string): number {
  return rawHeaders.filter((each, at) => at % 2 === 0 && each.toLowerCase() === name).length;
}

function isHost(host: string): boolean {
  return hostForm.test(host) && URL.canParse(`http://${host}`);
}

/** Some ask as a proxy is asked, by the whole address (RFC 9112, 3.2.2). Undefined where it is not one of this server. */
export function pathOf(target: string, host: string | undefined): string | undefined {
  if (target.startsWith('/')) return target;
  const whole = /^https?:/i.test(target) && URL.canParse(target) ? new URL(target) : undefined;
  const isOurs = whole !== undefined && whole.username === '' && whole.host === host?.toLowerCase();
  return isOurs ? whole.pathname + whole.search : undefined;
}

function isDecodable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}

function unreadable(sentence: string): FootnoteError {
  return new FootnoteError('bad-address', sentence, 'Correct it.', { status: 400 });
}
