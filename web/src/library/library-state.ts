/**
 * The articles as the page knows them, and the differences between two looks at them.
 * Pure. Promises that a change can be applied twice, or to a list that is already newer, without harm: changes that
 * arrive while the list is being fetched are applied again afterwards.
 */
import type { ArticleSummary, IndexChange, IndexState, MissingArticle } from '../../../src/store/index-report.ts';

export interface LibraryState {
  readonly articles: readonly ArticleSummary[];
  /** False until the list has been fetched once. */
  readonly known: boolean;
  readonly index?: IndexState;
  /** Ids of those that came while the page was open, the last first. */
  readonly added: readonly string[];
}

export const emptyLibrary: LibraryState = { articles: [], known: false, added: [] };

export function applyToLibrary(library: LibraryState, change: IndexChange): LibraryState {
  const { missing = [] } = change;
  const gone = new Set([...change.removed, ...missing].map(({ id }) => id));
  const newer = new Map([...change.added, ...change.updated].map((article) => [article.id, article]));
  const kept = library.articles.filter(({ id }) => !gone.has(id)).map((article) => newer.get(article.id) ?? article);
  const known = new Set(kept.map(({ id }) => id));
  const articles = [...kept, ...[...newer.values()].filter(({ id }) => !known.has(id))];
  const { index } = library;
  const came = library.known ? change.added.map(({ id }) => id) : [];
  const added = [...new Set([...came, ...library.added])].filter((id) => !gone.has(id));
  if (index === undefined) return { ...library, articles, added };
  return {
    ...library,
    articles,
    added,
    index: {
      ...countedIndex(index, articles),
      missing: [...(index.missing ?? []).filter(({ id }) => !gone.has(id) && !newer.has(id)), ...missing],
      revision: Math.max(index.revision, change.revision),
    },
  };
}

/** What changed between two lists. `cited`: ids that stand on the page without being in the older list. `missing`: as of now. */
export function differences(
  before: readonly ArticleSummary[],
  after: readonly ArticleSummary[],
  cited: ReadonlyMap<string, string>,
  revision: number,
  missing: readonly MissingArticle[] = [],
): IndexChange {
  const older = new Map(before.map((article) => [article.id, article]));
  const present = new Set([...after, ...missing].map(({ id }) => id));
  const onPage = new Map([...cited].map(([id, title]) => [id, { id, path: '', title }]));
  for (const { id, path, title } of before) onPage.set(id, { id, path, title });
  return {
    revision,
    added: after.filter(({ id }) => !older.has(id)),
    updated: after.filter(({ id, contentHash }) => older.has(id) && older.get(id)?.contentHash !== contentHash),
    removed: [...onPage.values()].filter(({ id }) => !present.has(id)),
    ...(missing.length > 0 && { missing }),
    failed: [],
  };
}

/** Since when each is missing. */
export function absencesOf(missing: readonly MissingArticle[] = []): Map<string, string> {
  return new Map(missing.map(({ id, since }) => [id, since]));
}

export function hashesOf(articles: readonly ArticleSummary[]): Map<string, string> {
  return new Map(articles.map(({ id, contentHash }) => [id, contentHash]));
}

/** The newest date of the articles, compared as ISO dates are. */
export function newestDate(articles: readonly ArticleSummary[]): string | undefined {
  return articles.reduce<string | undefined>(
    (newest, { published }) => (published !== undefined && published > (newest ?? '') ? published : newest),
    undefined,
  );
}

function countedIndex(index: IndexState, articles: readonly ArticleSummary[]): IndexState {
  const { newest: _, ...rest } = index;
  const newest = newestDate(articles);
  return { ...rest, articles: articles.length, ...(newest !== undefined && { newest }) };
}
