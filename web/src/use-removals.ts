/**
 * Sends the removals whose time for undoing is over, and all that are left when the page is left.
 * Promises that each is sent once; one that the server refuses comes back into the library with the reason.
 */
import { useEffect, useRef } from 'preact/hooks';
import { removeArticle } from './api.ts';
import { problemIn } from './problem.ts';
import { settledRemovals } from './removal.ts';
import type { Action, PageState } from './state.ts';

export function useRemovals(state: PageState, dispatch: (action: Action) => void): void {
  const sent = useRef(new Set<string>());
  const leaving = useRef(state.leaving);
  leaving.current = state.leaving;

  useEffect(() => {
    for (const id of sent.current) if (!state.leaving.has(id)) sent.current.delete(id);
    for (const articleId of settledRemovals(state)) {
      if (sent.current.has(articleId)) continue;
      sent.current.add(articleId);
      removeArticle(articleId).catch((fault: unknown) => {
        dispatch({ type: 'removal-failed', articleId, problem: problemIn(fault) });
      });
    }
  }, [state, dispatch]);

  useEffect(() => {
    const leave = (): void => {
      for (const id of leaving.current.keys()) {
        if (sent.current.has(id)) continue;
        sent.current.add(id);
        // Nobody is left to be told of a failure; the article is in the library then when the page is opened again.
        removeArticle(id, true).catch(() => undefined);
      }
    };
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, []);
}
