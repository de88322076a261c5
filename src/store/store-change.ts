/** What goes into the store and comes out of it in bulk. Types only. */
import type { Article, Failure, Passage } from '../domain.ts';

/** A passage as it is indexed: with its number and what it is found under beside its words. */
export interface IndexedPassage {
  readonly number: number;
  readonly articleId: string;
  /** Title, publisher, author and date. */
  readonly about: string;
  readonly heading: string;
  readonly text: string;
  readonly language: string;
}

export interface KnownFile {
  readonly id: string;
  readonly path: string;
  readonly contentHash: string;
  readonly fileStamp: string;
}

/** An article as copies of it are known by. */
export interface SignedArticle {
  readonly number: number;
  readonly articleId: string;
  readonly signature: Uint32Array;
  readonly page: Pick<Article, 'title' | 'publisher' | 'published' | 'url'>;
}

export interface ArticleToKeep {
  readonly article: Article;
  readonly fileStamp: string;
  /** Tells copies of one story. */
  readonly signature: Uint32Array;
  readonly passages: readonly { readonly passage: Passage; readonly vector: Float32Array }[];
}

/** One change of the index, committed as a whole. */
export interface StoreChange {
  readonly keep: readonly ArticleToKeep[];
  /** Same content at another path, or the same path with another file stamp. */
  readonly move: readonly { readonly id: string; readonly path: string; readonly fileStamp: string }[];
  readonly remove: readonly string[];
  readonly fail: readonly (Failure & { readonly fileStamp: string })[];
  /** Paths whose failure is over. */
  readonly mend: readonly string[];
}
