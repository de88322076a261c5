/**
 * The file of the keyword index: a cache beside the SQLite file, so that starting does not mean reading every article.
 * Promises: written whole or not at all; nothing is loaded unless its bytes are those that were recorded; deleted as
 * soon as something is removed, because it holds the words. Where there is none, the index is built from the articles.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { KeywordParts } from './keyword-index.ts';
import { termsVersion } from '../language/terms.ts';
import { noted } from '../store/noted.ts';
import type { PassageStore } from '../store/passage-store.ts';

const metaKey = 'keywordCache';
const fileName = 'keywords.cache';
/** Each array begins at a multiple of this. */
const alignment = 8;
/** Bytes that are hashed and written at once, so that other work has its turn. */
const pieceBytes = 4 * 1024 * 1024;

const recordSchema = z.object({
  version: z.literal(`1.${termsVersion}`),
  /** SHA-256, hexadecimal. */
  hash: z.string(),
  /** The revision that was followed up to. */
  revision: z.number(),
  /** The highest passage number. */
  last: z.number(),
  vocabulary: z.object({ bytes: z.number(), terms: z.number() }),
  segments: z.array(z.object({ passages: z.number(), terms: z.number(), postings: z.number() })),
});
type CacheRecord = z.infer<typeof recordSchema>;
type CachePlace = Pick<CacheRecord, 'revision' | 'last'>;

export function discardKeywordCache(store: PassageStore): void {
  for (const file of readdirSync(store.folder)) {
    if (file.startsWith(fileName)) rmSync(join(store.folder, file), { force: true });
  }
}

/** Undefined when there is none that can be trusted; what there is then is deleted. */
export function loadKeywordCache(store: PassageStore): (CachePlace & { readonly parts: KeywordParts }) | undefined {
  const loaded = readKeywordCache(store);
  if (loaded === undefined) discardKeywordCache(store);
  return loaded;
}

/** The same, and what cannot be trusted stays: for those who do not keep the file. */
export function readKeywordCache(store: PassageStore): (CachePlace & { readonly parts: KeywordParts }) | undefined {
  const record = noted(store.meta(metaKey), recordSchema);
  // Removed since: the file holds their words. A revision that is too long ago says nothing.
  if (record === undefined || store.passages.removedSince(record.revision)?.length !== 0) return undefined;
  let file: Buffer;
  try {
    file = readFileSync(join(store.folder, fileName));
  } catch {
    return undefined;
  }
  if (createHash('sha256').update(file).digest('hex') !== record.hash) return undefined;
  const { revision, last, vocabulary, segments } = record;
  const { buffer } = file;
  let at = file.byteOffset;
  const take = (bytes: number): number => {
    const begin = at;
    at += Math.ceil(bytes / alignment) * alignment;
    return begin;
  };
  return {
    revision,
    last,
    parts: {
      vocabulary: {
        terms: new Uint8Array(buffer, take(vocabulary.bytes), vocabulary.bytes),
        holders: new Uint32Array(buffer, take(4 * vocabulary.terms), vocabulary.terms),
      },
      segments: segments.map(({ passages, terms, postings }) => ({
        numbers: new Float64Array(buffer, take(8 * passages), passages),
        lengths: new Uint16Array(buffer, take(2 * passages), passages),
        terms: new Uint32Array(buffer, take(4 * terms), terms),
        offsets: new Uint32Array(buffer, take(4 * terms + 4), terms + 1),
        slots: new Uint16Array(buffer, take(2 * postings), postings),
        counts: new Uint8Array(buffer, take(postings), postings),
      })),
    },
  };
}

/** Beside, synced, renamed, recorded. `isCurrent` is asked at the end: what was removed meanwhile must not be kept. */
export async function saveKeywordCache(
  store: PassageStore,
  { vocabulary, segments }: KeywordParts,
  { revision, last }: CachePlace,
  isCurrent: () => boolean,
): Promise<boolean> {
  const path = join(store.folder, fileName);
  // Of its own name: another process may be writing too.
  const beside = `${path}.${randomUUID()}.new`;
  const arrays = [vocabulary.terms, vocabulary.holders].concat(
    segments.flatMap(({ numbers, lengths, terms, offsets, slots, counts }) =>
      [numbers, lengths, terms, offsets, slots, counts].map(bytesOf),
    ),
  );
  const hash = createHash('sha256');
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      for (const array of arrays) {
        const bytes = bytesOf(array);
        for (let at = 0; at < bytes.length; at += pieceBytes) {
          const piece = bytes.subarray(at, at + pieceBytes);
          hash.update(piece);
          await file.writeFile(piece);
        }
        const gap = new Uint8Array((alignment - (bytes.length % alignment)) % alignment);
        hash.update(gap);
        await file.writeFile(gap);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (!isCurrent()) return false;
    renameSync(beside, path);
    const record: CacheRecord = {
      version: `1.${termsVersion}`,
      hash: hash.digest('hex'),
      revision,
      last,
      vocabulary: { bytes: vocabulary.terms.length, terms: vocabulary.holders.length },
      segments: segments.map(({ numbers, terms, slots }) => {
        return { passages: numbers.length, terms: terms.length, postings: slots.length };
      }),
    };
    store.setMeta(metaKey, JSON.stringify(record));
    return true;
  } catch {
    // The disk is full, or another process holds SQLite. What is not recorded is not loaded.
    return false;
  } finally {
    rmSync(beside, { force: true });
  }
}

function bytesOf(array: Uint8Array | Uint16Array | Uint32Array | Float64Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
