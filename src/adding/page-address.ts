/**
 * What an address means, by one parser (WHATWG URL): the same that decides where the connection goes.
 * Promises: only addresses of the web come out, without a fragment. Does not look up hosts.
 */

import { describeError } from '../errors.ts';

/** Characters. */
const longestAddress = 2000;
/** Below lie services that are not of the web; above, anybody may run a server. */
const firstFreePort = 1024;
const webPorts = new Set(['', '80', '443']);

/** Throws with the reason, as a sentence. */
export function checkedAddress(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) throw new Error(`${shown(address)} is not an address of the web.`);
  const url = new URL(address, base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new Error(`Only http and https addresses are fetched, not ${url.protocol.slice(0, -1)}.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new Error('It contains a user name or a password. Save the page and add the file.');
  }
  if (!webPorts.has(url.port) && Number(url.port) < firstFreePort) {
    throw new Error(`Port ${url.port} is not one of the web.`);
  }
  url.hash = '';
  if (url.href.length > longestAddress) throw new Error(`It is longer than ${longestAddress} characters.`);
  return url;
}

/** Where a redirect leads, which may be relative. Throws with the reason, as a sentence. */
export function redirectedAddress(location: string, from: URL): URL {
  let target: URL;
  try {
    target = checkedAddress(location, from);
  } catch (cause) {
    throw new Error(`It redirects to where it may not: ${describeError(cause)}`, { cause });
  }
  if (from.protocol === 'https:' && target.protocol === 'http:') {
    throw new Error('It redirects from https to http, where anybody on the way could change it.');
  }
  return target;
}

function shown(address: string): string {
  return address.length > 100 ? `${address.slice(0, 100)}…` : address;
}
