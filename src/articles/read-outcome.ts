/** What comes of reading a file: an article's content, or a plain reason why not. A value, never an exception. */
import type { ArticleContent } from '../domain.ts';

/** One of several articles in a file; `key` stays the same when the others come, go and change. */
export interface FeedEntry {
  readonly key: string;
  readonly content: ArticleContent;
  /** As the feed names it. */
  readonly id?: string;
  /** Set where the feed gives a summary of it alone. */
  readonly isSummary?: true;
}

/** What a file of many articles gives; `left` says what in it could not be read, and why. */
export interface Articles {
  readonly entries: readonly FeedEntry[];
  readonly left?: string;
}

/** Of a feed, `content` is the first article and `entries` are all. */
export type ReadOutcome =
  | ({ readonly ok: true; readonly content: ArticleContent } & Partial<Articles>)
  | { readonly ok: false; readonly reason: string };

/** Of a feed, an archive. */
export const noArticles = 'It holds no articles with text.';

export function failed(reason: string): ReadOutcome {
  return { ok: false, reason };
}

/** An article without words is none, whatever its format. */
export function outcomeOf(read: ArticleContent | Articles): ReadOutcome {
  if ('entries' in read) {
    const entries = read.entries.filter(({ content }) => hasWords(content));
    const [first] = entries;
    if (first === undefined) return failed(read.left ?? noArticles);
    return { ...read, ok: true, content: first.content, entries };
  }
  return hasWords(read) ? { ok: true, content: read } : failed('It holds no text.');
}

function hasWords({ text }: ArticleContent): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
