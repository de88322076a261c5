/**
 * Requests that are done once, however often they are sent: by a key that the client chose (Idempotency-Key,
 * draft-ietf-httpapi-idempotency-key-header). Promises: the same request again has the same answer, and nothing happens; another
 * request by the same key is refused; one that failed may be sent again. In memory: what was added is known by its content all
 * the same.
 */
import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { Offer } from '../adding/add-articles.ts';
import { FootnoteError } from '../errors.ts';

/** Keys, and milliseconds for which each is kept. */
const mostKeys = 500;
const longestKept = 24 * 60 * 60 * 1000;

interface Done<Answer> {
  readonly since: number;
  readonly fingerprint: string;
  readonly answer: Answer;
}

/** Undefined where there is none. A string of structured fields stands in quotes; many clients leave them out. */
export function keyOf(request: Request): string | undefined {
  const given = request.get('idempotency-key');
  if (given === undefined) return undefined;
  const [, key] = /^"?([!#-[\]-~]{1,255})"?$/.exec(given.trim()) ?? [];
  if (key !== undefined) return key;
  throw new FootnoteError('bad-key', 'The Idempotency-Key cannot be read.', 'Send up to 255 visible characters.', {
    status: 400,
  });
}

export class KeyedRequests<Answer> {
  readonly #done = new Map<string, Done<Answer>>();
  readonly #running = new Set<string>();

  /** `work` takes the offers as they come; `again`: whether this is the answer of before. */
  async once(
    key: string,
    offers: AsyncIterable<Offer> | Iterable<Offer>,
    work: (offers: AsyncIterable<Offer>) => Promise<Answer>,
  ): Promise<{ readonly answer: Answer; readonly again: boolean }> {
    if (this.#running.has(key)) {
      throw new FootnoteError('still-running', 'This very request is being done.', 'Send it again in a moment.', {
        status: 409,
      });
    }
    const fingerprint = createHash('sha256');
    const before = this.#kept(key);
    if (before !== undefined) {
      for await (const offer of offers) addTo(fingerprint, offer);
      if (fingerprint.digest('base64') === before.fingerprint) return { answer: before.answer, again: true };
      throw new FootnoteError('key-reused', 'This key was used for another request.', 'Choose a new key for each.', {
        status: 422,
      });
    }
    this.#running.add(key);
    try {
      const answer = await work(passing(offers, fingerprint));
      this.#done.set(key, { since: Date.now(), fingerprint: fingerprint.digest('base64'), answer });
      const [oldest] = this.#done.keys();
      if (this.#done.size > mostKeys && oldest !== undefined) this.#done.delete(oldest);
      return { answer, again: false };
    } finally {
      this.#running.delete(key);
    }
  }

  #kept(key: string): Done<Answer> | undefined {
    const done = this.#done.get(key);
    if (done === undefined || Date.now() - done.since <= longestKept) return done;
    this.#done.delete(key);
    return undefined;
  }
}

type Fingerprint = ReturnType<typeof createHash>;

async function* passing(
  offers: AsyncIterable<Offer> | Iterable<Offer>,
  fingerprint: Fingerprint,
): AsyncGenerator<Offer, void> {
  for await (const offer of offers) {
    addTo(fingerprint, offer);
    yield offer;
  }
}

/** What is offered, and not how it is packed: forms are parted by other words each time. */
function addTo(fingerprint: Fingerprint, offer: Offer): void {
  if (offer.kind !== 'file') {
    fingerprint.update(`${JSON.stringify(offer)}\n`);
    return;
  }
  fingerprint.update(`${JSON.stringify([offer.name, offer.bytes.length])}\n`).update(offer.bytes);
}
