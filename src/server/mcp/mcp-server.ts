/**
 * The door for agents (Model Context Protocol, https://modelcontextprotocol.io): search, fetch, ask, list; articles as resources.
 * Promises: reads only; `search` and `fetch` have the two shapes that ChatGPT's connectors want
 * (https://platform.openai.com/docs/mcp); what is structured is there as text, too. Does not know how it is transported.
 */
import { type CallToolResult, McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { type CitationRecord, citationRecordSchema, citationRecords } from '../../citations/citation-record.ts';
import type { AnswerData, Filters, Question } from '../../domain.ts';
import { FootnoteError } from '../../errors.ts';
import type { Footnote } from '../../footnote.ts';
import type { ArticleSummary } from '../../store/index-report.ts';
import { version } from '../../version.ts';
import { questionField, sourcesField } from '../fields.ts';
import { answerPage, answerPageAddress, answerPageType } from './answer-page.ts';

/** Where an article, and the words in it, are shown. */
export type AddressOf = (article: { readonly id: string; readonly start?: number; readonly end?: number }) => string;

/** Articles that a search gives, and a page of the list holds. */
const mostFound = 10;
const pageLength = 100;

const filtersField = sourcesField
  .optional()
  .describe(
    'only these articles: folders with all in them, tags, publishers or authors, days of publication (2021-01-13), ids; one of each list is enough, all of them hold',
  );

const readsOnly = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

const foundSchema = z.object({
  results: z.array(z.object({ id: z.string(), title: z.string(), url: z.string() })),
});
const fetchedSchema = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  url: z.string(),
  metadata: z.record(z.string(), z.string()),
});
const answerSchema = z.object({
  kind: z
    .enum(['answered', 'not-found', 'not-answered'])
    .describe('not-found, not-answered: the articles do not say it; do not answer from anything else'),
  text: z.string().describe('Markdown, with markers [n] of the citations'),
  citations: z.array(citationRecordSchema),
  nearest: z.array(citationRecordSchema).describe('beside a refusal: the passages that came nearest'),
  suggestions: z.array(z.string()).describe('questions that the articles do answer'),
  revision: z.int(),
  answerer: z.string(),
});
const listSchema = z.object({
  articles: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      url: z.string(),
      path: z.string(),
      publisher: z.string().optional(),
      author: z.string().optional(),
      published: z.string().optional(),
      tags: z.array(z.string()).optional(),
      language: z.string(),
    }),
  ),
  nextCursor: z.string().optional(),
});

