/**
 * The id of a citation: which words of which content, said in full, so that it can be looked up where no answer was kept.
 * Promises: pure; the same for the same words of the same content, whatever the article's path or id; safe in an address.
 */
import { createHash } from 'node:crypto';
import type { Span } from '../text.ts';

/** SHA-256 of the content, the offsets, and the start of the SHA-256 of the words: content may be read in another way later. */
const form = /^([0-9a-f]{64})-(\d{1,9})-(\d{1,9})-([0-9a-f]{8})$/;

export interface CitedPlace extends Span {
  readonly contentHash: string;
  readonly isQuote: (words: string) => boolean;
}

export function citationId(contentHash: string, { start, end }: Span, quote: string): string {
  return `${contentHash}-${start}-${end}-${shortHash(quote)}`;
}

/** Undefined where it is none. */
export function parseCitationId(id: string): CitedPlace | undefined {
  const [, contentHash, start, end, hash] = form.exec(id) ?? [];
  if (contentHash === undefined || Number(start) >= Number(end)) return undefined;
  return { contentHash, start: Number(start), end: Number(end), isQuote: (words) => shortHash(words) === hash };
}

function shortHash(words: string): string {
  return createHash('sha256').update(words).digest('hex').slice(0, 8);
}
