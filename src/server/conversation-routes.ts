/** /api/conversations: what was asked and answered, listed, read again, renamed, exported, deleted. */
import { Router } from 'express';
import { z } from 'zod';
import { exportConversation } from '../conversations/export-conversation.ts';
import { textField } from './fields.ts';
import { citedDate } from '../guides/cited-date.ts';
import type { LiveFootnote } from './live-footnote.ts';

const titleSchema = textField.max(200, 'it is longer than 200 characters');
const exportSchema = z.object({ format: z.enum(['markdown', 'html', 'json']).default('markdown') });
const fileFormats = {
  markdown: { ending: 'md', type: 'text/markdown' },
  html: { ending: 'html', type: 'text/html' },
  json: { ending: 'json', type: 'application/json' },
};
const listSchema = z.object({ q: z.string().trim().max(200).default('') });
const createSchema = z.object({ title: titleSchema.optional() });
const changeSchema = z.object({
  title: titleSchema.min(1, 'it is empty').optional(),
  leaf: z.string().max(100).optional(),
});

export function conversationRoutes(live: LiveFootnote): Router {
  const routes = Router();

  routes.get('/conversations', (request, response) => {
    response.json({ conversations: live.footnote.conversations.list(listSchema.parse(request.query).q) });
  });

  routes.post('/conversations', (request, response) => {
    const { title } = createSchema.parse(request.body ?? {});
    response.status(201).json(live.footnote.conversations.create(title));
  });

  routes.get('/conversations/:id', (request, response) => {
    response.json(live.footnote.conversations.get(request.params.id));
  });

  routes.get('/conversations/:id/export', (request, response) => {
    const { format } = exportSchema.parse(request.query);
    const text = exportConversation(live.footnote.conversations.get(request.params.id), format, citedDate);
    response.attachment(`conversation.${fileFormats[format].ending}`).type(fileFormats[format].type).send(text);
  });

  routes.patch('/conversations/:id', (request, response) => {
    const { conversations } = live.footnote;
    const { id } = request.params;
    const { title, leaf } = changeSchema.parse(request.body ?? {});
    if (title !== undefined) conversations.rename(id, title);
    if (leaf !== undefined) conversations.choose(id, leaf);
    response.json(conversations.get(id));
  });

  routes.delete('/conversations/:id', (request, response) => {
    live.footnote.conversations.delete(request.params.id);
    response.status(204).end();
  });

  return routes;
}
