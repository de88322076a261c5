/** GET /api/models: what is at work, and which models a question may name. */
import { Router } from 'express';
import type { ModelsInUse } from '../store/index-report.ts';
import type { LiveFootnote } from './live-footnote.ts';

export function modelRoutes(live: LiveFootnote): Router {
  const routes = Router();

  routes.get('/models', async (_request, response) => {
    const { embedder, reader, answerer, reranker, verifier } = live.state();
    const offer = await live.footnote.models?.offer();
    const inUse: ModelsInUse = {
      embedder,
      reader,
      answerer: offer?.usual === undefined ? answerer : `openai:${offer.usual}`,
      ...(reranker !== undefined && { reranker }),
      ...(verifier !== undefined && { verifier }),
      ...(offer !== undefined && { endpoint: offer.state }),
      models: offer?.models ?? [],
    };
    response.json(inUse);
  });

  return routes;
}
