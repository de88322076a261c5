/**
 * An embedder behind an endpoint that speaks OpenAI's embeddings API: OpenAI itself, or a server on this machine.
 *
 * Promises: vectors of unit length, in order, all of the length that the first call showed; an answer of any other
 * shape is an error, never a vector. The key is in no error. Texts go to the endpoint that was named and nowhere else.
 * Does not know the limits of the model behind it, beyond those of OpenAI.
 */
import OpenAI, { APIConnectionError, APIError } from 'openai';
import { z } from 'zod';
import { FootnoteError } from '../errors.ts';
import { clientOptions, type EndpointAddress, EndpointErrors } from '../models/endpoint.ts';
import type { Embedder } from './embedder.ts';

interface OpenAIEmbedderOptions extends EndpointAddress {
  readonly model: string;
  /** For one attempt; there are up to three. */
  readonly timeoutSeconds?: number;
}

const defaultTimeoutSeconds = 60;
const batchSize = 64;
/** In UTF-16 units; what is beyond is cut off. OpenAI refuses more than 8,192 tokens, of about four letters each. */
const longestText = 8000;
/** The client would wait for as long as a server asks it to, be it a day. */
const longestRetryAfterSeconds = 20;

const answerSchema = z.object({
  data: z.array(z.object({ index: z.number(), embedding: z.array(z.number()) })),
});

const names = {
  endpoint: 'The embeddings endpoint',
  setting: 'FOOTNOTE_EMBEDDER',
  codes: {
    unreachable: 'endpoint-unreachable',
    key: 'endpoint-key',
    model: 'endpoint-model',
    busy: 'endpoint-busy',
    failed: 'endpoint-failed',
  },
};

export class OpenAIEmbedder implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  readonly #endpoint: Endpoint;

  private constructor(endpoint: Endpoint, dimensions: number) {
    this.id = `openai-${endpoint.model}-${dimensions}`;
    this.dimensions = dimensions;
    this.#endpoint = endpoint;
  }

  /** Embeds one word, to learn how long the vectors are, and that the endpoint serves. */
  static async connect(options: OpenAIEmbedderOptions): Promise<OpenAIEmbedder> {
    const endpoint = new Endpoint(options);
    const [probe] = await endpoint.embed(['Footnote']);
    if (probe === undefined || probe.length === 0) throw endpoint.wrongAnswer('it gave a vector without numbers');
    return new OpenAIEmbedder(endpoint, probe.length);
  }

  /** An empty text gives zeros, without a request: OpenAI refuses it. */
  async embedPassages(texts: readonly string[]): Promise<readonly Float32Array[]> {
    const vectors: Float32Array[] = texts.map(() => new Float32Array(this.dimensions));
    const filled = texts.map((text, index) => ({ text, index })).filter(({ text }) => text.trim() !== '');
    for (let at = 0; at < filled.length; at += batchSize) {
      const batch = filled.slice(at, at + batchSize);
      const embedded = await this.#endpoint.embed(batch.map(({ text }) => sendable(text)));
      for (const [position, { index }] of batch.entries()) vectors[index] = this.#unit(embedded[position] ?? []);
    }
    return vectors;
  }

  async embedQuestion(text: string): Promise<Float32Array> {
    const [vector] = await this.embedPassages([text]);
    return vector ?? new Float32Array(this.dimensions);
  }

  #unit(numbers: readonly number[]): Float32Array {
    if (numbers.length !== this.dimensions) {
      throw this.#endpoint.wrongAnswer(`it gave a vector of ${numbers.length} numbers, not ${this.dimensions}`);
    }
    const length = Math.hypot(...numbers);
    return Float32Array.from(numbers, (number) => (length > 0 ? number / length : 0));
  }
}

/** The endpoint and its model: texts in, as many lists of numbers out, in order. */
class Endpoint {
  readonly model: string;
  readonly #client: OpenAI;
  readonly #errors: EndpointErrors;

  constructor({ model, apiKey, baseURL, timeoutSeconds = defaultTimeoutSeconds }: OpenAIEmbedderOptions) {
    this.model = model;
    this.#client = new OpenAI({
      ...clientOptions({ apiKey, baseURL }, longestRetryAfterSeconds),
      maxRetries: 2,
      timeout: timeoutSeconds * 1000,
    });
    this.#errors = new EndpointErrors({ apiKey, baseURL }, names);
  }

  async embed(texts: string[]): Promise<readonly (readonly number[])[]> {
    let answer: unknown;
    try {
      answer = await this.#client.embeddings.create({ model: this.model, input: texts, encoding_format: 'float' });
    } catch (error) {
      throw this.#translate(error);
    }
    const parsed = answerSchema.safeParse(answer);
    if (!parsed.success) throw this.wrongAnswer('it is not a list of embeddings');
    const { data } = parsed.data;
    if (data.length !== texts.length)
      throw this.wrongAnswer(`it gave ${data.length} vectors for ${texts.length} texts`);
    const ordered = data.toSorted((a, b) => a.index - b.index);
    if (ordered.some(({ index }, position) => index !== position)) {
      throw this.wrongAnswer('it does not say which vector belongs to which text');
    }
    return ordered.map(({ embedding }) => embedding);
  }

  wrongAnswer(fact: string): FootnoteError {
    return new FootnoteError(
      'embedding-answer',
      `${this.#errors.endpoint} answered wrongly for ${this.model}: ${fact}.`,
      'Check that the model is one for embeddings, or set FOOTNOTE_EMBEDDER to another.',
      { status: 502 },
    );
  }

  #translate(error: unknown): FootnoteError {
    const errors = this.#errors;
    if (error instanceof APIConnectionError) return errors.unreachable(errors.said(error));
    if (error instanceof APIError) return errors.refused(error, this.model);
    return errors.failed(errors.said(error));
  }
}

/** Whole characters only: half of a pair is not valid JSON text for every server. */
function sendable(text: string): string {
  return text.slice(0, longestText).replace(/\p{Surrogate}/gu, '\uFFFD');
}
