/**
 * The body of a response, unpacked, and no more of it than is read at all.
 * Promises: bytes are counted as they arrive and again when they are unpacked, and the first too many ends it.
 */
import type { IncomingMessage } from 'node:http';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { tooLarge } from '../articles/read-article.ts';

/** A rule of ours, in words for the reader; all else that goes wrong is the network's. */
export class Refusal extends Error {}

export async function unpackBody(response: IncomingMessage, megabytes: number, signal: AbortSignal): Promise<Buffer> {
  const most = megabytes * 1024 * 1024;
  const { 'content-encoding': encoding, 'content-length': length } = response.headers;
  if (Number(length ?? 0) > most) throw new Refusal(tooLarge(megabytes));
  const chunks: Buffer[] = [];
  const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) chunks.push(chunk);
  };
  await pipeline(response, counter(megabytes), unpacker(encoding), counter(megabytes), collect, { signal });
  return Buffer.concat(chunks);
}

/** Passes bytes on until they are too many. What arrives is counted too: it may unpack to nothing, without an end. */
function counter(megabytes: number): Transform {
  let left = megabytes * 1024 * 1024;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      left -= chunk.length;
      if (left < 0) done(new Refusal(tooLarge(megabytes)));
      else done(null, chunk);
    },
  });
}

function unpacker(encoding = 'identity'): Transform {
  const name = encoding.trim().toLowerCase();
  if (name === 'gzip' || name === 'x-gzip') return createGunzip();
  if (name === 'br') return createBrotliDecompress();
  if (name === 'identity' || name === '') return new PassThrough();
  throw new Refusal(`It is packed as ${name}, which was not asked for.`);
}
