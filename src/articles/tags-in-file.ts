/**
 * The tags that a file itself says an article has: in its front matter, or in that of a file packed in it.
 * Promises: those that reading the whole of it would give, without parsing what cannot hold any.
 */
import { isUtf8 } from 'node:buffer';
import { composed, withLineFeeds } from '../text.ts';
import { mayHoldTags } from './content-hash.ts';
import { looseFrontMatter, splitFrontMatter } from './front-matter.ts';
import { endingOf } from './formats.ts';
import { withoutShapeless } from './hidden.ts';
import { readArticle } from './read-article.ts';
import type { ReadingProcesses } from './reading-process.ts';

/** `key`: of an entry in it. */
export async function tagsInFile(
  path: string,
  bytes: Uint8Array,
  key: string | undefined,
  processes: ReadingProcesses,
): Promise<readonly string[]> {
  if (key === undefined && mayHoldTags(path) && isUtf8(bytes)) {
    const text = composed(withoutShapeless(withLineFeeds(new TextDecoder().decode(bytes))));
    try {
      const { frontMatter } = endingOf(path) === '.txt' ? looseFrontMatter(text) : splitFrontMatter(text);
      return frontMatter.tags ?? [];
    } catch {
      return [];
    }
  }
  if (key === undefined && !mayHoldTags(path)) return [];
  const outcome = await readArticle(path, bytes, processes);
  if (!outcome.ok) return [];
  const content = key === undefined ? outcome.content : outcome.entries?.find((entry) => entry.key === key)?.content;
  return content?.tags ?? [];
}
