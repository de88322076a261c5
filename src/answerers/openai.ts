/**
 * An answerer behind an endpoint that speaks OpenAI's chat completions: OpenAI itself, or a server on this machine.
 *
 * Promises: question and passages go to the endpoint that was named and nowhere else; what comes back is bounded in
 * length and in time; an abort ends the request upstream; whatever fails, fails within its time with a named error that
 * says what to do, and the key is in none. Does not know whether a draft is true: that is for citations.ts to find.
 */
import { connect } from 'node:net';
import OpenAI, { APIConnectionError, APIError } from 'openai';
import { z } from 'zod';
import type { Answerer, DraftPart, Question, RankedPassage } from '../domain.ts';
import { FootnoteError } from '../errors.ts';
import { DraftParser } from './parse-draft.ts';
import { answerPrompt, type Message, standalonePrompt } from './prompts.ts';

export interface OpenAIAnswererTimeouts {
  /** Until the endpoint takes a connection. */
  readonly connectSeconds: number;
  /** From there to the first piece of the reply: a small machine reads the passages, perhaps loads the model first. */
  readonly firstTokenSeconds: number;
  /** Between two pieces. */
  readonly stallSeconds: number;
  /** For the whole reply. */
  readonly totalSeconds: number;
}

export interface OpenAIAnswererOptions {
  readonly baseURL: string;
  /** Empty for a server that wants none. */
  readonly apiKey: string;
  /** Without one, the first that the endpoint lists. */
  readonly model: string | undefined;
  readonly timeouts?: OpenAIAnswererTimeouts;
}

const defaultTimeouts: OpenAIAnswererTimeouts = {
  connectSeconds: 5,
  firstTokenSeconds: 90,
  stallSeconds: 20,
  totalSeconds: 180,
};

/** Tokens, thinking aloud included. Models that want no such limit think more. */
const mostTokens = 2000;
const mostTokensOfThinkers = 8000;
/** Characters of a reply; what is asked for takes about a tenth. */
const longestReply = 20_000;
const longestQuestion = 1000;
/** Bytes of a response; each token comes in an envelope of about 300. */
const largestResponse = 8_000_000;
/** Bytes without a blank line; the client looks through all of them again with each piece that comes. */
const largestEvent = 200_000;
/** Four are asked for; a model that goes on and on is stopped here. */
const mostStatements = 8;
/** A question does not wait for longer than this to be asked again. */
const longestRetryAfterSeconds = 3;

/** Models that endpoints list beside those that write. */
const writesNothing = /embed|rerank|whisper|tts|dall-e|moderation|transcribe|image|bge-|all-minilm/i;

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
const replySchema = z.object({
  error: z.unknown().optional(),
  choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })).optional(),
});
const modelsSchema = z.array(z.object({ id: z.string() })).catch([]);

/** A piece of a reply; `cut` when the reply ran into the limit of tokens behind it. */
interface Piece {
  readonly text: string;
  readonly cut: boolean;
}

export class OpenAIAnswerer implements Answerer {
  readonly #client: OpenAI;
  readonly #url: URL;
  readonly #key: string;
  readonly #timeouts: OpenAIAnswererTimeouts;
  #model: string | undefined;
  /** Set once the model has refused a temperature or a limit in the old name. */
  #refusesParameters = false;

