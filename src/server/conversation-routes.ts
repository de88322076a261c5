/** /api/conversations: what was asked and answered, listed, read again, renamed, exported, deleted; /api/unanswered of it. */
import { createHash } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { exported, exportFormats } from '../conversations/export-file.ts';
import type { Footnote } from '../footnote.ts';
import type { ConversationKey } from '../store/conversation-store.ts';
import type { ConversationSummary } from '../store/stored-conversation.ts';
import { permalink } from './addresses.ts';
import { isKnown, mayBeKept, refuseStale, tagOf } from './conditional.ts';
import { fromCursor, page, pageFields } from './cursor.ts';
import { sourcesField, textField } from './fields.ts';
import { citedDate } from '../guides/cited-date.ts';
import type { LiveFootnote } from './live-footnote.ts';

const titleSchema = textField.max(200, 'it is longer than 200 characters');
export const exportSchema = z.object({ format: z.enum(exportFormats).default('markdown') });
export const listSchema = z.object({ q: z.string().trim().max(200).default(''), ...pageFields(500, 5000) });
const keySchema = z.tuple([z.int().min(0).max(1), z.string(), z.string()]);
export const unansweredListSchema = z.object(pageFields(500, 5000));
const turnKeySchema = z.tuple([z.string(), z.string()]);
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
    const { q, limit, cursor } = listSchema.parse(request.query);
    const { conversations } = live.footnote;
    const behind = fromCursor(cursor, keySchema);
    if (isKnown(request, response, tagOf('conversations', conversations.version()))) return;
    const { items, next } = page(conversations.list(q, behind, limit + 1), limit, keyOf);
    response.json({ conversations: items, ...(next !== undefined && { next }) });
  });

  routes.post('/conversations', (request, response) => {
    const { conversations } = live.footnote;
    const { title, sources } = createSchema.parse(request.body ?? {});
    const created = conversations.create(title);
    if (sources !== undefined) conversations.keepTo(created.id, sources);
    mayBeKept(response, tagOfConversation(live.footnote, created.id));
    response.status(201).json({ ...created, ...(sources !== undefined && { sources }) });
  });

  routes.get('/unanswered', (request, response) => {
    const { limit, cursor } = unansweredListSchema.parse(request.query);
    const [asked, turnId] = fromCursor(cursor, turnKeySchema) ?? [];
    const behind = live.footnote.conversations
      .unanswered()
      .filter(
        (each) => asked === undefined || each.asked < asked || (each.asked === asked && each.turnId > (turnId ?? '')),
      );
    const { items, next } = page(behind, limit, (each) => [each.asked, each.turnId]);
    response.json({ questions: items, ...(next !== undefined && { next }) });
  });

  routes.delete('/unanswered/:turnId', (request, response) => {
    live.footnote.conversations.dismiss(request.params.turnId);
    response.status(204).end();
  });

  routes.get('/conversations/:id', (request, response) => {
    const { footnote } = live;
    const { id } = request.params;
    const tag = tagOfConversation(footnote, id);
    if (request.headers['if-none-match'] !== undefined && isKnown(request, response, tag)) return;
    const conversation = footnote.conversations.get(id);
    mayBeKept(response, tag);
    response.json(conversation);
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
    if (conversations.has(id)) refuseStale(request, tagOfConversation(live.footnote, id));
    if (title !== undefined) conversations.rename(id, title);
    if (leaf !== undefined) conversations.choose(id, leaf);
    if (pinned !== undefined) conversations.pin(id, pinned);
    if (sources !== undefined) conversations.keepTo(id, sources);
    const changed = conversations.get(id);
    mayBeKept(response, tagOfConversation(live.footnote, id));
    response.json(changed);
  });

  routes.delete('/conversations/:id', (request, response) => {
    const { conversations } = live.footnote;
    const { id } = request.params;
    if (conversations.has(id)) refuseStale(request, tagOfConversation(live.footnote, id));
    conversations.delete(id);
    response.status(204).end();
  });

  return routes;
}

function keyOf({ pinned, updated, id }: ConversationSummary): ConversationKey {
  return [pinned === true ? 0 : 1, updated, id];
}

/** Whether its citations still stand is told with it, and changes with the index. */
function tagOfConversation({ conversations, revision }: Footnote, id: string): string {
  const name = createHash('sha256').update(id).digest('base64url').slice(0, 16);
  return tagOf(`${name}.${conversations.version(id)}`, revision);
}

/** Bytes go out as they are, and text as text. */
export function asBody(content: string | Uint8Array): string | Buffer {
  return typeof content === 'string' ? content : Buffer.from(content);
}
