/** What a search gives, through every door. */
import type { Filters, FoundBy, AskedFilter, ModelUse, RankedPassage, ScoreParts } from '../domain.ts';

/** One line of a search, as `search --json` and GET /api/search give it. */
export interface SearchResult {
  readonly rank: number;
  readonly score: number;
  readonly foundBy: readonly FoundBy[];
  readonly why: ScoreParts;
  readonly articleId: string;
  readonly passageId: string;
  readonly path: string;
  readonly title: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly heading?: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Id of a better passage that says all of this, in a copy of the same story. */
  readonly copyOf?: string;
}

/** What a search gives, through every door. */
export interface Search {
  readonly results: readonly SearchResult[];
  /** All that decided what could be found, what the question itself says included. */
  readonly filters: Filters;
  readonly askedFilters: readonly AskedFilter[];
  /** Set when there is a reranker: whether it did its part. */
  readonly reranker?: ModelUse;
  /** When the filters left nothing: which, as a sentence. */
  readonly nothing?: string;
}

/** The passages as lines of a search, the same through every door. */
export function toSearchResults(ranked: readonly RankedPassage[]): SearchResult[] {
  return ranked.map(({ passage, article, score, foundBy, why, copyOf }, at) => ({
    rank: at + 1,
    score,
    foundBy,
    why,
    articleId: article.id,
    passageId: passage.id,
    path: article.path,
    title: article.title,
    ...(article.publisher !== undefined && { publisher: article.publisher }),
    ...(article.published !== undefined && { published: article.published }),
    ...(passage.heading !== undefined && { heading: passage.heading }),
    start: passage.start,
    end: passage.end,
    text: passage.text,
    ...(copyOf !== undefined && { copyOf }),
  }));
}
