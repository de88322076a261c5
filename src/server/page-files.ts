/**
 * The files of the built page. Assets have hashed names: they never change, and go out as the build compressed them to
 * whoever takes that. All addresses of the page are the same file; what they mean, the page decides.
 */
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';

/** Of each address that is of one thing, where that thing is. */
const thingOf = { '/articles/:id': '/api/articles/', '/c/:id': '/api/conversations/' };

/** Compiled code lies in dist, and so does the page. */
const pageFolder = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/web' : '../web', import.meta.url),
);
const forEver = { immutable: true, maxAge: '1y' };

/** `open`: the page sends no token, so that a browser may fetch what it will ask for while its script is still on the way. */
export function pageFiles({ open }: { readonly open: boolean }): Router {
  const routes = Router();
  routes.get('/assets/:name', (request, response, next) => {
    response.vary('Accept-Encoding');
    // Each asked for by itself: of two, a browser's order would decide, which names the larger first.
    const encoding = ['br', 'gzip'].find((each) => request.acceptsEncodings(each) === each);
    if (encoding === undefined) {
      next();
      return;
    }
    const { name } = request.params;
    response.type(extname(name)).setHeader('Content-Encoding', encoding);
    response.sendFile(`${name}.${encoding}`, { root: `${pageFolder}/assets`, ...forEver }, (error?: Error) => {
      if (error === undefined || response.headersSent) return;
      response.removeHeader('Content-Encoding');
      response.removeHeader('Content-Type');
      next();
    });
  });
  routes.use('/assets', express.static(`${pageFolder}/assets`, { ...forEver, index: false, redirect: false }));
  routes.use(express.static(pageFolder, { cacheControl: false, redirect: false }));
  for (const [address, thing] of Object.entries(thingOf)) {
    routes.get(address, ({ params: { id = '' } }, response) => {
      // As fetch() asks: any other form would not be used, and the thing fetched twice.
      if (open)
        response.setHeader('Link', `<${thing}${encodeURIComponent(String(id))}>; rel=preload; as=fetch; crossorigin`);
      response.sendFile('index.html', { root: pageFolder });
    });
  }
  return routes;
}
