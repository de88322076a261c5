/** The library as the reader sees it: without what has just been removed and can still be undone. */
import { useMemo } from 'preact/hooks';
import type { LibraryState } from './library-state.ts';
import type { PageState } from '../state/page-state.ts';

export function useShownLibrary({ library, leaving }: PageState): LibraryState {
  return useMemo(
    () =>
      leaving.size === 0 ? library : { ...library, articles: library.articles.filter(({ id }) => !leaving.has(id)) },
    [library, leaving],
  );
}
