/**
 * Follows what happens to the index (GET /api/events) for as long as the page is open.
 * By fetch, because EventSource sends no token. Promises to come back after every break, and as soon as a token is
 * given; each new connection begins with the state.
 */
import type { IndexChange, IndexProgress, IndexState } from '../../../src/store/index-report.ts';
import type { ConversationChange } from '../../../src/store/stored-conversation.ts';
import { authorization, hasToken, whenTokenGiven } from './access.ts';
import { isConversationChange, isIndexChange, isIndexProgress, isIndexState } from './guards.ts';
import { eventReader } from './server-events.ts';

export interface IndexListener {
  readonly onState: (state: IndexState) => void;
  readonly onProgress: (progress: IndexProgress) => void;
  readonly onChange: (change: IndexChange) => void;
  readonly onConversation: (change: ConversationChange) => void;
  readonly onLost: () => void;
  /** The server asks for a token; `refused`: the one that was sent is not it. */
  readonly onLocked: (refused: boolean) => void;
}

const retryMilliseconds = 3000;
/** The server says something every 15 s; a connection that is silent for longer is dead. */
const silenceMilliseconds = 45_000;

/** Returns the function that stops following. */
export function followIndex(listener: IndexListener): () => void {
  const stop = new AbortController();
  const follow = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const outcome = await followOnce(listener, stop.signal).catch(() => 'lost' as const);
      if (stop.signal.aborted) return;
      if (outcome === 'locked') {
        listener.onLocked(hasToken());
        await tokenGiven(stop.signal);
      } else {
        listener.onLost();
        await pause(stop.signal);
      }
    }
  };
  void follow();
  return () => stop.abort();
}

async function followOnce(listener: IndexListener, stopped: AbortSignal): Promise<'lost' | 'locked'> {
  const end = new AbortController();
  stopped.addEventListener('abort', () => end.abort(), { signal: end.signal });
  const response = await fetch('/api/events', {
    headers: { Accept: 'text/event-stream', ...authorization() },
    signal: end.signal,
  });
  if (response.status === 401) return 'locked';
  if (!response.ok || response.body === null) return 'lost';
  const eventsIn = eventReader();
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const timer = setTimeout(() => end.abort(), silenceMilliseconds);
    const { done, value } = await reader.read().finally(() => clearTimeout(timer));
    if (done) return 'lost';
    for (const { name, data } of eventsIn(decoder.decode(value, { stream: true }))) tell(listener, name, data);
  }
}

function tell(listener: IndexListener, name: string, text: string): void {
  const data: unknown = JSON.parse(text);
  if (name === 'state' && isIndexState(data)) listener.onState(data);
  else if (name === 'progress' && isIndexProgress(data)) listener.onProgress(data);
  else if (name === 'change' && isIndexChange(data)) listener.onChange(data);
  else if (name === 'conversation' && isConversationChange(data)) listener.onConversation(data);
}

async function pause(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, retryMilliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function tokenGiven(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const forget = whenTokenGiven(() => {
      forget();
      resolve();
    });
    signal.addEventListener('abort', () => {
      forget();
      resolve();
    });
  });
}
