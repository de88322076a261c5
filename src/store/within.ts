/**
 * What filters let through, as a condition on an article `a`, and the values that it asks for as ?1 to ?6.
 * Promises that an absent limit lets everything through, and that all limits hold. Does not run anything.
 */
import type { Filters } from '../domain.ts';
import type { Value } from './database.ts';

/** A path that begins with one of the folders, whatever lies between. */
const lies = (path: string): string =>
  `EXISTS (SELECT 1 FROM json_each(?5) f WHERE substr(${path}, 1, length(f.value) + 1) = f.value || '/')`;

export const within = `(?1 IS NULL OR a.id IN (SELECT value FROM json_each(?1)))
  AND (?2 IS NULL OR a.publisher IN (SELECT value FROM json_each(?2)) OR a.author IN (SELECT value FROM json_each(?2)))
  AND (?3 IS NULL OR substr(a.published || '-99-99', 1, 10) >= ?3)
  AND (?4 IS NULL OR a.published <= ?4)
  AND (?5 IS NULL OR ${lies('a.path')} OR EXISTS (SELECT 1 FROM copies c WHERE c.articleId = a.id AND ${lies('c.path')}))
  AND (?6 IS NULL OR EXISTS (SELECT 1 FROM tags t, json_each(?6) w WHERE t.articleId = a.id AND t.tag = w.value))`;

export function withinValues({ articleIds, publishers, publishedFrom, publishedTo, folders, tags }: Filters): Value[] {
  const named = folders?.map((folder) => folder.replaceAll(/^(?:\.?\/+)+|\/+$/g, ''));
  // The folder of all articles is no limit.
  const isWhole = named?.some((folder) => folder === '' || folder === '.') === true;
  return [
    list(articleIds),
    list(publishers),
    publishedFrom ?? null,
    publishedTo ?? null,
    isWhole ? null : list(named),
    list(tags),
  ];
}

function list(values: readonly string[] | undefined): string | null {
  return values === undefined ? null : JSON.stringify(values);
}
