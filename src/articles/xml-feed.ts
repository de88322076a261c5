/**
 * Reads RSS (0.9 to 2.0) and Atom: each entry is an article of its own, with the feed as its publisher.
 * Promises: of a summary and the whole text, the whole text is taken. Fetches nothing that the feed links to.
 */
import type { Block } from './blocks.ts';
import { BlockWriter, flat } from './block-writer.ts';
import { blocksOfWords, type RawEntry, toEntries } from './feed-entry.ts';
import type { FeedEntry } from './read-outcome.ts';
import { markupWriter } from './xhtml-blocks.ts';
import { type Attributes, type Marks, walkXml, withoutPrefix } from './xml.ts';

type Fields = Map<string, string>;

/** Characters, with markup. */
const longestSummary = 1000;

// oxlint-disable-next-line typescript/require-await -- a reader gives a promise, and what it throws is to be its rejection
export async function readXmlFeed(bytes: Uint8Array, path: string): Promise<FeedEntry[]> {
  const feed: Fields = new Map();
  const entries: { fields: Fields; blocks: Block[] }[] = [];
  let current: (typeof entries)[number] | undefined;
  /** Elements that are open inside the entry or the feed's head. */
  const open: string[] = [];
  /** Atom may hold XHTML as marks, not as words. */
  let inner: { writer: BlockWriter; marks: Required<Marks>; depth: number } | undefined;
  walkXml(bytes, {
    open: (prefixed, attributes) => {
      const name = withoutPrefix(prefixed);
      open.push(name);
      if (inner !== undefined) inner.marks.open(name, attributes);
      else if (name === 'item' || name === 'entry') {
        current = { fields: new Map(), blocks: [] };
        entries.push(current);
      } else if (name === 'link') keepLink(current?.fields ?? feed, attributes);
      else if (current !== undefined && (name === 'content' || name === 'summary') && attributes['type'] === 'xhtml') {
        const writer = new BlockWriter();
        inner = { writer, marks: markupWriter(writer), depth: open.length };
      }
    },
    words: (words) => {
      if (inner !== undefined) return inner.marks.words(words);
      const fields = current?.fields ?? feed;
      const name = fieldOf(open);
      fields.set(name, (fields.get(name) ?? '') + words);
    },
    close: (prefixed) => {
      const name = withoutPrefix(prefixed);
      if (inner !== undefined && open.length === inner.depth) {
        const blocks = inner.writer.finish();
        if (current !== undefined && (name === 'content' || current.blocks.length === 0)) current.blocks = blocks;
        inner = undefined;
      } else inner?.marks.close(name);
      open.pop();
      if (name === 'item' || name === 'entry') current = undefined;
    },
  });
  return toEntries(
    entries.map(({ fields, blocks }) => toRaw(fields, feed, blocks)),
    path,
  );
}

/** A name inside an author, a title inside an image: the two innermost elements tell. */
function fieldOf(open: readonly string[]): string {
  const name = open.at(-1) ?? '';
  const parent = open.at(-2) ?? '';
  if (name === 'name' && parent === 'author') return 'author';
  return ['item', 'entry', 'channel', 'feed'].includes(parent) ? name : '';
}

function keepLink(fields: Fields, { href, rel = 'alternate' }: Attributes): void {
  if (href !== undefined && rel === 'alternate' && !fields.has('link')) fields.set('link', href);
}

function toRaw(fields: Fields, feed: Fields, blocks: readonly Block[]): RawEntry {
  const first = (names: readonly string[], from = fields): string =>
    names.map((name) => (from.get(name) ?? '').trim()).find((value) => value !== '') ?? '';
  const author = first(['creator', 'author']);
  const whole = first(['encoded', 'content']);
  const summary = first(['description', 'summary']);
  // The description of RSS may be the whole text: then it is long.
  const isSummary = blocks.length === 0 && whole === '' && summary.length < longestSummary;
  return {
    id: first(['guid', 'id']),
    title: blocksOfWords(first(['title']))
      .map(({ text }) => text)
      .join(' '),
    url: first(['link']),
    published: first(['pubDate', 'published', 'issued', 'date', 'updated']),
    // RSS asks for a mail address with the name in brackets.
    author: /\(([^()]+)\)$/.exec(author)?.[1] ?? author,
    publisher: flat(first(['title'], feed)),
    language: first(['language'], feed),
    // content:encoded of RSS, content of Atom, before the summaries of both.
    blocks: blocks.length > 0 ? blocks : blocksOfWords(whole || summary),
    isSummary,
  };
}
