/**
 * Readers of text, for bytes in any encoding.
 * Promises: line ends and accents come out in one form; doubt about the letters is handed on with what was read.
 */
import type { ArticleContent } from '../domain.ts';
import { composed, withLineFeeds } from '../text.ts';
import { readCsv } from './csv.ts';
import { decodeText } from './encoding.ts';
import { withoutShapeless } from './hidden.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import type { ParsingLimits } from './parsing-limits.ts';
import { readPlainText } from './plain-text.ts';

export function readPage(bytes: Uint8Array, path: string, limits: ParsingLimits): Promise<ArticleContent> {
  return readWith((text) => readHtml(text, path, limits), bytes, path);
}

export function readText(bytes: Uint8Array, path: string): Promise<ArticleContent> {
  return readWith(/\.md$/i.test(path) ? readMarkdown : readPlainText, bytes, path);
}

export function readTable(bytes: Uint8Array, path: string): Promise<ArticleContent> {
  return readWith(readCsv, bytes, path);
}

async function readWith(
  read: (text: string, path: string) => ArticleContent,
  bytes: Uint8Array,
  path: string,
): Promise<ArticleContent> {
  const decoded = await decodeText(bytes);
  if (!decoded.ok) throw new Error(decoded.reason);
  const content = read(composed(withoutShapeless(withLineFeeds(decoded.text))), path);
  const doubts = [decoded.note, content.doubt].filter((doubt) => doubt !== undefined);
  return doubts.length === 0 ? content : { ...content, doubt: doubts.join(' ') };
}
