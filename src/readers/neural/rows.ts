/**
 * A question and its passages as the rows of tokens that the model reads: [CLS] question [SEP] title. passage [SEP], long
 * passages in windows that overlap. As in training/reader/network.py. Pure.
 */
import type { ReadOrder } from './reader-messages.ts';
import type { Tokens, WordPieces } from './word-pieces.ts';

/** Tokens. */
const longestQuestion = 48;
const longestTitle = 20;
const longestWindow = 220;
const overlap = 60;

export interface Row {
  readonly ids: readonly number[];
  /** Where the second part begins. */
  readonly second: number;
  /** Number of the passage, where its tokens stand in the row, and their places in its text. */
  readonly passage: number;
  readonly from: number;
  readonly places: Omit<Tokens, 'ids'>;
}

export function rowsOf(tokenizer: WordPieces, { question, passages }: ReadOrder): Row[] {
  const asked = tokenizer.tokens(question).ids.slice(-longestQuestion);
  const titles = new Map<string, readonly number[]>([['', []]]);
  return passages.flatMap(({ title, text }, passage) => {
    const about = titles.get(title) ?? tokenizer.tokens(`${title}.`).ids.slice(-longestTitle);
    titles.set(title, about);
    const tokens = tokenizer.tokens(text);
    const second = asked.length + 2;
    const from = second + about.length;
    return windowsOf(tokens.ids.length).map(([start, end]): Row => ({
      ids: [tokenizer.first, ...asked, tokenizer.last, ...about, ...tokens.ids.slice(start, end), tokenizer.last],
      second,
      passage,
      from,
      places: { starts: tokens.starts.slice(start, end), ends: tokens.ends.slice(start, end) },
    }));
  });
}

/** Of equal length, so that no window is a short rest. */
function windowsOf(tokens: number): [number, number][] {
  const count = tokens <= longestWindow ? 1 : Math.ceil((tokens - overlap) / (longestWindow - overlap));
  const width = Math.ceil((tokens + (count - 1) * overlap) / count);
  return Array.from({ length: count }, (_, at) => {
    const start = at * (width - overlap);
    return [start, Math.min(tokens, start + width)];
  });
}
