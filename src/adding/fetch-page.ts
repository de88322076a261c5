/**
 * Fetches one page that somebody named, and nothing else: whoever names addresses must not reach this machine, its
 * network, or more memory and time than a page takes.
 * Promises: each host is looked up once, all its addresses are checked, and the connection goes to those that were
 * checked; each redirect is checked anew; one deadline holds for all; bytes are counted as they arrive, and again when
 * they are unpacked. Sends no cookies, asks no proxy, and reads no page: reading it is for others.
 */
import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { describeError } from '../errors.ts';
import { checkedAddress, redirectedAddress } from './page-address.ts';
import { endingOfMediaType } from './media-types.ts';
import { isPublicAddress } from './public-address.ts';
import { Refusal, unpackBody } from './unpack-body.ts';

export interface FetchedPage {
  /** After redirects, without a fragment. */
  readonly url: URL;
  readonly bytes: Uint8Array;
  /** Lower case, without parameters; empty when the server gives none. */
  readonly mediaType: string;
  /** As the server declares it. */
  readonly charset?: string;
}

interface HostAddress {
  readonly address: string;
  readonly family: number;
}

export interface FetchRules {
  readonly milliseconds: number;
  readonly isAllowed: (address: string) => boolean;
  readonly lookup: (host: string) => Promise<readonly HostAddress[]>;
}

/** Others are for tests, which have no servers but on this machine. */
export const publicRules: FetchRules = {
  milliseconds: 20_000,
  isAllowed: isPublicAddress,
  lookup: async (host) => lookup(host, { all: true }),
};

const mostRedirects = 5;
/** Characters of what a server says that are repeated to the reader. */
const longestShown = 60;
const redirects = new Set([301, 302, 303, 307, 308]);
const lastingRedirects = new Set([301, 308]);
const headers = {
  'User-Agent': 'Footnote/0.1 (adds one page that its user has named)',
  Accept: 'text/html, application/xhtml+xml, application/pdf, text/plain, */*;q=0.5',
  'Accept-Encoding': 'gzip, br',
};

/** Throws with the reason, as a sentence, when the page cannot be had. */
export async function fetchPage(address: string, megabytes: number, rules = publicRules): Promise<FetchedPage> {
  return inTime(rules, async (deadline) =>
    pageOf(await openPage(address, rules, deadline, headers), megabytes, deadline),
  );
}

/** One deadline for all that is done; `ending` breaks it off earlier. */
export async function inTime<Result>(
  { milliseconds }: FetchRules,
  work: (deadline: AbortSignal) => Promise<Result>,
  ending?: AbortSignal,
): Promise<Result> {
  const late = AbortSignal.timeout(milliseconds);
  try {
    return await work(ending === undefined ? late : AbortSignal.any([late, ending]));
  } catch (cause) {
    if (!late.aborted) throw cause;
    throw new Error(`It took longer than ${milliseconds / 1000} s to fetch.`, { cause });
  }
}

export interface OpenedPage {
  readonly response: IncomingMessage;
  /** After redirects, without a fragment. */
  readonly url: URL;
  /** Where it has moved for good: as far as the redirects said so, one after the other. */
  readonly movedTo?: URL;
}

/** Follows redirects; the body has not been read yet. */
export async function openPage(
  address: string,
  rules: FetchRules,
  deadline: AbortSignal,
  sent: Readonly<Record<string, string>>,
): Promise<OpenedPage> {
  let url = checkedAddress(address);
  let movedTo: URL | undefined;
  let isForGood = true;
  for (let count = 0; count <= mostRedirects; count += 1) {
    const response = await open(url, await addressesOf(url, rules, deadline), deadline, sent);
    const target = targetOf(response, url);
    if (target === undefined) return { response, url, ...(movedTo !== undefined && { movedTo }) };
    isForGood &&= lastingRedirects.has(response.statusCode ?? 0);
    if (isForGood) movedTo = target;
    url = target;
  }
  throw new Error(`It redirects more than ${mostRedirects} times.`);
}

/** All of them must be allowed: which one is used in the end is not for the host to choose. */
async function addressesOf(
  url: URL,
  { lookup: find, isAllowed }: FetchRules,
  deadline: AbortSignal,
): Promise<readonly HostAddress[]> {
  const host = hostOf(url);
  const family = isIP(host);
  const found = family === 0 ? await beforeDeadline(find(host), deadline) : [{ address: host, family }];
  if (found === undefined || found.length === 0) throw new Error(`The host ${host} cannot be found.`);
  if (!found.every((each) => isAllowed(each.address))) {
    throw new Error(`The host ${host} is not on the public internet. Save the page and add the file.`);
  }
  return found;
}

async function open(
  url: URL,
  addresses: readonly HostAddress[],
  deadline: AbortSignal,
  sent: Readonly<Record<string, string>>,
): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  try {
    return await new Promise((resolve, reject) => {
      const request = send({
        protocol: url.protocol,
        hostname: hostOf(url),
        port: url.port,
        path: url.pathname + url.search,
        headers: { ...sent, Host: url.host },
        lookup: pinnedTo(addresses),
        // An agent of its own: the shared one may be told by the environment to ask a proxy.
        agent: false,
        rejectUnauthorized: true,
        signal: deadline,
      });
      request.on('response', resolve);
      request.on('error', reject);
      request.end();
    });
  } catch (cause) {
    throw new Error(`The host ${url.host} does not answer: ${describeError(cause)}.`, { cause });
  }
}

/** Gives the connection the addresses that were checked, whatever the host's name would lead to now. */
function pinnedTo(addresses: readonly HostAddress[]): LookupFunction {
  return (_host, options, done) => {
    const [first] = addresses;
    if (options.all === true) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family);
  };
}

/** Where a redirect leads; undefined for what is none. */
function targetOf(response: IncomingMessage, url: URL): URL | undefined {
  const { statusCode = 0, headers: given } = response;
  const { location } = given;
  if (!redirects.has(statusCode) || location === undefined) return undefined;
  response.destroy();
  return redirectedAddress(location, url);
}

/** The body of what was opened. Throws with the reason where it is none that is read. */
export async function pageOf(
  { response, url }: OpenedPage,
  megabytes: number,
  deadline: AbortSignal,
): Promise<FetchedPage> {
  try {
    const { statusCode = 0, statusMessage = '', headers: given } = response;
    if (statusCode < 200 || statusCode > 299) {
      const status = `${statusCode} ${statusMessage.slice(0, longestShown)}`.trim();
      throw new Refusal(`The host ${url.host} answered ${status} instead of a page.`);
    }
    const contentType = given['content-type'] ?? '';
    const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
    if (endingOfMediaType(mediaType) === undefined) {
      throw new Refusal(`It is ${mediaType.slice(0, longestShown)}, which is not read.`);
    }
    const charset = /;\s*charset\s*=\s*"?([\w:.-]+)/i.exec(contentType)?.[1];
    const bytes = await unpackBody(response, megabytes, deadline);
    return { url, bytes, mediaType, ...(charset !== undefined && { charset }) };
  } catch (cause) {
    response.destroy();
    throw cause instanceof Refusal ? cause : new Error(`It broke off: ${describeError(cause)}.`, { cause });
  }
}

async function beforeDeadline<T>(work: Promise<T>, deadline: AbortSignal): Promise<T | undefined> {
  const late = new Promise<undefined>((resolve) => {
    deadline.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  return Promise.race([work.catch(() => undefined), late]);
}

/** Without the brackets of IPv6. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}
