/**
 * A citation as OpenAI's APIs give it: the span of the answer that rests on it, an address, a title.
 * https://platform.openai.com/docs/api-reference/chat/object (annotations). Promises: pure; one for each statement.
 */
import type { CitationRecord } from '../citation-record.ts';

export interface UrlCitation {
  readonly type: 'url_citation';
  /** Half-open, in UTF-16 code units of the answer's text. */
  readonly start_index: number;
  readonly end_index: number;
  readonly url: string;
  readonly title: string;
}

/** `addressOf`: where the words are shown in their place. */
export function urlCitations(
  { statements, article, ...record }: CitationRecord,
  addressOf: (record: CitationRecord) => string,
): UrlCitation[] {
  const url = addressOf({ statements, article, ...record });
  return statements.map(({ start, end }) => ({
    type: 'url_citation',
    start_index: start,
    end_index: end,
    url,
    title: article.title,
  }));
}
