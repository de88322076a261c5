/** What answering a question asks of the store: the same in whichever thread it is answered. */
import type { AskParts } from '../ask.ts';
import type { Retriever } from '../retrieval/retriever.ts';
import type { PassageStore } from '../store/passage-store.ts';

export function storedParts(
  store: PassageStore,
  retriever: Retriever,
): Pick<AskParts, 'retriever' | 'revision' | 'contentHash' | 'copiesOf'> {
  return {
    retriever,
    revision: () => store.revision,
    contentHash: (id) => store.articles.contentHash(id),
    copiesOf: (id) => retriever.copies.of(id).flatMap((copy) => store.articles.get(copy) ?? []),
  };
}
