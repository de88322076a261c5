/**
 * The HTTP door: guards first, then one file per group of routes, then the page, then errors.
 * Closed by default: no other origin, no framing, no script or style but the page's own.
 */
import express, { type Express, type RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Config } from '../config.ts';
import { FootnoteError } from '../errors.ts';
import { articleRoutes } from './article-routes.ts';
import { askRoutes } from './ask-routes.ts';
import { conversationRoutes } from './conversation-routes.ts';
import { feedbackRoutes } from './feedback-routes.ts';
import { guardOrigin, guardToken } from './guard.ts';
import { indexRoutes } from './index-routes.ts';
import type { LiveFootnote } from './live-footnote.ts';
import { Metrics } from './metrics.ts';
import { pageFiles } from './page-files.ts';
import { modelRoutes } from './model-routes.ts';
import { nameRequest, notFound, sendProblem } from './problem.ts';
import { suggestionRoutes } from './suggestion-routes.ts';
import { timelineRoutes } from './timeline-routes.ts';

/** Requests a minute from one address. */
const mostRequests = 120;

function limitRequests(): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: mostRequests,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: () => {
      throw new FootnoteError('too-many-requests', 'Too many requests.', 'Try again in a minute.', { status: 429 });
    },
  });
}

export function createApp(config: Pick<Config, 'host' | 'token'>, live: LiveFootnote): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(nameRequest);
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
      // Plain HTTP on this machine; a proxy in front that speaks HTTPS sets its own.
      strictTransportSecurity: false,
    }),
  );

  app.get('/livez', (_request, response) => {
    response.json({ alive: true });
  });
  app.get('/readyz', (_request, response) => {
    response.status(live.ready ? 200 : 503).json({ ready: live.ready, progress: live.progress });
  });

  app.use(guardOrigin(config.host));
  // A reader on this machine is not limited; one who needs a token may be anyone, guessing tokens too.
  if (config.token !== undefined) app.use(['/api', '/metrics'], limitRequests());
  app.use(['/api', '/metrics'], guardToken(config.token));
  const metrics = new Metrics(live);
  app.get('/metrics', metrics.show);
  app.use('/api', express.json({ limit: '256kb' }));
  app.use('/api', (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use(
    '/api',
    askRoutes(live, metrics),
    articleRoutes(live),
    conversationRoutes(live),
    feedbackRoutes(live),
    indexRoutes(live),
    modelRoutes(live),
    suggestionRoutes(live),
    timelineRoutes(live),
    notFound,
  );

  app.use(pageFiles());
  app.use(notFound);
  app.use(sendProblem);
  return app;
}
