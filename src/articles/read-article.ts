/**
 * The seam where formats plug in: a file's bytes become an article's content, or a reason why not.
 * Plain words and Markdown are read here; all that has to be parsed (formats.ts) is read in another process.
 * Promises: never throws for what a file holds. Does not know where the file lies, nor of the index.
 */
import type { ArticleContent } from '../domain.ts';
import { describeError } from '../errors.ts';
import { composed, withLineFeeds } from '../text.ts';
import { endingOf, formatOf, parsedEndings } from './formats.ts';
import { withoutShapeless } from './hidden.ts';
import { readMarkdown } from './markdown.ts';
import { readPlainText } from './plain-text.ts';
import { ReadingProcesses } from './reading-process.ts';
import { failed, outcomeOf, type ReadOutcome } from './read-outcome.ts';

/** Reads words that need no parsing. May throw: the caller turns it into a reason. */
type Reader = (text: string, path: string) => ArticleContent;

const readers: Readonly<Record<string, Reader>> = {
  '.md': readMarkdown,
  '.txt': readPlainText,
};

/** Endings, lower case, that are read as articles. */
export const articleEndings: readonly string[] = [...Object.keys(readers), ...parsedEndings];

/** Shared by all who bring none of their own; starts no process before it is used. */
const sharedProcesses = new ReadingProcesses();

export async function readArticle(
  path: string,
  bytes: Uint8Array,
  processes: ReadingProcesses = sharedProcesses,
): Promise<ReadOutcome> {
  const { fileMegabytes } = processes.limits;
  if (bytes.length > fileMegabytes * 1024 * 1024) return failed(tooLarge(fileMegabytes));
  if (formatOf(bytes, path) !== undefined) return processes.read(path, bytes);
  const reader = readers[endingOf(path)];
  if (reader === undefined) return failed(`It is not of a kind that is read (${articleEndings.join(', ')}).`);
  // Other encodings are parsed formats, so this is UTF-8.
  const text = new TextDecoder('utf-8').decode(bytes);
  try {
    return outcomeOf(reader(composed(withoutShapeless(withLineFeeds(text))), path));
  } catch (error) {
    return failed(describeError(error));
  }
}

export function tooLarge(megabytes: number): string {
  return `It is larger than ${megabytes} MB.`;
}
