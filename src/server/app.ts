/**
 * The HTTP door: guards first, then one file per group of routes, then the page, then errors.
 * Closed by default: no other origin, no framing, no script or style but the page's own.
 */
import express, { type Express, type RequestHandler, Router } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Config } from '../config.ts';
import { FootnoteError } from '../errors.ts';
import { articleRoutes } from './article-routes.ts';
import { askRoutes } from './ask-routes.ts';
import { citationRoutes } from './citation-routes.ts';
import { conversationRoutes } from './conversation-routes.ts';
import { feedbackRoutes } from './feedback-routes.ts';
import { accessOf, guardOrigin, guardToken, type Tokens } from './guard.ts';
import { healthRoutes } from './health-routes.ts';
import { indexRoutes } from './index-routes.ts';
import { readJsonBody } from './json-body.ts';
import type { LiveFootnote } from './live-footnote.ts';
import { mcpRoute } from './mcp/mcp-route.ts';
import { methodNotAllowed } from './methods.ts';
import { Metrics } from './metrics.ts';
import { openApiRoutes } from './openapi/openapi-routes.ts';
import { operations } from './openapi/operations.ts';
import { pageFiles } from './page-files.ts';
import { noteRoutes } from './note-routes.ts';
import { modelRoutes } from './model-routes.ts';
import { nameRequest, notFound, sendProblem } from './problem.ts';
import { subscriptionRoutes } from './subscription-routes.ts';
import { suggestionRoutes } from './suggestion-routes.ts';
import { readTarget } from './target.ts';
import { timelineRoutes } from './timeline-routes.ts';
import { sendOpenAIError } from './v1/openai-error.ts';
import { v1Routes } from './v1/v1-routes.ts';

/** Requests a minute from one address. */
const mostRequests = 120;

/** Whoever guesses tokens uses up a number of their own, not that of those who hold one at the same address. */
function limitRequests(tokens: Tokens): RequestHandler {
  return rateLimit({
    keyGenerator: ({ headers, ip = '' }) =>
      `${accessOf(headers.authorization, tokens) ?? 'stranger'} ${ipKeyGenerator(ip)}`,
    windowMs: 60_000,
    limit: mostRequests,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: () => {
      throw new FootnoteError('too-many-requests', 'Too many requests.', 'Try again in a minute.', { status: 429 });
    },
  });
}

export function createApp(config: Pick<Config, 'host' | keyof Tokens>, live: LiveFootnote): Express {
  const app = express();
  app.disable('x-powered-by');
  // Answers that can be kept have tags of their own (conditional.ts).
  app.disable('etag');
  const metrics = new Metrics(
    live,
    operations.map(({ path }) => path),
  );
  app.use(nameRequest, metrics.watch);
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
          manifestSrc: ["'self'"],
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

  app.use(readTarget, healthRoutes(live), guardOrigin(config.host));
  app.use(pageFiles({ open: config.token === undefined }));

  // Closed from here on: a door that is added below needs the token, too. OpenAI's clients read errors of another shape.
  const guard = Router();
  // A reader on this machine is not limited; one who needs a token may be anyone, guessing tokens too.
  if (config.token !== undefined) guard.use(limitRequests(config));
  guard.use(guardToken(config), ...readJsonBody, (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use(guard);
  app.use('/v1', sendOpenAIError);

  app.use('/v1', v1Routes(live, metrics));
  app.all('/mcp', mcpRoute(live));
  const told = openApiRoutes();
  told.get('/metrics', metrics.show);
  app.use(told, methodNotAllowed(told));
  const api = [
    askRoutes(live, metrics),
    articleRoutes(live),
    citationRoutes(live),
    conversationRoutes(live),
    feedbackRoutes(live),
    indexRoutes(live),
    modelRoutes(live),
    noteRoutes(live),
    subscriptionRoutes(live),
    suggestionRoutes(live),
    timelineRoutes(live),
  ];
  app.use('/api', ...api, methodNotAllowed(...api), notFound);

  app.use(notFound);
  app.use(sendProblem);
  return app;
}
