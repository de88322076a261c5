/**
 * Sends the removals whose time for undoing is over, and all that are left when the page is left.
 * Promises that each is sent once; one that the server refuses comes back into the library with the reason.
 */
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { remove } from '../state/api.ts';
import { problemIn } from '../state/problem.ts';
import { settledRemovals } from './removal.ts';
import type { Removable } from './removal.ts';
import type { Action, PageState } from '../state/page-state.ts';

export function useRemovals(
  state: PageState,
  dispatch: (action: Action) => void,
  forgetConversation: (id: string) => void,
): void {
  const onGone = useCallback(
    ({ kind, id }: Removable) => {
      // That an article is gone is told by the index.
      if (kind === 'article') return;
      if (kind === 'conversation') forgetConversation(id);
      dispatch({ type: 'removal-ended', id });
    },
    [dispatch, forgetConversation],
  );
  const sent = useRef(new Set<string>());
  const leaving = useRef(state.leaving);
  leaving.current = state.leaving;

  useEffect(() => {
    for (const id of sent.current) if (!state.leaving.has(id)) sent.current.delete(id);
    for (const removable of settledRemovals(state)) {
      const { id } = removable;
      if (sent.current.has(id)) continue;
      sent.current.add(id);
      remove(removable).then(
        () => onGone(removable),
        (fault: unknown) => dispatch({ type: 'removal-failed', id, problem: problemIn(fault) }),
      );
    }
  }, [state, dispatch, onGone]);

  useEffect(() => {
    const leave = (): void => {
      for (const removable of leaving.current.values()) {
        if (sent.current.has(removable.id)) continue;
        sent.current.add(removable.id);
        // Nobody is left to be told of a failure; it is there then when the page is opened again.
        remove(removable, true).catch(() => undefined);
      }
    };
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, []);
}