  constructor({ baseURL, apiKey, model, timeouts = defaultTimeouts }: OpenAIAnswererOptions) {
    this.#url = new URL(baseURL);
    this.#key = apiKey;
    this.#model = model;
    this.#timeouts = timeouts;
    this.#client = new OpenAI({
      // The client takes no empty key, and looks for what is not given in the environment, which config.ts alone reads.
      apiKey: apiKey === '' ? 'none' : apiKey,
      baseURL,
      adminAPIKey: null,
      organization: null,
      project: null,
      logLevel: 'off',
      maxRetries: 1,
      // Ours run out first, and say what was waited for.
      timeout: timeouts.totalSeconds * 2000,
      fetch: boundedFetch(() => this.#garbled('it sent more than anybody could read')),
    });
  }

  /** Without the model's name until the first answer, when the endpoint is left to choose. */
  get id(): string {
    return this.#model === undefined ? 'openai' : `openai:${this.#model}`;
  }

  async *draft(
    question: Question,
    passages: readonly RankedPassage[],
    signal: AbortSignal,
  ): AsyncGenerator<DraftPart, void> {
    signal.throwIfAborted();
    if (passages.length === 0) return;
    const { messages, passageIdOf } = answerPrompt(question.text, passages);
    const parser = new DraftParser(passageIdOf);
    let stated = 0;
    for await (const { text, cut } of this.#reply(messages, signal)) {
      const statements = parser.push(text);
      const words = parser.takeWords();
      if (words !== '') yield { kind: 'words', text: words };
      for (const statement of statements) {
        yield { kind: 'statement', statement };
        stated += 1;
        if (stated === mostStatements) return;
      }
      // Whole statements stand on their own; half a one is left out.
      if (cut && stated > 0) return;
      if (cut) throw this.#garbled('it used up its tokens before it had said anything');
    }
    const statements = parser.end();
    const words = parser.takeWords();
    if (words !== '') yield { kind: 'words', text: words };
    for (const statement of statements.slice(0, mostStatements - stated)) yield { kind: 'statement', statement };
  }

  async standalone(question: Question, signal: AbortSignal): Promise<string> {
    signal.throwIfAborted();
    if (question.history.length === 0) return question.text;
    let reply = '';
    for await (const { text, cut } of this.#reply(standalonePrompt(question), signal)) {
      reply += text;
      if (cut) throw this.#garbled('it used up its tokens before it had said anything');
    }
    const [line = ''] = reply
      .replace(/^[^]*<\/think>/, '')
      .trim()
      .split('\n');
    const rewritten = line.replace(/^(?:last |rewritten )?question:\s*/i, '').replace(/^["“](.*)["”]$/u, '$1');
    if (rewritten === '' || rewritten.length > longestQuestion) throw this.#garbled('it gave no question');
    return rewritten;
  }

  /** The words of one reply as they come. Ends normally only when the model says that it has finished. */
  async *#reply(messages: readonly Message[], signal: AbortSignal): AsyncGenerator<Piece, void> {
    signal.throwIfAborted();
    const { connectSeconds, firstTokenSeconds, stallSeconds, totalSeconds } = this.#timeouts;
    const deadline = new Deadline(signal, totalSeconds, () =>
      this.#stalled(`it was not done after ${totalSeconds} seconds`),
    );
    try {
      deadline.within(connectSeconds, () => this.#unreachable(`no connection within ${connectSeconds} seconds`));
      await deadline.race(this.#connect(deadline.signal));
      deadline.within(firstTokenSeconds, () =>
        this.#stalled(`it sent nothing for ${firstTokenSeconds} seconds after the question`),
      );
      this.#model ??= await deadline.race(this.#firstModel(deadline.signal));
      const pieces = await deadline.race(this.#complete(this.#model, messages, deadline.signal));
      let length = 0;
      for (;;) {
        const { value, done } = await deadline.race(pieces.next());
        deadline.pause();
        if (done === true) throw this.#failed('it broke off in the middle of its reply');
        const { text, finish } = value;
        length += text.length;
        if (length > longestReply) throw this.#garbled(`it sent more than ${longestReply} characters`);
        if (finish === 'content_filter') throw this.#failed('a content filter stopped it');
        if (text !== '' || finish === 'length') yield { text, cut: finish === 'length' };
        if (finish !== undefined && length === 0) throw this.#garbled('it said nothing');
        if (finish !== undefined) return;
        deadline.within(stallSeconds, () => this.#stalled(`it sent nothing for ${stallSeconds} seconds`));
      }
    } catch (error) {
      // The reason to stop comes before whatever broke because of it.
      deadline.signal.throwIfAborted();
      throw error instanceof FootnoteError ? error : this.#translate(error);
    } finally {
      deadline.end();
    }
  }

  /** Opens a connection and closes it: `fetch` cannot be told how long to try, and does not tell when it succeeded. */
  #connect(signal: AbortSignal): Promise<void> {
    const { hostname, port, protocol } = this.#url;
    return new Promise((resolve, reject) => {
      const socket = connect({
        host: hostname.replace(/^\[(.*)\]$/, '$1'),
        port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
        signal,
      });
      socket.once('connect', () => {
        socket.destroy();
        resolve();
      });
      socket.once('error', (error: NodeJS.ErrnoException) => {
        reject(this.#unreachable(error.code ?? error.message));
      });
    });
  }

  async #firstModel(signal: AbortSignal): Promise<string> {
    const { data } = await this.#client.models.list({ signal });
    const ids = modelsSchema.parse(data).map(({ id }) => id);
    const first = ids.find((id) => !writesNothing.test(id)) ?? ids[0];
    if (first !== undefined) return first;
    throw new FootnoteError(
      'model-unknown',
      `The model endpoint at ${this.#url.host} lists no models.`,
      'Name one with FOOTNOTE_ANSWERER=openai:MODEL, and check OPENAI_BASE_URL.',
      { status: 502 },
    );
  }

  /** Sends the request; when the model refuses a parameter, once more without any that it could refuse. */
  async #complete(
    model: string,
    messages: readonly Message[],
    signal: AbortSignal,
  ): Promise<AsyncIterator<{ text: string; finish: string | undefined }>> {
    const request = { model, messages: [...messages], stream: true as const };
    if (!this.#refusesParameters) {
      try {
        const careful = { ...request, temperature: 0, max_tokens: mostTokens };
        return this.#read(await this.#client.chat.completions.create(careful, { signal }).withResponse());
      } catch (error) {
        if (!refusesParameter(error)) throw error;
        this.#refusesParameters = true;
      }
    }
    const plain = { ...request, max_completion_tokens: mostTokensOfThinkers };
    return this.#read(await this.#client.chat.completions.create(plain, { signal }).withResponse());
  }

  /** Reads a streamed reply, or one in a single piece from a server that cannot stream. */
  async *#read({
    data,
    response,
  }: {
    data: AsyncIterable<unknown>;
    response: Response;
  }): AsyncGenerator<{ text: string; finish: string | undefined }, void> {
    const type = response.headers.get('content-type') ?? '';
    if (type.includes('html')) throw this.#garbled('it sent a web page');
    if (type.includes('application/json')) {
      const { error, choices } = replySchema.parse(await response.json());
      if (error !== undefined && error !== null) throw this.#failed(this.#said(new Error(JSON.stringify(error))));
      yield { text: choices?.[0]?.message.content ?? '', finish: 'stop' };
      return;
    }
    let any = false;
    for await (const chunk of data) {
      any = true;
      const choice = chunkSchema.parse(chunk).choices?.[0];
      yield { text: choice?.delta?.content ?? '', finish: choice?.finish_reason ?? undefined };
    }
    if (!any) throw this.#garbled('it sent an empty reply');
  }

  // What can go wrong, in words. Without the cause: what a server says may repeat the key, and so would a log of it.

  #translate(error: unknown): FootnoteError {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return this.#garbled('it is no chat completion');
    if (error instanceof APIConnectionError) return this.#unreachable(this.#said(deepest(error)));
    const status = error instanceof APIError ? error.status : undefined;
    const at = `The model endpoint at ${this.#url.host}`;
    if (status === 401 || status === 403) {
      return new FootnoteError(
        'model-refused-key',
        this.#key === '' ? `${at} wants a key (HTTP ${status}).` : `${at} refused the key (HTTP ${status}).`,
        'Check OPENAI_API_KEY, and that it may use the model.',
        { status: 502 },
      );
    }
    if (status === 404) {
      return new FootnoteError(
        'model-unknown',
        `${at} has no ${this.#model === undefined ? 'list of models' : `model ${this.#model}`} (HTTP 404).`,
        'Name another with FOOTNOTE_ANSWERER=openai:MODEL, and check OPENAI_BASE_URL.',
        { status: 502 },
      );
    }
    if (status === 429) {
      const wait = error instanceof APIError ? Number(error.headers?.get('retry-after') ?? '') : 0;
      return new FootnoteError(
        'model-busy',
        `${at} takes no more requests for now (HTTP 429).`,
        `Try again ${wait > 0 ? `in ${Math.ceil(wait)} seconds` : 'later'}, or check the quota of the key.`,
        { status: 503 },
      );
    }
    const fact = this.#said(deepest(error));
    return this.#failed(error instanceof APIError ? fact : `it broke off in the middle of its reply (${fact})`);
  }

  #unreachable(fact: string): FootnoteError {
    return new FootnoteError(
      'model-unreachable',
      `The model endpoint at ${this.#url.host} cannot be reached (${fact}).`,
      'Check OPENAI_BASE_URL and the network, and that the endpoint runs.',
      { status: 503 },
    );
  }

  #failed(fact: string): FootnoteError {
    return new FootnoteError(
      'model-failed',
      `The model endpoint at ${this.#url.host} failed: ${fact}.`,
      'Ask again, or name another model with FOOTNOTE_ANSWERER=openai:MODEL.',
      { status: 502 },
    );
  }

  #stalled(fact: string): FootnoteError {
    return new FootnoteError(
      'model-stalled',
      `The model endpoint at ${this.#url.host} stalled: ${fact}.`,
      'Ask again, or name a smaller model with FOOTNOTE_ANSWERER=openai:MODEL.',
      { status: 504 },
    );
  }

  #garbled(fact: string): FootnoteError {
    return new FootnoteError(
      'model-garbled',
      `The reply of the model endpoint at ${this.#url.host} cannot be used: ${fact}.`,
      'Check that OPENAI_BASE_URL ends in /v1 or the like, or name another model with FOOTNOTE_ANSWERER=openai:MODEL.',
      { status: 502 },
    );
  }

  /** The server's words on one line, shortened, without the key or what looks like one. */
  #said(error: unknown): string {
    const words = error instanceof Error ? error.message : String(error);
    const safe = this.#key === '' ? words : words.replaceAll(this.#key, '[key]');
    return safe
      .replaceAll(/\b(?:sk|key)-[\w*-]+/g, '[key]')
      .replaceAll(/\/\/[^\s/@]+@/g, '//')
      .replaceAll(/\s+/gu, ' ')
      .replace(/[.\s]+$/u, '')
      .slice(0, 200);
  }
}

