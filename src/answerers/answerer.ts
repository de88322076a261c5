/** What drafts an answer: the seam between the answerer that quotes and the models that write. Types only. */
import type { DraftPart, Question, RankedPassage, Statement } from '../domain.ts';
import type { Query } from '../query/query.ts';

/** Drafts an answer from passages. */
export interface Answerer {
  readonly id: string;
  /** Passages that it can make use of. */
  readonly reads: number;
  /**
   * Gives statements one by one, none at all when the passages do not answer. Stops soon after `signal` aborts, by
   * throwing its reason.
   */
  draft(query: Query, passages: readonly RankedPassage[], signal: AbortSignal): AsyncIterable<DraftPart>;
  /** Writes again, once and knowing why, what was not accepted; leaves out what cannot be written so that it holds. */
  revise?(
    query: Query,
    passages: readonly RankedPassage[],
    rejected: readonly Statement[],
    signal: AbortSignal,
  ): AsyncIterable<DraftPart>;
  /** Rewrites a follow-up so that it stands alone. Where absent, the rules of query/follow-up/ serve. */
  standalone?(question: Question, signal: AbortSignal): Promise<string>;
}
