/**
 * A citation as a W3C Web Annotation: the statement about the quoted words, found by their text and by their place.
 * https://www.w3.org/TR/annotation-model/ . Promises: pure.
 */
import type { CitationRecord } from '../citation-record.ts';
import type { FormPlace } from './form-place.ts';

export function webAnnotation(record: CitationRecord, place: FormPlace): object {
  const { id, article, quote } = record;
  const text = place.textOf(article.id);
  const day = /^\d{4}-\d\d-\d\d$/.test(article.published ?? '') ? article.published : undefined;
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:footnote:citation:${id}`,
    type: 'Annotation',
    motivation: 'describing',
    body: place
      .statementsOf(record)
      .map((value) => ({ type: 'TextualBody', purpose: 'describing', format: 'text/plain', value })),
    target: {
      source: article.url ?? place.addressOf(record),
      ...(day !== undefined && { state: { type: 'TimeState', sourceDate: `${day}T00:00:00Z` } }),
      // Of a withdrawn article there are no words left.
      ...(quote.exact !== '' && {
        selector: [
          { type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
          ...(text?.slice(quote.start, quote.end) === quote.exact ? [positionSelector(text, record)] : []),
        ],
      }),
    },
  };
}

/** The model counts in code points, of the text of the article. */
function positionSelector(text: string, { quote }: CitationRecord): object {
  const start = codePoints(text.slice(0, quote.start));
  return { type: 'TextPositionSelector', start, end: start + codePoints(quote.exact) };
}

function codePoints(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}
