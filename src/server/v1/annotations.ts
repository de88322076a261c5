/** The citations of an answer as OpenAI's APIs annotate a text, each leading to the words in this server's page. */
import type { Request } from 'express';
import { citationRecords } from '../../citations/citation-record.ts';
import { type UrlCitation, urlCitations } from '../../citations/forms/url-citation.ts';
import type { AnswerData } from '../../domain.ts';
import { permalink } from '../addresses.ts';

export function annotationsOf(answer: AnswerData, request: Request): UrlCitation[] {
  return citationRecords(answer).flatMap((record) => urlCitations(record, permalink(request)));
}
