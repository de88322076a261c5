/**
 * The article of a citation as a bibliography's entry in CSL-JSON, which Zotero and others read.
 * https://github.com/citation-style-language/schema . Promises: pure.
 */
import type { CitationRecord } from '../citation-record.ts';

export function cslJson({ article }: CitationRecord): object {
  const { id, title, publisher, author, published, url, language } = article;
  return {
    id,
    type: url === undefined ? 'document' : 'webpage',
    title,
    language,
    // As the article gives it: one name or several, of people or of an office.
    ...(author !== undefined && { author: [{ literal: author }] }),
    ...(publisher !== undefined && { publisher, 'container-title': publisher }),
    ...(published !== undefined && { issued: { 'date-parts': [published.split('-').map(Number)] } }),
    ...(url !== undefined && { URL: url }),
  };
}
