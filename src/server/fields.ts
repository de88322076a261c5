/** Fields that several routes take in the same form. Does not know which routes. */
import { z } from 'zod';
import type { ChosenSources } from '../domain.ts';

/** Characters. */
export const longestQuestion = 8000;
/** Earlier turns that a client may send; older ones say little about a follow-up. */
export const mostTurns = 50;

/** SQLite ends a text at a NUL. */
export const textField = z
  .string()
  .overwrite((text) => text.replaceAll('\0', ''))
  .trim();

export const questionField = textField
  .min(1, 'it is empty')
  .max(longestQuestion, `it is longer than ${longestQuestion} characters`);

const daySchema = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'it is no day such as 2021-01-13');
const names = z.array(z.string().max(1000)).max(1000);

/** What a reader may choose sources by. */
export const sourcesField = z.object({
  articleIds: names.optional(),
  folders: names.optional(),
  tags: names.optional(),
  publishers: names.optional(),
  publishedFrom: daySchema.optional(),
  publishedTo: daySchema.optional(),
});

const oneOrMore = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .transform((all) => all.filter((one) => one !== ''))
  .optional();

/** The same in an address: ?folder=reports&tag=flood&tag=dam&from=2021-01-01. */
export const sourcesInAddress = {
  article: oneOrMore,
  folder: oneOrMore,
  tag: oneOrMore,
  publisher: oneOrMore,
  from: daySchema.optional(),
  to: daySchema.optional(),
};

export function sourcesOf(given: z.infer<z.ZodObject<typeof sourcesInAddress>>): ChosenSources {
  const { article, folder, tag, publisher, from, to } = given;
  return {
    ...(article !== undefined && { articleIds: article }),
    ...(folder !== undefined && { folders: folder }),
    ...(tag !== undefined && { tags: tag }),
    ...(publisher !== undefined && { publishers: publisher }),
    ...(from !== undefined && { publishedFrom: from }),
    ...(to !== undefined && { publishedTo: to }),
  };
}
