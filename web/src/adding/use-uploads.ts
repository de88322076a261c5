/**
 * The queue of what is being added: two at a time, each with its own end, so that one bad file holds up no other.
 * Cancelling and retrying work on one at a time. Draws nothing.
 */
import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import { newId } from '../state/new-id.ts';
import { sendArticles } from './send-articles.ts';
import { newUpload, reduceUploads } from './uploads.ts';
import type { Source, Upload } from './uploads.ts';

/** Sent at once; more would only share the same line and the same reading processes. */
const together = 2;

export interface Uploads {
  readonly uploads: readonly Upload[];
  readonly add: (sources: readonly Source[]) => void;
  readonly cancel: (id: string) => void;
  readonly retry: (id: string) => void;
  readonly clear: () => void;
  /** Whether these articles, by id, are told of here: while one is being sent its id is not known yet. */
  readonly tellsOf: (ids: readonly string[]) => boolean;
}

export function useUploads(): Uploads {
  const [uploads, dispatch] = useReducer(reduceUploads, []);
  const running = useRef(new Map<string, AbortController>());
  // The server tells of an article before or after it answers the request that added it.
  const added = useRef(new Set<string>());

  const start = useCallback(async (id: string, source: Source): Promise<void> => {
    const abort = new AbortController();
    running.current.set(id, abort);
    const phase = await sendArticles(source, (told) => dispatch({ type: 'moved', id, phase: told }), abort.signal);
    if (phase.kind === 'done') for (const article of phase.articles) added.current.add(article.id);
    running.current.delete(id);
    dispatch({ type: 'moved', id, phase });
  }, []);

  useEffect(() => {
    for (const { id, source, phase } of uploads) {
      if (running.current.size >= together) return;
      if (phase.kind === 'waiting' && source !== undefined && !running.current.has(id)) void start(id, source);
    }
  }, [uploads, start]);

  const add = useCallback((sources: readonly Source[]) => {
    if (sources.length > 0) dispatch({ type: 'added', uploads: sources.map((source) => newUpload(newId(), source)) });
  }, []);
  const cancel = useCallback((id: string) => {
    running.current.get(id)?.abort();
    dispatch({ type: 'moved', id, phase: { kind: 'cancelled' } });
  }, []);
  const retry = useCallback((id: string) => dispatch({ type: 'moved', id, phase: { kind: 'waiting' } }), []);
  const clear = useCallback(() => dispatch({ type: 'cleared' }), []);

  const tellsOf = useCallback(
    (ids: readonly string[]) => running.current.size > 0 || ids.every((id) => added.current.has(id)),
    [],
  );

  return { uploads, add, cancel, retry, clear, tellsOf };
}
