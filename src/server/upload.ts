/**
 * Files of a form (multipart/form-data), one after the other as they arrive.
 * Promises: of all the files no more than one whole one is in memory, nothing is written to disk, and limits hold while
 * bytes arrive; a file that was cut off is not given. Does not look into the files.
 */
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { IncomingMessage } from 'node:http';
import { tooLarge } from '../articles/read-article.ts';
import { FootnoteError } from '../errors.ts';
import type { Offer } from '../adding/add-articles.ts';

/** Files of one request. More would keep a client waiting for minutes. */
const mostFiles = 100;
/** Forms may name what they send; nobody reads it. */
const fieldLimits = { fields: 20, fieldSize: 1024, headerPairs: 20, headerSize: 16 * 1024 };

export async function* filesOfForm(request: IncomingMessage, megabytes: number): AsyncGenerator<Offer, void> {
  const received: Offer[] = [];
  const faults: Error[] = [];
  const form = openForm(request, megabytes);
  let files = 0;
  form.on('file', (_field, stream, sentName) => {
    // The one character that browsers write in another way and that names have.
    const name = sentName.replaceAll('%22', '"');
    let isCut = false;
    files += 1;
    const chunks: Buffer[] = [];
    const isOver = files > mostFiles;
    stream.on('data', (chunk: Buffer) => {
      if (!isOver) chunks.push(chunk);
    });
    stream.on('error', () => {
      isCut = true;
    });
    stream.on('end', () => {
      const bytes = Buffer.concat(chunks);
      // Browsers send this when no file was chosen.
      if (isCut || (name === '' && bytes.length === 0)) return;
      if (isOver)
        received.push({
          kind: 'refused',
          name,
          reason: `It is one of more than ${mostFiles} files at once. Send it again.`,
        });
      else if (stream.truncated) received.push({ kind: 'refused', name, reason: tooLarge(megabytes) });
      else received.push({ kind: 'file', name, bytes });
    });
  });
  form.on('partsLimit', () => faults.push(tooMany()));
  form.on('error', () => faults.push(damaged()));
  const broken = new Promise<void>((resolve) => {
    form.once('error', () => resolve());
  });
  try {
    // A refusal is to reach the client, so the connection stays.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      await Promise.race([written(form, chunk), broken]);
      yield* received.splice(0);
      if (faults[0] !== undefined) throw faults[0];
    }
    await Promise.race([finished(form), broken]);
    yield* received.splice(0);
    if (faults[0] !== undefined) throw faults[0];
  } catch (error) {
    throw request.destroyed && !request.complete ? cutOff(error) : error;
  } finally {
    form.destroy();
  }
}

function openForm({ headers }: IncomingMessage, megabytes: number): BusboyInstance {
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': headers['content-type'] ?? '' },
      limits: { ...fieldLimits, parts: 10 * mostFiles, fileSize: megabytes * 1024 * 1024 },
    });
  } catch {
    throw damaged();
  }
}

async function written(form: BusboyInstance, chunk: unknown): Promise<void> {
  return new Promise((resolve) => {
    form.write(chunk, () => resolve());
  });
}

async function finished(form: BusboyInstance): Promise<void> {
  return new Promise((resolve) => {
    form.once('finish', () => resolve());
    form.end();
  });
}

function damaged(): FootnoteError {
  return new FootnoteError('bad-request', 'The form cannot be read.', 'Send multipart/form-data, whole.', {
    status: 400,
  });
}

function tooMany(): FootnoteError {
  return new FootnoteError(
    'too-many-files',
    `The form holds far more than ${mostFiles} files.`,
    'Send fewer at once.',
    {
      status: 413,
    },
  );
}

function cutOff(cause: unknown): FootnoteError {
  return new FootnoteError('upload-cut', 'The upload was cut off.', 'Send again what is missing.', {
    status: 400,
    cause,
  });
}
