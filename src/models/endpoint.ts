/**
 * What holds for every endpoint that speaks OpenAI's API, be it asked for vectors or for answers.
 *
 * Promises: a request goes to the host that was named, and no redirect takes it to another; no server is waited for as
 * long as it likes; what fails becomes an error with a code, a sentence and a next step, and the key is in none.
 * Does not know the client, nor what is asked: that is for embedders/ and answerers/.
 */
import { FootnoteError } from '../errors.ts';
import { followedHeaders } from './trace-context.ts';

export interface EndpointAddress {
  readonly baseURL: string;
  /** Empty for a server that wants none. */
  readonly apiKey: string;
}

/** What an endpoint, and what can go wrong at it, are called. */
interface EndpointNames {
  /** As in "The model endpoint". */
  readonly endpoint: string;
  /** The setting that names the model. */
  readonly setting: string;
  readonly codes: Readonly<Record<'unreachable' | 'key' | 'model' | 'busy' | 'failed', string>>;
}

/** A response that is no success, or an error that came in the middle of one: then without a status. */
interface Refusal extends Error {
  readonly status: number | undefined;
  readonly headers: Headers | undefined;
}

/** For the client, which takes no empty key, and looks for what is not given in the environment: config.ts reads that. */
export function clientOptions({ baseURL, apiKey }: EndpointAddress, longestRetryAfterSeconds: number) {
  return {
    apiKey: apiKey === '' ? 'none' : apiKey,
    baseURL,
    adminAPIKey: null,
    organization: null,
    project: null,
    logLevel: 'off',
    fetch: async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const sent = new Headers(init?.headers);
      for (const [name, value] of Object.entries(followedHeaders())) sent.set(name, value);
      const response = await fetch(input, { ...init, headers: sent, redirect: 'manual' });
      const seconds = Number(response.headers.get('retry-after') ?? 0);
      const milliseconds = Number(response.headers.get('retry-after-ms') ?? 0);
      // A date instead of a number is not a short wait either.
      if (seconds <= longestRetryAfterSeconds && milliseconds <= longestRetryAfterSeconds * 1000) return response;
      const headers = new Headers(response.headers);
      headers.set('x-should-retry', 'false');
      return new Response(response.body, { status: response.status, headers });
    },
  } as const;
}

/** What can go wrong, in words. Without the cause: what a server says may repeat the key, and so would a log of it. */
export class EndpointErrors {
  /** "The model endpoint at HOST" */
  readonly endpoint: string;
  readonly #key: string;
  readonly #names: EndpointNames;

  constructor({ baseURL, apiKey }: EndpointAddress, names: EndpointNames) {
    this.endpoint = `${names.endpoint} at ${new URL(baseURL).host}`;
    this.#key = apiKey;
    this.#names = names;
  }

  unreachable(fact: string): FootnoteError {
    return new FootnoteError(
      this.#names.codes.unreachable,
      `${this.endpoint} cannot be reached (${fact}).`,
      'Check OPENAI_BASE_URL and the network, and that the endpoint runs.',
      { status: 503 },
    );
  }

  failed(fact: string): FootnoteError {
    return new FootnoteError(
      this.#names.codes.failed,
      `${this.endpoint} failed: ${fact}.`,
      `Try again, or set ${this.#names.setting} to another.`,
      { status: 502 },
    );
  }

  /** `model`: the one that was asked for, unless the endpoint was asked which there are. */
  refused(refusal: Refusal, model: string | undefined): FootnoteError {
    const { codes, setting } = this.#names;
    const { status, headers } = refusal;
    if (status === 401 || status === 403) {
      return new FootnoteError(
        codes.key,
        `${this.endpoint} ${this.#key === '' ? 'wants a key' : 'refused the key'} (HTTP ${status}).`,
        'Check OPENAI_API_KEY, and that it may use the model.',
        { status: 502 },
      );
    }
    if (status === 404) {
      return new FootnoteError(
        codes.model,
        `${this.endpoint} has no ${model === undefined ? 'list of models' : `model ${model}`} (HTTP 404).`,
        `Name another with ${setting}=openai:MODEL, and check OPENAI_BASE_URL.`,
        { status: 502 },
      );
    }
    if (status === 429) {
      const wait = Number(headers?.get('retry-after') ?? 0);
      return new FootnoteError(
        codes.busy,
        `${this.endpoint} takes no more requests for now (HTTP 429).`,
        `Try again ${wait > 0 ? `in ${Math.ceil(wait)} seconds` : 'later'}, or check the quota of the key.`,
        { status: 503 },
      );
    }
    return this.failed(this.said(refusal));
  }

  /** What was said at the bottom of an error, on one line, shortened, without the key or what looks like one. */
  said(error: unknown): string {
    // The client and `fetch` wrap it in errors that only say that something failed.
    if (error instanceof Error && error.cause instanceof Error) return this.said(error.cause);
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
