/**
 * One entry of a feed as an article, whatever the feed is written in: JSON, RSS or Atom.
 * Promises: the key comes from what names the entry (its id or address), so that it is known again in the next version.
 */
import { createHash } from 'node:crypto';
import { type Block, joinBlocks } from './blocks.ts';
import { flat } from './block-writer.ts';
import { parseDate } from './date-forms.ts';
import { languageOf } from './language.ts';
import { titleFromPath } from './plain-text.ts';
import { sensibleLanguage } from './properties.ts';
import type { FeedEntry } from './read-outcome.ts';
import { blocksOfMarkup } from './xhtml-blocks.ts';

export interface RawEntry {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly published: string;
  readonly author: string;
  readonly publisher: string;
  readonly language: string;
  readonly blocks: readonly Block[];
  /** Whether its feed has no more of it than a summary. */
  readonly isSummary: boolean;
}

/** Characters that are told of an id; the key is made of all of it. */
const longestId = 500;

export function toEntries(raw: readonly RawEntry[], path: string): FeedEntry[] {
  const seen = new Map<string, number>();
  return raw.map((entry) => {
    const name = entry.id || entry.url || `${entry.title}\n${entry.published}`;
    const digest = createHash('sha256').update(name).digest('hex').slice(0, 10);
    const copies = seen.get(digest) ?? 0;
    seen.set(digest, copies + 1);
    return {
      key: copies === 0 ? digest : `${digest}x${copies + 1}`,
      content: contentOf(entry, path),
      ...(entry.id !== '' && { id: entry.id.slice(0, longestId) }),
      ...(entry.isSummary && { isSummary: true as const }),
    };
  });
}

function contentOf({ blocks, ...entry }: RawEntry, path: string): FeedEntry['content'] {
  const title = flat(entry.title) || titleFromPath(path);
  const body = joinBlocks(blocks[0]?.text === title && blocks.length > 1 ? blocks.slice(1) : blocks);
  const published = parseDate(entry.published);
  const author = flat(entry.author);
  const publisher = flat(entry.publisher);
  return {
    title,
    ...(publisher !== '' && { publisher }),
    ...(author !== '' && { author }),
    ...(published !== undefined && { published }),
    ...(/^https?:\/\//i.test(entry.url) && { url: entry.url }),
    language: languageOf(body.text, sensibleLanguage(entry.language)),
    ...body,
  };
}

/** Words that may be HTML; plain ones have blank lines between their paragraphs. */
export function blocksOfWords(words: string): Block[] {
  if (/<(?:p|div|br|a|h[1-6]|ul|ol|em|strong|b|i|span|img|blockquote)\b[^<>]*>/i.test(words))
    return blocksOfMarkup(words);
  return words
    .split(/\r?\n\s*\n/)
    .map((paragraph) => ({ text: flat(paragraph) }))
    .filter(({ text }) => text !== '');
}
