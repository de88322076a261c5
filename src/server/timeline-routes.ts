/** GET /api/timeline: the dated events of all articles, or of chosen ones, limited, a page at a time. */
import { Router } from 'express';
import { z } from 'zod';
import { fromCursor, pageFields, toCursor } from './cursor.ts';
import { sourcesInAddress, sourcesOf, textField } from './fields.ts';
import type { LiveFootnote } from './live-footnote.ts';

const name = textField.max(300).optional();
const date = z
  .string()
  .regex(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/, 'it is no year, month or day, such as 2017, 2017-04 or 2017-04-12')
  .optional();

const { article, folder, tag } = sourcesInAddress;

export const timelineQuerySchema = z.object({
  article,
  folder,
  tag,
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
    const {
      cursor,
      limit,
      article: ids,
      folder: folders,
      tag: tags,
      ...limits
    } = timelineQuerySchema.parse(request.query);
    const sources = sourcesOf({ article: ids, folder: folders, tag: tags });
    const [after] = fromCursor(cursor, keySchema) ?? [];
    const { next, ...timeline } = await live.footnote.guides.timeline(limits, after, limit, sources);
    response.json({ ...timeline, ...(next !== undefined && { next: toCursor([next]) }) });
  });

  return routes;
}
