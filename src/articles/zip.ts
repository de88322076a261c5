/**
 * Unpacks the parts of a ZIP file that a reader asks for, and guards against files that unpack to far more than they are.
 * Promises: what the file declares is checked before anything is unpacked, what is unpacked is counted byte by byte
 * against what was declared, and nothing is written to disk. Does not know what the parts mean.
 */
import { type Entry, fromBufferPromise } from 'yauzl';
import type { ParsingLimits } from './parsing-limits.ts';

/** Below this a file may shrink as it likes. */
const freeBytes = 2 * 1024 * 1024;

export class Zip {
  readonly #parts: ReadonlyMap<string, Uint8Array>;

  private constructor(parts: ReadonlyMap<string, Uint8Array>) {
    this.#parts = parts;
  }

  /** `isWanted`: which parts to unpack, by their name in the file. */
  static async unpack(bytes: Uint8Array, isWanted: (name: string) => boolean, limits: ParsingLimits): Promise<Zip> {
    const parts = new Map<string, Uint8Array>();
    try {
      const file = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
        lazyEntries: true,
        validateEntrySizes: true,
      });
      if (file.entryCount > limits.entries) {
        throw new ZipLimit(`It holds ${file.entryCount} files, more than ${limits.entries}.`);
      }
      const entries: Entry[] = [];
      for await (const entry of file.eachEntry()) entries.push(entry);
      const wanted = entries.filter(({ fileName }) => isWanted(fileName));
      refuseBombs(entries, wanted, limits);
      for (const entry of wanted) {
        // The first of a name: a second would be read by some programs and not by others.
        if (parts.has(entry.fileName)) continue;
        if (entry.isEncrypted()) throw new ZipLimit('It is protected by a password. Save a copy without one.');
        const chunks: Buffer[] = [];
        // The stream fails when it gives more or fewer bytes than declared.
        for await (const chunk of await file.openReadStreamPromise(entry)) {
          if (chunk instanceof Buffer) chunks.push(chunk);
        }
        parts.set(entry.fileName, Buffer.concat(chunks));
      }
    } catch (cause) {
      throw cause instanceof ZipLimit ? cause : new Error('It is damaged, or not a whole file.', { cause });
    }
    return new Zip(parts);
  }

  names(): string[] {
    return [...this.#parts.keys()];
  }

  part(name: string): Uint8Array | undefined {
    return this.#parts.get(name);
  }
}

/** A limit of ours, in words for the reader; all else that goes wrong is damage. */
class ZipLimit extends Error {}

function refuseBombs(entries: readonly Entry[], wanted: readonly Entry[], limits: ParsingLimits): void {
  if (sum(entries, 'uncompressedSize') > limits.unpackedMegabytes * 1024 * 1024) {
    throw new ZipLimit(`It unpacks to more than ${limits.unpackedMegabytes} MB.`);
  }
  const unpacked = sum(wanted, 'uncompressedSize');
  const ratio = unpacked / Math.max(1, sum(wanted, 'compressedSize'));
  if (unpacked > freeBytes && ratio > limits.ratio) {
    throw new ZipLimit(`It unpacks to ${Math.round(ratio)} times its size, as no article does.`);
  }
}

function sum(entries: readonly Entry[], size: 'uncompressedSize' | 'compressedSize'): number {
  return entries.reduce((total, entry) => total + entry[size], 0);
}
