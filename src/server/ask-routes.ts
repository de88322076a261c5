/** POST /api/ask and GET /api/search: a question and its answer, whole or as a stream of events. */
import { Router } from 'express';
import { z } from 'zod';
import type { Question } from '../domain.ts';
import { openEventStream } from './event-stream.ts';
import type { LiveFootnote } from './live-footnote.ts';
import { toProblem } from './problem.ts';

/** Characters. */
const longestQuestion = 8000;
/** Earlier turns that a client may send; older ones say little about a follow-up. */
const mostTurns = 50;

const filtersSchema = z.object({ articleIds: z.array(z.string()).max(1000).optional() });

const askSchema = z.object({
  question: z
    .string()
    .trim()
    .min(1, 'it is empty')
    .max(longestQuestion, `it is longer than ${longestQuestion} characters`),
  history: z
    .array(z.object({ question: z.string().max(longestQuestion), answer: z.string() }))
    .max(mostTurns)
    .default([]),
  filters: filtersSchema.default({}),
});

const searchSchema = z.object({
  q: z.string().trim().min(1, 'it is empty').max(longestQuestion),
  k: z.coerce.number().int().min(1).max(100).default(10),
});

export function askRoutes(live: LiveFootnote): Router {
  const routes = Router();

  routes.post('/ask', async (request, response) => {
    const { question: text, history, filters } = askSchema.parse(request.body);
    const question: Question = { text, history, filters };
    const { footnote } = live;

    if (request.accepts(['application/json', 'text/event-stream']) === 'text/event-stream') {
      const stream = openEventStream(response);
      try {
        for await (const { event, data } of footnote.ask(question, stream.closed)) stream.send(event, data);
      } catch (error) {
        if (!stream.closed.aborted) stream.send('error', toProblem(error, response));
      }
      stream.end();
      return;
    }

    const left = new AbortController();
    response.on('close', () => left.abort());
    try {
      response.json(await footnote.askOnce(question, left.signal));
    } catch (error) {
      // Nobody is there to be told.
      if (!left.signal.aborted) throw error;
    }
  });

  routes.get('/search', async (request, response) => {
    const { q, k } = searchSchema.parse(request.query);
    response.json({ results: await live.footnote.search(q, k) });
  });

  return routes;
}
