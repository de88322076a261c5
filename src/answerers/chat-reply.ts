/**
 * What an endpoint sends back as a chat completion, as pieces of text.
 *
 * Promises: bounded in length; it ends normally only when the model says that it has finished, and never without having
 * said a thing. Does not know what the text says, how long it may take, nor how it was asked for.
 */
import { z } from 'zod';
import type { FootnoteError } from '../errors.ts';
import type { ChatErrors } from './chat-errors.ts';

/** A piece of a reply; `cut` when the reply ran into the limit of tokens behind it. */
export interface Piece {
  readonly text: string;
  readonly cut: boolean;
}

/** Characters of a reply; what is asked for takes about a tenth. */
const longestReply = 20_000;
/** Bytes of a response; each token comes in an envelope of about 300. */
const largestResponse = 8_000_000;
/** Bytes without a blank line; the client looks through all of them again with each piece that comes. */
const largestEvent = 200_000;

const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
});
/** A reply in one piece, from a server that does not stream. */
const wholeSchema = z.object({
  error: z.unknown().optional(),
  choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })).optional(),
});

/** A response as the client gives it: `data` are the events of a stream. */
interface ChatResponse {
  readonly data: AsyncIterable<unknown>;
  readonly response: Response;
}

/** A piece for each event, an empty one too: it shows that the model is at work. */
export async function* readReply(reply: ChatResponse, errors: ChatErrors): AsyncGenerator<Piece, void> {
  let any = false;
  let length = 0;
  for await (const { text, finish } of eventsOf(reply, errors)) {
    any = true;
    length += text.length;
    const cut = finish === 'length';
    if (length > longestReply) throw errors.garbled(`it sent more than ${longestReply} characters`);
    if (finish === 'content_filter') throw errors.failed('a content filter stopped it');
    if (finish !== undefined && length === 0 && !cut) throw errors.garbled('it said nothing');
    yield { text, cut };
    if (finish !== undefined) return;
  }
  throw any ? errors.failed('it broke off in the middle of its reply') : errors.garbled('it sent an empty reply');
}

async function* eventsOf(
  { data, response }: ChatResponse,
  errors: ChatErrors,
): AsyncGenerator<{ text: string; finish: string | undefined }, void> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('html')) throw errors.garbled('it sent a web page');
  if (type.includes('application/json')) {
    const { error, choices } = wholeSchema.parse(await response.json());
    if (error !== undefined && error !== null) throw errors.failed(errors.said(JSON.stringify(error)));
    yield { text: choices?.[0]?.message.content ?? '', finish: 'stop' };
    return;
  }
  for await (const chunk of data) {
    const choice = chunkSchema.parse(chunk).choices?.[0];
    yield { text: choice?.delta?.content ?? '', finish: choice?.finish_reason ?? undefined };
  }
}

/** The response, broken off where nobody could want more of it. */
export function limitResponse({ body, status, headers }: Response, tooMuch: () => FootnoteError): Response {
  let responseBytes = 0;
  let eventBytes = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      const blank = Math.max(bytes.lastIndexOf('\n\n'), bytes.lastIndexOf('\r\n\r\n'));
      responseBytes += bytes.length;
      eventBytes = blank < 0 ? eventBytes + bytes.length : bytes.length - blank;
      if (responseBytes > largestResponse || eventBytes > largestEvent) controller.error(tooMuch());
      else controller.enqueue(chunk);
    },
  });
  return new Response(body?.pipeThrough(limit) ?? null, { status, headers });
}
