/**
 * The addresses of the page: `/`, `/#library` and the permalink `/articles/ID#START-END` of words in an article.
 * Pure: reads and writes addresses, does not go to them.
 */
import type { Span } from './mark.ts';

export type Route =
  | { readonly view: 'conversation' | 'library' }
  | { readonly view: 'article'; readonly articleId: string; readonly span?: Span };

export function parseRoute(pathname: string, hash: string): Route {
  const article = /^\/articles\/([^/]+)\/?$/.exec(pathname)?.[1];
  if (article === undefined) return { view: hash === '#library' ? 'library' : 'conversation' };
  const span = parseSpan(hash);
  return { view: 'article', articleId: decode(article), ...(span !== undefined && { span }) };
}

export function articlePath(articleId: string, span?: Span): string {
  const path = `/articles/${encodeURIComponent(articleId)}`;
  return span === undefined ? path : `${path}#${span.start}-${span.end}`;
}

function parseSpan(hash: string): Span | undefined {
  const found = /^#(\d{1,12})-(\d{1,12})$/.exec(hash);
  const start = Number(found?.[1]);
  const end = Number(found?.[2]);
  return end > start ? { start, end } : undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
