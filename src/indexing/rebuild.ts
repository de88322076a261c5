/**
 * An index is built anew beside the one that there is, and takes its place in one step once it is whole: until then the
 * old one answers, and a run that breaks off has changed nothing. Promises: one at a time; whoever answers from the index
 * meanwhile, in this process or another, goes from the whole old one to the whole new one.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Embedder } from '../embedders/embedder.ts';
import { FootnoteError } from '../errors.ts';
import { holdingLock } from '../store/index-lock.ts';
import type { IndexProgress, IndexReport, Revision } from '../store/index-report.ts';
import { PassageStore } from '../store/passage-store.ts';
import type { IndexingStart } from './indexing-messages.ts';
import { IndexingThread } from './indexing-thread.ts';

export async function rebuildBeside(
  place: Pick<IndexingStart, 'corpus' | 'index' | 'reading' | 'store'>,
  embedder: Embedder,
  events: { readonly progress?: ((progress: IndexProgress) => void) | undefined },
): Promise<IndexReport> {
  const beside = join(place.index, 'rebuild');
  const isOneAtATime = {
    name: 'rebuilding' as const,
    what: 'building the index anew',
    waiting: (holder: string): void => {
      throw new FootnoteError('index-held', `The index is held by ${holder}.`, 'Wait until it is done.', {
        status: 409,
      });
    },
  };
  // Runs of indexing go on meanwhile.
  return holdingLock(place.index, isOneAtATime, async () => {
    rmSync(beside, { recursive: true, force: true });
    mkdirSync(beside, { recursive: true, mode: 0o700 });
    const indexing = new IndexingThread(
      { ...place, index: beside, store: undefined, follows: false, graceSeconds: 0 },
      embedder,
    );
    try {
      indexing.listen({
        follow: () => Promise.resolve(),
        progress: (progress) => events.progress?.(progress),
      });
      const report = await indexing.update();
      const swap = {
        name: 'indexing' as const,
        what: 'putting a new index in the place of the old one',
        waiting: (holder: string) =>
          events.progress?.({ stage: 'indexing', done: 0, total: 0, detail: `waiting for ${holder}` }),
      };
      return await holdingLock(place.index, swap, async () => {
        // What changed while all was read.
        await indexing.update();
        await indexing.close();
        const store = PassageStore.open(place.index);
        try {
          return { ...report, revision: await replaceBy(store, beside, place.store) };
        } finally {
          store.close();
        }
      });
    } finally {
      await indexing.close();
      rmSync(beside, { recursive: true, force: true });
    }
  });
}

/** Of a shared store, too, where there is one. */
async function replaceBy(store: PassageStore, beside: string, address: IndexingStart['store']): Promise<Revision> {
  if (address === undefined) return store.replaceBy(beside);
  const { SharedIndex } = await import('../store/postgres/shared-index.ts');
  const shared = SharedIndex.of(address, store);
  const pulled = async (): Promise<void> => {
    await shared.pull();
  };
  try {
    return await shared.holding({}, pulled, async () => shared.replaceBy(beside));
  } finally {
    await shared.close();
  }
}
