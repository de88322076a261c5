/**
 * Commits a change of the index, and tells what came of it, as everybody who listens is told.
 * Promises: what changes nothing is not committed. Does not know why.
 */
import type { ArticleSummary, IndexChange, IndexReport } from '../store/index-report.ts';
import type { PassageStore } from '../store/passage-store.ts';
import type { SharedIndex } from '../store/postgres/shared-index.ts';
import type { Stamp } from '../store/stamp.ts';
import type { StoreChange } from '../store/store-change.ts';
import type { Counts } from './with-passages.ts';

/** Undefined where nothing was to be committed. */
export async function commitChange(
  change: StoreChange,
  counts: Counts,
  store: PassageStore,
  stamp: Stamp,
  shared: SharedIndex | undefined,
): Promise<IndexChange | undefined> {
  const kept = [...new Set(change.keep.map(({ article }) => article.id))];
  const moved = change.move.map(({ id }) => id);
  const { lose = [], retag = [] } = change;
  const retagged = retag.map(({ id }) => id);
  const ids = [...kept, ...moved, ...retagged, ...change.remove, ...lose];
  const mended = new Set(change.mend);
  if (ids.length + change.fail.length === 0 && !store.articles.failures().some(({ path }) => mended.has(path)))
    return undefined;
  const before = new Map(store.articles.summaries(ids).map((summary) => [summary.id, summary]));
  const wasMissing = new Map(change.remove.length === 0 ? [] : store.missing.list().map((each) => [each.id, each]));
  const revision = shared === undefined ? store.commit(change, stamp) : await shared.commit(change, stamp);
  const now = store.articles.summaries([...kept, ...moved, ...retagged]);
  const added = now.filter(({ id }) => !before.has(id));
  counts.added += added.length;
  counts.updated += [...kept, ...retagged].filter((id) => before.has(id)).length;
  counts.removed += [...change.remove, ...lose].filter((id) => before.has(id)).length;
  const lost = lose.length === 0 ? [] : store.missing.list().filter(({ id }) => lose.includes(id));
  return {
    revision,
    added,
    updated: now.filter(({ id }) => before.has(id)),
    removed: change.remove.flatMap((id) => removedFrom(before.get(id) ?? wasMissing.get(id))),
    ...(lost.length > 0 && { missing: lost }),
    failed: change.fail.map(({ path, reason }) => ({ path, reason })),
  };
}

/** Of a run that has ended. */
export function reportOf(counts: Counts, store: PassageStore, seconds: number): IndexReport {
  const { articles, passages } = store.counts();
  const missing = store.missing.list();
  const { added, updated, removed, embedded, reused } = counts;
  return {
    revision: store.revision,
    articles: {
      added,
      updated,
      removed,
      unchanged: articles - added - updated,
      ...(missing.length > 0 && { missing }),
      failed: store.articles.failures().map(({ path, reason }) => ({ path, reason })),
    },
    passages,
    embedded,
    reused,
    seconds,
  };
}

function removedFrom(
  summary: Pick<ArticleSummary, 'id' | 'path' | 'title'> | undefined,
): IndexChange['removed'][number][] {
  return summary === undefined ? [] : [{ id: summary.id, path: summary.path, title: summary.title }];
}
