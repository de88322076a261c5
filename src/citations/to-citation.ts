/** Makes the record of a citation: whose words they are, of what date, and where they stand. Promises: pure. */
import type { Article, Citation } from '../domain.ts';
import type { Span } from '../text.ts';

export function toCitation(
  number: number,
  article: Article,
  passageId: string,
  quote: string,
  span: Span,
): Omit<Citation, 'alsoIn'> {
  const { title, publisher, author, published, publishedNote, url } = article;
  const page = article.pages?.findIndex(({ start, end }) => span.start >= start && span.start < end);
  return {
    number,
    articleId: article.id,
    passageId,
    path: article.path,
    title,
    ...(publisher !== undefined && { publisher }),
    ...(author !== undefined && { author }),
    ...(published !== undefined && { published }),
    ...(publishedNote !== undefined && { publishedNote }),
    ...(url !== undefined && { url }),
    language: article.language,
    quote,
    ...span,
    ...(page !== undefined && page >= 0 && { page: page + 1 }),
    contentHash: article.contentHash,
  };
}
