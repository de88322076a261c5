/** GET /api/citations/:id: one citation as a record, also after its article was changed or withdrawn. */
import { createHash } from 'node:crypto';
import { Router } from 'express';
import { FootnoteError } from '../errors.ts';
import { isKnown, mayBeKept, tagOf } from './conditional.ts';
import type { LiveFootnote } from './live-footnote.ts';

export function citationRoutes(live: LiveFootnote): Router {
  const routes = Router();

  routes.get('/citations/:id', (request, response) => {
    const { conversations, revision } = live.footnote;
    const { id } = request.params;
    // Its words may stand in an article, or else in an answer that was kept.
    const tag = tagOf(
      `citation.${createHash('sha256').update(id).digest('base64url').slice(0, 16)}`,
      `${revision}-${conversations.version()}`,
    );
    if (request.headers['if-none-match'] !== undefined && isKnown(request, response, tag)) return;
    const record = conversations.citation(id);
    if (record === undefined) {
      throw new FootnoteError(
        'citation-not-found',
        'There is no such citation.',
        'Its article was changed or removed, and no answer that was kept cites it.',
        { status: 404 },
      );
    }
    mayBeKept(response, tag);
    response.json(record);
  });

  return routes;
}
