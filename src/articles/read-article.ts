/**
 * The seam where formats plug in: a file's bytes become an article's content, or a reason why not.
 * A new format is one more file in this folder and one more line in `readers`.
 * Promises: never throws for what a file holds. Does not know where the file lies, nor of the index.
 */
import type { ArticleContent } from '../domain.ts';
import { describeError } from '../errors.ts';
import { readMarkdown } from './markdown.ts';
import { readPlainText } from './plain-text.ts';

/** Reads one format. May throw: the caller turns it into a reason. */
type Reader = (text: string, path: string) => ArticleContent;

const readers: Readonly<Record<string, Reader>> = {
  '.md': readMarkdown,
  '.txt': readPlainText,
};

/** Endings, lower case, that are read as articles. */
export const articleEndings: readonly string[] = Object.keys(readers);

/** More than any article; a larger file is most likely not one. DESIGN sets 25 MB for uploads. */
export const maximumBytes = 25 * 1024 * 1024;

export type ReadOutcome =
  { readonly ok: true; readonly content: ArticleContent } | { readonly ok: false; readonly reason: string };

export function endingOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0].toLowerCase() ?? '';
}

export function readArticle(path: string, bytes: Uint8Array): ReadOutcome {
  const reader = readers[endingOf(path)];
  if (reader === undefined) return failed(`It is not of a kind that is read (${articleEndings.join(', ')}).`);
  if (bytes.length > maximumBytes) return failed(`It is larger than ${maximumBytes / 1024 / 1024} MB.`);
  if (bytes.includes(0)) return failed('It holds NUL bytes, so it is not text in UTF-8.');
  let text: string;
  try {
    // Fatal: a wrong guess at the encoding would put words into the article that nobody wrote.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return failed('It is not valid UTF-8. Save it as UTF-8 and it will be read.');
  }
  try {
    const content = reader(text.replaceAll(/\r\n?/g, '\n').normalize('NFC'), path);
    return content.text.trim() === '' ? failed('It holds no text.') : { ok: true, content };
  } catch (error) {
    return failed(describeError(error));
  }
}

function failed(reason: string): ReadOutcome {
  return { ok: false, reason };
}
