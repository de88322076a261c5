/**
 * Quoted words, those of them in bold that answer the question.
 * Promises: all words are shown, whatever the span is; of a span that reaches beyond them, what is here.
 */
import type { Span } from '../articles/mark.ts';

interface AnswerWordsProps {
  readonly words: string;
  /** Where they stand in the article, which `answer` counts in too. */
  readonly start: number;
  readonly answer: Span | undefined;
}

export function AnswerWords({ words, start, answer }: AnswerWordsProps) {
  const from = Math.max(0, (answer?.start ?? 0) - start);
  const to = (answer?.end ?? 0) - start;
  if (to <= from || from >= words.length) return <>{words}</>;
  return (
    <>
      {words.slice(0, from)}
      <strong>{words.slice(from, to)}</strong>
      {words.slice(to)}
    </>
  );
}
