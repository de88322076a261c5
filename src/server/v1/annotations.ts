/** The citations of an answer, or of a piece of it, as OpenAI's APIs annotate a text: in its order, each leading to the words in this server's page. */
import type { Request } from 'express';
import { citationRecords } from '../../citations/citation-record.ts';
import { type UrlCitation, urlCitations } from '../../citations/forms/url-citation.ts';
import type { AnswerData } from '../../domain.ts';
import { permalink } from '../addresses.ts';

export function annotationsOf(
  { statements, citations }: Pick<AnswerData, 'statements' | 'citations'>,
  request: Request,
): UrlCitation[] {
  // They do not tell of which revision they are.
  return citationRecords({ statements, citations, revision: 0 })
    .flatMap((record) => urlCitations(record, permalink(request)))
    .toSorted((a, b) => a.start_index - b.start_index);
}
