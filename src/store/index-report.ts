/**
 * What is said of the index and its articles as a whole: how it stands, what a run, an addition or a removal did to it.
 * Types only, as in domain.ts.
 */
import type { Article, ModelUse } from '../domain.ts';

/** Counts each committed change of the index. */
export type Revision = number;

/** A file that could not be read as an article, and why. */
export interface Failure {
  readonly path: string;
  readonly reason: string;
  /** For programs, where there is one. */
  readonly code?: string;
}

/** An article whose file is not there just now: not answered from, and withdrawn when it stays away. */
export interface MissingArticle {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  /** ISO 8601, with time. */
  readonly since: string;
}

/** What one run of indexing did. */
export interface IndexReport {
  readonly revision: Revision;
  readonly articles: {
    readonly added: number;
    readonly updated: number;
    /** Out of the index, whether for good or missing. */
    readonly removed: number;
    readonly unchanged: number;
    /** Those that may come back. */
    readonly missing?: readonly MissingArticle[];
    readonly failed: readonly Failure[];
  };
  readonly passages: number;
  readonly embedded: number;
  readonly reused: number;
  readonly seconds: number;
}

/** What came of adding: the articles that are there now, and what could not be added, by the name that was sent. */
export interface AddReport {
  readonly revision: Revision;
  readonly articles: readonly ArticleSummary[];
  readonly failed: readonly Failure[];
}

/** What was taken out of the folder and of the index. */
export interface RemoveReport {
  readonly revision: Revision;
  readonly removed: IndexChange['removed'];
  /** What stays, by the id or path that was given. */
  readonly failed: readonly RemoveFailure[];
}

export interface RemoveFailure extends Failure {
  readonly code: 'article-not-found' | 'part-of-a-file' | 'not-deleted' | 'disk-full';
}

/** Where indexing stands; `done` of `total` articles of the run that is under way. */
export interface IndexProgress {
  readonly stage: 'idle' | 'model' | 'indexing';
  readonly done: number;
  readonly total: number;
  /** Since the run began; absent until something was indexed. */
  readonly passagesPerSecond?: number;
  /** A guess, from the speed so far. */
  readonly secondsLeft?: number;
  /** What is being done, as a short phrase: "downloading the model, 40 %". */
  readonly detail?: string;
}

/** The state of the index: GET /api/index, and the data of the event `state`. */
export interface IndexState {
  readonly revision: Revision;
  readonly articles: number;
  readonly passages: number;
  readonly newest?: string;
  readonly progress: IndexProgress;
  readonly failed: readonly Failure[];
  readonly embedder: string;
  /** What reads passages for the built-in answerer: linear, neural or transformers:MODEL. */
  readonly reader: string;
  readonly answerer: string;
  /** Set when there is a reranker, a verifier: whether it is at work. */
  readonly reranker?: ModelUse;
  readonly verifier?: ModelUse;
  /** Host that questions and passages are sent to, when there is one. */
  readonly sendsTo?: string;
  /** Why changes in the folder may be noticed late, and how late; set while the system does not tell of all of them. */
  readonly unwatched?: string;
  /** Set while something that is stored cannot be used: what, and what mends it; a sentence each. */
  readonly damage?: readonly string[];
  /** Articles whose files are not there just now. */
  readonly missing?: readonly MissingArticle[];
  /** Why the last look at the folder did not succeed; absent when it did. */
  readonly trouble?: { readonly code: string; readonly sentence: string; readonly nextStep: string };
  /** Whether articles may be added by their address. */
  readonly imports: boolean;
  /** Where the articles lie on the machine of the server. */
  readonly folder: string;
}

/** GET /api/models: what is at work, as in the state of the index, and what a question may name. */
export interface ModelsInUse extends Pick<IndexState, 'embedder' | 'reader' | 'answerer' | 'reranker' | 'verifier'> {
  /** Set when an endpoint answers: whether it lists its models. */
  readonly endpoint?: 'listed' | 'unlisted' | 'unreachable';
  /** The usual one first; none where no endpoint answers. */
  readonly models: readonly string[];
}

/** What other articles an article has beside it. */
export interface ArticleCopies {
  /** Ids of other articles that tell the same story in nearly the same words. */
  readonly alsoIn?: readonly string[];
  /** Id of the newest version of the same page, where only that is used. */
  readonly supersededBy?: string;
}

/** An article as lists show it. */
export type ArticleSummary = Omit<Article, 'text' | 'headings' | 'pages'> & ArticleCopies;

/** GET /api/events: one committed change of the index. */
export interface IndexChange {
  readonly revision: Revision;
  readonly added: readonly ArticleSummary[];
  readonly updated: readonly ArticleSummary[];
  /** For good: their words are withdrawn from what was answered. */
  readonly removed: readonly { readonly id: string; readonly path: string; readonly title: string }[];
  /** Out of the index, and kept in case they come back: as added, then. */
  readonly missing?: readonly MissingArticle[];
  readonly failed: readonly Failure[];
}
