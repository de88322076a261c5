/** The likeliest answers of a passage by the logits of their first and last tokens. Pure. */
import type { ReadSpan } from './reader-messages.ts';
import type { Row } from './rows.ts';

/** Tokens of an answer. */
const longestAnswer = 30;
/** Starts, and ends for each, that are looked at. */
const starts = 12;
/** Spans that are given, none within another. */
const mostSpans = 6;

/** `start`, `end`: one logit for each token of the row. */
export function bestSpans({ from, places }: Row, start: Float32Array, end: Float32Array): ReadSpan[] {
  const none = (start[0] ?? 0) + (end[0] ?? 0);
  const count = places.starts.length;
  const own = Array.from({ length: count }, (_, at) => at);
  const likely = own.toSorted((a, b) => (start[from + b] ?? 0) - (start[from + a] ?? 0)).slice(0, starts);
  const found = likely.map((first) => {
    let last = first;
    for (let at = first; at < Math.min(count, first + longestAnswer); at++) {
      if ((end[from + at] ?? 0) > (end[from + last] ?? 0)) last = at;
    }
    const score = (start[from + first] ?? 0) + (end[from + last] ?? 0) - none;
    return { start: places.starts[first] ?? 0, end: places.ends[last] ?? 0, score };
  });
  const kept: ReadSpan[] = [];
  for (const span of found.toSorted((a, b) => b.score - a.score)) {
    if (kept.length === mostSpans) break;
    if (kept.every((other) => span.end <= other.start || span.start >= other.end)) kept.push(span);
  }
  return kept;
}
