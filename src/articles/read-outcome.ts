/** What comes of reading a file: an article's content, or a plain reason why not. A value, never an exception. */
import type { ArticleContent } from '../domain.ts';

/** What a reader gives; `doubt` is one sentence for the reader, when the words may have been read wrongly. */
export interface ReadContent extends ArticleContent {
  readonly doubt?: string;
}

export type ReadOutcome =
  | { readonly ok: true; readonly content: ArticleContent; readonly doubt?: string }
  | { readonly ok: false; readonly reason: string };

export function failed(reason: string): ReadOutcome {
  return { ok: false, reason };
}

/** An article without words is none, whatever its format. */
export function outcomeOf({ doubt, ...content }: ReadContent): ReadOutcome {
  if (content.text.trim() === '') return failed('It holds no text.');
  return { ok: true, content, ...(doubt !== undefined && { doubt }) };
}
