/** GET /api/citations/:id: one citation as a record, also after its article was changed or withdrawn. */
import { Router } from 'express';
import { FootnoteError } from '../errors.ts';
import type { LiveFootnote } from './live-footnote.ts';

export function citationRoutes(live: LiveFootnote): Router {
  const routes = Router();

  routes.get('/citations/:id', (request, response) => {
    const record = live.footnote.conversations.citation(request.params.id);
    if (record === undefined) {
      throw new FootnoteError(
        'citation-not-found',
        'There is no such citation.',
        'Its article was changed or removed, and no answer that was kept cites it.',
        { status: 404 },
      );
    }
    response.json(record);
  });

  return routes;
}
