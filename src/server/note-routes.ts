/** /api/notes: answers and sentences that a reader saved, listed, written beside, exported, deleted. */
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { exported, exportFormats } from '../conversations/export-file.ts';
import { notesAsConversation } from '../conversations/notes-as-conversation.ts';
import type { StoredNote } from '../store/stored-note.ts';
import { permalink } from './addresses.ts';
import { asBody } from './conversation-routes.ts';
import { refuseStale } from './conditional.ts';
import { fromCursor, page, pageFields } from './cursor.ts';
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

export const notesSchema = z.object(pageFields(500, 5000));
const keySchema = z.tuple([z.string(), z.string()]);

export function noteRoutes(live: LiveFootnote): Router {
  const routes = Router();

  routes.get('/notes', (request, response) => {
    const { limit, cursor } = notesSchema.parse(request.query);
    const behind = fromCursor(cursor, keySchema);
    const notes = live.footnote.conversations.notes.list(behind, limit + 1);
    const { items, next } = page(notes, limit, ({ created, id }) => [created, id]);
    response.json({ notes: items, ...(next !== undefined && { next }) });
  });

  routes.post('/notes', (request, response) => {
    const { conversations } = live.footnote;
    const { conversationId, turnId, citation } = saveNoteSchema.parse(request.body ?? {});
    const turn = conversations.get(conversationId).turns.find(({ id }) => id === turnId);
    send(response.status(201), conversations.notes.save(conversationId, turn, citation));
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
    const { notes } = live.footnote.conversations;
    const { id } = request.params;
    refuseStaleNote(request, notes.etag(id));
    send(response, notes.write(id, text));
  });

  routes.delete('/notes/:id', (request, response) => {
    const { notes } = live.footnote.conversations;
    refuseStaleNote(request, notes.etag(request.params.id));
    notes.delete(request.params.id);
    response.status(204).end();
  });

  return routes;
}

function send(response: Response, note: StoredNote): void {
  if (note.etag !== undefined) response.setHeader('ETag', note.etag);
  response.json(note);
}

/** One that is not there is told as such. */
function refuseStaleNote(request: Request, etag: string | undefined): void {
  if (etag !== undefined) refuseStale(request, etag);
}
