/** POST /api/feedback: what a reader thinks of an answer, kept as a case for `footnote eval --feedback`. */
import { Router } from 'express';
import { z } from 'zod';
import { keepFeedback } from '../conversations/feedback.ts';
import { mostTurns, questionField } from './fields.ts';
import type { LiveFootnote } from './live-footnote.ts';

export const feedbackSchema = z.object({
  question: questionField,
  history: z
    .array(z.object({ question: questionField }))
    .max(mostTurns)
    .default([]),
  verdict: z.enum(['up', 'down']),
  reason: z.string().trim().min(1).max(2000).optional(),
  expected: z.array(z.string().trim().min(1).max(500)).max(20).default([]),
  /** The answer as it was sent; only its kind and the paths that it cites are kept. */
  answer: z
    .object({
      kind: z.enum(['answered', 'not-answered', 'not-found']),
      citations: z.array(z.object({ path: z.string().min(1).max(1000) })).max(100),
    })
    .optional(),
});

export function feedbackRoutes(live: LiveFootnote): Router {
  const routes = Router();

  routes.post('/feedback', (request, response) => {
    const { config } = live.footnote;
    response.status(201).json({ id: keepFeedback(config.index, feedbackSchema.parse(request.body)) });
  });

  return routes;
}
