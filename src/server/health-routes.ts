/** GET /livez and /readyz, for whoever starts and stops the server: open to everybody, and without a word of the articles. */
import { Router } from 'express';
import type { LiveFootnote } from './live-footnote.ts';
import { methodNotAllowed } from './methods.ts';

export function healthRoutes(live: LiveFootnote): Router {
  const routes = Router();

  routes.get('/livez', (_request, response) => {
    response.json({ alive: true });
  });

  routes.get('/readyz', (_request, response) => {
    const { ready, progress, unready, damaged } = live;
    response.status(ready ? 200 : 503).json({
      ready,
      ...(unready !== undefined && { reason: unready }),
      progress,
      ...(damaged.length > 0 && { damaged }),
    });
  });

  routes.use(methodNotAllowed(routes));
  return routes;
}
