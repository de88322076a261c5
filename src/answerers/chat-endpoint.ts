/**
 * One endpoint that speaks OpenAI's chat completions, and one model of it: messages in, the words of a reply out.
 *
 * Promises: a reply is streamed as it comes, and comes within its time or fails with a named error; an abort ends the
 * request upstream. Does not know what is asked, nor what a reply means.
 */
import { connect } from 'node:net';
import OpenAI from 'openai';
import { clientOptions, type EndpointAddress } from '../models/endpoint.ts';
import { ChatErrors } from './chat-errors.ts';
import { ChatParameters, type ReplySchema } from './chat-parameters.ts';
import { limitResponse, type Piece, readReply } from './chat-reply.ts';
import type { ChatTimeouts } from './chat-timeouts.ts';
import { Deadline } from './deadline.ts';
import { defaultWindow, type ListedModel, modelsOf, ModelWindow, replyTokens, writersAmong } from './model-window.ts';
import type { Message } from './prompts.ts';

export interface ChatEndpointOptions extends EndpointAddress {
  /** Without one, the first that the endpoint lists. */
  readonly model: string | undefined;
  /** Tokens that the model reads at once; without it, the endpoint is asked. */
  readonly window?: number | undefined;
  readonly timeouts: ChatTimeouts;
}

/** For the endpoint to tell how much its model reads: it is no question that a reader should wait for. */
const windowSeconds = 2;
/** A question does not wait for longer than this to be asked again. */
const longestRetryAfterSeconds = 3;

export class ChatEndpoint {
  readonly errors: ChatErrors;
  readonly #client: OpenAI;
  readonly #url: URL;
  readonly #timeouts: ChatTimeouts;
  readonly #parameters = new ChatParameters();
  readonly #windows: ModelWindow;
  #model: string | undefined;
  #listed: readonly ListedModel[] | undefined;
  #window: number | undefined;

  constructor({ baseURL, apiKey, model, window, timeouts }: ChatEndpointOptions) {
    this.errors = new ChatErrors({ baseURL, apiKey });
    this.#url = new URL(baseURL);
    this.#timeouts = timeouts;
    this.#model = model;
    this.#window = window;
    this.#windows = new ModelWindow({ baseURL, apiKey });
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

  /** Tokens that a prompt may have. The endpoint is asked once; until it answers, a default serves. */
  async promptTokens(signal: AbortSignal): Promise<number> {
    if (this.#window === undefined) {
      const seconds = Math.min(windowSeconds, this.#timeouts.connectSeconds);
      const brief = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)]);
      this.#listed ??= await this.#windows.listed(brief);
      const model = this.#model ?? writersAmong(this.#listed ?? [])[0];
      if (model !== undefined) this.#window = await this.#windows.of(model, this.#listed, brief);
      signal.throwIfAborted();
      // An endpoint that answered, and did not tell, will not tell the next time either.
      if (this.#windows.reached && model !== undefined && !brief.aborted) this.#window ??= defaultWindow;
    }
    const window = this.#window ?? defaultWindow;
    return window - replyTokens(window);
  }

  /**
   * The words of one reply as they come, in the shape of the schema where the endpoint knows of such. Ends normally only
   * when the model says that it has finished.
   */
  async *reply(messages: readonly Message[], signal: AbortSignal, schema?: ReplySchema): AsyncGenerator<Piece, void> {
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
      const pieces = await deadline.race(this.#complete(this.#model, messages, schema, deadline.signal));
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
    this.#listed ??= modelsOf((await this.#client.models.list({ signal })).data);
    const [first] = writersAmong(this.#listed ?? []);
    if (first === undefined) throw this.errors.noModels();
    return first;
  }

  /** Sends the request; when the endpoint refuses a parameter, again without it. */
  async #complete(
    model: string,
    messages: readonly Message[],
    schema: ReplySchema | undefined,
    signal: AbortSignal,
  ): Promise<AsyncGenerator<Piece, void>> {
    const tokens = replyTokens(this.#window ?? defaultWindow);
    const parameters = this.#parameters.of(tokens, schema);
    try {
      const request = { model, messages: [...messages], stream: true as const, ...parameters };
      const reply = await this.#client.chat.completions.create(request, { signal }).withResponse();
      return readReply(reply, this.errors);
    } catch (error) {
      if (!this.#parameters.refusedBy(error, parameters)) throw error;
      return this.#complete(model, messages, schema, signal);
    }
  }
}
