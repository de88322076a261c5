/**
 * Every address of the server, as one table: it makes /openapi.json, and a test holds it against the routes that there are,
 * and their answers against its shapes. Promises: nothing that is not here is answered.
 */
import { z } from 'zod';
import { citationRecordSchema } from '../../citations/citation-record.ts';
import { addressSchema, textSchema } from '../article-routes.ts';
import { askSchema, searchQuerySchema } from '../ask-routes.ts';
import { changeSchema, createSchema, exportSchema, listSchema } from '../conversation-routes.ts';
import { feedbackSchema } from '../feedback-routes.ts';
import { exportNotesSchema, saveNoteSchema, writeNoteSchema } from '../note-routes.ts';
import { suggestionsSchema } from '../suggestion-routes.ts';
import { timelineQuerySchema } from '../timeline-routes.ts';
import { chatRequestSchema } from '../v1/chat-completions.ts';
import { responsesRequestSchema } from '../v1/responses.ts';
import { answerSchema, searchSchema } from './answer-schemas.ts';
import { conversationSchema, conversationSummarySchema, noteSchema, unansweredSchema } from './conversation-schemas.ts';
import { guideSchema, timelineSchema } from './guide-schemas.ts';
import {
  addReportSchema,
  articleSchema,
  articleSummarySchema,
  indexReportSchema,
  indexStateSchema,
  missingSchema,
  modelsInUseSchema,
  readinessSchema,
  removeReportSchema,
} from './index-schemas.ts';

export interface Operation {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** Parts in braces are parameters. */
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Of the body, where it is not JSON, too. */
  readonly upload?: true;
  readonly status: 200 | 201 | 204;
  /** Undefined where nothing comes back. */
  readonly answer?: z.ZodType;
  /** Of the answer; JSON as a rule. */
  readonly type?: string;
  /** Where it can be had as server-sent events, too. */
  readonly streams?: true;
  /** Open to everybody. */
  readonly open?: true;
}

const text = z.string();
const modelSchema = z.object({ id: z.string(), object: z.literal('model'), created: z.int(), owned_by: z.string() });

