/**
 * One endpoint that speaks OpenAI's chat completions, and one model of it: messages in, the words of a reply out.
 *
 * Promises: a reply is streamed as it comes, and comes within its time or fails with a named error; an abort ends the
 * request upstream. Does not know what is asked, nor what a reply means.
 */
import { connect } from 'node:net';
import OpenAI, { APIError } from 'openai';
import { z } from 'zod';
import { clientOptions, type EndpointAddress } from '../endpoint.ts';
import { ChatErrors } from './chat-errors.ts';
import { limitResponse, type Piece, readReply } from './chat-reply.ts';
import { Deadline } from './deadline.ts';
import type { Message } from './prompts.ts';

export interface ChatTimeouts {
  /** Until the endpoint takes a connection. */
  readonly connectSeconds: number;
  /** From there to the first piece of the reply: a small machine reads the passages, perhaps loads the model first. */
  readonly firstTokenSeconds: number;
  /** Between two pieces. */
  readonly stallSeconds: number;
  /** For the whole reply. */
  readonly totalSeconds: number;
}

export interface ChatEndpointOptions extends EndpointAddress {
  /** Without one, the first that the endpoint lists. */
  readonly model: string | undefined;
  readonly timeouts?: ChatTimeouts;
}

const defaultTimeouts: ChatTimeouts = {
  connectSeconds: 5,
  firstTokenSeconds: 90,
  stallSeconds: 20,
  totalSeconds: 180,
};
/** A question does not wait for longer than this to be asked again. */
const longestRetryAfterSeconds = 3;

/** Tokens include thinking aloud. */
const careful = { temperature: 0, max_tokens: 2000 };
/** For models that refuse a temperature, or a limit in the old name; they think more. */
const thinking = { max_completion_tokens: 8000 };

/** Models that endpoints list beside those that write. */
const writesNothing = /embed|rerank|whisper|tts|dall-e|moderation|transcribe|image|bge-|all-minilm/i;
const modelsSchema = z.array(z.object({ id: z.string() })).catch([]);

export class ChatEndpoint {
  readonly errors: ChatErrors;
  readonly #client: OpenAI;
  readonly #url: URL;
  readonly #timeouts: ChatTimeouts;
  #model: string | undefined;
  #parameters: typeof careful | typeof thinking = careful;

  constructor({ baseURL, apiKey, model, timeouts = defaultTimeouts }: ChatEndpointOptions) {
    this.errors = new ChatErrors({ baseURL, apiKey });
    this.#url = new URL(baseURL);
    this.#timeouts = timeouts;
    this.#model = model;
    const options = clientOptions({ baseURL, apiKey }, longestRetryAfterSeconds);
    const tooMuch = () => this.errors.garbled('it sent more than anybody could read');
    this.#client = new OpenAI({
      ...options,
      maxRetries: 1,
      // Ours run out first, and say what was waited for.
      timeout: timeouts.totalSeconds * 2000,
      fetch: async (input, init) => limitResponse(await options.fetch(input, init), tooMuch),
    });
  }

  /** Unknown until the first reply when the endpoint is left to choose. */
  get model(): string | undefined {
    return this.#model;
  }

  /** The words of one reply as they come. Ends normally only when the model says that it has finished. */
  async *reply(messages: readonly Message[], signal: AbortSignal): AsyncGenerator<Piece, void> {
    const { errors } = this;
    const { connectSeconds, firstTokenSeconds, stallSeconds, totalSeconds } = this.#timeouts;
    const deadline = new Deadline(signal, totalSeconds, () =>
      errors.stalled(`it was not done after ${totalSeconds} seconds`),
    );
    try {
      deadline.within(connectSeconds, () => errors.unreachable(`no connection within ${connectSeconds} seconds`));
      await deadline.race(this.#connect(deadline.signal));
      deadline.within(firstTokenSeconds, () =>
        errors.stalled(`it sent nothing for ${firstTokenSeconds} seconds after the question`),
      );
      this.#model ??= await deadline.race(this.#firstModel(deadline.signal));
      const pieces = await deadline.race(this.#complete(this.#model, messages, deadline.signal));
      for (;;) {
        const { value, done } = await deadline.race(pieces.next());
        deadline.pause();
        if (done === true) return;
        if (value.text !== '' || value.cut) yield value;
        deadline.within(stallSeconds, () => errors.stalled(`it sent nothing for ${stallSeconds} seconds`));
      }
    } catch (error) {
      // The reason to stop comes before whatever broke because of it.
      deadline.signal.throwIfAborted();
      throw errors.translate(error, this.#model);
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
        reject(this.errors.unreachable(error.code ?? error.message));
      });
    });
  }

  async #firstModel(signal: AbortSignal): Promise<string> {
    const { data } = await this.#client.models.list({ signal });
    const ids = modelsSchema.parse(data).map(({ id }) => id);
    const first = ids.find((id) => !writesNothing.test(id)) ?? ids[0];
    if (first === undefined) throw this.errors.noModels();
    return first;
  }

  /** Sends the request; when the model refuses a parameter, once more without any that it could refuse. */
  async #complete(
    model: string,
    messages: readonly Message[],
    signal: AbortSignal,
  ): Promise<AsyncGenerator<Piece, void>> {
    const parameters = this.#parameters;
    try {
      const request = { model, messages: [...messages], stream: true as const, ...parameters };
      const reply = await this.#client.chat.completions.create(request, { signal }).withResponse();
      return readReply(reply, this.errors);
    } catch (error) {
      if (parameters === thinking || !refusesParameter(error)) throw error;
      this.#parameters = thinking;
      return this.#complete(model, messages, signal);
    }
  }
}

function refusesParameter(error: unknown): boolean {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return false;
  return /temperature|max_tokens|max_completion_tokens/i.test(`${error.param ?? ''} ${error.message}`);
}
