/**
 * The token that a server beyond this machine asks for: kept in this browser, sent as a header, never in an address.
 * Requests that are refused for want of one tell everyone who listens.
 */
const storageKey = 'footnote.token';

let token = readToken();
const listeners = new Set<() => void>();

export function hasToken(): boolean {
  return token !== '';
}

export function authorization(): Readonly<Record<string, string>> {
  return token === '' ? {} : { Authorization: `Bearer ${token}` };
}

/** Whoever waits for a token is told. */
export function setToken(given: string): void {
  token = given;
  try {
    localStorage.setItem(storageKey, given);
  } catch {
    // Without storage the token lives as long as the page.
  }
  for (const listener of listeners) listener();
}

export function whenTokenGiven(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readToken(): string {
  try {
    return localStorage.getItem(storageKey) ?? '';
  } catch {
    return '';
  }
}
