/**
 * POST /v1/responses, for clients of OpenAI's responses API: an answer as output text with annotations, the whole answer
 * beside it under `footnote`. https://platform.openai.com/docs/api-reference/responses
 * Promises: only verified statements are sent, streamed or not, each as soon as it is sure to stay. Keeps nothing: earlier turns come with each request.
 */
import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { AnswerData } from '../../domain.ts';
import { openEventStream } from '../event-stream.ts';
import { begun } from '../begun.ts';
import type { LiveFootnote } from '../live-footnote.ts';
import type { Metrics } from '../metrics.ts';
import { whenLeft } from '../when-left.ts';
import { whoAsks } from '../who-asks.ts';
import { annotationsOf } from './annotations.ts';
import { askedOf, contentSchema, ownField, unusable, usualModel } from './asked.ts';
import { toOpenAIError } from './openai-error.ts';
import { estimatedUsage, type Told, toldPieces, wholeAnswer } from './told-pieces.ts';

export const responsesRequestSchema = z.looseObject({
  model: z.string().min(1).max(200).default(usualModel),
  input: z.union([
    z.string(),
    // Items that are no messages, such as calls of tools, say nothing that a question is understood by.
    z
      .array(z.looseObject({ type: z.string().optional(), role: z.string().optional(), content: contentSchema }))
      .max(1000),
  ]),
  instructions: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  stream: z.boolean().nullish(),
  footnote: ownField,
  background: z.boolean().nullish(),
  previous_response_id: z.string().nullish(),
  conversation: z.unknown().optional(),
  text: z.looseObject({ format: z.looseObject({ type: z.string() }).optional() }).nullish(),
  tool_choice: z.unknown().optional(),
});

type ResponsesRequest = z.infer<typeof responsesRequestSchema>;

export function responses(live: LiveFootnote, metrics: Metrics): RequestHandler {
  return async (request, response) => {
    const asked = responsesRequestSchema.parse(request.body);
    refuseUnusable(asked);
    const { footnote } = live;
    const messages =
      typeof asked.input === 'string'
        ? [{ role: 'user', content: asked.input }]
        : asked.input.flatMap(({ role, content }) => (role === undefined ? [] : [{ role, content }]));
    const { question, answerer } = await askedOf(messages, asked, footnote);
    const shape = new ResponseShape(asked, request);
    const asker = whoAsks(request, response);
    const left = whenLeft(response);
    const events = await begun(metrics.count(live.ask(asker, question, left, answerer)));

    if (asked.stream === true) {
      const stream = openEventStream(response);
      let number = 0;
      const send = (event: Event): void => {
        stream.send(event.type, { ...event, sequence_number: number });
        number += 1;
      };
      try {
        send({ type: 'response.created', ...shape.begun() });
        send({ type: 'response.in_progress', ...shape.begun() });
        const told = toldPieces(events, footnote.isFinal(question, answerer), left);
        for await (const event of shape.events(told)) send(event);
      } catch (error) {
        const { message, code, param } = toOpenAIError(error, response).body.error;
        send({ type: 'error', message, code, param });
      }
      stream.end();
      return;
    }
    const answer = await wholeAnswer(events, left);
    if (answer !== undefined) response.json(shape.completed(answer));
  };
}

interface Event {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** The objects of one response, all with the same ids. */
class ResponseShape {
  readonly #id = `resp_${randomUUID().replaceAll('-', '')}`;
  readonly #itemId = `msg_${randomUUID().replaceAll('-', '')}`;
  readonly #created = Math.floor(Date.now() / 1000);
  readonly #asked: ResponsesRequest;
  readonly #request: Request;

  constructor(asked: ResponsesRequest, request: Request) {
    this.#asked = asked;
    this.#request = request;
  }

  begun(): { readonly response: unknown } {
    return { response: this.#response('in_progress', []) };
  }

  completed(answer: AnswerData): object {
    const { asked, answered } = estimatedUsage(answer.question, answer.text);
    return {
      ...this.#response('completed', [this.#item('completed', [this.#part(answer)])]),
      usage: {
        input_tokens: asked,
        input_tokens_details: { cached_tokens: 0 },
        output_tokens: answered,
        output_tokens_details: { reasoning_tokens: 0 },
        total_tokens: asked + answered,
      },
      footnote: answer,
    };
  }

  async *events(told: AsyncIterable<Told>): AsyncGenerator<Event, void> {
    const place = { item_id: this.#itemId, output_index: 0, content_index: 0 };
    const empty = { type: 'output_text', text: '', annotations: [], logprobs: [] };
    yield { type: 'response.output_item.added', output_index: 0, item: this.#item('in_progress', []) };
    yield { type: 'response.content_part.added', ...place, part: empty };
    let answer: AnswerData | undefined;
    let index = 0;
    for await (const part of told) {
      if ('answer' in part) ({ answer } = part);
      else {
        yield { type: 'response.output_text.delta', ...place, delta: part.piece.text, logprobs: [] };
        for (const annotation of annotationsOf(part.piece, this.#request)) {
          yield { type: 'response.output_text.annotation.added', ...place, annotation_index: index, annotation };
          index += 1;
        }
      }
    }
    if (answer === undefined) return;
    yield { type: 'response.output_text.done', ...place, text: answer.text, logprobs: [] };
    yield { type: 'response.content_part.done', ...place, part: this.#part(answer) };
    yield { type: 'response.output_item.done', output_index: 0, item: this.#item('completed', [this.#part(answer)]) };
    yield { type: 'response.completed', response: this.completed(answer) };
  }

  #part(answer: AnswerData): unknown {
    return { type: 'output_text', text: answer.text, annotations: annotationsOf(answer, this.#request), logprobs: [] };
  }

  #item(status: string, content: readonly unknown[]): unknown {
    return { id: this.#itemId, type: 'message', status, role: 'assistant', content };
  }

  #response(status: string, output: readonly unknown[]): object {
    const { model, instructions, metadata } = this.#asked;
    return {
      id: this.#id,
      object: 'response',
      created_at: this.#created,
      status,
      background: false,
      error: null,
      incomplete_details: null,
      instructions: instructions ?? null,
      max_output_tokens: null,
      metadata: metadata ?? {},
      model,
      output,
      parallel_tool_calls: false,
      previous_response_id: null,
      store: false,
      temperature: null,
      text: { format: { type: 'text' } },
      tool_choice: 'none',
      tools: [],
      top_p: null,
      truncation: 'disabled',
      usage: null,
    };
  }
}

function refuseUnusable(asked: ResponsesRequest): void {
  const { text, tool_choice: choice, conversation } = asked;
  if (typeof asked.previous_response_id === 'string')
    throw unusable('previous_response_id', 'Responses are not kept here: send the earlier messages in "input".');
  if (conversation !== undefined && conversation !== null)
    throw unusable('conversation', 'Conversations are not kept here: send the earlier messages in "input".');
  if (asked.background === true) throw unusable('background', 'Answers are given at once.');
  if (text?.format !== undefined && text.format.type !== 'text')
    throw unusable('text.format', 'Answers are text with footnotes, of no other format.');
  if (choice !== undefined && choice !== null && choice !== 'none' && choice !== 'auto')
    throw unusable('tool_choice', 'No tools are called here.');
}
