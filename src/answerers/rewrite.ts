/**
 * A follow-up, rewritten by a model so that it stands alone; by the rules where the model writes none. A model that cannot be
 * asked is not waited for a second time, so why is told; one that only wrote no question may still draft.
 */
import type { Question } from '../domain.ts';
import { FootnoteError } from '../errors.ts';
import { rewriteFollowUp } from '../query/follow-up/rewrite-follow-up.ts';
import { metadataRequest } from '../query/requests.ts';
import { type Standalone, standingAlone } from '../query/turn.ts';
import type { Answerer } from './answerer.ts';

export async function rewrite(
  question: Question,
  answerer: Answerer,
  signal: AbortSignal,
): Promise<{ readonly rewritten: Standalone; readonly failure?: FootnoteError }> {
  const { text, history } = question;
  // "Who wrote it?" points to an article, which the conversation tells.
  if (answerer.standalone === undefined || metadataRequest(text)?.pointsBack === true) {
    return { rewritten: rewriteFollowUp(text, history) };
  }
  if (history.length === 0) return { rewritten: standingAlone(text) };
  try {
    return { rewritten: standingAlone(await answerer.standalone(question, signal)) };
  } catch (error) {
    if (signal.aborted || !(error instanceof FootnoteError)) throw error;
    // The rules serve when the model does not.
    const rewritten = rewriteFollowUp(text, history);
    return error.code === 'model-garbled' ? { rewritten } : { rewritten, failure: error };
  }
}
