/**
 * Conversations as they are kept and sent: questions that follow one another, with their versions. Types only, as in
 * domain.ts.
 */
import type { AnswerData, ChosenSources } from '../domain.ts';
import type { Problem } from '../errors.ts';

/** One question of a stored conversation. Turns with the same parent are versions of each other: asked again, or edited. */
export interface StoredTurn {
  readonly id: string;
  /** The turn that it follows; absent for a first one. */
  readonly parentId?: string;
  readonly question: string;
  /** ISO 8601, with time. */
  readonly asked: string;
  /** Absent when it was stopped or failed. */
  readonly answer?: AnswerData;
  /** What had been verified when it was stopped, or failed. */
  readonly part?: StoredPart;
  /** It is being answered as this is read. Not kept. */
  readonly running?: true;
}

export interface StoredPart extends Pick<AnswerData, 'statements' | 'citations'> {
  /** Why it failed; absent when it was stopped. */
  readonly failure?: Problem;
}

/** What became of a conversation, in a few bytes: whoever shows it reads it again. */
export interface ConversationChange {
  readonly id: string;
  /** The turn that was asked or has ended; absent when it was renamed or deleted. */
  readonly turnId?: string;
}

/** A question that was answered or refused, without the answer. */
export interface AskedTurn {
  readonly turnId: string;
  readonly conversationId: string;
  /** So that it stands alone. */
  readonly question: string;
  readonly asked: string;
  readonly answered: boolean;
  /** Words of it that no article had. */
  readonly missing: readonly string[];
  /** The reader took it off the list of what was not answered. */
  readonly dismissed: boolean;
}

/** Of all that ask the same, the last. */
export interface UnansweredQuestion extends Omit<AskedTurn, 'answered' | 'dismissed'> {
  readonly times: number;
}

export interface ConversationSummary {
  readonly id: string;
  readonly title: string;
  readonly created: string;
  readonly updated: string;
  /** Number of questions. */
  readonly questions: number;
  /** It stands before the others. */
  readonly pinned?: true;
  /** Where words are sought: the sentence of a question or an answer that holds them. */
  readonly matched?: string;
}

export interface Conversation extends ConversationSummary {
  /** In the order in which they were asked. */
  readonly turns: readonly StoredTurn[];
  /** The sources that it is kept to; absent: all. */
  readonly sources?: ChosenSources;
  /** The last turn of the branch that was read last; absent: of the newest. */
  readonly leaf?: string;
}
