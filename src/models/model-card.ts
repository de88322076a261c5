/**
 * What a model's card (README.md of its repository) says of it, in the YAML that such cards begin with.
 * Promises: what cannot be read is not known, never an error. Does not judge licences.
 */
import { z } from 'zod';

const word = z.string().trim().min(1).max(200);
const headSchema = z.object({
  license: z.union([word, z.array(word).min(1)]),
  /** For licences without a name of the hub's own, which says "other" then. */
  license_name: word.optional(),
  license_link: word.optional(),
});

/** As its card names it: "apache-2.0". */
export async function licenceIn(card: string): Promise<string | undefined> {
  const [, head] = /^\uFEFF?---\r?\n([^]{0,20000}?)\r?\n---/.exec(card) ?? [];
  if (head === undefined) return undefined;
  // Loaded only when used: once in the life of a model.
  const { parse } = await import('yaml');
  let read: unknown;
  try {
    read = parse(head, { maxAliasCount: 10 });
  } catch {
    return undefined;
  }
  const known = headSchema.safeParse(read);
  if (!known.success) return undefined;
  const { license, license_name: name, license_link: link } = known.data;
  const named = name ?? [license].flat().join(', ');
  return link === undefined ? named : `${named} (${link})`;
}
