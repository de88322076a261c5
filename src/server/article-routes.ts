/** GET /api/articles: what is in the index, and the text of one article. */
import { Router } from 'express';
import { FootnoteError } from '../errors.ts';
import type { LiveFootnote } from './live-footnote.ts';

export function articleRoutes(live: LiveFootnote): Router {
  const routes = Router();

  routes.get('/articles', (_request, response) => {
    response.json({ articles: live.footnote.articles() });
  });

  routes.get('/articles/:id', (request, response) => {
    const article = live.footnote.article(request.params.id);
    if (article === undefined) {
      throw new FootnoteError('article-not-found', 'There is no such article.', 'It may have been removed.', {
        status: 404,
      });
    }
    response.json(article);
  });

  return routes;
}