/** The time that a reply may take, step by step and as a whole; ends with the caller's signal too. */
class Deadline {
  readonly #controller = new AbortController();
  readonly #whole: NodeJS.Timeout;
  #step: NodeJS.Timeout | undefined;
  /** Aborts with the caller's reason, or with the error of the time that ran out. */
  readonly signal: AbortSignal;

  constructor(caller: AbortSignal, seconds: number, failure: () => FootnoteError) {
    this.signal = AbortSignal.any([caller, this.#controller.signal]);
    this.#whole = setTimeout(() => this.#controller.abort(failure()), seconds * 1000);
  }

  /** The next step; it takes the place of the one before. */
  within(seconds: number, failure: () => FootnoteError): void {
    this.pause();
    this.#step = setTimeout(() => this.#controller.abort(failure()), seconds * 1000);
  }

  /** While the reader of the reply is at work, the endpoint is not waited for. */
  pause(): void {
    clearTimeout(this.#step);
  }

  /** The promise, unless the time runs out first: the client sleeps on between two attempts. */
  async race<T>(promise: Promise<T>): Promise<T> {
    const { signal } = this;
    let stop: (() => void) | undefined;
    const ended = new Promise<never>((_resolve, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
    });
    try {
      return await Promise.race([promise, ended]);
    } finally {
      if (stop !== undefined) signal.removeEventListener('abort', stop);
    }
  }

  /** Ends whatever of the request is still open. */
  end(): void {
    clearTimeout(this.#whole);
    this.pause();
    this.#controller.abort();
  }
}

/** `fetch`, but it follows no redirect to another host, asks again only soon, and reads no endless response. */
function boundedFetch(tooMuch: () => FootnoteError): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'manual' });
    const headers = new Headers(response.headers);
    const wait = headers.get('retry-after') ?? '0';
    // A date instead of a number is not a short wait either.
    if (!(Number(wait) <= longestRetryAfterSeconds)) headers.set('x-should-retry', 'false');
    headers.delete('retry-after-ms');
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
    return new Response(response.body?.pipeThrough(limit) ?? null, { status: response.status, headers });
  };
}

function refusesParameter(error: unknown): boolean {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return false;
  return /temperature|max_tokens|max_completion_tokens/i.test(`${error.param ?? ''} ${error.message}`);
}

/** What lies behind an error: the client and `fetch` wrap it in errors that only say that something failed. */
function deepest(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? deepest(error.cause) : error;
}
