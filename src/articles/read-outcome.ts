/** What comes of reading a file: an article's content, or a plain reason why not. A value, never an exception. */
import type { ArticleContent } from '../domain.ts';

/** What a reader gives; `doubt` is one sentence for the reader, when the words may have been read wrongly. */
export interface ReadContent extends ArticleContent {
  readonly doubt?: string;
}

/** One of several articles in a file; `key` stays the same when the others come, go and change. */
export interface FeedEntry {
  readonly key: string;
  readonly content: ArticleContent;
}

/** Of a feed, `content` is the first article and `entries` are all. */
export type ReadOutcome =
  | {
      readonly ok: true;
      readonly content: ArticleContent;
      readonly doubt?: string;
      readonly entries?: readonly FeedEntry[];
    }
  | { readonly ok: false; readonly reason: string };

export function failed(reason: string): ReadOutcome {
  return { ok: false, reason };
}

/** An article without words is none, whatever its format. */
export function outcomeOf(read: ReadContent | readonly FeedEntry[]): ReadOutcome {
  if ('length' in read) {
    const entries = read.filter(({ content }) => content.text.trim() !== '');
    const [first] = entries;
    return first === undefined
      ? failed('It holds no articles with text.')
      : { ok: true, content: first.content, entries };
  }
  const { doubt, ...content } = read;
  if (content.text.trim() === '') return failed('It holds no text.');
  return { ok: true, content, ...(doubt !== undefined && { doubt }) };
}
