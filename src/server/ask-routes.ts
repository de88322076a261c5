/** POST /api/ask and GET /api/search: a question and its answer, whole or as a stream of events. */
import { randomUUID } from 'node:crypto';
import { type Response, Router } from 'express';
import { z } from 'zod';
import type { Answerer } from '../answerers/answerer.ts';
import { notOffered } from '../answerers/model-choice.ts';
import type { AskEvent } from '../ask.ts';
import type { Question } from '../domain.ts';
import type { Problem } from '../errors.ts';
import type { Footnote } from '../footnote.ts';
import { begun } from './begun.ts';
import { openEventStream } from './event-stream.ts';
import { longestQuestion, mostTurns, questionField, sourcesField, sourcesInAddress, sourcesOf } from './fields.ts';
import { readOnly } from './guard.ts';
import type { LiveFootnote } from './live-footnote.ts';
import type { Metrics } from './metrics.ts';
import { problemOf, toProblem } from './problem.ts';
import { whenLeft } from './when-left.ts';
import { whoAsks } from './who-asks.ts';

const filtersSchema = sourcesField.extend({
  fromQuestion: z.boolean().optional(),
  lifted: z.array(z.string().max(longestQuestion)).max(20).optional(),
});

export const askSchema = z.object({
  question: questionField,
  history: z
    .array(z.object({ question: z.string().max(longestQuestion), answer: z.string() }))
    .max(mostTurns)
    .default([]),
  /** Without any, a turn of a conversation is kept to the sources of that. */
  filters: filtersSchema.optional(),
  /** The built-in answer alone, without a model. */
  quick: z.boolean().optional(),
  /** Kept as a turn of this conversation; the history is then the conversation's own. */
  conversationId: z.string().max(100).optional(),
  turnId: z.string().min(1).max(100).optional(),
  parentId: z.string().max(100).optional(),
  /** One of those that GET /api/models lists. */
  model: z.string().max(200).optional(),
});

export const searchQuerySchema = z.object({
  q: questionField,
  k: z.coerce.number().int().min(1).max(100).default(10),
  ...sourcesInAddress,
});

export function askRoutes(live: LiveFootnote, metrics: Metrics): Router {
  const routes = Router();

  routes.post('/ask', async (request, response) => {
    const asked = askSchema.parse(request.body);
    // A turn of a conversation is kept.
    if (asked.conversationId !== undefined && response.locals['access'] === 'read') throw readOnly();
    const { footnote } = live;
    const answerer = await answererOf(footnote, asked.model);

    const left = whenLeft(response);
    const asker = whoAsks(request, response);
    const asking = (question: Question): AsyncGenerator<AskEvent, void> => live.ask(asker, question, left, answerer);
    const events = metrics.count(answer(footnote, asked, asking, left, response));
    try {
      if (request.accepts(['application/json', 'text/event-stream']) === 'text/event-stream') {
        await sendEvents(await begun(events), response);
        return;
      }
      for await (const { event, data } of events) {
        if (event === 'answer') response.json(data);
      }
    } catch (error) {
      // Nobody is there to be told.
      if (!left.aborted) throw error;
    }
  });

  routes.get('/search', async (request, response) => {
    const { q, k, ...sources } = searchQuerySchema.parse(request.query);
    response.json(await live.footnote.search(q, k, sourcesOf(sources)));
  });

  return routes;
}

async function sendEvents(events: AsyncIterable<AskEvent>, response: Response): Promise<void> {
  const stream = openEventStream(response);
  try {
    for await (const { event, data } of events) stream.send(event, data);
  } catch (error) {
    if (!stream.closed.aborted) stream.send('error', toProblem(error, response));
  }
  stream.end();
}

/** Undefined: the usual one. */
async function answererOf({ models }: Footnote, model: string | undefined): Promise<Answerer | undefined> {
  if (model === undefined) return undefined;
  if (models === undefined) throw notOffered(model);
  return models.answerer(model);
}

/** The events of one question; what belongs to a conversation is kept in it. */
function answer(
  footnote: Footnote,
  {
    question: text,
    history,
    filters: given,
    quick,
    conversationId,
    turnId = randomUUID(),
    parentId,
  }: z.infer<typeof askSchema>,
  asking: (question: Question) => AsyncGenerator<AskEvent, void>,
  signal: AbortSignal,
  response: Response,
): AsyncGenerator<AskEvent, void> {
  if (conversationId === undefined) return asking({ text, history, filters: given ?? {}, quick });
  const { conversations } = footnote;
  const filters = given ?? conversations.sourcesOf(conversationId);
  const question: Question = { text, history: conversations.history(conversationId, parentId), filters, quick };
  const turn = { id: turnId, question: text, ...(parentId !== undefined && { parentId }) };
  // A turn that fails is kept with the reason; one whose client has left was stopped.
  const failureOf = (error: unknown): Problem | undefined => (signal.aborted ? undefined : problemOf(error, response));
  return conversations.record(conversationId, turn, asking(question), failureOf);
}
