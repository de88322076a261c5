/**
 * Where a page of a list ended, as one word: the key of its last item, in the order of the list. Promises: a page goes on behind
 * that key, whether or not the item is still there, so that nothing is told twice or passed over because of what came or went.
 */
import { z } from 'zod';
import { FootnoteError } from '../errors.ts';

/** Characters. A key holds a title. */
const longestCursor = 8000;

/** `most`: items of a page. `usual`: where it is not said how many. */
export function pageFields(usual: number, most: number) {
  return {
    limit: z.coerce.number().int().min(1).max(most).default(usual),
    cursor: z.string().max(longestCursor).optional(),
  };
}

export type Key = readonly (string | number)[];

export function toCursor(key: Key): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Undefined for the first page. */
export function fromCursor<Shape extends z.ZodType>(
  cursor: string | undefined,
  shape: Shape,
): z.infer<Shape> | undefined {
  if (cursor === undefined) return undefined;
  const parsed = shape.safeParse(jsonIn(cursor));
  if (parsed.success) return parsed.data;
  throw new FootnoteError('bad-cursor', 'This is no place in the list.', 'Send "next" as it was told, or begin anew.', {
    status: 400,
  });
}

function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** `items`: all that come behind the cursor, as far as they are known; one more than `limit` tells that there are more. */
export function page<Item>(
  items: readonly Item[],
  limit: number,
  keyOf: (item: Item) => Key,
): { readonly items: readonly Item[]; readonly next?: string } {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown, ...(last !== undefined && items.length > limit && { next: toCursor(keyOf(last)) }) };
}
