/**
 * Joins the pure state to the server: asks, stops, retries, and follows the index while the page is open.
 * The only place where streams of questions are started and stopped. Draws nothing.
 */
import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import { ask as askServer, fetchArticles, fetchIndex } from './api.ts';
import type { AskEvent } from './ask-stream.ts';
import { frameQueue } from './frame-queue.ts';
import { followIndex } from './index-events.ts';
import { problemIn } from './problem.ts';
import { initialState, reduce } from './state.ts';
import type { Action, PageState } from './state.ts';
import { historyOf } from './turn-state.ts';

export interface Page {
  readonly state: PageState;
  readonly dispatch: (action: Action) => void;
  readonly ask: (question: string) => void;
  readonly retry: (turnId: string) => void;
  readonly stop: () => void;
  readonly clear: () => void;
}

/** `isAdding`: whether the page itself is adding articles, and tells of them in its own place. */
export function usePage(isAdding: () => boolean): Page {
  const [state, dispatch] = useReducer(reduce, initialState);
  const latest = useRef(state);
  latest.current = state;
  const running = useRef<{ id: string; abort: AbortController } | undefined>(undefined);

  const stream = useCallback(async (id: string, question: string, before: PageState['turns']): Promise<void> => {
    const abort = new AbortController();
    running.current = { id, abort };
    const queue = frameQueue((event: AskEvent) => dispatch({ type: 'streamed', id, event }));
    try {
      for await (const event of askServer(question, historyOf(before), abort.signal)) {
        queue.add(event);
      }
    } catch (fault) {
      queue.flush();
      dispatch(abort.signal.aborted ? { type: 'stopped', id } : { type: 'failed', id, problem: problemIn(fault) });
    } finally {
      queue.flush();
      if (running.current?.id === id) running.current = undefined;
    }
  }, []);

  const stop = useCallback(() => running.current?.abort.abort(), []);

  const ask = useCallback(
    (question: string) => {
      const id = crypto.getRandomValues(new Uint32Array(2)).join('-');
      const before = latest.current.turns;
      dispatch({ type: 'asked', id, question });
      void stream(id, question, before);
    },
    [stream],
  );

  const retry = useCallback(
    (id: string) => {
      const { turns } = latest.current;
      const at = turns.findIndex((turn) => turn.id === id);
      const turn = turns[at];
      if (turn === undefined || running.current !== undefined) return;
      dispatch({ type: 'retried', id });
      void stream(id, turn.question, turns.slice(0, at));
    },
    [stream],
  );

  const clear = useCallback(() => {
    stop();
    dispatch({ type: 'conversation-cleared' });
  }, [stop]);

  useEffect(() => followServer(dispatch, isAdding), [isAdding]);

  return { state, dispatch, ask, retry, stop, clear };
}

/** The list is fetched anew on every connection: what happened while nobody listened is found by comparing. */
function followServer(dispatch: (action: Action) => void, isAdding: () => boolean): () => void {
  const fetchList = async (): Promise<void> => {
    try {
      // In this order, so that the list is never older than the state that it is taken for.
      const index = await fetchIndex();
      dispatch({ type: 'articles-fetched', index, articles: await fetchArticles() });
    } catch {
      dispatch({ type: 'fetch-failed' });
    }
  };
  return followIndex({
    onState: (index) => {
      dispatch({ type: 'connected', index });
      void fetchList();
    },
    onProgress: (progress) => dispatch({ type: 'progressed', progress }),
    onChange: (change) => {
      dispatch({ type: 'changed', change, quiet: isAdding() });
      // Counts that a change does not carry, such as passages and failures.
      fetchIndex().then(
        (index) => dispatch({ type: 'index-fetched', index }),
        () => undefined,
      );
    },
    onLost: () => dispatch({ type: 'connection-lost' }),
  });
}
