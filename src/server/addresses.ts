/** Addresses of this server's page, for those who get an answer elsewhere. */
import type { Request } from 'express';
import type { CitationRecord } from '../citations/citation-record.ts';

/** Opens the article with the quoted words marked. */
export function permalink(request: Request): (record: CitationRecord) => string {
  const origin = `${request.protocol}://${request.headers.host ?? 'localhost'}`;
  return ({ article, quote }) => `${origin}/articles/${encodeURIComponent(article.id)}#${quote.start}-${quote.end}`;
}
