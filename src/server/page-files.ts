/**
 * The files of the built page. Assets have hashed names: they never change, and go out as the build compressed them to
 * whoever takes that. All addresses of the page are the same file; what they mean, the page decides.
 */
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';

/** Compiled code lies in dist, and so does the page. */
const pageFolder = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/web' : '../web', import.meta.url),
);
const forEver = { immutable: true, maxAge: '1y' };

export function pageFiles(): Router {
  const routes = Router();
  routes.get('/assets/:name', (request, response, next) => {
    response.vary('Accept-Encoding');
    if (request.acceptsEncodings('gzip') !== 'gzip') {
      next();
      return;
    }
    const { name } = request.params;
    response.type(extname(name)).setHeader('Content-Encoding', 'gzip');
    response.sendFile(`${name}.gz`, { root: `${pageFolder}/assets`, ...forEver }, (error?: Error) => {
      if (error === undefined || response.headersSent) return;
      response.removeHeader('Content-Encoding');
      response.removeHeader('Content-Type');
      next();
    });
  });
  routes.use('/assets', express.static(`${pageFolder}/assets`, { ...forEver, index: false, redirect: false }));
  routes.use(express.static(pageFolder, { cacheControl: false, redirect: false }));
  routes.get(['/articles/:id', '/c/:id'], (_request, response) => {
    response.sendFile('index.html', { root: pageFolder });
  });
  return routes;
}
