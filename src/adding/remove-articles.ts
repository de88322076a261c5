/**
 * Puts the files of articles aside in the folder, to be deleted once the index has let go of them, each named by its id, with all copies, or one of them by its path.
 * Promises: a file goes only when all that it holds is meant: of a feed, one entry cannot go alone. What fails is named
 * with a reason, and does not hold up the others. Does not know the index: what is gone here is found by indexing.
 */
import type { ArticleSummary, RemoveFailure, RemoveReport } from '../store/index-report.ts';
import { type FileAside, putAside, refusalOf } from './corpus-files.ts';

/** An article at one of its paths, and the file that it lies in. */
export type Filed = Pick<ArticleSummary, 'id' | 'path' | 'title'> & { readonly file: string };

export async function removeArticles(
  names: readonly string[],
  articles: readonly Filed[],
  folder: string,
): Promise<Omit<RemoveReport, 'revision'> & { readonly aside: readonly FileAside[] }> {
  const removed = new Map<string, RemoveReport['removed'][number]>();
  const failed: RemoveFailure[] = [];
  const aside: FileAside[] = [];
  for (const name of names) {
    const meant = articles.filter(({ id, path, file }) => [id, path, file].includes(name));
    if (meant.length === 0) {
      failed.push({
        path: name,
        code: 'article-not-found',
        reason: 'There is no article of this id or path; "footnote list" shows what there is.',
      });
    }
    for (const file of new Set(meant.map((each) => each.file))) {
      const inFile = articles.filter((article) => article.file === file);
      if (inFile.some((article) => !meant.includes(article))) {
        const reason = `It is one of ${inFile.length} articles in ${file}, which can only be removed as a whole.`;
        failed.push({ path: name, code: 'part-of-a-file', reason });
        continue;
      }
      try {
        aside.push(await putAside(folder, file));
        for (const { id, path, title } of inFile) if (!removed.has(id)) removed.set(id, { id, path, title });
      } catch (error) {
        failed.push({ path: name, code: 'not-deleted', reason: `It cannot be deleted (${refusalOf(error)}).` });
      }
    }
  }
  return { removed: [...removed.values()], failed, aside };
}
