/** GET /openapi.json and GET /docs: every address of the server, for programs and to be read. */
import { Router } from 'express';
import { documentPage, openApiDocument } from './document.ts';

export function openApiRoutes(): Router {
  const routes = Router();
  routes.get('/openapi.json', (_request, response) => {
    response.json(openApiDocument());
  });
  routes.get('/docs', (_request, response) => {
    response.type('html').send(documentPage());
  });
  return routes;
}
