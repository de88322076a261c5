/** The date that the words of a citation give which answer, where they give one: for exports of answers in order of time. */
import type { Citation } from '../domain.ts';
import { datedWords } from './dated-words.ts';

/** ISO 8601, as precise as it is told. */
export function citedDate({ quote, start, answer, language, published }: Citation): string | undefined {
  if (answer === undefined) return undefined;
  const words = { start: answer.start - start, end: answer.end - start };
  const dates = datedWords(quote, { language, published, year: undefined });
  return dates.find((date) => date.start < words.end && words.start < date.end)?.date;
}
