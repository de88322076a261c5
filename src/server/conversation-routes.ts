/** /api/conversations: what was asked and answered, listed, read again, renamed, exported, deleted; /api/unanswered of it. */
import { Router } from 'express';
import { z } from 'zod';
import { exported, exportFormats } from '../conversations/export-file.ts';
import { permalink } from './addresses.ts';
import { sourcesField, textField } from './fields.ts';
import { citedDate } from '../guides/cited-date.ts';
import type { LiveFootnote } from './live-footnote.ts';

const titleSchema = textField.max(200, 'it is longer than 200 characters');
export const exportSchema = z.object({ format: z.enum(exportFormats).default('markdown') });
export const listSchema = z.object({ q: z.string().trim().max(200).default('') });
export const createSchema = z.object({ title: titleSchema.optional(), sources: sourcesField.optional() });
export const changeSchema = z.object({
  title: titleSchema.min(1, 'it is empty').optional(),
  leaf: z.string().max(100).optional(),
  pinned: z.boolean().optional(),
  /** {} for all. */
  sources: sourcesField.optional(),
});

export function conversationRoutes(live: LiveFootnote): Router {
  const routes = Router();

  routes.get('/conversations', (request, response) => {
    response.json({ conversations: live.footnote.conversations.list(listSchema.parse(request.query).q) });
  });

  routes.post('/conversations', (request, response) => {
    const { conversations } = live.footnote;
    const { title, sources } = createSchema.parse(request.body ?? {});
    const created = conversations.create(title);
    if (sources !== undefined) conversations.keepTo(created.id, sources);
    response.status(201).json({ ...created, ...(sources !== undefined && { sources }) });
  });

  routes.get('/unanswered', (_request, response) => {
    response.json({ questions: live.footnote.conversations.unanswered() });
  });

  routes.delete('/unanswered/:turnId', (request, response) => {
    live.footnote.conversations.dismiss(request.params.turnId);
    response.status(204).end();
  });

  routes.get('/conversations/:id', (request, response) => {
    response.json(live.footnote.conversations.get(request.params.id));
  });

  routes.get('/conversations/:id/export', async (request, response) => {
    const { format } = exportSchema.parse(request.query);
    const { footnote } = live;
    const { content, ending, type } = await exported(footnote.conversations.get(request.params.id), format, {
      addressOf: permalink(request),
      textOf: (id) => footnote.article(id)?.text,
      dateOf: citedDate,
    });
    response.attachment(`conversation.${ending}`).type(type).send(asBody(content));
  });

  routes.patch('/conversations/:id', (request, response) => {
    const { conversations } = live.footnote;
    const { id } = request.params;
    const { title, leaf, pinned, sources } = changeSchema.parse(request.body ?? {});
    if (title !== undefined) conversations.rename(id, title);
    if (leaf !== undefined) conversations.choose(id, leaf);
    if (pinned !== undefined) conversations.pin(id, pinned);
    if (sources !== undefined) conversations.keepTo(id, sources);
    response.json(conversations.get(id));
  });

  routes.delete('/conversations/:id', (request, response) => {
    live.footnote.conversations.delete(request.params.id);
    response.status(204).end();
  });

  return routes;
}

/** Bytes go out as they are, and text as text. */
export function asBody(content: string | Uint8Array): string | Buffer {
  return typeof content === 'string' ? content : Buffer.from(content);
}
