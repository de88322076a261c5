/**
 * What a subscription gave, as the articles in it: the entries of a feed, or the one page.
 * Promises: a feed that broke off in the middle is refused, because what stood behind would seem to be gone; letters are
 * read right where the host, the feed or both name the wrong encoding. Parsing is done in another process, within limits.
 */
import { isUtf8 } from 'node:buffer';
import type { FetchedPage } from '../adding/fetch-page.ts';
import { fileOfPage } from '../adding/fetched-file.ts';
import { hashOf } from '../articles/content-hash.ts';
import type { FeedEntry } from '../articles/read-outcome.ts';
import { noArticles } from '../articles/read-outcome.ts';
import { readArticle } from '../articles/read-article.ts';
import type { ReadingProcesses } from '../articles/reading-process.ts';
import { looksLikeFeed } from '../articles/signatures.ts';
import { FootnoteError } from '../errors.ts';

export interface SourceFeed {
  readonly kind: 'feed';
  /** Undefined while it holds nothing. */
  readonly title: string | undefined;
  readonly entries: readonly FeedEntry[];
}

export interface SourcePage {
  readonly kind: 'page';
  readonly title: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of its words: pages carry a time or a number that is another each time. */
  readonly said: string;
}

/** Throws with the reason. `kind`: what it was before. */
export async function readSource(
  page: FetchedPage,
  kind: 'feed' | 'page' | undefined,
  processes: ReadingProcesses,
): Promise<SourceFeed | SourcePage> {
  const isXml = looksLikeFeed(page.bytes);
  if (kind !== 'page' && (isXml || looksLikeJson(page))) return readFeed(page, isXml, processes);
  if (kind !== 'feed') return readPage(page, processes);
  throw new FootnoteError(
    'not-a-feed',
    `What ${page.url.host} sends is no longer a feed.`,
    'See in a browser what is at its address; it is tried again by itself.',
    { status: 502 },
  );
}

/** Where the feed is named "News" its entries are its publisher's. */
async function readFeed(page: FetchedPage, isXml: boolean, processes: ReadingProcesses): Promise<SourceFeed> {
  const bytes = isXml ? inUtf8(page) : page.bytes;
  if (isXml && !isWhole(bytes)) throw new Error('The feed is broken off, or is not XML.');
  const outcome = await processes.read(isXml ? 'feed.xml' : 'feed.json', bytes);
  if (!outcome.ok) {
    if (outcome.reason !== noArticles) throw new Error(outcome.reason);
    return { kind: 'feed', title: undefined, entries: [] };
  }
  const { entries = [] } = outcome;
  return { kind: 'feed', title: entries[0]?.content.publisher, entries };
}

async function readPage(page: FetchedPage, processes: ReadingProcesses): Promise<SourcePage> {
  const { name, bytes } = fileOfPage(page);
  const outcome = await readArticle(name, bytes, processes);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { title, text, author = '', published = '' } = outcome.content;
  return { kind: 'page', title, name, bytes, said: hashOf([title, author, published, text].join('\n')) };
}

function looksLikeJson({ mediaType, bytes }: FetchedPage): boolean {
  const isNamed = mediaType === 'application/json' || mediaType === 'application/feed+json';
  return (
    isNamed &&
    /^\s*[{[]/.test(
      Buffer.from(bytes.subarray(0, 100))
        .toString('latin1')
        .replace(/^\u00EF\u00BB\u00BF/, ''),
    )
  );
}

/** Whether its outermost element is closed; comments may follow. */
function isWhole(bytes: Uint8Array): boolean {
  const end = Buffer.from(bytes.subarray(-2000))
    .toString('latin1')
    .replaceAll(/<!--[^]*?-->/g, '');
  return /<\/(?:\w+:)?(?:rss|feed|RDF)\s*>\s*$/.test(end);
}

/**
 * The host's word on the encoding, the feed's own and the bytes often differ. Bytes that are valid UTF-8 are that; of the
 * others, the host is believed before the feed (RFC 7303), unless it says UTF-8.
 */
function inUtf8({ bytes, charset = '' }: FetchedPage): Uint8Array {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)/.exec(head)?.[1] ?? '';
  const marked = head.startsWith('\u00FF\u00FE')
    ? 'utf-16le'
    : head.startsWith('\u00FE\u00FF')
      ? 'utf-16be'
      : undefined;
  const isShifted = [charset, declared].some((name) => /^(?:utf-?16|iso-2022)/i.test(name));
  const named = [charset, declared].find((name) => name !== '' && !/^utf-?8$/i.test(name) && isKnown(name));
  const label = marked ?? (isUtf8(bytes) && !isShifted ? 'utf-8' : (named ?? 'windows-1252'));
  const text = new TextDecoder(label).decode(bytes);
  return Buffer.from(text.replace(/^(\s*<\?xml[^>]*\bencoding\s*=\s*["'])[\w.-]+/, '$1utf-8'));
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}
