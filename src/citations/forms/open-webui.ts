/**
 * Citations as the source event of Open WebUI: for each article its quoted words, and beside each what it is.
 * https://docs.openwebui.com/features/plugin/development/events . Promises: pure; `document` and `metadata` are parallel.
 */
import type { CitationRecord } from '../citation-record.ts';
import type { FormPlace } from './form-place.ts';

export function openWebuiSources(records: readonly CitationRecord[], place: FormPlace): object[] {
  const ofArticle = new Map<string, CitationRecord[]>();
  for (const record of records) {
    const { id } = record.article;
    ofArticle.set(id, [...(ofArticle.get(id) ?? []), record]);
  }
  return [...ofArticle.values()].map((own) => ({
    type: 'source',
    data: {
      source: { name: own[0]?.article.title },
      document: own.map(({ quote }) => quote.exact),
      metadata: own.map((record) => {
        const { title, publisher, author, published } = record.article;
        return { source: place.addressOf(record), name: title, publisher, author, published, citation: record.id };
      }),
    },
  }));
}
