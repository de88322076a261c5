/** GET /api/timeline: the dated events of all articles, limited, a page at a time. */
import { Router } from 'express';
import { z } from 'zod';
import { fromCursor, pageFields, toCursor } from './cursor.ts';
import { textField } from './fields.ts';
import type { LiveFootnote } from './live-footnote.ts';

const name = textField.max(300).optional();
const date = z
  .string()
  .regex(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/, 'it is no year, month or day, such as 2017, 2017-04 or 2017-04-12')
  .optional();

export const timelineQuerySchema = z.object({
  person: name,
  place: name,
  publisher: name,
  from: date,
  to: date,
  ...pageFields(100, 500),
});
const keySchema = z.tuple([z.string()]);

export function timelineRoutes(live: LiveFootnote): Router {
  const routes = Router();

  routes.get('/timeline', async (request, response) => {
    const { cursor, limit, ...limits } = timelineQuerySchema.parse(request.query);
    const [after] = fromCursor(cursor, keySchema) ?? [];
    const { next, ...timeline } = await live.footnote.guides.timeline(limits, after, limit);
    response.json({ ...timeline, ...(next !== undefined && { next: toCursor([next]) }) });
  });

  return routes;
}
