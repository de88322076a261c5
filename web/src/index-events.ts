/**
 * Follows what happens to the index (GET /api/events) for as long as the page is open.
 * Promises to come back after every break: EventSource does so by itself after a lost connection, but gives up when the
 * server answers with an error, so this starts a new one then. Each new connection begins with the state.
 */
import type { IndexChange, IndexProgress, IndexState } from '../../src/domain.ts';
import { isIndexChange, isIndexProgress, isIndexState } from './guards.ts';

export interface IndexListener {
  readonly onState: (state: IndexState) => void;
  readonly onProgress: (progress: IndexProgress) => void;
  readonly onChange: (change: IndexChange) => void;
  readonly onLost: () => void;
}

const retryMilliseconds = 3000;

/** Returns the function that stops following. */
export function followIndex(listener: IndexListener): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const connect = (): void => {
    const events = new EventSource('/api/events');
    source = events;
    const on = (name: string, take: (data: unknown) => void): void => {
      events.addEventListener(name, (event: MessageEvent<string>) => take(JSON.parse(event.data)));
    };
    on('state', (data) => isIndexState(data) && listener.onState(data));
    on('progress', (data) => isIndexProgress(data) && listener.onProgress(data));
    on('change', (data) => isIndexChange(data) && listener.onChange(data));
    events.addEventListener('error', () => {
      listener.onLost();
      if (events.readyState !== EventSource.CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(connect, retryMilliseconds);
    });
  };

  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
