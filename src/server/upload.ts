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

/** Milliseconds after which the parser is given up: over some broken forms it waits for ever. */
const longestStep = 3000;

export async function* filesOfForm(request: IncomingMessage, megabytes: number): AsyncGenerator<Offer, void> {
  const form = openForm(request, megabytes);
  const received = filesAsTheyEnd(form, megabytes);
  const broken = new Promise<never>((_resolve, reject) => {
    form.on('error', () => reject(damaged()));
    form.on('partsLimit', () => reject(tooMany()));
  });
  // It may break while nobody waits for it: then the next step finds out.
  broken.catch(() => undefined);
  const step = async (take: (done: () => void) => void): Promise<void> => {
    let timer: NodeJS.Timeout | undefined;
    const stuck = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(damaged()), longestStep);
    });
    await Promise.race([new Promise<void>(take), broken, stuck]).finally(() => clearTimeout(timer));
  };
  let given = 0;
  const whole = function* (): Generator<Offer, void> {
    given += received.length;
    yield* received.splice(0);
  };
  try {
    // A refusal is to reach the client, so the connection stays.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      await step((done) => form.write(chunk, () => done()));
      yield* whole();
    }
    await step((done) => form.once('finish', done).end());
    yield* whole();
    if (given === 0) throw noFiles();
  } catch (error) {
    throw request.destroyed && !request.complete ? cutOff(error) : error;
  } finally {
    form.destroy();
  }
}

/** Grows as files are whole. */
function filesAsTheyEnd(form: BusboyInstance, megabytes: number): Offer[] {
  const received: Offer[] = [];
  let files = 0;
  form.on('file', (_field, stream, sentName) => {
    files += 1;
    const isOver = files > mostFiles;
    // The one character of names that browsers write in another way.
    const name = sentName.replaceAll('%22', '"');
    const chunks: Buffer[] = [];
    let isCut = false;
    stream.on('data', (chunk: Buffer) => {
      if (!isOver) chunks.push(chunk);
    });
    stream.on('error', () => {
      isCut = true;
    });
    stream.on('end', () => {
      const bytes = Buffer.concat(chunks);
      // Browsers send this when no file was chosen.
      const isNone = name === '' && bytes.length === 0;
      if (isCut || isNone) return;
      const tooMuch = isOver ? `More than ${mostFiles} files came at once. Send it again.` : tooLarge(megabytes);
      received.push(
        isOver || stream.truncated ? { kind: 'refused', name, reason: tooMuch } : { kind: 'file', name, bytes },
      );
    });
  });
  return received;
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

function damaged(): FootnoteError {
  return new FootnoteError('bad-request', 'The form cannot be read.', 'Send multipart/form-data, whole.', {
    status: 400,
  });
}

function noFiles(): FootnoteError {
  return new FootnoteError('no-files', 'The form holds no files.', 'Put at least one into it.', { status: 400 });
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
