/** What goes into the store and comes out of it in bulk. Types only. */
import type { Article, Passage } from '../domain.ts';
import type { Failure } from './index-report.ts';

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

/** A passage that a search may look at closely, without its words. */
export interface Candidate {
  readonly number: number;
  readonly passageId: string;
  readonly articleId: string;
  readonly reading?: Uint32Array;
}

/** A path at which an article lies: of a file, or of an entry in one. */
export interface Place {
  readonly path: string;
  readonly fileStamp: string;
}

/** One for each path of each article. */
export interface KnownFile extends Place {
  readonly id: string;
  readonly contentHash: string;
  readonly title: string;
}

/** An article as copies of it are known by. */
export interface SignedArticle {
  readonly number: number;
  readonly articleId: string;
  readonly signature: Uint32Array;
}

export interface ArticleToKeep {
  readonly article: Article;
  readonly fileStamp: string;
  /** Where it lies beside its path. */
  readonly copies: readonly Place[];
  /** Tells copies of one story. */
  readonly signature: Uint32Array;
  readonly passages: readonly {
    readonly passage: Passage;
    readonly vector: Float32Array;
    /** Where absent, the passage is read again by each search that looks at it closely. */
    readonly reading?: Uint32Array;
  }[];
}

/** One change of the index, committed as a whole. */
export interface StoreChange {
  readonly keep: readonly ArticleToKeep[];
  /** Same content at other paths: all of them, the first one first. */
  readonly move: readonly { readonly id: string; readonly places: readonly Place[] }[];
  /** Other tags, the same words. */
  readonly retag?: readonly { readonly id: string; readonly tags: readonly string[] }[];
  /** For good; also of what is missing. */
  readonly remove: readonly string[];
  /** What is missing from now on. */
  readonly lose?: readonly string[];
  /** What is missing no more: to be moved, too. */
  readonly takeBack?: readonly string[];
  readonly fail: readonly (Failure & { readonly fileStamp: string })[];
  /** Paths whose failure is over. */
  readonly mend: readonly string[];
}
