/** The answer of a question's events; undefined when whoever asked has left. */
import type { AskEvent } from '../../ask.ts';
import type { AnswerData } from '../../domain.ts';

export async function answerOnce(
  events: AsyncIterable<AskEvent>,
  signal: AbortSignal,
): Promise<AnswerData | undefined> {
  let answer: AnswerData | undefined;
  try {
    for await (const { event, data } of events) if (event === 'answer') answer = data;
  } catch (error) {
    // Nobody is there to be told.
    if (!signal.aborted) throw error;
  }
  return signal.aborted ? undefined : answer;
}
