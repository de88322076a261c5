/** GET /api/suggestions: questions that the articles answer, about the newest ones or those that are named, of chosen sources. */
import { Router } from 'express';
import { z } from 'zod';
import { sourcesInAddress, sourcesOf } from './fields.ts';
import type { LiveFootnote } from './live-footnote.ts';

export const suggestionsSchema = z.object({
  /** Ids, parted by commas. */
  articles: z.string().max(4000).default(''),
  limit: z.coerce.number().int().min(1).max(12).default(4),
  ...sourcesInAddress,
});

export function suggestionRoutes(live: LiveFootnote): Router {
  const routes = Router();

  routes.get('/suggestions', async (request, response) => {
    const { articles, limit, ...sources } = suggestionsSchema.parse(request.query);
    const ids = articles.split(',').filter((id) => id !== '');
    response.json({ questions: await live.footnote.suggestions.about(ids, limit, sourcesOf(sources)) });
  });

  return routes;
}
