/** An answer's text in the pieces in which it is streamed: whole statements, so that none is shown by halves. Pure. */
import type { AnswerData } from '../../domain.ts';

export function answerPieces({ text, statements }: Pick<AnswerData, 'text' | 'statements'>): string[] {
  const cuts = [0, ...statements.flatMap(({ start }) => (start > 0 ? [start] : [])), text.length];
  const places = [...new Set(cuts)].toSorted((a, b) => a - b);
  return places.slice(1).map((end, at) => text.slice(places[at], end));
}

/** No model's tokens are counted here: about four characters each, as clients expect some number. */
export function estimatedUsage(
  question: string,
  answer: string,
): { readonly asked: number; readonly answered: number } {
  return { asked: Math.ceil(question.length / 4), answered: Math.ceil(answer.length / 4) };
}
