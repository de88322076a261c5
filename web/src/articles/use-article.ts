/**
 * Fetches one article with its text, again whenever its hash changes. Keeps only the one that is open: the words of a
 * removed article are gone from the page with the panel that showed them.
 */
import { useEffect, useState } from 'preact/hooks';
import type { Article } from '../../../src/domain.ts';
import type { Problem } from '../../../src/errors.ts';
import { fetchArticle } from '../state/api.ts';
import { problemIn } from '../state/problem.ts';

interface Fetched {
  readonly article?: Article;
  readonly problem?: Problem;
}

export function useArticle(id: string, contentHash: string | undefined): Fetched {
  const [fetched, setFetched] = useState<Fetched>({});
  useEffect(() => {
    const abort = new AbortController();
    fetchArticle(id, abort.signal).then(
      (article) => setFetched({ article }),
      (fault: unknown) => {
        if (!abort.signal.aborted) setFetched({ problem: problemIn(fault) });
      },
    );
    return () => abort.abort();
  }, [id, contentHash]);
  // While the next article is on its way, the one before must not be taken for it.
  return fetched.article === undefined || fetched.article.id === id ? fetched : {};
}
