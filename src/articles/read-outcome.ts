/** What comes of reading a file: an article's content, or a plain reason why not. A value, never an exception. */
import type { ArticleContent } from '../domain.ts';

export type ReadOutcome =
  { readonly ok: true; readonly content: ArticleContent } | { readonly ok: false; readonly reason: string };

export function failed(reason: string): ReadOutcome {
  return { ok: false, reason };
}

/** An article without words is none, whatever its format. */
export function outcomeOf(content: ArticleContent): ReadOutcome {
  return content.text.trim() === '' ? failed('It holds no text.') : { ok: true, content };
}
