/**
 * POST /v1/chat/completions, for clients of OpenAI's chat API: an answer as a message, its citations as annotations, the
 * whole answer beside them under `footnote`. https://platform.openai.com/docs/api-reference/chat
 * Promises: only verified statements are sent, streamed or not, each as soon as it is sure to stay (told-pieces.ts).
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

export const chatRequestSchema = z.looseObject({
  model: z.string().min(1).max(200).default(usualModel),
  messages: z
    .array(z.looseObject({ role: z.string(), content: contentSchema }))
    .min(1, 'it is empty')
    .max(1000),
  stream: z.boolean().nullish(),
  footnote: ownField,
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
  n: z.number().int().nullish(),
  response_format: z.looseObject({ type: z.string() }).nullish(),
  tool_choice: z.unknown().optional(),
  modalities: z.array(z.string()).nullish(),
  logprobs: z.boolean().nullish(),
});

type ChatRequest = z.infer<typeof chatRequestSchema>;

export function chatCompletions(live: LiveFootnote, metrics: Metrics): RequestHandler {
  return async (request, response) => {
    const asked = chatRequestSchema.parse(request.body);
    refuseUnusable(asked);
    const { footnote } = live;
    const { question, answerer } = await askedOf(asked.messages, asked, footnote);
    const head = { id: `chatcmpl-${randomUUID()}`, created: Math.floor(Date.now() / 1000), model: asked.model };
    const asker = whoAsks(request, response);
    const left = whenLeft(response);
    const events = await begun(metrics.count(live.ask(asker, question, left, answerer)));

    if (asked.stream === true) {
      const stream = openEventStream(response);
      try {
        const told = toldPieces(events, footnote.isFinal(question, answerer), left);
        const withUsage = asked.stream_options?.include_usage === true;
        for await (const chunk of chunks(told, head, request, withUsage)) stream.sendUnnamed(JSON.stringify(chunk));
        stream.sendUnnamed('[DONE]');
      } catch (error) {
        stream.sendUnnamed(JSON.stringify(toOpenAIError(error, response).body));
      }
      stream.end();
      return;
    }
    const answer = await wholeAnswer(events, left);
    if (answer === undefined) return;
    response.json({
      ...head,
      object: 'chat.completion',
      choices: [
        {
          index: 0,
          message: {
            role: 'assistant',
            content: answer.text,
            refusal: null,
            annotations: nested(answer, request),
          },
          logprobs: null,
          finish_reason: 'stop',
        },
      ],
      usage: usageOf(answer),
      footnote: answer,
    });
  };
}

async function* chunks(
  told: AsyncIterable<Told>,
  head: { readonly id: string; readonly created: number; readonly model: string },
  request: Request,
  withUsage: boolean,
): AsyncGenerator<unknown, void> {
  const chunk = (delta: unknown, finish: 'stop' | null = null, more: object = {}): unknown => ({
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    ...(withUsage && { usage: null }),
    ...more,
  });
  yield chunk({ role: 'assistant', content: '', refusal: null });
  for await (const part of told) {
    if ('piece' in part) {
      const annotations = nested(part.piece, request);
      yield chunk({ content: part.piece.text, ...(annotations.length > 0 && { annotations }) });
      continue;
    }
    const { answer } = part;
    // All of them once more: Open WebUI from 0.7 on reads them from one delta.
    yield chunk({ annotations: nested(answer, request) });
    yield chunk({}, 'stop', { footnote: answer });
    if (withUsage) yield { ...head, object: 'chat.completion.chunk', choices: [], usage: usageOf(answer) };
  }
}

/** As chat completions nest them. */
function nested(of: Pick<AnswerData, 'statements' | 'citations'>, request: Request): unknown[] {
  return annotationsOf(of, request).map(({ type, ...citation }) => ({ type, url_citation: citation }));
}

function usageOf({ question, text }: AnswerData): unknown {
  const { asked, answered } = estimatedUsage(question, text);
  return { prompt_tokens: asked, completion_tokens: answered, total_tokens: asked + answered };
}

function refuseUnusable({ n, response_format: format, tool_choice: choice, modalities, logprobs }: ChatRequest): void {
  if (n !== undefined && n !== null && n !== 1) throw unusable('n', 'One answer is given to a question.');
  if (format !== undefined && format !== null && format.type !== 'text')
    throw unusable('response_format', 'Answers are text with footnotes, of no other format.');
  if (choice !== undefined && choice !== null && choice !== 'none' && choice !== 'auto')
    throw unusable('tool_choice', 'No tools are called here.');
  if (modalities !== undefined && modalities !== null && modalities.some((modality) => modality !== 'text'))
    throw unusable('modalities', 'Answers are text.');
  if (logprobs === true) throw unusable('logprobs', 'There are no probabilities of tokens here.');
}
