/**
 * What can go wrong with a model that answers, as errors with a code, a sentence and a next step.
 *
 * Promises: whatever was thrown while a reply was read becomes one of these. Does not know how a reply is read, nor what
 * it is checked for; what holds for every endpoint, and that the key is in no error, is in models/endpoint.ts.
 */
import { APIConnectionError, APIError } from 'openai';
import { z } from 'zod';
import { type EndpointAddress, EndpointErrors } from '../models/endpoint.ts';
import { FootnoteError } from '../errors.ts';

export class ChatErrors extends EndpointErrors {
  constructor(address: EndpointAddress) {
    super(address, {
      endpoint: 'The model endpoint',
      setting: 'FOOTNOTE_ANSWERER',
      codes: {
        unreachable: 'model-unreachable',
        key: 'model-refused-key',
        model: 'model-unknown',
        busy: 'model-busy',
        failed: 'model-failed',
      },
    });
  }

  /** `model`: the one that was asked, once that is known. */
  translate(error: unknown, model: string | undefined): FootnoteError {
    if (error instanceof FootnoteError) return error;
    if (error instanceof SyntaxError || error instanceof z.ZodError) return this.garbled('it is no chat completion');
    if (error instanceof APIConnectionError) return this.unreachable(this.said(error));
    if (error instanceof APIError) return this.refused(error, model);
    return this.failed(`it broke off in the middle of its reply (${this.said(error)})`);
  }

  stalled(fact: string): FootnoteError {
    return new FootnoteError(
      'model-stalled',
      `${this.endpoint} stalled: ${fact}.`,
      'Ask again, or name a smaller model with FOOTNOTE_ANSWERER=openai:MODEL.',
      { status: 504 },
    );
  }

  garbled(fact: string): FootnoteError {
    return new FootnoteError(
      'model-garbled',
      `${this.endpoint} gave a reply that cannot be used: ${fact}.`,
      'Check that OPENAI_BASE_URL ends in /v1 or the like, or name another model with FOOTNOTE_ANSWERER=openai:MODEL.',
      { status: 502 },
    );
  }

  tooLong(room: number): FootnoteError {
    return new FootnoteError(
      'model-window',
      `The question does not fit into the ${room} tokens that ${this.endpoint.replace(/^The/, 'the')} reads at once.`,
      'Ask more briefly, or set FOOTNOTE_MODEL_WINDOW if the model reads more.',
      { status: 400 },
    );
  }

  noModels(): FootnoteError {
    return new FootnoteError(
      'model-unknown',
      `${this.endpoint} lists no models.`,
      'Name one with FOOTNOTE_ANSWERER=openai:MODEL, and check OPENAI_BASE_URL.',
      { status: 502 },
    );
  }
}
