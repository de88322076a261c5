/** What came of one case: the answer, and what can be counted of it. Types only. */
import type { Answer } from '../domain.ts';
import type { Case } from './case.ts';

export interface JudgedCitation {
  readonly path: string;
  readonly title: string;
  readonly quote: string;
  /** Whether the quote stands verbatim in the stored article. */
  readonly exact: boolean;
  /** Whether it is from the right article; absent when the case names none. */
  readonly fromRight?: boolean;
}

export interface Outcome {
  readonly id: string;
  readonly kind: string;
  readonly question: string;
  readonly expects: Case['expects'];
  readonly right: boolean;
  readonly answered: Answer['kind'];
  readonly text: string;
  /** Whether all expected words are in the first statement, and in the answer; absent when none are expected. */
  readonly inFirst?: boolean;
  readonly inAnswer?: boolean;
  /** Of the best passage of the right article, from 1; 0 when it is not among the first ten; absent when the case names none. */
  readonly rank?: number;
  readonly citations: readonly JudgedCitation[];
  readonly milliseconds: number;
}
