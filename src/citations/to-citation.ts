/** Makes the record of a citation: whose words they are, of what date, and where they stand. Promises: pure. */
import type { Article, Citation } from '../domain.ts';
import { type CitedPlace, citationId } from './citation-id.ts';
import type { Span } from '../text.ts';

/** UTF-16 units before and after a quote: enough to tell two places of the same words apart. */
const aroundQuote = 32;

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
    id: citationId(article.contentHash, span, quote),
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
    prefix: wholeCharacters(article.text.slice(Math.max(0, span.start - aroundQuote), span.start)),
    suffix: wholeCharacters(article.text.slice(span.end, span.end + aroundQuote)),
    ...(page !== undefined && page >= 0 && { page: page + 1 }),
    contentHash: article.contentHash,
  };
}

/** A citation that was made before, of an article as it stands now; undefined where the words are others. */
export function standingCitation(article: Article, { start, end, isQuote }: CitedPlace): Citation | undefined {
  const quote = article.text.slice(start, end);
  return isQuote(quote) ? { ...toCitation(1, article, '', quote, { start, end }), alsoIn: [] } : undefined;
}

/** Without half a surrogate pair at either end. */
function wholeCharacters(text: string): string {
  return text.replaceAll(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
}
