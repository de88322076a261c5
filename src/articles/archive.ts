/**
 * Reads a ZIP file of articles: each file in it that is of a kind that is read is an article of its own.
 * Promises: the limits of zip.ts hold for all of it, and a ZIP file in it is not opened. A file in it that cannot be read is
 * named with the reason, and does not keep the others from being read. What is packed in parts as an office file or a book
 * is one article, whatever its name.
 */
import type { ArticleContent } from '../domain.ts';
import { readPackage } from './packages.ts';
import type { ParsingLimits } from './parsing-limits.ts';
import type { Articles, FeedEntry, ReadOutcome } from './read-outcome.ts';
import { Zip } from './zip.ts';

/** Files that are named with their reason; the others are counted. */
const mostNamed = 5;

export async function readArchive(
  bytes: Uint8Array,
  path: string,
  limits: ParsingLimits,
  readOne: (path: string, bytes: Uint8Array) => Promise<ReadOutcome | undefined>,
): Promise<ArticleContent | Articles> {
  const zip = await Zip.unpack(bytes, isPart, limits);
  const isOneArticle = ['META-INF/container.xml', 'content.xml', '[Content_Types].xml'].some(
    (name) => zip.part(name) !== undefined,
  );
  if (isOneArticle) return readPackage(bytes, path, limits);
  const entries: FeedEntry[] = [];
  const left: string[] = [];
  for (const name of zip.names()) {
    const part = zip.part(name);
    const outcome = part === undefined ? undefined : await readOne(name, part);
    if (outcome === undefined) continue;
    if (!outcome.ok) left.push(`${name}: ${outcome.reason}`);
    else if (outcome.entries === undefined) entries.push({ key: keyOf(name), content: outcome.content });
    else entries.push(...outcome.entries.map(({ key, content }) => ({ key: `${keyOf(name)}-${key}`, content })));
  }
  if (entries.length === 0 && left.length === 0) throw new Error('It holds no files of a kind that is read.');
  const more = left.length > mostNamed ? ` And ${left.length - mostNamed} more.` : '';
  const reasons = left.slice(0, mostNamed).join(' ');
  return { entries, ...(left.length > 0 && { left: `In it is not read: ${reasons}${more}` }) };
}

/** Not what a Mac packs beside each file, and nothing hidden. */
function isPart(name: string): boolean {
  return !name.endsWith('/') && !/(?:^|\/)(?:\.|__MACOSX\/)/.test(name);
}

/** The name, without what parts a path: behind the # of a path nothing may look like an ending (indexing/folder-changes.ts). */
function keyOf(name: string): string {
  return name.replaceAll(/[#./\\]+/g, '-');
}
