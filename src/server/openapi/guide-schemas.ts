/** The shapes of a guide to an article and of the timeline as they are sent. Names as in guides/guide.ts. */
import { z } from 'zod';
import { citationSchema } from './answer-schemas.ts';

const named = { name: z.string(), role: z.string().optional(), mentions: z.int().min(1), citation: citationSchema };
const dated = {
  date: z.string(),
  until: z.string().optional(),
  origin: z.enum(['written', 'text', 'article']),
  citation: citationSchema,
};

export const guideSchema = z
  .object({
    articleId: z.string(),
    contentHash: z.string(),
    revision: z.int(),
    says: z.array(citationSchema),
    who: z.array(z.object({ kind: z.enum(['person', 'organisation']), ...named })),
    where: z.array(z.object(named)),
    when: z.array(z.object(dated)),
    numbers: z.array(z.object({ number: z.string(), counts: z.string(), citation: citationSchema })),
    questions: z.array(z.object({ question: z.string(), citation: citationSchema })),
    trying: z.boolean(),
  })
  .meta({ id: 'Guide', description: 'Every line of it is words of the article' });

const choices = z.array(z.object({ name: z.string(), events: z.int() }));

export const timelineSchema = z
  .object({
    revision: z.int(),
    events: z.array(
      z.object({
        ...dated,
        also: z.array(citationSchema).optional(),
        people: z.array(z.string()),
        places: z.array(z.string()),
      }),
    ),
    total: z.int(),
    next: z.string().optional(),
    dates: z.array(z.object({ date: z.string(), events: z.int() })),
    people: choices,
    places: choices,
    publishers: choices,
  })
  .meta({ id: 'Timeline' });
