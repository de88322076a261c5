/** Notes as they are kept and sent: an answer, or one sentence of it, with its footnotes. Types only, as in domain.ts. */
import type { AnswerData } from '../domain.ts';

/** What was saved is never changed, but by the article's removal; what the reader writes beside it is their own. */
export interface StoredNote {
  readonly id: string;
  /** ISO 8601, with time. */
  readonly created: string;
  readonly question: string;
  /** The reader's own words. */
  readonly text: string;
  readonly saved: Pick<AnswerData, 'text' | 'statements' | 'citations'>;
  /** Where it was answered; the conversation may be gone. */
  readonly conversationId: string;
  readonly turnId: string;
  /** Of what is kept, as it is sent: another when it was changed. Not kept. */
  readonly etag?: string;
}
