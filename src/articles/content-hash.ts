/**
 * What tells whether a file holds what was read from it: a hash over its bytes. Promises that the tags in its front matter
 * count for nothing in it, because the words do not change with them: what was quoted stands as it stood.
 */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { endingOf } from './formats.ts';
import { withoutTags } from './front-matter-tags.ts';

/** Whether front matter is looked for in files of this name. */
export function mayHoldTags(path: string): boolean {
  return ['.md', '.txt'].includes(endingOf(path));
}

export function contentHashOf(path: string, bytes: Uint8Array): string {
  return hashOf(mayHoldTags(path) && isUtf8(bytes) && opens(bytes) ? withoutTags(asText(bytes)) : bytes);
}

/** The first is that of now. Before tags counted for nothing, it was of all bytes. */
export function contentHashesOf(path: string, bytes: Uint8Array): readonly [string, ...string[]] {
  const now = contentHashOf(path, bytes);
  const before = hashOf(bytes);
  return now === before ? [now] : [now, before];
}

/** With the mark of its byte order, where it has one, so that the same bytes can be made of it. */
export function asText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function opens(bytes: Uint8Array): boolean {
  return asText(bytes.subarray(0, 6)).replace('\uFEFF', '').startsWith('---');
}
