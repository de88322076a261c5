/**
 * Sets the tags of an article where the folder keeps them: in the front matter of Markdown, and of text that has one; else
 * in the file of tags (tags-file.ts). Promises: before a file is written it is read as it will be, and differs in nothing but
 * the tags, or else it is left alone and the file of tags takes them; each file is there whole, before or after. Does not
 * know the index: what is written here is found by indexing.
 */
import { isUtf8 } from 'node:buffer';
import { isDeepStrictEqual } from 'node:util';
import { asText, contentHashOf, mayHoldTags } from '../articles/content-hash.ts';
import { readFolderFile } from '../articles/corpus-folder.ts';
import { withTags } from '../articles/front-matter-tags.ts';
import { endingOf } from '../articles/formats.ts';
import { looseFrontMatter } from '../articles/front-matter.ts';
import { readArticle } from '../articles/read-article.ts';
import type { ReadingProcesses } from '../articles/reading-process.ts';
import { sameTags, tagsAsSet } from '../articles/tag-names.ts';
import { TagsFile, tagsFileName } from '../articles/tags-file.ts';
import { tagsInFile } from '../articles/tags-in-file.ts';
import { diskFull, FootnoteError, isDiskFull } from '../errors.ts';
import type { ArticleSummary, Failure } from '../store/index-report.ts';
import { putAside, refusalOf, replaceFile } from './corpus-files.ts';

export interface TaggingParts {
  readonly folder: string;
  readonly processes: ReadingProcesses;
}

/** What is to become of the tags that an article has. */
export type TagChange = (tags: readonly string[]) => readonly string[];

/** `names`: ids or paths. `touched`: the files that were written; `ids`: of the articles that are as they are to be. */
export async function tagArticles(
  names: readonly string[],
  articles: readonly ArticleSummary[],
  change: TagChange,
  parts: TaggingParts,
): Promise<{ readonly ids: string[]; readonly touched: string[]; readonly failed: Failure[] }> {
  const ids: string[] = [];
  const touched: string[] = [];
  const failed: Failure[] = [];
  for (const name of names) {
    const meant = articles.find((article) => [article.id, article.path, ...(article.copies ?? [])].includes(name));
    if (meant === undefined) {
      const reason = 'There is no article of this id or path; "footnote list" shows what there is.';
      failed.push({ path: name, code: 'article-not-found', reason });
      continue;
    }
    const { id, path, copies = [], contentHash, tags = [] } = meant;
    try {
      const wanted = tagsAsSet(change(tags));
      if (!sameTags(wanted, tags))
        touched.push(...(await writeTags({ paths: [path, ...copies], contentHash }, wanted, parts)));
      ids.push(id);
    } catch (error) {
      if (!(error instanceof FootnoteError) || names.length === 1) throw error;
      failed.push({ path: name, code: error.code, reason: `${error.sentence} ${error.nextStep}` });
    }
  }
  return { ids, touched, failed };
}

/** Tells which files were written. */
async function writeTags(
  article: Pick<ArticleSummary, 'contentHash'> & { readonly paths: readonly string[] },
  tags: readonly string[],
  parts: TaggingParts,
): Promise<string[]> {
  const written: string[] = [];
  const others: string[] = [];
  try {
    for (const path of article.paths) {
      const outcome = await writeInto(path, tags, parts);
      if (outcome === 'not-here') others.push(path);
      else if (outcome === 'written') written.push(path);
    }
    const before = await readFolderFile(parts.folder, tagsFileName).catch(() => undefined);
    const file = new TagsFile(before === undefined ? '' : asText(before));
    // What its own files say is none, so none need be said here.
    const isSaid =
      tags.length > 0 || (await Promise.all(others.map(async (path) => saysAny(path, parts)))).includes(true);
    const text = file.with(article, isSaid ? others : [], tags);
    if (text === file.text) return written;
    if (text === '') await (await putAside(parts.folder, tagsFileName)).delete();
    else await replaceFile(parts.folder, tagsFileName, before, Buffer.from(text));
    return [...written, tagsFileName];
  } catch (cause) {
    if (cause instanceof FootnoteError) throw cause;
    if (isDiskFull(cause)) throw diskFull('The disk of the articles is full: the tags are as they were.', cause);
    throw new FootnoteError(
      'tags-not-written',
      `The tags cannot be written into the folder of articles (${refusalOf(cause)}).`,
      'Make room there, or allow it to be written to.',
      { cause },
    );
  }
}

async function writeInto(
  path: string,
  tags: readonly string[],
  { folder, processes }: TaggingParts,
): Promise<'written' | 'as-it-was' | 'not-here'> {
  if (!mayHoldTags(path)) return 'not-here';
  const bytes = await readFolderFile(folder, path);
  if (!isUtf8(bytes)) return 'not-here';
  const text = asText(bytes);
  // Plain text is not given a block of YAML that its readers would see.
  if (endingOf(path) === '.txt' && looseFrontMatter(text).body === text) return 'not-here';
  const edited = withTags(text, tags);
  if (edited === undefined) return 'not-here';
  if (edited === text) return 'as-it-was';
  const made = Buffer.from(edited);
  if (contentHashOf(path, made) !== contentHashOf(path, bytes)) return 'not-here';
  const [before, after] = await Promise.all([bytes, made].map(async (each) => readArticle(path, each, processes)));
  if (before?.ok !== true || after?.ok !== true || !sameTags(after.content.tags, tags)) return 'not-here';
  if (
    !isDeepStrictEqual(
      { ...before, content: { ...before.content, tags } },
      { ...after, content: { ...after.content, tags } },
    )
  )
    return 'not-here';
  await replaceFile(folder, path, bytes, made);
  return 'written';
}

async function saysAny(path: string, { folder, processes }: TaggingParts): Promise<boolean> {
  if (!mayHoldTags(path)) return false;
  const bytes = await readFolderFile(folder, path);
  return (await tagsInFile(path, bytes, undefined, processes)).length > 0;
}
