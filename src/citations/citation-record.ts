/**
 * One citation as one record for other programs: what was said, the words it rests on, whose they are. Every door that
 * gives citations in a form of somebody else's makes that form from this record alone (citations/forms/).
 * Promises: pure; the same bytes for the same answer through every door. The schema is the documentation.
 */
import { z } from 'zod';
import type { AnswerData, Citation } from '../domain.ts';

const optional = z.string().optional();
const offset = z.int().min(0);

export const citationRecordSchema = z
  .object({
    id: z.string().describe('GET /api/citations/:id gives it again'),
    number: z.int().min(1).describe('the n of the marker [n]'),
    offsets: z.literal('utf-16').describe('all offsets: half-open, in UTF-16 code units'),
    statements: z
      .array(z.object({ start: offset, end: offset, verdict: z.enum(['supported', 'unsupported']) }))
      .describe("what of the answer's text rests on it; empty where it is shown beside a refusal"),
    article: z.object({
      id: z.string(),
      path: z.string().describe('in the folder of articles'),
      title: z.string(),
      publisher: optional,
      author: optional,
      published: optional.describe('a day, month or year of ISO 8601, as far as the article says'),
      url: optional,
      language: z.string().describe('BCP 47'),
      contentHash: z.string().describe("SHA-256 of the article's content"),
      revision: z.int().describe('of the index, when the answer was made'),
    }),
    quote: z
      .object({
        exact: z.string().describe("verbatim, in the article's stored text"),
        prefix: z.string(),
        suffix: z.string(),
        start: offset,
        end: offset,
        head: z
          .object({ exact: z.string(), start: offset, end: offset })
          .optional()
          .describe('of the row of a table: the row that heads its columns'),
        page: z.int().min(1).optional().describe('on which it begins, where the format has pages'),
      })
      .describe('empty when the article was withdrawn'),
    alsoIn: z.array(z.string()).describe('ids of other articles that tell the same story in these words'),
    standing: z
      .enum(['current', 'changed', 'missing', 'withdrawn'])
      .describe('whether the words still stand: the article was changed, is missing just now, or was withdrawn since'),
    since: optional.describe('of a missing one, with time'),
  })
  .describe('Words of an article that an answer rests on');

export type CitationRecord = z.infer<typeof citationRecordSchema>;

/** Of all citations of an answer, in their order. */
export function citationRecords(answer: Pick<AnswerData, 'citations' | 'statements' | 'revision'>): CitationRecord[] {
  return answer.citations.map((citation) => citationRecord(citation, answer));
}

export function citationRecord(
  citation: Citation,
  { statements, revision }: Pick<AnswerData, 'statements' | 'revision'>,
): CitationRecord {
  const {
    number,
    id = '',
    articleId,
    path,
    title,
    publisher,
    author,
    published,
    url,
    language,
    contentHash,
  } = citation;
  const {
    quote: exact,
    prefix = '',
    suffix = '',
    start,
    end,
    head,
    page,
    alsoIn,
    standing = 'current',
    since,
  } = citation;
  return {
    id,
    number,
    offsets: 'utf-16',
    statements: statements
      .filter(({ citations }) => citations.includes(number))
      .map((statement) => ({ start: statement.start, end: statement.end, verdict: statement.verdict })),
    article: {
      id: articleId,
      path,
      title,
      ...(publisher !== undefined && { publisher }),
      ...(author !== undefined && { author }),
      ...(published !== undefined && { published }),
      ...(url !== undefined && { url }),
      language,
      contentHash,
      revision,
    },
    quote: {
      exact,
      prefix,
      suffix,
      start,
      end,
      ...(head !== undefined && { head: { exact: head.quote, start: head.start, end: head.end } }),
      ...(page !== undefined && { page }),
    },
    alsoIn: [...alsoIn],
    standing,
    ...(since !== undefined && { since }),
  };
}
