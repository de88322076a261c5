/** /api/notes: answers and sentences that a reader saved, listed, written beside, exported, deleted. */
import { Router } from 'express';
import { z } from 'zod';
import { exported, exportFormats } from '../conversations/export-file.ts';
import { notesAsConversation } from '../conversations/notes-as-conversation.ts';
import { permalink } from './addresses.ts';
import { asBody } from './conversation-routes.ts';
import { textField } from './fields.ts';
import type { LiveFootnote } from './live-footnote.ts';

export const saveNoteSchema = z.object({
  conversationId: z.string().max(100),
  turnId: z.string().max(100),
  /** Number of the footnote whose sentence alone is saved. */
  citation: z.number().int().min(1).optional(),
});
export const writeNoteSchema = z.object({ text: textField.max(20_000, 'it is longer than 20,000 characters') });
export const exportNotesSchema = z.object({
  format: z.enum(exportFormats).default('markdown'),
  title: textField.max(200).default('Notes'),
});

export function noteRoutes(live: LiveFootnote): Router {
  const routes = Router();

  routes.get('/notes', (_request, response) => {
    response.json({ notes: live.footnote.conversations.notes.list() });
  });

  routes.post('/notes', (request, response) => {
    const { conversations } = live.footnote;
    const { conversationId, turnId, citation } = saveNoteSchema.parse(request.body ?? {});
    const turn = conversations.get(conversationId).turns.find(({ id }) => id === turnId);
    response.status(201).json(conversations.notes.save(conversationId, turn, citation));
  });

  routes.get('/notes/export', async (request, response) => {
    const { format, title } = exportNotesSchema.parse(request.query);
    const { footnote } = live;
    const notes = notesAsConversation(footnote.conversations.notes.list(), title);
    const { content, ending, type } = await exported(notes, format, {
      addressOf: permalink(request),
      textOf: (id) => footnote.article(id)?.text,
    });
    response.attachment(`notes.${ending}`).type(type).send(asBody(content));
  });

  routes.patch('/notes/:id', (request, response) => {
    const { text } = writeNoteSchema.parse(request.body ?? {});
    response.json(live.footnote.conversations.notes.write(request.params.id, text));
  });

  routes.delete('/notes/:id', (request, response) => {
    live.footnote.conversations.notes.delete(request.params.id);
    response.status(204).end();
  });

  return routes;
}
