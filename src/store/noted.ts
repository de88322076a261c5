/** What the index notes of a cache, as it was written. Promises: a note that cannot be read is none, so that the cache is made anew. */
import type { z } from 'zod';

export function noted<Record>(json: string | undefined, schema: z.ZodType<Record>): Record | undefined {
  if (json === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
