/**
 * Articles that were read, with their passages and vectors, as the store keeps them.
 * Promises: a passage is embedded only when its words are new to the index. Writes nothing.
 */
import type { Article } from '../domain.ts';
import type { Embedder } from '../embedders/embedder.ts';
import type { PassageStore } from '../store/passage-store.ts';
import type { StoreChange } from '../store/store-change.ts';
import type { ArticlePlaces, ReadArticle } from './article-places.ts';
import { type CutContent, passageOf } from './cut-content.ts';
import type { FolderTags } from './folder-tags.ts';

/** Of one run of indexing. */
export interface Counts {
  added: number;
  updated: number;
  removed: number;
  embedded: number;
  reused: number;
}

export async function withPassages(
  anew: readonly ReadArticle<CutContent>[],
  places: ArticlePlaces,
  counts: Counts,
  store: PassageStore,
  embedder: Embedder,
  tagsOfFolder: FolderTags,
): Promise<StoreChange['keep']> {
  const articles = anew.flatMap(({ id, contentHash, content: { signature, passages, tags: said, ...content } }) => {
    const [first, ...copies] = places.of(id);
    if (first === undefined) return [];
    const tags = tagsOfFolder.of(first.path, contentHash, said);
    if (copies.length > 0) tagsOfFolder.doubt([id]);
    const article: Article = { id, path: first.path, contentHash, ...content, ...(tags !== undefined && { tags }) };
    const entries = passages.map(({ passage, reading, vector: made }) => {
      const kept = store.passages.vectorFor(passage.text);
      counts[kept === undefined ? 'embedded' : 'reused'] += 1;
      return { passage: passageOf(id, passage), reading, vector: kept ?? made };
    });
    return { article, fileStamp: first.fileStamp, copies, signature, passages: entries };
  });
  const missing = articles.flatMap(({ passages }) => passages.filter(({ vector }) => vector === undefined));
  const made = await embedder.embedPassages(missing.map(({ passage }) => passage.text));
  missing.forEach((entry, at) => {
    entry.vector = made[at];
  });
  return articles.map(({ passages, ...rest }) => ({
    ...rest,
    passages: passages.map(({ passage, reading, vector }) => {
      if (vector === undefined) throw new Error(`The embedder gave no vector for passage ${passage.id}.`);
      return { passage, reading, vector };
    }),
  }));
}
