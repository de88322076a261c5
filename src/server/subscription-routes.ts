/** /api/subscriptions: what is followed, and how it fares; following, reading at once, and letting go. */
import { Router } from 'express';
import { z } from 'zod';
import { leastEvery, mostEvery } from '../subscriptions/turns.ts';
import type { LiveFootnote } from './live-footnote.ts';

export const subscribeSchema = z.strictObject({
  url: z.string().min(1, 'it is empty').max(2000),
  every: z
    .int()
    .min(leastEvery, `it is less than ${leastEvery} seconds`)
    .max(mostEvery, `it is more than ${mostEvery} seconds`)
    .optional()
    .describe('seconds between two readings'),
  withdraw: z.boolean().optional().describe('whether what leaves the feed is taken out of the folder'),
  pages: z.boolean().optional().describe('whether the page of an entry is fetched that has a summary alone'),
});

export function subscriptionRoutes(live: LiveFootnote): Router {
  const routes = Router();

  routes.get('/subscriptions', (_request, response) => {
    response.json({ subscriptions: live.footnote.subscriptions.list() });
  });

  routes.post('/subscriptions', async (request, response) => {
    const { url, ...wishes } = subscribeSchema.parse(request.body ?? {});
    response.status(201).json(await live.footnote.subscriptions.add(url, wishes));
  });

  routes.post('/subscriptions/:id/refresh', async (request, response) => {
    response.json(await live.footnote.subscriptions.refresh(request.params.id));
  });

  routes.delete('/subscriptions/:id', (request, response) => {
    live.footnote.subscriptions.remove(request.params.id);
    response.status(204).end();
  });

  return routes;
}
