/** The state of the index, a request to bring it up to date, and the stream of its changes. */
import { Router } from 'express';
import { FollowingStreams } from './event-stream.ts';
import type { LiveFootnote } from './live-footnote.ts';
import { whoAsks } from './who-asks.ts';

export function indexRoutes(live: LiveFootnote): Router {
  const routes = Router();
  const streams = new FollowingStreams();
  live.stopping.addEventListener('abort', () => streams.endAll());

  routes.get('/index', (_request, response) => {
    response.json(live.state());
  });

  routes.post('/index', async (_request, response) => {
    response.json(await live.footnote.update());
  });

  routes.get('/events', (request, response) => {
    const stream = streams.open(whoAsks(request, response).client, response);
    const stop = live.listen(({ event, data }) => stream.send(event, data));
    stream.closed.addEventListener('abort', stop);
  });

  return routes;
}
