/** What comes of reading a file: an article's content, or a plain reason why not. A value, never an exception. */
import type { ArticleContent } from '../domain.ts';

/** One of several articles in a file; `key` stays the same when the others come, go and change. */
export interface FeedEntry {
  readonly key: string;
  readonly content: ArticleContent;
}

/** Of a feed, `content` is the first article and `entries` are all. */
export type ReadOutcome =
  | { readonly ok: true; readonly content: ArticleContent; readonly entries?: readonly FeedEntry[] }
  | { readonly ok: false; readonly reason: string };

export function failed(reason: string): ReadOutcome {
  return { ok: false, reason };
}

/** An article without words is none, whatever its format. */
export function outcomeOf(read: ArticleContent | readonly FeedEntry[]): ReadOutcome {
  if ('length' in read) {
    const entries = read.filter(({ content }) => hasWords(content));
    const [first] = entries;
    return first === undefined
      ? failed('It holds no articles with text.')
      : { ok: true, content: first.content, entries };
  }
  return hasWords(read) ? { ok: true, content: read } : failed('It holds no text.');
}

function hasWords({ text }: ArticleContent): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
