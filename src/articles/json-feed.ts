/**
 * Reads articles in JSON: JSON Feed, a list of objects, an object that holds such a list, or one object a line (JSONL).
 * Promises: the usual names of fields are understood; what is no article (no text) is passed over; a file with a line
 * that is not JSON is refused, because it may be half written.
 */
import { blocksOfWords, type RawEntry, toEntries } from './feed-entry.ts';
import type { FeedEntry } from './read-outcome.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Names under which feeds keep the list of their articles. */
const listNames = ['items', 'articles', 'entries', 'posts', 'stories', 'documents', 'results', 'data'];
const wholeNames = [
  'text',
  'content_html',
  'content_text',
  'content',
  'body',
  'article',
  'articleBody',
  'article_body',
  'maintext',
];
const summaryNames = ['description', 'summary'];
const dateNames = [
  'published',
  'date_published',
  'datePublished',
  'publishedAt',
  'published_at',
  'publication_date',
  'publish_date',
  'pubDate',
  'pub_date',
  'date',
];

// oxlint-disable-next-line typescript/require-await -- a reader gives a promise, and what it throws is to be its rejection
export async function readJsonFeed(bytes: Uint8Array, path: string): Promise<FeedEntry[]> {
  let file: string;
  try {
    file = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error('It is not valid UTF-8, which JSON has to be.', { cause });
  }
  const { list, feed } = listOf(valuesOf(file));
  return toEntries(
    list.filter(isFields).map((fields) => toRaw(fields, feed)),
    path,
  );
}

/** One value of JSON, or one on each line. */
function valuesOf(file: string): unknown {
  try {
    return JSON.parse(file);
  } catch (cause) {
    const lines = file.split('\n').map((line) => line.trim());
    const values = lines.flatMap((line, at): unknown[] => {
      if (line === '') return [];
      try {
        return [JSON.parse(line)];
      } catch {
        throw new Error(`It is not JSON: line ${at + 1} is cut short or wrong.`, { cause });
      }
    });
    return values;
  }
}

function listOf(value: unknown): { list: readonly unknown[]; feed: Fields } {
  if (Array.isArray(value)) return { list: value, feed: {} };
  if (!isFields(value)) return { list: [], feed: {} };
  const list = listNames.map((name) => value[name]).find((each) => Array.isArray(each));
  // Without a list, the object may be one article.
  return Array.isArray(list) ? { list, feed: value } : { list: [value], feed: {} };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toRaw(fields: Fields, feed: Fields): RawEntry {
  const first = (names: readonly string[], from = fields): string =>
    names.map((name) => words(from[name])).find((value) => value !== '') ?? '';
  const whole = first(wholeNames);
  return {
    id: first(['id', 'guid', '_id', 'uuid']),
    title: first(['title', 'headline', 'name']),
    url: first(['url', 'link', 'canonical_url', 'permalink']),
    published: first(dateNames),
    author: first(['author', 'authors', 'byline', 'creator']),
    publisher: first(['publisher', 'source', 'site', 'site_name', 'publication']) || first(['title'], feed),
    language: first(['language', 'lang']) || first(['language'], feed),
    blocks: blocksOfWords(whole || first(summaryNames)),
    isSummary: whole === '',
  };
}

/** Words, or the names in an object or a list: {"name": "Ann Lee"}, ["Ann Lee", "Bo Ray"]. */
function words(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(words).filter(Boolean).join(', ');
  return isFields(value) ? words(value['name'] ?? value['title'] ?? '') : '';
}