/** `ask`: where others ask too, once its turn has come. */
export function createMcpServer(
  footnote: () => Footnote,
  addressOf: AddressOf,
  ask: (question: Question, signal: AbortSignal) => Promise<AnswerData> = async (question, signal) =>
    footnote().askOnce(question, signal),
): McpServer {
  const server = new McpServer(
    { name: 'footnote', title: 'Footnote', version },
    {
      instructions:
        'Answers from the folder of articles of whoever runs this, each sentence with the exact words that it rests on. Use "ask" for questions, and pass its footnotes on; "search" and "fetch" to read for yourself.',
    },
  );

  server.registerTool(
    'search',
    {
      title: 'Search the articles',
      description: 'Finds articles by a query. Gives their ids, for "fetch".',
      inputSchema: z.object({ query: questionField, filters: filtersField }),
      outputSchema: foundSchema,
      annotations: readsOnly,
    },
    async ({ query, filters }) => {
      const { results } = await footnote().search(query, mostFound * 3, filters);
      const best = new Map(results.toReversed().map((result) => [result.articleId, result]));
      const inOrder = results.filter((result) => best.get(result.articleId) === result).slice(0, mostFound);
      return structured({
        results: inOrder.map(({ articleId: id, title, start, end }) => ({
          id,
          title,
          url: addressOf({ id, start, end }),
        })),
      });
    },
  );

  server.registerTool(
    'fetch',
    {
      title: 'Read an article',
      description: 'Gives the whole text of an article, by the id that "search" or "list_articles" gave.',
      inputSchema: z.object({ id: z.string().min(1).max(200) }),
      outputSchema: fetchedSchema,
      annotations: readsOnly,
    },
    ({ id }) => {
      const { title, text, ...article } = articleOf(footnote(), id);
      const { path, publisher, author, published, url, language } = article;
      const known = { path, publisher, author, published, url, language };
      const metadata = Object.fromEntries(
        Object.entries(known).flatMap(([name, value]) => (value ? [[name, value]] : [])),
      );
      return structured({ id, title, text, url: addressOf({ id }), metadata });
    },
  );

  server.registerTool(
    'ask',
    {
      title: 'Ask the articles',
      description:
        'Answers a question from the articles, with a footnote under every sentence, or says that they do not answer it.',
      inputSchema: z.object({
        question: questionField,
        history: z
          .array(z.object({ question: z.string().max(8000), answer: z.string() }))
          .max(50)
          .optional()
          .describe('earlier turns, which a follow-up is understood by'),
        filters: filtersField,
      }),
      outputSchema: answerSchema,
      annotations: readsOnly,
      // The page in which hosts that can show one show the answer (MCP Apps, 2026-01-26).
      _meta: { ui: { resourceUri: answerPageAddress }, 'ui/resourceUri': answerPageAddress },
    },
    async ({ question, history = [], filters = {} }, { mcpReq: { signal } }) => {
      const answer = await ask({ text: question, history, filters }, signal);
      const result = structured(plain(answer));
      const cited = new Map(answer.citations.map((citation) => [citation.articleId, citation]));
      return {
        ...result,
        content: [
          ...result.content,
          ...[...cited.values()].map(({ articleId, title }) => ({
            type: 'resource_link' as const,
            uri: resourceAddress(articleId),
            name: title,
            mimeType: 'text/plain',
          })),
        ],
      };
    },
  );

  server.registerTool(
    'list_articles',
    {
      title: 'List the articles',
      description: `Lists the articles, ${pageLength} at a time, the newest first.`,
      inputSchema: z.object({
        cursor: z.string().max(20).optional().describe('"nextCursor" of the page before'),
        filters: filtersField,
      }),
      outputSchema: listSchema,
      annotations: readsOnly,
    },
    ({ cursor, filters }) => {
      const from = cursor === undefined ? 0 : Number(cursor);
      if (!Number.isInteger(from) || from < 0)
        throw new FootnoteError('bad-cursor', 'There is no such page.', 'Begin without a cursor.');
      const all = newestFirst(footnote(), filters);
      const next = from + pageLength;
      return structured({
        articles: all
          .slice(from, next)
          .map(({ id, title, path, publisher, author, published, tags = [], language }) => ({
            id,
            title,
            url: addressOf({ id }),
            path,
            ...(publisher !== undefined && { publisher }),
            ...(author !== undefined && { author }),
            ...(published !== undefined && { published }),
            ...(tags.length > 0 && { tags: [...tags] }),
            language,
          })),
        ...(next < all.length && { nextCursor: String(next) }),
      });
    },
  );

  server.registerResource(
    'article',
    new ResourceTemplate('footnote://article/{id}', {
      list: () => ({
        resources: newestFirst(footnote())
          .slice(0, pageLength)
          .map(({ id, title, path }) => ({
            uri: resourceAddress(id),
            name: title,
            description: path,
            mimeType: 'text/plain',
          })),
      }),
    }),
    { title: 'An article', description: 'Its whole text.', mimeType: 'text/plain' },
    (address, { id }) => ({
      contents: [{ uri: address.href, mimeType: 'text/plain', text: articleOf(footnote(), String(id)).text }],
    }),
  );

  server.registerResource(
    'answer-page',
    answerPageAddress,
    { title: 'An answer with its footnotes', mimeType: answerPageType },
    () => ({ contents: [{ uri: answerPageAddress, mimeType: answerPageType, text: answerPage }] }),
  );

  return server;
}

export function resourceAddress(id: string): string {
  return `footnote://article/${encodeURIComponent(id)}`;
}

function plain(answer: AnswerData): z.infer<typeof answerSchema> {
  const { kind, text, suggestions = [], revision, answerer } = answer;
  const records = citationRecords(answer);
  const nearest: CitationRecord[] = citationRecords({ ...answer, citations: answer.nearest, statements: [] });
  return { kind, text, citations: records, nearest, suggestions: [...suggestions], revision, answerer };
}

/** What is structured, and the same as text for clients that read only that. */
function structured<Content extends Record<string, unknown>>(
  content: Content,
): CallToolResult & { structuredContent: Content } {
  return { content: [{ type: 'text', text: JSON.stringify(content) }], structuredContent: content };
}

function newestFirst(footnote: Footnote, filters: Filters = {}): ArticleSummary[] {
  return footnote.articlesWithin(filters).toSorted((a, b) => (b.published ?? '').localeCompare(a.published ?? ''));
}

function articleOf(footnote: Footnote, id: string): NonNullable<ReturnType<Footnote['article']>> {
  const article = footnote.article(id);
  if (article === undefined)
    throw new FootnoteError(
      'article-not-found',
      `There is no article ${id}.`,
      '"list_articles" gives those that there are.',
      { status: 404 },
    );
  return article;
}
