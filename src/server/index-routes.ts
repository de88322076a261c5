/** The state of the index, a request to bring it up to date, and the stream of its changes. */
import { Router } from 'express';
import { openEventStream } from './event-stream.ts';
import type { LiveFootnote } from './live-footnote.ts';

export function indexRoutes(live: LiveFootnote): Router {
  const routes = Router();

  routes.get('/index', (_request, response) => {
    response.json(live.state());
  });

  routes.post('/index', async (_request, response) => {
    response.json(await live.footnote.update());
  });

  routes.get('/events', (_request, response) => {
    const stream = openEventStream(response);
    const stop = live.listen(({ event, data }) => stream.send(event, data));
    stream.closed.addEventListener('abort', stop);
  });

  return routes;
}
