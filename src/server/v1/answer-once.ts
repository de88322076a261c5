/** The answer of a question's events; undefined when whoever asked has left. */
import type { Response } from 'express';
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

/** Aborts when the client has left; also when it has been answered, which then matters to nobody. */
export function whenLeft(response: Response): AbortSignal {
  const left = new AbortController();
  response.on('close', () => left.abort());
  return left.signal;
}