export const operations: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/ask',
    summary: 'Answer a question',
    body: askSchema,
    status: 200,
    answer: answerSchema,
    streams: true,
  },
  {
    method: 'get',
    path: '/api/search',
    summary: 'Find passages',
    query: searchQuerySchema,
    status: 200,
    answer: searchSchema,
  },
  {
    method: 'get',
    path: '/api/articles',
    summary: 'List the articles',
    status: 200,
    answer: z.object({ articles: z.array(articleSummarySchema), missing: missingSchema }),
  },
  {
    method: 'post',
    path: '/api/articles',
    summary: 'Add files, a text, or a page by its address',
    body: z.union([textSchema, addressSchema]),
    upload: true,
    status: 200,
    answer: addReportSchema,
  },
  {
    method: 'get',
    path: '/api/articles/{id}',
    summary: 'An article with its text',
    status: 200,
    answer: articleSchema,
  },
  {
    method: 'delete',
    path: '/api/articles/{id}',
    summary: 'Delete an article, and every word of it',
    status: 200,
    answer: removeReportSchema,
  },
  {
    method: 'get',
    path: '/api/articles/{id}/guide',
    summary: 'What an article says, who, where, when, how many, and what it answers',
    status: 200,
    answer: guideSchema,
  },
  {
    method: 'get',
    path: '/api/timeline',
    summary: 'The dated events of all articles',
    query: timelineQuerySchema,
    status: 200,
    answer: timelineSchema,
  },
  {
    method: 'get',
    path: '/api/notes',
    summary: 'The notes',
    status: 200,
    answer: z.object({ notes: z.array(noteSchema) }),
  },
  {
    method: 'post',
    path: '/api/notes',
    summary: 'Save an answer, or one sentence of it',
    body: saveNoteSchema,
    status: 201,
    answer: noteSchema,
  },
  {
    method: 'get',
    path: '/api/notes/export',
    summary: 'All notes as a file',
    query: exportNotesSchema,
    status: 200,
    answer: text,
    type: 'text/*',
  },
  {
    method: 'patch',
    path: '/api/notes/{id}',
    summary: 'Write beside a note',
    body: writeNoteSchema,
    status: 200,
    answer: noteSchema,
  },
  { method: 'delete', path: '/api/notes/{id}', summary: 'Delete a note', status: 204 },
  {
    method: 'get',
    path: '/api/unanswered',
    summary: 'What was asked and not answered',
    status: 200,
    answer: unansweredSchema,
  },
  { method: 'delete', path: '/api/unanswered/{turnId}', summary: 'Take a question off that list', status: 204 },
  {
    method: 'get',
    path: '/api/citations/{id}',
    summary: 'A citation, also after its article changed',
    status: 200,
    answer: citationRecordSchema,
  },
  {
    method: 'get',
    path: '/api/conversations',
    summary: 'List, or search, the conversations',
    query: listSchema,
    status: 200,
    answer: z.object({ conversations: z.array(conversationSummarySchema) }),
  },
  {
    method: 'post',
    path: '/api/conversations',
    summary: 'Begin a conversation',
    body: createSchema,
    status: 201,
    answer: conversationSummarySchema,
  },
  {
    method: 'get',
    path: '/api/conversations/{id}',
    summary: 'A conversation with its turns',
    status: 200,
    answer: conversationSchema,
  },
  {
    method: 'patch',
    path: '/api/conversations/{id}',
    summary: 'Rename it, or choose a version',
    body: changeSchema,
    status: 200,
    answer: conversationSchema,
  },
  { method: 'delete', path: '/api/conversations/{id}', summary: 'Delete it', status: 204 },
  {
    method: 'get',
    path: '/api/conversations/{id}/export',
    summary: 'A conversation as a file, or its citations for other programs',
    query: exportSchema,
    status: 200,
    answer: text,
    type: 'text/*',
  },
  {
    method: 'post',
    path: '/api/feedback',
    summary: 'Keep what a reader thinks of an answer',
    body: feedbackSchema,
    status: 201,
    answer: z.object({ id: text }),
  },
  { method: 'get', path: '/api/index', summary: 'The state of the index', status: 200, answer: indexStateSchema },
  { method: 'post', path: '/api/index', summary: 'Bring the index up to date', status: 200, answer: indexReportSchema },
  {
    method: 'get',
    path: '/api/events',
    summary: 'Changes of the index, as they are committed',
    status: 200,
    answer: text,
    type: 'text/event-stream',
  },
  {
    method: 'get',
    path: '/api/models',
    summary: 'The models in use, and those to choose from',
    status: 200,
    answer: modelsInUseSchema,
  },
  {
    method: 'get',
    path: '/api/suggestions',
    summary: 'Questions that the articles answer',
    query: suggestionsSchema,
    status: 200,
    answer: z.object({ questions: z.array(text) }),
  },
  {
    method: 'get',
    path: '/v1/models',
    summary: "Models, for OpenAI's clients",
    status: 200,
    answer: z.object({ object: z.literal('list'), data: z.array(modelSchema) }),
  },
  { method: 'get', path: '/v1/models/{name}', summary: 'One of them', status: 200, answer: modelSchema },
  {
    method: 'post',
    path: '/v1/chat/completions',
    summary: "An answer, for OpenAI's clients",
    body: chatRequestSchema,
    status: 200,
    answer: z.looseObject({ object: z.literal('chat.completion'), footnote: answerSchema }),
    streams: true,
  },
  {
    method: 'post',
    path: '/v1/responses',
    summary: "An answer, for OpenAI's clients",
    body: responsesRequestSchema,
    status: 200,
    answer: z.looseObject({ object: z.literal('response'), footnote: answerSchema }),
    streams: true,
  },
  {
    method: 'post',
    path: '/mcp',
    summary: 'Agents, by the Model Context Protocol',
    body: z.looseObject({ jsonrpc: z.literal('2.0') }),
    status: 200,
    answer: z.looseObject({ jsonrpc: z.literal('2.0') }),
    streams: true,
  },
  {
    method: 'get',
    path: '/openapi.json',
    summary: 'This document',
    status: 200,
    answer: z.looseObject({ openapi: text }),
  },
  { method: 'get', path: '/docs', summary: 'This document, to be read', status: 200, answer: text, type: 'text/html' },
  { method: 'get', path: '/metrics', summary: 'Numbers for Prometheus', status: 200, answer: text, type: 'text/plain' },
  {
    method: 'get',
    path: '/livez',
    summary: 'Whether the server runs',
    status: 200,
    answer: z.object({ alive: z.literal(true) }),
    open: true,
  },
  {
    method: 'get',
    path: '/readyz',
    summary: 'Whether questions can be answered',
    status: 200,
    answer: readinessSchema,
    open: true,
  },
];
