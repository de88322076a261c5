/** What points at answers in passages: the seam between the rules, our own model and models of the hub. Types only. */
import type { Article, Passage, Question } from '../domain.ts';

/** What a reader points at: words that may answer a question. All offsets are into the article's text. */
export interface Candidate {
  readonly passageId: string;
  /** The words that answer, and the sentence or sentences that they stand in. */
  readonly start: number;
  readonly end: number;
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
  /** Comparable within one question and one reader only. */
  readonly score: number;
  /** How likely it is that the passage answers at all, 0 to 1: of a hundred at .8, about eighty do. */
  readonly answerable: number;
  /** What the score is made of, by name. */
  readonly why: Readonly<Record<string, number>>;
}

/** What is read of a passage that was found. */
export interface ReadablePassage {
  readonly passage: Passage;
  readonly article: Pick<Article, 'title' | 'language'>;
}

/** Reads passages for a question. */
export interface Reader {
  readonly id: string;
  /**
   * Best first; at least one of each passage that was read, so that what does not answer is known too. `passages`: best
   * first; not all of them need be read once one is sure to answer. Throws the reason of `signal` soon after it aborts.
   */
  read(
    question: Pick<Question, 'text'>,
    passages: readonly ReadablePassage[],
    signal: AbortSignal,
  ): Promise<readonly Candidate[]>;
  close?(): Promise<void>;
}
