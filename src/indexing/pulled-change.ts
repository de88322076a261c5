/** Takes in what other servers have committed to a shared store, and tells what came of it, as of a commit of one's own. */
import type { IndexChange } from '../store/index-report.ts';
import type { PassageStore } from '../store/passage-store.ts';
import type { SharedIndex } from '../store/postgres/shared-index.ts';

/** Undefined where nothing was new. */
export async function pullChange(shared: SharedIndex, store: PassageStore): Promise<IndexChange | undefined> {
  let before = new Map<string, { readonly id: string; readonly path: string; readonly title: string }>();
  let present = new Set<string>();
  const ids = await shared.pull((changed) => {
    const summaries = store.articles.summaries(changed);
    present = new Set(summaries.map(({ id }) => id));
    before = new Map([...store.missing.list(), ...summaries].map((each) => [each.id, each]));
  });
  if (ids.length === 0) return undefined;
  const now = store.articles.summaries(ids);
  const changed = new Set(ids);
  const missing = store.missing.list().filter(({ id }) => changed.has(id));
  const removed = ids.flatMap((id) => {
    const known = before.get(id);
    return known === undefined || !store.missing.wasWithdrawn(id) ? [] : [known];
  });
  return {
    revision: store.revision,
    added: now.filter(({ id }) => !present.has(id)),
    updated: now.filter(({ id }) => present.has(id)),
    removed: removed.map(({ id, path, title }) => ({ id, path, title })),
    ...(missing.length > 0 && { missing }),
    failed: store.articles.failures().map(({ path, reason }) => ({ path, reason })),
  };
}
